//! The pane **Questions and theories**.

mod evidence_form;
mod evidence_list;
mod question_block;
mod standing;
mod theory_card;

use crate::domain::{Stamp, State};
use crate::ui::session::Session;
use leptos::prelude::*;
use question_block::QuestionBlock;
use theory_card::TheoryCard;

/// The region **Questions and theories**.
#[component]
pub fn TheoriesPane() -> impl IntoView {
    let session = Session::expect();
    let questions = session.derive(|s| s.questions.iter().map(|q| q.id).collect::<Vec<Stamp>>());
    let loose = session.derive(|s| s.theories_of(None).map(|t| t.id).collect::<Vec<Stamp>>());
    let summary = session.derive(summary);
    let is_empty = Memo::new(move |_| questions.with(Vec::is_empty) && loose.with(Vec::is_empty));
    view! {
        <section class="pane pane-theories" aria-label="Questions and theories">
            <div class="pane-head">
                <h2>"Questions and theories"</h2>
                <span class="meta push">{summary}</span>
            </div>
            <div class="scroll">
                <Show when=move || is_empty.get()>
                    <div class="empty">
                        <p><b>"What do you want to know?"</b></p>
                        <p class="meta">"Ask it with "<kbd>"?"</kbd>" in the box. Each hunch with "<kbd>"~"</kbd>
                            " becomes a theory: an assumption until something was checked."</p>
                    </div>
                </Show>
                <For each=move || questions.get() key=|id| *id let:id><QuestionBlock id/></For>
                <For each=move || loose.get() key=|id| *id let:id><TheoryCard id/></For>
            </div>
        </section>
    }
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
