//! The card of the first minutes: questions to ask and theories to check, each a click.

use crate::domain::first_questions::{FirstTheory, QUESTIONS, THEORIES};
use crate::domain::{Command, EntryText, Phase, State};
use crate::ui::kit::dom::{El, Handler, View, el};
use crate::ui::kit::focus::focus;
use crate::ui::kit::lean::{click, when};
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// For how long after the declaration the card shows, in milliseconds.
const SHOWS_FOR: i64 = 15 * 60_000;

/// The card; nothing once the first minutes are over or somebody closed it.
pub fn first_minutes(session: Session) -> View {
    let closed = RwSignal::new(false);
    let began = session.derive(|s| s.declared.filter(|_| s.phase == Phase::Investigating));
    let now = session.now();
    let is_early = move || began().is_some_and(|began| now.get().since(began) < SHOWS_FOR);
    when(move || !closed.get() && is_early(), move || card(session, closed))
}

fn card(session: Session, closed: RwSignal<bool>) -> View {
    // It folds with the first words of somebody's own.
    let is_fresh = session.flag(|s| s.entries.iter().all(|entry| is_first_question(&entry.text)));
    let close = move || {
        closed.set(true);
        focus("log-entry");
    };
    el("details")
        .class("first-minutes")
        .flag("open", is_fresh)
        .child(el("summary").child("First minutes"))
        .child(el("p").child(el("b").child("Breathe. Then write down what you see.")))
        .child(
            el("p")
                .class("meta")
                .child("Impact first: who cannot do what? What changed last? Who needs to know?"),
        )
        .child(group("Ask", QUESTIONS.map(|question| asked(session, question)).into()))
        .child(group("Suspect", THEORIES.map(|theory| suspected(session, theory)).into()))
        .child(
            el("p")
                .class("meta")
                .child("Type ")
                .child(el("kbd").child("? why…"))
                .child(" to ask a question, ")
                .child(el("kbd").child("~ maybe…"))
                .child(" for a theory, ")
                .child(el("kbd").child("+"))
                .child(" or ")
                .child(el("kbd").child("−"))
                .child(" for what speaks for or against it."),
        )
        .child(button("quiet small", click(close)).child("Do not show this again here"))
        .view()
}

fn is_first_question(text: &str) -> bool {
    QUESTIONS.contains(&text) || THEORIES.iter().any(|theory| theory.statement == text)
}

fn group(name: &'static str, buttons: Vec<View>) -> El {
    el("div")
        .class("first-questions")
        .attr("role", "group")
        .attr("aria-label", name)
        .child(el("span").class("meta").child(name))
        .child(buttons)
}

fn asked(session: Session, question: &'static str) -> View {
    let ask = move || {
        if let Ok(text) = EntryText::parse(question) {
            session.ask(Command::AskQuestion(text));
        }
    };
    first_question(session, question, move |s| s.questions.iter().any(|q| q.text == question), click(ask))
}

fn suspected(session: Session, FirstTheory { statement, expectation }: FirstTheory) -> View {
    let suspect = move || {
        let (Ok(words), Ok(text)) = (EntryText::parse(statement), EntryText::parse(expectation)) else {
            return;
        };
        let proposed = session.dispatch(Command::ProposeTheory { question: None, statement: words });
        if let Ok(theory) = proposed {
            session.ask(Command::StateExpectation { theory, text });
        }
    };
    first_question(
        session,
        statement,
        move |s| s.theories.iter().any(|t| t.statement == statement),
        click(suspect),
    )
}

/// A button that goes once its work is done.
fn first_question(
    session: Session,
    words: &'static str,
    is_used: impl Fn(&State) -> bool + Copy + Send + Sync + 'static,
    act: Handler,
) -> View {
    let is_used = session.flag(is_used);
    button("first-question", act).flag("hidden", is_used).child(words).view()
}

fn button(class: &'static str, act: Handler) -> El {
    el("button").attr("type", "button").class(class).on("click", act)
}
