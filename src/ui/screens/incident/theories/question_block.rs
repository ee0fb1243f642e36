//! A question with its theories, how they compare, and what answered it.

use crate::domain::{Command, EntryText, QuestionStanding, Stamp, State};
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::lean::{
    click_once, keys_of, list_of, refusal, submit, text, when_any, when_said, when_so,
};
use crate::ui::kit::sized::sized;
use crate::ui::screens::incident::theories::grid_view::grid_view;
use crate::ui::screens::incident::theories::hint_line::{HintLine, HintLineProps};
use crate::ui::screens::incident::theories::parts::{button, field, pick, quoted, words_of};
use crate::ui::screens::incident::theories::theory_card::theory_card;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use crate::ui::text::words::text_error;
use leptos::prelude::*;

/// A question, where it stands, and its theories.
pub fn question_block(session: Session, id: Stamp) -> View {
    let words = session.text(move |s| s.questions.get(id).map(|q| q.text.clone()).unwrap_or_default());
    let is = move |wanted| session.flag(move |s| standing(s, id) == Some(wanted));
    let (is_open, is_answered) = (is(QuestionStanding::Open), is(QuestionStanding::Answered));
    let theories = session.keys(move |s| keys_of(s.theories_of(Some(id)).map(|t| t.id)));
    let class =
        text(move || if is_open.get() { "question".to_owned() } else { "question parked".to_owned() });
    let turn_word = text(move || {
        let word = match (is_open.get(), is_answered.get()) {
            (true, _) => "Park",
            (_, true) => "Reopen",
            _ => "Focus",
        };
        word.to_owned()
    });
    let turn = move || {
        let parked = Command::ParkQuestion(id);
        session.ask(if is_open.get_untracked() { parked } else { Command::FocusQuestion(id) });
    };
    el("div")
        .class(class)
        .child(
            el("div")
                .class("question-head")
                .child(el("span").class("kind k-question").attr("aria-hidden", "true").child("?"))
                .child(el("h3").verbatim().child(words))
                .child(when_so(is_open, || el("span").class("focus-mark").child("in focus").view()))
                .child(
                    el("button")
                        .attr("type", "button")
                        .class("quiet small push")
                        .attr("id", turn_id(id))
                        .attr("aria-label", text(move || format!("{}: {}", turn_word.get(), words.get())))
                        .child(turn_word)
                        .on("click", click_once(turn)),
                ),
        )
        .child(quoted("answer", session.text(move |s| answer(s, id))))
        .child(when_so(is_open, move || answering(session, id)))
        .child(when_so(is_open, move || HintLine(HintLineProps { session, question: id }).into_any()))
        .child(list_of(theories, move |key| theory_card(session, key.id)))
        .child(when_so(is_open, move || propose_form(session, id)))
        .child(grid_view(session, Some(id)))
        .view()
}

/// The id of the button that takes up a question or parks it.
pub fn turn_id(id: Stamp) -> String {
    format!("turn-{id}")
}

fn standing(state: &State, id: Stamp) -> Option<QuestionStanding> {
    state.questions.get(id).map(|q| state.question_standing(q))
}

/// What answered it.
fn answer(state: &State, id: Stamp) -> String {
    let Some(answer) = state.questions.get(id).and_then(|q| q.answer) else { return String::new() };
    let said = words_of(state, answer.by);
    let standing = state.theories.get(answer.by).map(|t| format!(" ({})", t.standing().in_text()));
    format!("Answered: {said}{}", standing.unwrap_or_default())
}

/// Says what answered it: the theory that was just concluded, or any finding or concluded theory.
fn answering(session: Session, id: Stamp) -> View {
    let answer = move |by| session.ask(Command::AnswerQuestion { question: id, by });
    let prompt = session.text(move |s| {
        let said = |t: &crate::domain::Theory| {
            format!(
                "“{}” is {}. Does it answer the question?",
                words::excerpt(&t.statement),
                t.standing().in_text()
            )
        };
        s.answer_on_offer(id).map(said).unwrap_or_default()
    });
    let offered = move || {
        let offered = session.peek(|i| i.state().answer_on_offer(id).map(|t| t.id)).flatten();
        offered.into_iter().for_each(answer);
    };
    let candidates = session.keys(move |s| {
        let theories = s.theories_of(Some(id)).filter(|t| t.standing().is_conclusive()).map(|t| t.id);
        keys_of(theories.chain(s.findings()))
    });
    let chosen = move |name: String| Stamp::parse(&name).into_iter().for_each(answer);
    el("div")
        .class("answering")
        .child(when_said(prompt, move || {
            el("p")
                .class("prompt")
                .child(el("span").child(prompt))
                .child(button("outline small", "Yes, answered", offered))
                .view()
        }))
        .child(when_any(candidates, move || {
            sized(pick(session, "Answered by", "answered by…", candidates, chosen), "answered by…")
        }))
        .view()
}

fn propose_form(session: Session, question: Stamp) -> View {
    let words = RwSignal::new(String::new());
    let refused = RwSignal::new(None::<String>);
    let propose = move || match EntryText::parse(&words.get_untracked()) {
        Ok(statement) => {
            session.ask(Command::ProposeTheory { question: Some(question), statement });
            words.set(String::new());
            refused.set(None);
        }
        Err(error) => refused.set(Some(text_error(error))),
    };
    el("form")
        .class("propose")
        .child(field("New theory", "~ It could be that…", words).class("field quiet-field"))
        .child(refusal(refused))
        .on("submit", submit(propose))
        .view()
}
