//! Small parts that the debrief is made of.

use crate::domain::{Command, DebriefCommand, EntryText};
use crate::ui::kit::dom::{El, View, Words, el};
use crate::ui::kit::lean::{refusal, submit, value};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// A field of one line whose words are kept as a draft.
pub fn field(
    session: Session,
    name: impl Into<Words>,
    hint: &'static str,
    draft: &str,
) -> (El, RwSignal<String>) {
    let words = session.draft(draft);
    let key = draft.to_owned();
    let typed = move |typed: String| {
        session.keep_draft(&key, &typed);
        words.set(typed);
    };
    let field = el("input")
        .class("field")
        .attr("type", "text")
        .attr("aria-label", name)
        .attr("autocomplete", "off")
        .attr("spellcheck", "true")
        .attr("placeholder", hint)
        .value(words)
        .on("input", value(typed));
    (field, words)
}

/// The same for something that is known and is being changed: where nothing was typed yet, it begins with
/// `now`, which is a draft from then on, so that a redaction reaches it.
pub fn changing(
    session: Session,
    name: &'static str,
    hint: &'static str,
    draft: &str,
    now: &str,
) -> (El, RwSignal<String>) {
    if !session.has_draft(draft) {
        session.keep_draft(draft, now);
    }
    field(session, name, hint, draft)
}

/// A field under its name, for those that are never empty and so show no hint.
pub fn labelled(label: &'static str, field: El) -> View {
    el("label").class("details-field").child(el("span").class("label").child(label)).child(field).view()
}

/// Asks for a change of the debrief; why it is refused.
pub fn ask(session: Session, command: DebriefCommand) -> Result<(), String> {
    session.dispatch(Command::Debrief(command)).map(drop).map_err(|rejected| words::rejected(&rejected))
}

/// A field and the button **Add**, which are emptied once what is in them was taken. `draft` is where
/// the words are kept meanwhile.
pub fn adder(
    session: Session,
    name: String,
    hint: &'static str,
    draft: String,
    command: impl Fn(EntryText) -> DebriefCommand + 'static,
) -> View {
    let refused = RwSignal::new(None::<String>);
    let (field, typed) = field(session, name.clone(), hint, &draft);
    let add = move || {
        let parsed = EntryText::parse(&typed.get_untracked()).map_err(words::text_error);
        match parsed.and_then(|text| ask(session, command(text))) {
            Ok(()) => {
                session.keep_draft(&draft, "");
                typed.set(String::new());
                refused.set(None);
            }
            Err(why) => refused.set(Some(why)),
        }
    };
    el("form")
        .class("adder")
        .child(field)
        .child(
            el("button")
                .attr("type", "submit")
                .class("outline small")
                .attr("aria-label", format!("Add: {name}"))
                .child("Add"),
        )
        .child(refusal(refused))
        .on("submit", submit(add))
        .view()
}
