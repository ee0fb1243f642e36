//! The team's own words, and the rules that are off.

use crate::domain::merged_lines;
use crate::language::messages::{Action, GlossaryView};
use crate::ui::kit::button::Button;
use crate::ui::kit::escape::on_escape;
use crate::ui::kit::field::holds;
use crate::ui::kit::file_picker::FilePicker;
use crate::ui::kit::focus::once_made;
use crate::ui::kit::handlers::{clicked, submitted, valued};
use crate::ui::kit::show::{Each, Key, Shown};
use crate::ui::kit::signals::{aria, boxed_keys, effect, flag};
use crate::ui::platform::file;
use crate::ui::platform::js::warn_unless;
use crate::ui::screens::incident::update::wording::Wording;
use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlInputElement;

/// The largest glossary that is read, in bytes.
const LARGEST: usize = 1 << 20;
/// The lists, each with an example.
const LISTS: [(&str, &str); 3] = [
    ("Say it in other words", "kraken = the billing system"),
    ("Names that are public", "Atlas Maps"),
    ("Customers never to be named", "Example Foods"),
];

/// The button **Glossary and rules**, and what it opens.
#[component]
pub fn Glossary(wording: Wording) -> impl IntoView {
    let is_open = wording.is_glossary_open;
    let is_known = flag(move || wording.glossary.with(Option::is_some));
    let toggle = move || is_open.update(|open| *open = !*open);
    // What is typed into a list stays until that very list is another one, while the form is closed too.
    // Another tab may change it as well: what is typed here then stays beside that.
    let lists = [0, 1, 2].map(|at| {
        let kept = Memo::new(move |_| wording.shown(|shown| shown.lines[at].clone()));
        let list = List { typed: RwSignal::new(kept.get_untracked()), sent: StoredValue::new(None), kept };
        let before = StoredValue::new(kept.get_untracked());
        effect(move || {
            let now = kept.get();
            let typed = list.typed.get_untracked();
            let is_sent =
                list.sent.try_update_value(Option::take).flatten().is_some_and(|sent| sent == typed);
            let merged = if is_sent { now.clone() } else { merged_lines(&before.get_value(), &typed, &now) };
            before.set_value(now);
            list.typed.set(merged);
        });
        list
    });
    view! {
        <div>
            <Shown when=is_known>
                <Button
                    class="quiet small"
                    press=clicked(toggle)
                    attr:id="glossary"
                    attr:aria-expanded=aria(move || is_open.get())
                >
                    "Glossary and rules"
                </Button>
            </Shown>
            <Shown when=flag(move || is_open.get() && is_known.get())>
                <GlossaryForm wording lists />
            </Shown>
        </div>
    }
}

/// A list that is edited.
#[derive(Clone, Copy)]
struct List {
    /// What is typed into it.
    typed: RwSignal<String>,
    /// What of it was sent to be kept, until it comes back as it is kept.
    sent: StoredValue<Option<String>>,
    /// What is kept, as far as this tab knows.
    kept: Memo<String>,
}

#[component]
fn GlossaryForm(wording: Wording, lists: [List; 3]) -> impl IntoView {
    let first = NodeRef::<Textarea>::new();
    on_escape(move || wording.is_glossary_open.set(false));
    effect(move || hand_over(wording, lists[0].typed, first));
    let keep = move || {
        let [words, public_names, customers] = lists.map(|list| {
            let typed = list.typed.get_untracked();
            list.sent.set_value(Some(typed.clone()));
            typed
        });
        let before = lists.map(|list| list.kept.get_untracked());
        wording.request_action(Action::Glossary { words, public_names, customers, before });
    };
    let areas =
        LISTS.into_iter().zip(lists).enumerate().map(|(at, ((label, example), List { typed, .. }))| {
            let area = if at == 0 { first } else { NodeRef::new() };
            view! {
                <label class="label">
                    {label}
                    <textarea
                        dir="auto"
                        class="field"
                        rows="3"
                        placeholder=example
                        node_ref=area
                        use:holds=Signal::from(typed)
                        on:input=valued(move |words| typed.set(words))
                    ></textarea>
                </label>
            }
        });
    view! {
        <form class="panel" aria-label="Glossary and rules" on:submit=submitted(keep)>
            {areas.collect_view()}
            <div class="row">
                <button class="primary small">"Keep glossary"</button>
                <Button class="outline small" press=clicked(move || export(wording))>
                    "Export glossary"
                </Button>
                <Import wording />
                <Button class="quiet small" press=clicked(move || wording.is_glossary_open.set(false))>
                    "Close"
                </Button>
            </div>
            <RulesOff wording />
        </form>
    }
}

/// Puts a word that was handed over on a line of its own, for its public words to be typed.
fn hand_over(wording: Wording, typed: RwSignal<String>, area: NodeRef<Textarea>) {
    let word = wording.handed.get();
    let Some(area) = area.get().filter(|_| !word.is_empty()) else { return };
    typed.update(|lines| {
        let gap = if lines.is_empty() || lines.ends_with('\n') { "" } else { "\n" };
        lines.push_str(&[gap, &word, " = "].concat());
    });
    wording.handed.set(String::new());
    once_made(move || warn_unless(area.focus().is_ok()));
}

/// The rules that are off, each with a button that brings it back.
#[component]
fn RulesOff(wording: Wording) -> impl IntoView {
    let keys =
        boxed_keys(Box::new(move || wording.shown(|shown| shown.off.iter().map(Key::showing).collect())));
    let item = move |key: Key| {
        let off = wording.shown(|shown| shown.off.iter().find(|off| Key::showing(off) == key).cloned());
        let Some(off) = off else { return ().into_any() };
        let on = Action::On { rule: off.rule };
        view! {
            <li class="row">
                {off.title}
                <Button class="quiet small" press=clicked(move || wording.request_action(on.clone()))>
                    "Turn on"
                </Button>
            </li>
        }
        .into_any()
    };
    view! {
        <Shown when=flag(move || !keys.with(Vec::is_empty))>
            <ul aria-label="Rules that are off">
                <Each keys item=Callback::new(item) />
            </ul>
        </Shown>
    }
}

fn export(wording: Wording) {
    let text = wording.glossary.with_untracked(|shown| shown.as_ref().map(|shown| shown.file.clone()));
    if text.is_some_and(|text| file::download("glossary.json", "application/json", &text).is_err()) {
        wording.session.say("The browser refused to save the file.");
    }
}

/// The button **Import glossary**.
#[component]
fn Import(wording: Wording) -> impl IntoView {
    let chosen = move |input: HtmlInputElement| {
        spawn_local(async move {
            match file::read_chosen(input, LARGEST).await {
                Ok(file) => wording.request_action(Action::Import { file }),
                Err(file::ReadError::None) => {}
                Err(file::ReadError::NotUtf8 { line }) => wording.session.say(&format!(
                    "This file is not UTF-8 from line {line} on. Save it as UTF-8 in your editor, and take it again. Nothing was changed."
                )),
                Err(file::ReadError::TooLarge | file::ReadError::Unreadable) => {
                    wording.session.say("This file is too large for a glossary, or cannot be read.");
                }
            }
        });
    };
    view! {
        <FilePicker
            class="outline small"
            name="Import glossary"
            accept=".json,application/json"
            chosen
        />
    }
}

impl Wording {
    /// Something of the glossary and the rules that are off; the default of `T` before the first answer.
    fn shown<T: Default>(self, part: impl Fn(&GlossaryView) -> T) -> T {
        self.glossary.with(|shown| shown.as_ref().map(part).unwrap_or_default())
    }
}
