//! A theory: its statement, what one would see, its evidence and how it stands.

use super::evidence_form::evidence_form;
use super::evidence_list::evidence_list;
use super::standing::{standing_class, standing_control};
use crate::domain::{Command, EntryText, Stamp};
use crate::ui::lean::{click, effect, either, submit, text, value, when};
use crate::ui::session::Session;
use leptos::prelude::*;

/// The article of a theory, named by its statement.
pub fn theory_card(session: Session, id: Stamp) -> AnyView {
    let statement =
        session.text(move |s| s.theories.get(id).map(|t| t.statement.clone()).unwrap_or_default());
    let standing = session.derive(move |s| s.theories.get(id).map(|t| t.standing()).unwrap_or_default());
    let reason = session.text(move |s| s.theories.get(id).map(|t| t.reason().to_owned()).unwrap_or_default());
    let in_focus = session.flag(move |s| s.theory_in_focus == Some(id));
    let class = text(move || {
        let on = if in_focus.get() { " on" } else { "" };
        format!("theory {}{on}", standing_class(standing()))
    });
    let focus_here = || {
        view! { <span class="meta">"in focus: "<kbd>"+"</kbd>" and "<kbd>"−"</kbd>" in the box go here"</span> }.into_any()
    };
    let focus_button = move || {
        let focus = move || session.ask(Command::FocusTheory(id));
        view! { <button type="button" class="quiet small" on:click=click(focus)>"Focus"</button> }.into_any()
    };
    let heading = format!("theory-{id}");
    let labelled_by = heading.clone();
    view! {
        <article class=class aria-labelledby=labelled_by>
            <div class="theory-head">
                <b id=heading>{statement}</b>
                {standing_control(session, id)}
            </div>
            {when(move || !reason.get().is_empty(), move || view! { <p class="reason">{reason}</p> }.into_any())}
            {expectation(session, id)}
            {evidence_list(session, id)}
            <div class="theory-foot">
                {evidence_form(session, id)}
                {either(move || in_focus.get(), focus_here, focus_button)}
            </div>
        </article>
    }
    .into_any()
}

fn expectation(session: Session, id: Stamp) -> AnyView {
    let stated = session.text(move |s| s.theories.get(id).map(|t| t.expectation.clone()).unwrap_or_default());
    let words = RwSignal::new(stated.get_untracked());
    effect(move || words.set(stated.get()));
    let keep = move || match EntryText::parse(&words.get_untracked()) {
        Ok(text) => session.ask(Command::StateExpectation { theory: id, text }),
        Err(_) => words.set(stated.get_untracked()),
    };
    view! {
        <form class="expectation" on:submit=submit(keep)>
            <label>
                <span class="meta">"If so, we would see"</span>
                <input class="field quiet-field" type="text" autocomplete="off" placeholder="… what would be true then?"
                    prop:value=words on:input=value(move |typed| words.set(typed)) on:change=value(move |_| keep())/>
            </label>
        </form>
    }
    .into_any()
}
