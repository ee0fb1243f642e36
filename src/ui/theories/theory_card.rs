//! A theory: its statement, what one would see, its evidence and how it stands.

use super::evidence_form::EvidenceForm;
use super::evidence_list::EvidenceList;
use super::standing::StandingControl;
use crate::domain::{Command, EntryText, Rejected, Stamp};
use crate::ui::session::Session;
use crate::ui::words;
use leptos::prelude::*;

/// The article of a theory, named by its statement.
#[component]
pub fn TheoryCard(id: Stamp) -> impl IntoView {
    let session = Session::expect();
    let statement = session.derive(move |s| s.theories.get(id).map(|t| t.statement.clone()));
    let standing = session.derive(move |s| s.theories.get(id).map(|t| t.standing()));
    let reason = session.derive(move |s| s.theories.get(id).map(|t| t.reason().to_owned()));
    let in_focus = session.derive(move |s| s.theory_in_focus == Some(id));
    let class = move || match standing.get() {
        Some(standing) => format!("theory {}", standing.name().to_lowercase()),
        None => "theory".to_owned(),
    };
    let focus = move |_| {
        if let Err(rejected) = session.dispatch(Command::FocusTheory(id)) {
            session.say(&words::rejected(&rejected));
        }
    };
    let concluded = move || reason.get().filter(|r| !r.is_empty());
    let heading = format!("theory-{id}");
    let labelled_by = heading.clone();
    view! {
        <article class=class class:on=move || in_focus.get() aria-labelledby=labelled_by>
            <div class="theory-head">
                <b id=heading>{statement}</b>
                <StandingControl id/>
            </div>
            <Show when=move || concluded().is_some()>
                <p class="reason">{move || concluded()}</p>
            </Show>
            <Expectation id/>
            <EvidenceList id/>
            <div class="theory-foot">
                <EvidenceForm id/>
                <Show when=move || !in_focus.get()>
                    <button type="button" class="quiet small" on:click=focus>"Focus"</button>
                </Show>
                <Show when=move || in_focus.get()>
                    <span class="meta">"in focus: "<kbd>"+"</kbd>" and "<kbd>"−"</kbd>" in the box go here"</span>
                </Show>
            </div>
        </article>
    }
}

#[component]
fn Expectation(id: Stamp) -> impl IntoView {
    let session = Session::expect();
    let stated =
        session.derive(move |s| s.theories.get(id).map(|t| t.expectation.clone()).unwrap_or_default());
    let text = RwSignal::new(stated.get_untracked());
    Effect::new(move |_| text.set(stated.get()));
    let keep = move || {
        let Ok(parsed) = EntryText::parse(&text.get_untracked()) else {
            text.set(stated.get_untracked());
            return;
        };
        match session.dispatch(Command::StateExpectation { theory: id, text: parsed }) {
            Ok(_) | Err(Rejected::Unchanged) => {}
            Err(rejected) => session.say(&words::rejected(&rejected)),
        }
    };
    view! {
        <form class="expectation" on:submit=move |event| { event.prevent_default(); keep(); }>
            <label>
                <span class="meta">"If so, we would see"</span>
                <input class="field quiet-field" type="text" autocomplete="off" placeholder="… what would be true then?"
                    prop:value=text on:input:target=move |ev| text.set(ev.target().value()) on:change=move |_| keep()/>
            </label>
        </form>
    }
}
