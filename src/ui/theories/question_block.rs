//! A question with its theories.

use super::theory_card::theory_card;
use crate::domain::{Command, EntryText, Stamp};
use crate::ui::lean::{Key, click, list, submit, text, value, when};
use crate::ui::session::Session;
use leptos::prelude::*;

/// A question, whether it has the focus, and its theories.
pub fn question_block(session: Session, id: Stamp) -> AnyView {
    let words = session.text(move |s| s.questions.get(id).map(|q| q.text.clone()).unwrap_or_default());
    let in_focus = session.flag(move |s| s.question_in_focus == Some(id));
    let theories =
        session.derive(move |s| s.theories_of(Some(id)).map(|t| Key::of(t.id)).collect::<Vec<Key>>());
    let class =
        text(move || if in_focus.get() { "question".to_owned() } else { "question parked".to_owned() });
    let turn_word = text(move || if in_focus.get() { "Park".to_owned() } else { "Focus".to_owned() });
    let turn = move || {
        let parked = Command::ParkQuestion(id);
        session.ask(if in_focus.get_untracked() { parked } else { Command::FocusQuestion(id) });
    };
    view! {
        <div class=class>
            <div class="question-head">
                <span class="kind k-question" aria-hidden="true">"?"</span>
                <h3>{words}</h3>
                {when(move || in_focus.get(), || view! { <span class="focus-mark">"in focus"</span> }.into_any())}
                <button type="button" class="quiet small push" on:click=click(turn)>{turn_word}</button>
            </div>
            {list(theories, move |key| theory_card(session, key.id))}
            {when(move || in_focus.get(), move || propose_form(session, id))}
        </div>
    }
    .into_any()
}

fn propose_form(session: Session, question: Stamp) -> AnyView {
    let words = RwSignal::new(String::new());
    let propose = move || {
        if let Ok(statement) = EntryText::parse(&words.get_untracked()) {
            session.ask(Command::ProposeTheory { question: Some(question), statement });
            words.set(String::new());
        }
    };
    view! {
        <form class="propose" on:submit=submit(propose)>
            <input class="field quiet-field" type="text" aria-label="New theory" placeholder="~ It could be that…"
                autocomplete="off" prop:value=words on:input=value(move |typed| words.set(typed))/>
        </form>
    }
    .into_any()
}
