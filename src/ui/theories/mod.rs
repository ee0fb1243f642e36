//! The pane **Questions and theories**.

mod evidence_form;
mod evidence_list;
mod question_block;
mod standing;
mod theory_card;

use crate::domain::State;
use crate::ui::dom::{View, el};
use crate::ui::lean::{Key, list, when};
use crate::ui::session::Session;
use question_block::question_block;
use theory_card::theory_card;

/// The region **Questions and theories**.
pub fn theories_pane(session: Session) -> View {
    let questions = session.derive(|s| s.questions.iter().map(|q| Key::of(q.id)).collect::<Vec<Key>>());
    let loose = session.derive(|s| s.theories_of(None).map(|t| Key::of(t.id)).collect::<Vec<Key>>());
    let empty = || {
        el("div")
            .class("empty")
            .child(el("p").child(el("b").child("What do you want to know?")))
            .child(
                el("p")
                    .class("meta")
                    .child("Ask it with ")
                    .child(el("kbd").child("?"))
                    .child(" in the box. Each hunch with ")
                    .child(el("kbd").child("~"))
                    .child(" becomes a theory: an assumption until something was checked."),
            )
            .view()
    };
    el("section")
        .class("pane pane-theories")
        .attr("aria-label", "Questions and theories")
        .child(
            el("div")
                .class("pane-head")
                .child(el("h2").child("Questions and theories"))
                .child(el("span").class("meta push").child(session.text(summary))),
        )
        .child(
            el("div")
                .class("scroll")
                .child(when(move || questions().is_empty() && loose().is_empty(), empty))
                .child(list(questions, move |key| question_block(session, key.id)))
                .child(list(loose, move |key| theory_card(session, key.id))),
        )
        .view()
}

fn summary(state: &State) -> String {
    let alive = state.theories.iter().filter(|t| t.standing().is_alive()).count();
    let settled = state.theories.len() - alive;
    let questions = state.questions.len();
    match (questions, state.theories.len()) {
        (0, 0) => String::new(),
        (_, 0) => format!("{questions} asked"),
        _ => format!("{alive} alive · {settled} concluded"),
    }
}
