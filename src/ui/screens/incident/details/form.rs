//! The few shapes that the forms of the details are made of.

use crate::domain::time_expression::{TimeError, Wanted};
use crate::domain::{Command, Detail, Rejected, Stamp, Timestamp};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{holds, shows};
use crate::ui::kit::handlers::{clicked, valued};
use crate::ui::kit::options::Options;
use crate::ui::kit::signals::{effect, text};
use crate::ui::parts::labelled::Labelled;
use crate::ui::parts::time_choices::TimeChoices;
use crate::ui::parts::typed_time::{FieldTimeHint, in_scene};
use crate::ui::platform::{clipboard, clock};
use crate::ui::state::session::Session;
use crate::ui::text::time_error::refused;
use crate::ui::text::words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A text field whose words are kept with every key. Copies are the same field.
#[derive(Clone, Copy)]
pub struct Typed {
    session: Session,
    id: &'static str,
    words: RwSignal<String>,
    /// What is kept of it; other tabs, the mirror and a redaction change it, too.
    draft: RwSignal<String>,
    kept: StoredValue<String>,
}

impl Typed {
    /// The field with that id, which is its name among the drafts too.
    pub fn new(session: Session, id: &'static str) -> Typed {
        let draft = session.drafts().field(id);
        let first = draft.get_untracked();
        let typed =
            Typed { session, id, words: RwSignal::new(first.clone()), draft, kept: StoredValue::new(first) };
        effect(move || {
            let now = draft.get();
            if typed.kept.get_value() != now {
                typed.kept.set_value(now.clone());
                typed.words.set(now);
            }
        });
        typed
    }

    /// What stands in it.
    pub fn get(self) -> String {
        self.words.get_untracked()
    }

    /// What stands in it, for whoever follows it.
    pub fn follow(self) -> String {
        self.words.get()
    }

    /// Shows words that are known already, where nothing was typed.
    pub fn show(self, words: String) {
        if self.get().is_empty() && !words.is_empty() {
            self.words.set(words);
        }
    }

    /// Shows words that are known anew, where nothing is being typed.
    pub fn renew(self, words: String) {
        if self.kept.with_value(String::is_empty) && self.get() != words {
            self.words.set(words);
        }
    }

    /// What was typed has been taken: it is no draft any more, and stays in sight.
    pub fn taken(self) {
        self.keep("");
    }

    fn keep(self, words: &str) {
        self.session.drafts().keep(self.id, words);
        self.kept.set_value(words.to_owned());
        self.draft.set(words.to_owned());
    }

    /// Empties it.
    pub fn clear(self) {
        self.taken();
        self.words.set(String::new());
    }

    fn typed(self, words: String) {
        self.keep(&words);
        self.words.set(words);
    }
}

/// One line, with its label above it; it offers `names`, too.
#[component]
pub fn TypedLine(
    /// What is typed in it.
    field: Typed,
    /// What it is called.
    label: &'static str,
    /// What may be written in it.
    #[prop(optional)]
    example: &'static str,
    /// What it offers.
    #[prop(optional)]
    names: &'static [&'static str],
) -> impl IntoView {
    let list = (!names.is_empty()).then(|| format!("{}-names", field.id));
    let offered = list.clone().map(|list| {
        let options = names.iter().map(|name| view! { <option value=*name></option> }).collect_view();
        view! { <datalist id=list>{options}</datalist> }
    });
    view! {
        <Labelled label>
            <input
                id=field.id
                class="field"
                type="text"
                dir="auto"
                aria-label=label
                autocomplete="off"
                placeholder=example
                list=list
                use:holds=Signal::from(field.words)
                on:input=valued(move |words| field.typed(words))
            />
            {offered}
        </Labelled>
    }
}

/// One line for a time, with times to choose from beside it, and what it will be taken for below it.
#[component]
pub fn TypedTime(
    /// What is typed in it.
    field: Typed,
    /// What it is called.
    label: &'static str,
    /// Times that may be written in it.
    example: &'static str,
    /// Whether it lies behind or ahead.
    wanted: Wanted,
) -> impl IntoView {
    let put = Callback::new(move |words: String| field.typed(words));
    view! {
        <div class="details-field">
            <div class="time-row">
                <TypedLine field label example />
                <TimeChoices label wanted put />
            </div>
            <FieldTimeHint words=field.words wanted put />
        </div>
    }
}

/// Several lines, as they are typed.
#[component]
pub fn TypedLines(
    /// What is typed in them.
    field: Typed,
    /// What they are called.
    label: &'static str,
    /// What may be written in them.
    example: &'static str,
) -> impl IntoView {
    view! {
        <Labelled label>
            <textarea
                id=field.id
                class="field script"
                dir="auto"
                rows="3"
                spellcheck="false"
                aria-label=label
                placeholder=example
                use:holds=Signal::from(field.words)
                on:input=valued(move |words| field.typed(words))
            ></textarea>
        </Labelled>
    }
}

/// One of a few, by its place among them.
#[component]
pub fn Pick(
    /// What is chosen.
    label: &'static str,
    /// What there is to choose from.
    #[prop(into)]
    names: Vec<&'static str>,
    /// Which one it is.
    place: RwSignal<usize>,
) -> impl IntoView {
    let first = names.get(place.get_untracked()).copied().unwrap_or_default();
    let all = StoredValue::new(names.clone());
    let chosen =
        text(move || all.with_value(|all| all.get(place.get()).copied().unwrap_or_default().to_owned()));
    let choose = move |name: String| {
        let at = all.with_value(|all| all.iter().position(|one| *one == name));
        at.into_iter().for_each(|at| place.set(at));
    };
    view! {
        <Labelled label>
            <select
                class="field"
                aria-label=label
                prop:value=chosen
                on:change=valued(choose)
            >
                <Options names selected=first />
            </select>
        </Labelled>
    }
}

/// A part of a section under its heading.
#[component]
pub fn Part(
    /// What it is called.
    heading: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="details-part" aria-label=heading>
            <h4>{heading}</h4>
            {children()}
        </section>
    }
}

/// What is known now, as somebody said it.
#[component]
pub fn Said(
    /// It.
    words: Signal<String>,
) -> impl IntoView {
    view! { <p dir="auto" translate="no" class="details-said" use:shows=words></p> }
}

/// A row of a list of what was said, with a button that takes it back.
#[component]
pub fn Stated(
    session: Session,
    /// What it is in the incident.
    id: Stamp,
    /// It.
    words: Signal<String>,
) -> impl IntoView {
    view! {
        <li>
            <span dir="auto" translate="no" use:shows=words></span>
            <Button class="quiet small" press=clicked(move || session.ask(Command::Retract(id)))>
                "Remove"
            </Button>
        </li>
    }
}

/// Fields or buttons side by side.
#[component]
pub fn Row(children: Children) -> impl IntoView {
    view! { <div class="details-row">{children()}</div> }
}

/// Says something of the incident. That nothing would change is no refusal.
///
/// # Errors
/// The words for why it was refused.
pub fn tell(session: Session, detail: Detail) -> Result<(), String> {
    asked(session.dispatch(Command::Tell(detail))).map(drop)
}

/// The words for a refusal; that nothing would change is none.
///
/// # Errors
/// The words.
pub fn asked(result: Result<Stamp, Rejected>) -> Result<Option<Stamp>, String> {
    match result {
        Ok(stamp) => Ok(Some(stamp)),
        Err(Rejected::Unchanged) => Ok(None),
        Err(rejected) => Err(words::rejected(&rejected)),
    }
}

/// The instant that was typed and lies in the past, such as `02:40`, `02:40 UTC` or `10m`; `None`
/// where nothing was typed.
///
/// # Errors
/// The words for what is no time.
pub fn past(text: &str) -> Result<Option<Timestamp>, String> {
    instant(
        text,
        Wanted::Behind,
        "Write a time like 02:40 or 02:40 UTC, like 10m for ten minutes ago, or with its day: 2026-11-18 14:00.",
    )
}

/// The instant that was typed and lies ahead, such as `03:40`, `03:40 CET` or `20m`.
///
/// # Errors
/// The words for what is no time.
pub fn ahead(text: &str) -> Result<Option<Timestamp>, String> {
    instant(
        text,
        Wanted::Ahead,
        "Write a time to come like 03:40, 03:40 UTC or 03:40 CET, or like 20m for in twenty minutes.",
    )
}

fn instant(text: &str, wanted: Wanted, no_time: &str) -> Result<Option<Timestamp>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let read = in_scene(clock::now(), |scene| scene.whole(text, wanted));
    read.map(Some).map_err(|error| match error {
        TimeError::NoTime => no_time.to_owned(),
        other => refused(&other),
    })
}

/// Copies a text, and says so; where the browser refuses, the words are shown to be copied by hand.
/// `what` it is, as it is not for customers.
pub fn copy(session: Session, text: String, what: &'static str, said: &'static str) {
    let copying = clipboard::copy_inside(&text, what);
    spawn_local(async move {
        if copying.await {
            session.say(said);
        } else {
            session.say(&format!("The browser does not let this page copy. Select it here: {text}"));
        }
    });
}
