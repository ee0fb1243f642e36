//! Small parts that the pane is made of.

use crate::domain::{Command, Leaning, Stamp, State, Theory};
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::lean::Key;
use crate::ui::kit::lean::{click, list_of, options, text, value, when_said};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// A quiet button of some name.
pub fn button(class: &'static str, name: &'static str, act: impl FnMut() + 'static) -> El {
    el("button").attr("type", "button").class(class).child(name).on("click", click(act))
}

/// A text field of one line.
pub fn field(name: &'static str, hint: &'static str, words: RwSignal<String>) -> El {
    el("input")
        .class("field")
        .attr("type", "text")
        .attr("aria-label", name)
        .attr("autocomplete", "off")
        .attr("placeholder", hint)
        .value(words)
        .on("input", value(move |typed| words.set(typed)))
}

/// A line of words that is there while it says something.
pub fn line(class: &'static str, said: Signal<String>) -> View {
    when_said(said, move || el("p").attr("dir", "auto").class(class).child(said).view())
}

/// A line of what people wrote.
pub fn quoted(class: &'static str, said: Signal<String>) -> View {
    when_said(said, move || el("p").verbatim().class(class).child(said).view())
}

/// A choice among things of the incident, by their words. `none` stands for no choice.
pub fn pick(
    session: Session,
    name: &'static str,
    none: &'static str,
    ids: Signal<Vec<Key>>,
    chosen: impl FnMut(String) + 'static,
) -> El {
    let option = move |key: Key| {
        let label = session.text(move |s| words::excerpt(words_of(s, key.id)));
        el("option").verbatim().attr("value", key.id.to_string()).child(label).view()
    };
    el("select")
        .class("field")
        .attr("aria-label", name)
        .child(el("option").attr("value", "").child(none))
        .child(list_of(ids, option))
        .on("change", value(chosen))
}

/// The words of an entry as they are now.
pub fn words_of(state: &State, id: Stamp) -> &str {
    state.entries.get(id).map_or("", |entry| &entry.text)
}

/// What a theory says, by its id.
pub fn of_theory<T: Default>(state: &State, id: Stamp, look: impl FnOnce(&Theory) -> T) -> T {
    state.theories.get(id).map(look).unwrap_or_default()
}

/// What a piece of evidence, or a finding, says of a theory: a choice that takes effect at once.
pub fn weigh(session: Session, evidence: Stamp, theory: Stamp) -> View {
    let says = session.text(move |s| {
        let leaning = s.evidence.get(evidence).and_then(|e| e.leaning_to(theory));
        leaning.map_or("", Leaning::name).to_owned()
    });
    let name = session.text(move |s| {
        let said = |id| words::excerpt(words_of(s, id));
        format!("What “{}” says of “{}”", said(evidence), said(theory))
    });
    let chosen = move |name: String| {
        if let Some(leaning) = Leaning::from_name(&name) {
            session.ask(Command::RelateEvidence { evidence, theory, leaning });
        }
    };
    el("select")
        .class(text(move || format!("weigh {}", says.get())))
        .attr("aria-label", name)
        .child(el("option").attr("value", "").child("–"))
        .child(options(&Leaning::ALL.map(Leaning::name), ""))
        .value(says)
        .on("change", value(chosen))
        .view()
}
