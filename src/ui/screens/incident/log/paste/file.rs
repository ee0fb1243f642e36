//! A file of lines that was dropped: read in the worker, and only the lines that are ticked are logged.

use super::PasteState;
use super::entries::Entries;
use super::line::ZoneLine;
use super::log::{past, said};
use crate::domain::capture::Kind;
use crate::domain::time_expression::Wanted;
use crate::domain::{Paste, Timestamp, Zone as _};
use crate::evidence::service::messages::{FileAnswer, FileQuestion, PastedPart};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{TextField, shows};
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::{clicked, clicked_once, pressed};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::{Anew, Shown};
use crate::ui::kit::signals::{aria, effect, flag, text};
use crate::ui::parts::typed_time::in_scene;
use crate::ui::platform::clock;
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::incident::log::submit;
use crate::ui::state::file_reader::FileReader;
use crate::ui::state::session::pasting::PastedEntry;
use crate::ui::text::words;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::File;

/// The file, while one is looked at; anew for each.
#[component]
pub fn FileLines(state: PasteState) -> impl IntoView {
    let panel = move || {
        state.file().get().map(|file| view! { <FilePanel state file=StoredValue::new_local(file) /> })
    };
    view! { <Anew>{panel()}</Anew> }
}

impl PasteState {
    /// What is too long for the box is looked at as a file is; it stays in the box.
    pub(super) fn as_file(self) {
        let words = js_sys::Array::of1(&JsValue::from_str(&self.words.get_untracked()));
        match File::new_with_str_sequence(&words, "The pasted text") {
            Ok(file) => self.file().set(Some(file)),
            Err(_) => self.session().say("The browser could not take it as a file."),
        }
    }
}

/// What lines are wanted, as it is typed.
#[derive(Clone, Copy)]
struct Filter {
    from: RwSignal<String>,
    to: RwSignal<String>,
    contains: RwSignal<String>,
}

impl Filter {
    /// A time that was typed; none where half of one is.
    fn time(typed: RwSignal<String>) -> Option<Timestamp> {
        typed.with(|typed| in_scene(clock::now(), |scene| scene.whole(typed.trim(), Wanted::Behind).ok()))
    }
}

#[component]
fn FilePanel(state: PasteState, file: StoredValue<File, LocalStorage>) -> impl IntoView {
    let (name, size) = file.with_value(|file| (file.name(), file.size()));
    let filter = Filter {
        from: RwSignal::new(String::new()),
        to: RwSignal::new(String::new()),
        contains: RwSignal::new(String::new()),
    };
    let number = StoredValue::new(0_u64);
    let question = move || {
        number.update_value(|number| *number += 1);
        let question = FileQuestion {
            file: number.get_value(),
            now: clock::now(),
            zone: LocalZone::current().name().to_owned(),
            chosen: state.chosen_zones(),
            from: Filter::time(filter.from),
            to: Filter::time(filter.to),
            contains: filter.contains.get(),
        };
        serde_json::to_string(&question).unwrap_or_default()
    };
    let reader = FileReader::start(file.get_value(), question);
    let answer = reader.answer();
    let left_out = RwSignal::new(Vec::new());
    effect(move || left_out.set((0..answer.with(|answer| answer.parts.len())).collect()));
    let is_read = flag(move || answer.with(|answer| answer.file > 0 && answer.refused.is_empty()));
    let (said_name, own_name) = (name.clone(), StoredValue::new(name.clone()));
    let said = text(move || {
        if reader.is_missing().get() {
            return format!("{said_name} could not be read here. Paste the lines that matter.");
        }
        answer.with(|answer| match (answer.refused.is_empty(), answer.said.is_empty()) {
            (false, _) => answer.refused.clone(),
            (true, true) => {
                // A number without a point: what writes floats is not in the program.
                let percent = (answer.read as f64 / size.max(1.0) * 100.0).min(100.0).round() as u8;
                format!("Reading {said_name}: {percent} %")
            }
            (true, false) => format!("{said_name}: {}", answer.said),
        })
    });
    let put_away = move || {
        state.file().set(None);
        focus("log-entry");
    };
    let end = text(move || if is_read.get() { "Put away".to_owned() } else { "Cancel".to_owned() });
    let questions = move || {
        let answer = answer.get();
        answer.questions.iter().cloned().map(|question| view! { <ZoneLine state question /> }).collect_view()
    };
    view! {
        <div class="paste-lines paste-file" role="group" aria-label=format!("Lines of {name}")>
            <p class="meta reading">
                <span role="status" dir="auto" use:shows=said></span>
                <Button class="quiet small" press=clicked(put_away)>
                    <span use:shows=end></span>
                </Button>
            </p>
            <Anew>{questions()}</Anew>
            <Shown when=is_read>
                <Chosen state name=own_name filter answer=Signal::derive(move || (*answer.get()).clone()) left_out />
            </Shown>
        </div>
    }
}

/// Which lines are shown, which are ticked, and the button that logs them.
#[component]
fn Chosen(
    state: PasteState,
    /// The file's name.
    name: StoredValue<String>,
    filter: Filter,
    answer: Signal<FileAnswer>,
    left_out: RwSignal<Vec<usize>>,
) -> impl IntoView {
    let keeps_secrets = RwSignal::new(false);
    let refused = RwSignal::new(None::<String>);
    let parts = Signal::derive(move || {
        let keeps = keeps_secrets.get();
        answer.with(|answer| answer.parts.iter().map(|part| shown(part, keeps)).collect::<Vec<PastedPart>>())
    });
    let found = text(move || {
        answer.with(|answer| match (answer.found, answer.parts.len()) {
            (0, _) => "No line is as you asked.".to_owned(),
            (found, shown) if found > shown => {
                format!("The first {shown} of {found} are shown: say more of what you look for.")
            }
            (found, _) => format!("{found} shown"),
        })
    });
    let many = move || parts.with(Vec::len).saturating_sub(left_out.with(Vec::len));
    let log = text(move || match many() {
        1 => "Log 1 line".to_owned(),
        many => format!("Log {many} lines"),
    });
    let add = move || {
        let left_out = left_out.get_untracked();
        let ticked =
            parts.get_untracked().into_iter().enumerate().filter(|(place, _)| !left_out.contains(place));
        let paste = Paste { file: name.get_value(), zones: answer.get_untracked().zones, ..Paste::default() };
        match log_lines(state, paste, ticked.map(|(_, part)| part).collect()) {
            Ok(()) => {
                state.file().set(None);
                focus("log-entry");
            }
            Err(why) => refused.set(Some(why)),
        }
    };
    let has_secrets =
        flag(move || answer.with(|answer| answer.parts.iter().any(|part| !part.masked.is_empty())));
    // It stands in the form of the box, whose Enter adds.
    let only_here = || {
        pressed(|event| {
            if event.key() == "Enter" {
                event.prevent_default()
            }
        })
    };
    view! {
        <div class="paste-filter">
            <TextField name="From" hint="02:40" words=filter.from on:keydown=only_here() />
            <TextField name="To" hint="03:10" words=filter.to on:keydown=only_here() />
            <TextField name="With the words" hint="timeout" words=filter.contains on:keydown=only_here() />
        </div>
        <p class="meta" role="status" use:shows=found></p>
        <Shown when=has_secrets>
            <div class="paste-choices" role="group" aria-label="Secrets">
                <span class="meta">"What opens a door in these lines:"</span>
                <button type="button" class="kind-button" aria-pressed=aria(move || !keeps_secrets.get()) on:click=clicked(move || keeps_secrets.set(false))>
                    "Mask"
                </button>
                <button type="button" class="kind-button" aria-pressed=aria(move || keeps_secrets.get()) on:click=clicked(move || keeps_secrets.set(true))>
                    "Keep as it is"
                </button>
            </div>
        </Shown>
        <Refusal why=refused />
        <Button class="primary small" press=clicked_once(add) attr:disabled=flag(move || many() == 0)>
            <span use:shows=log></span>
        </Button>
        <Entries parts left_out />
    }
}

/// A line as it is shown and logged: what opens a door is masked unless it is to be kept.
fn shown(part: &PastedPart, keeps_secrets: bool) -> PastedPart {
    let mut part = part.clone();
    let masked = std::mem::take(&mut part.masked);
    if !masked.is_empty() && !keeps_secrets {
        part.text = masked;
    }
    part
}

/// Logs the lines that are ticked. `paste` says where they are from.
fn log_lines(state: PasteState, mut paste: Paste, ticked: Vec<PastedPart>) -> Result<(), String> {
    let text = &mut paste.text;
    let mut entries = Vec::with_capacity(ticked.len());
    for part in &ticked {
        let span = (text.len(), text.len() + part.text.len());
        text.push_str(&part.text);
        text.push('\n');
        let command = submit::entry(Kind::Note, &said(part))?;
        entries.push(PastedEntry { command, happened: past(part.at), until: None, span });
    }
    let many = entries.len();
    state.session().log_pasted(paste, entries).map_err(|rejected| words::rejected(&rejected))?;
    state.session().say(&super::log::logged(many));
    Ok(())
}
