//! The card of the first minutes: questions to ask and theories to check, each a click.

use crate::domain::first_questions::{FirstTheory, IMPACT_QUESTION, QUESTIONS, THEORIES};
use crate::domain::{Command, DetailKind, Entry, EntryKind, EntryText, Phase};
use crate::ui::kit::button::Button;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::{Click, clicked};
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::flag;
use crate::ui::state::actions::press;
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// For how long after the declaration the card shows, in milliseconds.
const SHOWS_FOR: i64 = 15 * 60_000;

/// The card; nothing once the first minutes are over or somebody closed it.
#[component]
pub fn FirstMinutes(session: Session) -> impl IntoView {
    let closed = RwSignal::new(false);
    let began = session.derive(|s| s.declared.filter(|_| s.phase == Phase::Investigating));
    let now = session.now();
    let is_early = move || began().is_some_and(|began| now.get().since(began) < SHOWS_FOR);
    view! {
        <Shown when=flag(move || !closed.get() && is_early())>
            <Card session closed />
        </Shown>
    }
}

#[component]
fn Card(session: Session, closed: RwSignal<bool>) -> impl IntoView {
    // It folds with the first words of somebody's own.
    let is_fresh = is_fresh(session);
    let close = move || {
        closed.set(true);
        focus("log-entry");
    };
    view! {
        <details class="first-minutes" open=is_fresh>
            <summary>"First minutes"</summary>
            <p>
                <b>"Breathe. Then write down what you see."</b>
            </p>
            <p class="meta">"Impact first: who cannot do what? What changed last? Who needs to know?"</p>
            <Group name="Ask">{QUESTIONS.map(|words| view! { <Asked session words /> }).into_iter().collect_view()}</Group>
            <Group name="Suspect">
                {THEORIES.map(|theory| view! { <Suspected session theory /> }).into_iter().collect_view()}
            </Group>
            <p class="meta by-keys">
                "Type " <kbd>"? why…"</kbd> " to ask a question, " <kbd>"~ maybe…"</kbd> " for a theory, " <kbd>"+"</kbd>
                " or " <kbd>"−"</kbd> " for what speaks for or against it."
            </p>
            <Button class="quiet small" press=clicked(close)>
                "Do not show this again here"
            </Button>
        </details>
    }
}

/// Whether nobody has written words of their own yet.
pub fn is_fresh(session: Session) -> Signal<bool> {
    session.flag(|s| {
        let is_impact = |entry: &Entry| entry.kind == EntryKind::Detail(DetailKind::Impact);
        s.entries.iter().all(|entry| is_impact(entry) || is_first_question(&entry.text))
    })
}

fn is_first_question(text: &str) -> bool {
    QUESTIONS.contains(&text) || THEORIES.iter().any(|theory| theory.statement == text)
}

#[component]
fn Group(name: &'static str, children: Children) -> impl IntoView {
    view! {
        <div class="first-questions" role="group" aria-label=name>
            <span class="meta">{name}</span>
            {children()}
        </div>
    }
}

#[component]
fn Asked(session: Session, words: &'static str) -> impl IntoView {
    // What answers it is the impact: one line at the top, which is written at once.
    if words == IMPACT_QUESTION {
        let is_known = session.flag(|s| s.impact().is_some());
        let write = || {
            press("impact-line");
            // Where the line is being written already.
            focus("impact-now");
        };
        return view! { <FirstQuestion words is_used=is_known press=clicked(write) /> }.into_any();
    }
    let ask = move || {
        if let Ok(text) = EntryText::parse(words) {
            session.ask(Command::AskQuestion(text));
        }
    };
    let is_used = session.flag(move |s| s.questions.iter().any(|question| question.text == words));
    view! { <FirstQuestion words is_used press=clicked(ask) /> }.into_any()
}

#[component]
fn Suspected(session: Session, theory: FirstTheory) -> impl IntoView {
    let FirstTheory { statement, expectation } = theory;
    let suspect = move || {
        let (Ok(words), Ok(text)) = (EntryText::parse(statement), EntryText::parse(expectation)) else {
            return;
        };
        let proposed = session.dispatch(Command::ProposeTheory { question: None, statement: words });
        if let Ok(theory) = proposed {
            session.ask(Command::StateExpectation { theory, text });
        }
    };
    let is_used = session.flag(move |s| s.theories.iter().any(|theory| theory.statement == statement));
    view! { <FirstQuestion words=statement is_used press=clicked(suspect) /> }
}

/// A button that goes once its work is done.
#[component]
fn FirstQuestion(
    words: &'static str,
    /// Its work is done.
    is_used: Signal<bool>,
    press: Click,
) -> impl IntoView {
    view! {
        <Button class="first-question" press attr:hidden=is_used>
            {words}
        </Button>
    }
}
