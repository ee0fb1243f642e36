//! A question with its theories.

use super::theory_card::theory_card;
use crate::domain::{Command, EntryText, Stamp};
use crate::ui::dom::{View, el};
use crate::ui::lean::{Key, click, list, refusal, submit, text, value, when};
use crate::ui::session::Session;
use crate::ui::words::text_error;
use leptos::prelude::*;

/// A question, whether it has the focus, and its theories.
pub fn question_block(session: Session, id: Stamp) -> View {
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
    el("div")
        .class(class)
        .child(
            el("div")
                .class("question-head")
                .child(el("span").class("kind k-question").attr("aria-hidden", "true").child("?"))
                .child(el("h3").child(words))
                .child(when(
                    move || in_focus.get(),
                    || el("span").class("focus-mark").child("in focus").view(),
                ))
                .child(
                    el("button")
                        .attr("type", "button")
                        .class("quiet small push")
                        .attr("aria-label", text(move || format!("{}: {}", turn_word.get(), words.get())))
                        .child(turn_word)
                        .on("click", click(turn)),
                ),
        )
        .child(list(theories, move |key| theory_card(session, key.id)))
        .child(when(move || in_focus.get(), move || propose_form(session, id)))
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
        .child(
            el("input")
                .class("field quiet-field")
                .attr("type", "text")
                .attr("aria-label", "New theory")
                .attr("placeholder", "~ It could be that…")
                .attr("autocomplete", "off")
                .value(words)
                .on("input", value(move |typed| words.set(typed))),
        )
        .child(refusal(refused))
        .on("submit", submit(propose))
        .view()
}
