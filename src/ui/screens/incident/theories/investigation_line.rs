//! What is being followed, above the capture box: where that is, the box's evidence goes.

use crate::ui::screens::incident::theories::parts::{Quoted, words_of};
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// The question and the theory in focus, in a line.
#[component]
pub fn InvestigationLine(session: Session) -> impl IntoView {
    let words = session.text(|s| {
        let question = s.question_in_focus.map(|id| words_of(s, id)).filter(|w| !w.is_empty());
        let theory = s.theory_in_focus.map(|id| words_of(s, id)).filter(|w| !w.is_empty());
        match (question, theory) {
            (Some(question), Some(theory)) => format!("Following: {question} › {theory}"),
            (Some(one), None) | (None, Some(one)) => format!("Following: {one}"),
            (None, None) => String::new(),
        }
    });
    view! { <Quoted class="meta investigation" said=words /> }
}
