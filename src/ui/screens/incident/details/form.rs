//! The few shapes that the forms of the details are made of.

use crate::domain::time_expression::{TimeError, Wanted};
use crate::domain::{Command, Detail, Rejected, Stamp, Timestamp};
use crate::ui::kit::dom::{Child, El, Handler, View, el};
use crate::ui::kit::lean::{click, click_once, effect, keys, options, value};
use crate::ui::parts::typed_time::{field_hint, in_scene};
use crate::ui::platform::{clipboard, clock};
use crate::ui::state::session::Session;
use crate::ui::text::time_error::refused;
use crate::ui::text::words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast as _;

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
        let draft = session.draft(id);
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

    /// What was typed has been taken: it is no draft any more, and stays in sight.
    pub fn taken(self) {
        self.keep("");
    }

    fn keep(self, words: &str) {
        self.session.keep_draft(self.id, words);
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

    /// One line, with its label above it.
    pub fn line(self, label: &'static str, example: &'static str) -> El {
        labelled(label, self.input(label, example))
    }

    /// One line for a time, with what it will be taken for below it.
    pub fn time(self, label: &'static str, example: &'static str, wanted: Wanted) -> El {
        let put = Callback::new(move |words: String| self.typed(words));
        el("div").class("details-field").child(self.line(label, example)).child(field_hint(
            move || self.follow(),
            wanted,
            put,
        ))
    }

    /// One line that offers `names`, too.
    pub fn line_of(self, label: &'static str, names: &[&'static str]) -> El {
        let list = format!("{}-names", self.id);
        let offered =
            names.iter().map(|name| el("option").attr("value", *name).view()).collect::<Vec<View>>();
        labelled(label, self.input(label, "").attr("list", list.clone()))
            .child(el("datalist").attr("id", list).child(offered))
    }

    fn input(self, label: &'static str, example: &'static str) -> El {
        el("input")
            .attr("id", self.id)
            .class("field")
            .attr("type", "text")
            .attr("aria-label", label)
            .attr("autocomplete", "off")
            .attr("placeholder", example)
            .value(self.words)
            .on("input", value(move |words| self.typed(words)))
    }

    /// Several lines, as they are typed.
    pub fn lines(self, label: &'static str, example: &'static str) -> El {
        labelled(
            label,
            el("textarea")
                .attr("id", self.id)
                .class("field script")
                .attr("rows", "3")
                .attr("spellcheck", "false")
                .attr("aria-label", label)
                .attr("placeholder", example)
                .value(self.words)
                .on("input", value(move |words| self.typed(words))),
        )
    }
}

/// A field with its label above it.
pub fn labelled(label: &'static str, field: impl Child) -> El {
    el("label").class("details-field").child(el("span").class("label").child(label)).child(field)
}

/// One of a few, by its place among them.
pub fn pick(label: &'static str, names: &[&'static str], place: RwSignal<usize>) -> El {
    let all: Vec<&'static str> = names.into();
    let first = all.get(place.get_untracked()).copied().unwrap_or_default();
    let chosen = move |event: web_sys::Event| {
        let select = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlSelectElement>().ok());
        select.iter().for_each(|select| place.set(usize::try_from(select.selected_index()).unwrap_or(0)));
    };
    let select = el("select").class("field").attr("aria-label", label).child(options(&all, first));
    labelled(label, select.on("change", Box::new(chosen)))
}

/// A part of the details under its heading.
pub fn part(heading: &'static str) -> El {
    el("section").class("details-part").attr("aria-label", heading).child(el("h3").child(heading))
}

/// What Escape does.
pub fn on_escape(mut act: impl FnMut() + 'static) -> Handler {
    keys(move |event| {
        if event.key() == "Escape" {
            event.stop_propagation();
            act();
        }
    })
}

/// A button that does something.
pub fn button(class: &'static str, name: &'static str, act: impl FnMut() + 'static) -> View {
    el("button").attr("type", "button").class(class).child(name).on("click", click(act)).view()
}

/// A button that says something of the incident.
pub fn button_once(class: &'static str, name: &'static str, act: impl FnMut() + 'static) -> View {
    el("button").attr("type", "button").class(class).child(name).on("click", click_once(act)).view()
}

/// Fields or buttons side by side.
pub fn row(parts: Vec<View>) -> View {
    el("div").class("details-row").child(parts).view()
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

/// An instant as it can be typed again.
pub fn typeable(at: Timestamp) -> String {
    const NEAR_MILLIS: i64 = 11 * 3_600_000;
    let (day, hour) = (at.utc().date(), at.utc().clock());
    // A clock by itself is the last one of that name, or the next.
    if clock::now().since(at).abs() < NEAR_MILLIS {
        format!("{hour} UTC")
    } else {
        format!("{day} {hour} UTC")
    }
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
