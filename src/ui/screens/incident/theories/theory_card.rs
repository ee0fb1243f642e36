//! A theory: its statement, what one would see, its evidence and how it stands.

use crate::domain::{
    Command, Companion, EntryText, Missing, REDACTED, Source, Stamp, Standing, State, Theory,
};
use crate::export::standing_text;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{holds, shows};
use crate::ui::kit::handlers::{clicked, submitted, valued};
use crate::ui::kit::show::{Shown, keys_of};
use crate::ui::kit::signals::{effect, flag, text};
use crate::ui::kit::sized::Sized;
use crate::ui::parts::redaction::EraseButton;
use crate::ui::screens::incident::theories::evidence_form::EvidenceForm;
use crate::ui::screens::incident::theories::evidence_list::EvidenceList;
use crate::ui::screens::incident::theories::parts::{Line, Pick, Quoted, of_theory};
use crate::ui::screens::incident::theories::standing::{StandingControl, standing_class};
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// The article of a theory, named by its statement.
#[component]
pub fn TheoryCard(session: Session, id: Stamp) -> impl IntoView {
    let statement = session.text(move |s| of_theory(s, id, |t| t.statement.clone()));
    let standing = session.derive(move |s| of_theory(s, id, |t| t.standing()));
    let in_focus = session.flag(move |s| s.theory_in_focus == Some(id));
    let class = text(move || {
        let on = if in_focus.get() { " on" } else { "" };
        format!("theory {}{on}", standing_class(standing()))
    });
    let focus = move || session.ask(Command::FocusTheory(id));
    let focus_button = move || {
        view! {
            <Button class="quiet small" press=clicked(focus)>
                "Focus"
            </Button>
        }
    };
    let heading = format!("theory-{id}");
    view! {
        <article class=class aria-labelledby=heading>
            <div class="theory-head">
                <b dir="auto" translate="no" id=heading.clone() use:shows=statement></b>
                <StandingControl session id />
            </div>
            <Quoted class="reason" said=session.text(move |s| reason(s, id)) />
            <Line class="doubt" said=session.text(move |s| doubt(s, id)) />
            <Reopen session id />
            <StatedField session id what=Stated::Expectation />
            <StatedField session id what=Stated::Normal />
            <EvidenceList session id />
            <div class="theory-foot">
                <EvidenceForm session id />
                <Shown when=in_focus fallback=focus_button>
                    <span class="meta">
                        "in focus: " <kbd>"+"</kbd> " and " <kbd>"−"</kbd> " in the box go here"
                    </span>
                </Shown>
                <Filing session id />
            </div>
        </article>
    }
}

/// What stands for the reason where the evidence is it, which stands below.
const RULED_OUT: &str = "Ruled out on what speaks against it";

/// Why it stands as it does, by whom, and whether on nothing.
fn reason(state: &State, id: Stamp) -> String {
    let Some(theory) = state.theories.get(id) else { return String::new() };
    let Some(last) = theory.history.last() else { return String::new() };
    let mut said = last.reason.clone();
    let has_grounds = state.grounds(theory, last).next().is_some();
    if said.is_empty() && last.standing == Standing::Disproved && has_grounds {
        RULED_OUT.clone_into(&mut said);
    }
    if !last.by.is_empty() {
        said = format!("{said} ({})", last.by);
    }
    if last.without_evidence { format!("{}: {said}", standing_text::WITHOUT_EVIDENCE) } else { said }
}

/// What somebody who relies on how it stands should know.
fn doubt(state: &State, id: Stamp) -> String {
    let Some(theory) = state.theories.get(id) else { return String::new() };
    let mut doubts = Vec::new();
    let mut pieces = state.pieces_of(theory).peekable();
    let has_evidence = pieces.peek().is_some();
    if theory.standing() == Standing::Assumption
        && has_evidence
        && pieces.all(|(_, e)| e.source == Some(Source::Word))
    {
        doubts.push("Someone's word alone: it stays an assumption.".to_owned());
    }
    match state.lost_ground(theory) {
        None => {}
        Some(Missing::Evidence(_)) => doubts.push("The evidence that this rests on is not here.".to_owned()),
        Some(Missing::Source) => {
            doubts.push("No source yet: a log, a metric or a test makes it firm.".to_owned())
        }
        Some(Missing::MoreThanWord) => {
            doubts.push("Someone's word so far: a log, a metric or a test makes it firm.".to_owned());
        }
    }
    match state.contradictions(theory) {
        0 => {}
        1 => doubts.push("1 piece of evidence says otherwise.".to_owned()),
        n => doubts.push(format!("{n} pieces of evidence say otherwise.")),
    }
    doubts.join(" ")
}

/// Evidence that came in after it was settled: it reopens by choice.
#[component]
fn Reopen(session: Session, id: Stamp) -> impl IntoView {
    let has_news = session.flag(move |s| s.theories.get(id).is_some_and(|t| s.has_news(t)));
    let standing = Standing::Testing;
    let reopen = move || {
        session.ask(Command::ChangeStanding { theory: id, standing, reason: None, by: None });
    };
    view! {
        <Shown when=has_news>
            <p class="doubt">
                "There is evidence since this was concluded. "
                <Button class="outline small" press=clicked(reopen)>
                    "Reopen"
                </Button>
            </p>
        </Shown>
    }
}

/// What stands where a theory is filed under no question, and where it is filed under one.
const NOWHERE: &str = "file under…";
const ELSEWHERE: &str = "move to…";

/// A theory can be filed under a question, or moved to another one.
#[component]
fn Filing(session: Session, id: Stamp) -> impl IntoView {
    let others = session.keys(move |s| {
        let own = s.theories.get(id).and_then(|t| t.question);
        keys_of(s.questions.iter().map(|q| q.id).filter(|q| Some(*q) != own))
    });
    let is_loose = session.flag(move |s| s.theories.get(id).is_some_and(|t| t.question.is_none()));
    let file = move |name: String| {
        if let Ok(question) = Stamp::parse(&name) {
            session.ask(Command::FileTheory { theory: id, question: Some(question) });
        }
    };
    let file = Callback::new(file);
    let elsewhere = move || {
        view! {
            <Sized shows=ELSEWHERE>
                <Pick session class=FILING name="Move to" none=ELSEWHERE ids=others chosen=file />
            </Sized>
        }
    };
    view! {
        <Shown when=flag(move || !others.with(Vec::is_empty))>
            <Shown when=is_loose fallback=elsewhere>
                <Sized shows=NOWHERE>
                    <Pick session class=FILING name="File under" none=NOWHERE ids=others chosen=file />
                </Sized>
            </Shown>
        </Shown>
    }
}

const FILING: &str = "field filing";

/// What is stated about a theory beside its statement.
#[derive(Clone, Copy, PartialEq)]
enum Stated {
    /// What one would see if it were so.
    Expectation,
    /// What is so when all is well.
    Normal,
}

impl Stated {
    fn of(self, theory: &Theory) -> String {
        match self {
            Stated::Expectation => theory.expectation.clone(),
            Stated::Normal => theory.normal.clone(),
        }
    }

    fn command(self, theory: Stamp, text: EntryText) -> Command {
        match self {
            Stated::Expectation => Command::StateExpectation { theory, text },
            Stated::Normal => Command::StateNormal { theory, text },
        }
    }

    fn companion(self) -> Companion {
        match self {
            Stated::Expectation => Companion::Expectation,
            Stated::Normal => Companion::Normal,
        }
    }

    fn label(self) -> &'static str {
        match self {
            Stated::Expectation => "If so, we would see",
            Stated::Normal => "Normal looks like",
        }
    }

    fn hint(self) -> &'static str {
        match self {
            Stated::Expectation => "… what would be true then?",
            Stated::Normal => "… when all is well?",
        }
    }

    /// What the button is called that erases it.
    fn erase(self) -> &'static str {
        match self {
            Stated::Expectation => "Redact the expectation",
            Stated::Normal => "Redact the normal state",
        }
    }
}

#[component]
fn StatedField(session: Session, id: Stamp, what: Stated) -> impl IntoView {
    let stated = session.text(move |s| of_theory(s, id, |t| what.of(t)));
    let words = RwSignal::new(stated.get_untracked());
    effect(move || words.set(stated.get()));
    let keep = move || match EntryText::parse(&words.get_untracked()) {
        Ok(text) => session.ask(what.command(id, text)),
        Err(_) => words.set(stated.get_untracked()),
    };
    let class = text(move || {
        if stated.with(String::is_empty) { "expectation blank" } else { "expectation" }.to_owned()
    });
    let can_go = session.flag(move |s| {
        let said = of_theory(s, id, |t| what.of(t));
        !said.is_empty() && said != REDACTED
    });
    let targets =
        Callback::new(move |()| session.peek(|i| i.statements(id, what.companion())).unwrap_or_default());
    // The field alone goes by its label.
    view! {
        <div class="stated">
            <form class=class on:submit=submitted(keep)>
                <label>
                    <span class="meta">{what.label()}</span>
                    <input
                        class="field quiet-field"
                        type="text"
                        dir="auto"
                        autocomplete="off"
                        placeholder=what.hint()
                        use:holds=Signal::from(words)
                        on:input=valued(move |typed| words.set(typed))
                        on:change=valued(move |_| keep())
                    />
                </label>
            </form>
            <Shown when=can_go>
                <EraseButton session name=what.erase().to_owned() targets />
            </Shown>
        </div>
    }
}
