//! Small parts that the pane is made of.

use crate::domain::{Command, Leaning, Stamp, State, Theory};
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::{chosen, valued};
use crate::ui::kit::options::Options;
use crate::ui::kit::show::{Each, Key, Shown};
use crate::ui::kit::signals::{flag, text};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// A line of words that is there while it says something.
#[component]
pub fn Line(class: &'static str, said: Signal<String>) -> impl IntoView {
    view! {
        <Shown when=flag(move || !said.with(String::is_empty))>
            <p dir="auto" class=class use:shows=said></p>
        </Shown>
    }
}

/// A line of what people wrote.
#[component]
pub fn Quoted(class: &'static str, said: Signal<String>) -> impl IntoView {
    view! {
        <Shown when=flag(move || !said.with(String::is_empty))>
            <p dir="auto" translate="no" class=class use:shows=said></p>
        </Shown>
    }
}

/// A choice among things of the incident, by their words.
#[component]
pub fn Pick(
    session: Session,
    /// The classes of its looks.
    #[prop(default = "field")]
    class: &'static str,
    /// What it is called.
    name: &'static str,
    /// What stands for no choice.
    none: &'static str,
    /// What there is to choose.
    ids: Signal<Vec<Key>>,
    /// What is done with the id of the chosen one; empty for none.
    #[prop(into)]
    chosen: Callback<String>,
) -> impl IntoView {
    let option = move |key: Key| {
        let label = session.text(move |s| words::excerpt(words_of(s, key.id)));
        let id = key.id.to_string();
        view! { <option dir="auto" translate="no" value=id use:shows=label></option> }.into_any()
    };
    view! {
        <select class=class aria-label=name on:change=valued(move |id| chosen.run(id))>
            <option value="">{none}</option>
            <Each keys=ids item=option />
        </select>
    }
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
#[component]
pub fn Weigh(session: Session, evidence: Stamp, theory: Stamp) -> impl IntoView {
    let says = session.text(move |s| {
        let leaning = s.evidence.get(evidence).and_then(|e| e.leaning_to(theory));
        leaning.map_or("", Leaning::name).to_owned()
    });
    let name = session.text(move |s| {
        let said = |id| words::excerpt(words_of(s, id));
        format!("What “{}” says of “{}”", said(evidence), said(theory))
    });
    let relate = move |name: String| {
        if let Some(leaning) = Leaning::from_name(&name) {
            session.ask(Command::RelateEvidence { evidence, theory, leaning });
        }
    };
    let class = text(move || format!("weigh {}", says.get()));
    let leanings: Vec<&'static str> = Leaning::ALL.map(Leaning::name).into();
    view! {
        <select class=class aria-label=name prop:value=says on:change=chosen(says, relate)>
            <option value="">"–"</option>
            <Options names=leanings />
        </select>
    }
}
