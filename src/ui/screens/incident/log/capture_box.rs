//! The capture box: one field for everything, with the kinds beside it.

use crate::domain::capture::Kind;
use crate::evidence::came_at_once;
use crate::ui::kit::field::{holds, shows};
use crate::ui::kit::file_picker::FilePicker;
use crate::ui::kit::handlers::{pressed, submitted};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::signals::{Choice, text};
use crate::ui::parts::typed_time::TimeHint;
use crate::ui::platform::js::{self, warn_unless};
use crate::ui::platform::picture::{Brought, brought};
use crate::ui::platform::twice::{Once, was_just_said};
use crate::ui::screens::incident::log::caption::{CaptionLine, Captioning};
use crate::ui::screens::incident::log::commands::{CommandList, Commands};
use crate::ui::screens::incident::log::kinds::{KindButtons, OfferedKinds};
use crate::ui::screens::incident::log::paste::{FileLines, Outcome, PasteLines, PasteState};
use crate::ui::screens::incident::log::picture::{Target, take, take_chosen, take_dropped};
use crate::ui::screens::incident::log::preview::preview;
use crate::ui::screens::incident::log::submit;
use crate::ui::state::session::Session;
use leptos::html::Textarea;
use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};

const DRAFT: &str = "log-entry";

/// What can be chosen by the button: files of lines, and pictures.
const FILES: &str =
    ".log,.txt,.out,.err,.jsonl,.ndjson,.csv,text/*,image/png,image/jpeg,image/webp,image/gif";

/// The box with its buttons. Enter adds, Shift+Enter breaks the line.
#[component]
pub fn CaptureBox(session: Session) -> impl IntoView {
    let words = session.drafts().field(DRAFT);
    let chosen = Choice::new(&Kind::ALL, Kind::Note);
    let refused = RwSignal::new(None::<String>);
    let taking = RwSignal::new(String::new());
    let area = NodeRef::<Textarea>::new();
    let paste_in = StoredValue::new(None::<PasteState>);
    let write = move |typed: String| {
        let paste = paste_in.get_value();
        words.set(typed.clone());
        paste.iter().for_each(|paste| paste.typed(&typed));
        let draft = paste.map_or(Some(typed.clone()), |paste| paste.draft_of(&typed));
        draft.iter().for_each(|draft| session.drafts().keep(DRAFT, draft));
    };
    let paste = PasteState::new(session, words, Callback::new(write));
    paste_in.set_value(Some(paste));
    let captioning = Captioning::new(session);
    let offered = OfferedKinds::new(session);
    let shown = move || words.with(|t| Kind::typed(t)).unwrap_or(chosen.get());
    let submitted_as = move |typed: &str, kind: Kind| {
        captioning.take(typed, kind).unwrap_or_else(|| submit::submit(session, typed, kind))
    };
    let add = move || {
        let done = match paste.add(chosen.get_untracked()) {
            Outcome::Waits => return,
            Outcome::Added => Ok(()),
            Outcome::Refused(why) => Err(why),
            Outcome::NotPasted => submitted_as(&words.get_untracked(), chosen.get_untracked()),
        };
        match done {
            Ok(()) => {
                offered.used(untrack(shown));
                write(String::new());
                chosen.set(Kind::Note);
                refused.set(None);
            }
            Err(why) => refused.set(Some(why)),
        }
    };
    let refocus = move || {
        area.get_untracked().iter().for_each(|area| warn_unless(area.focus().is_ok()));
    };
    let write_in = Callback::new(write);
    let commands = Commands::new(session, words, write_in);
    let target = Target { session, words, chosen, refused, taking, write: write_in, file: paste.file() };
    let entered = Once::new();
    let act = move |event: KeyboardEvent| {
        if commands.pressed(&event) {
            event.prevent_default();
            return;
        }
        if event.key() == "Enter" && !event.shift_key() {
            event.prevent_default();
            let is_empty = words.with_untracked(|words| words.trim().is_empty());
            let is_late = is_empty && was_just_said(&event);
            if !is_late && !entered.is_again(&event) {
                add();
            }
        }
    };
    let typed = move |event: Event| {
        let typed = event_target_value(&event);
        let how = js::get(&event, "inputType").as_string();
        let is_block = words.with_untracked(|b| came_at_once(how.as_deref().unwrap_or_default(), b, &typed));
        match how {
            _ if !is_block => {}
            Some(_) => paste.begin(),
            // The page hands over what was typed before the program came, and is in the draft.
            None => paste.look_at(),
        }
        refused.set(None);
        write(typed);
        commands.typed();
    };
    let heard: Box<dyn FnMut(Event)> = Box::new(typed);
    take_dropped(target);
    let lines = text(move || words.with(|t| t.lines().count()).clamp(2, 10).to_string());
    let hint = move || words.with(|text| preview(session, text, chosen.get(), session.now().get()));
    let put = Callback::new(move |line: String| {
        refused.set(None);
        write(line);
        refocus();
    });
    let choose = Callback::new(move |kind: Kind| {
        chosen.set(if chosen.get_untracked() == kind { Kind::Note } else { kind });
        refocus();
    });
    let add_and_stay = move || {
        refocus();
        add();
    };
    let mut pasted = take(target);
    view! {
        <form class="capture" on:submit=submitted(add_and_stay)>
            <Refusal why=refused />
            <CommandList commands />
            <CaptionLine captioning />
            <p class="meta taking" role="status" use:shows=Signal::from(taking)></p>
            <textarea
                id="log-entry"
                class="field"
                rows=lines
                dir="auto"
                aria-label="Log entry"
                placeholder="What do you see? What did you try?"
                aria-autocomplete="list"
                aria-controls="slashes"
                aria-activedescendant=commands.active()
                node_ref=area
                use:holds=Signal::from(words)
                on:input=heard
                on:keydown=pressed(act)
                on:paste=move |event| {
                    let event: Event = event.into();
                    if matches!(brought(&event), Brought::NoFile) {
                        paste.begin();
                    }
                    pasted(event);
                }
            ></textarea>
            <div class="capture-file">
                <FilePicker
                    class="quiet small"
                    name="File…"
                    accept=FILES
                    chosen=move |field: HtmlInputElement| take_chosen(target, &field)
                />
            </div>
            <TimeHint hint=Signal::derive(hint) put />
            <FileLines state=paste />
            <PasteLines state=paste add=Callback::new(move |()| add()) />
            <div class="capture-row">
                <KindButtons offered shown=Signal::derive(shown) choose />
                <button type="submit" class="primary push">
                    "Add to log"
                    <kbd aria-hidden="true">"↵"</kbd>
                </button>
            </div>
        </form>
    }
}
