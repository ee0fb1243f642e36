//! A question with its theories.

use super::theory_card::TheoryCard;
use crate::domain::{Command, EntryText, Stamp};
use crate::ui::session::Session;
use crate::ui::words;
use leptos::prelude::*;

/// A question, whether it has the focus, and its theories.
#[component]
pub fn QuestionBlock(id: Stamp) -> impl IntoView {
    let session = Session::expect();
    let text = session.derive(move |s| s.questions.get(id).map(|q| q.text.clone()));
    let in_focus = session.derive(move |s| s.question_in_focus == Some(id));
    let theories = session.derive(move |s| s.theories_of(Some(id)).map(|t| t.id).collect::<Vec<Stamp>>());
    let ask = move |command: Command| {
        if let Err(rejected) = session.dispatch(command) {
            session.say(&words::rejected(&rejected));
        }
    };
    let focus_label = move || if in_focus.get() { "Park" } else { "Focus" };
    let turn = move |_| {
        ask(if in_focus.get_untracked() { Command::ParkQuestion(id) } else { Command::FocusQuestion(id) });
    };
    view! {
        <div class="question" class:parked=move || !in_focus.get()>
            <div class="question-head">
                <span class="kind k-question" aria-hidden="true">"?"</span>
                <h3>{text}</h3>
                <Show when=move || in_focus.get()><span class="focus-mark">"in focus"</span></Show>
                <button type="button" class="quiet small push" on:click=turn>{focus_label}</button>
            </div>
            <For each=move || theories.get() key=|id| *id let:id><TheoryCard id/></For>
            <Show when=move || in_focus.get()><ProposeForm question=id/></Show>
        </div>
    }
}

#[component]
fn ProposeForm(question: Stamp) -> impl IntoView {
    let session = Session::expect();
    let text = RwSignal::new(String::new());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Ok(statement) = EntryText::parse(&text.get_untracked()) {
            match session.dispatch(Command::ProposeTheory { question: Some(question), statement }) {
                Ok(_) => text.set(String::new()),
                Err(rejected) => session.say(&words::rejected(&rejected)),
            }
        }
    };
    view! {
        <form class="propose" on:submit=submit>
            <input class="field quiet-field" type="text" aria-label="New theory" placeholder="~ It could be that…"
                autocomplete="off" prop:value=text on:input:target=move |ev| text.set(ev.target().value())/>
        </form>
    }
}
