//! The pane **Questions and theories**.

mod evidence_form;
mod evidence_list;
mod question_block;
mod standing;
mod theory_card;

use crate::domain::State;
use crate::ui::lean::{Key, list, when};
use crate::ui::session::Session;
use leptos::prelude::*;
use question_block::question_block;
use theory_card::theory_card;

/// The region **Questions and theories**.
pub fn theories_pane(session: Session) -> AnyView {
    let questions = session.derive(|s| s.questions.iter().map(|q| Key::of(q.id)).collect::<Vec<Key>>());
    let loose = session.derive(|s| s.theories_of(None).map(|t| Key::of(t.id)).collect::<Vec<Key>>());
    let empty = || {
        view! {
            <div class="empty">
                <p><b>"What do you want to know?"</b></p>
                <p class="meta">"Ask it with "<kbd>"?"</kbd>" in the box. Each hunch with "<kbd>"~"</kbd>
                    " becomes a theory: an assumption until something was checked."</p>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="pane pane-theories" aria-label="Questions and theories">
            <div class="pane-head">
                <h2>"Questions and theories"</h2>
                <span class="meta push">{session.text(summary)}</span>
            </div>
            <div class="scroll">
                {when(move || questions().is_empty() && loose().is_empty(), empty)}
                {list(questions, move |key| question_block(session, key.id))}
                {list(loose, move |key| theory_card(session, key.id))}
            </div>
        </section>
    }
    .into_any()
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
