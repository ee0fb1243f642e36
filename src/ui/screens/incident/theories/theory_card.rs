//! A theory: its statement, what one would see, its evidence and how it stands.

use crate::domain::{Command, Companion, EntryText, REDACTED, Source, Stamp, Standing, State, Theory};
use crate::export::standing_text;
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::lean::{effect, either, keys_of, submit, text, value, when_so};
use crate::ui::kit::sized::sized;
use crate::ui::parts::redaction::erase_button;
use crate::ui::screens::incident::theories::evidence_form::evidence_form;
use crate::ui::screens::incident::theories::evidence_list::evidence_list;
use crate::ui::screens::incident::theories::parts::{button, line, of_theory, pick, quoted};
use crate::ui::screens::incident::theories::standing::{standing_class, standing_control};
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// The article of a theory, named by its statement.
pub fn theory_card(session: Session, id: Stamp) -> View {
    let statement = session.text(move |s| of_theory(s, id, |t| t.statement.clone()));
    let standing = session.derive(move |s| of_theory(s, id, |t| t.standing()));
    let in_focus = session.flag(move |s| s.theory_in_focus == Some(id));
    let class = text(move || {
        let on = if in_focus.get() { " on" } else { "" };
        format!("theory {}{on}", standing_class(standing()))
    });
    let focus_here = || {
        el("span")
            .class("meta")
            .child("in focus: ")
            .child(el("kbd").child("+"))
            .child(" and ")
            .child(el("kbd").child("−"))
            .child(" in the box go here")
            .view()
    };
    let focus_button =
        move || button("quiet small", "Focus", move || session.ask(Command::FocusTheory(id))).view();
    let heading = format!("theory-{id}");
    let labelled_by = heading.clone();
    el("article")
        .class(class)
        .attr("aria-labelledby", labelled_by)
        .child(
            el("div")
                .class("theory-head")
                .child(el("b").verbatim().attr("id", heading).child(statement))
                .child(standing_control(session, id)),
        )
        .child(quoted("reason", session.text(move |s| reason(s, id))))
        .child(line("doubt", session.text(move |s| doubt(s, id))))
        .child(reopen(session, id))
        .child(stated(session, id, "If so, we would see", "… what would be true then?", Stated::Expectation))
        .child(stated(session, id, "Normal looks like", "… when all is well?", Stated::Normal))
        .child(evidence_list(session, id))
        .child(
            el("div")
                .class("theory-foot")
                .child(evidence_form(session, id))
                .child(either(move || in_focus.get(), focus_here, focus_button))
                .child(filing(session, id)),
        )
        .view()
}

/// Why it stands as it does, by whom, and whether on nothing.
fn reason(state: &State, id: Stamp) -> String {
    let Some(last) = state.theories.get(id).and_then(|t| t.history.last()) else { return String::new() };
    let mut said = last.reason.clone();
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
    if state.lost_ground(theory).is_some() {
        doubts.push("The evidence that this rests on is not here.".to_owned());
    }
    match state.contradictions(theory) {
        0 => {}
        1 => doubts.push("1 piece of evidence says otherwise.".to_owned()),
        n => doubts.push(format!("{n} pieces of evidence say otherwise.")),
    }
    doubts.join(" ")
}

/// Evidence that came in after it was settled: it reopens by choice.
fn reopen(session: Session, id: Stamp) -> View {
    let has_news = session.flag(move |s| s.theories.get(id).is_some_and(|t| s.has_news(t)));
    when_so(has_news, move || {
        let standing = Standing::Testing;
        let reopen = move || {
            session.ask(Command::ChangeStanding { theory: id, standing, reason: None, by: None });
        };
        el("p")
            .class("doubt")
            .child("There is evidence since this was concluded. ")
            .child(button("outline small", "Reopen", reopen))
            .view()
    })
}

/// A loose theory can be filed under a question.
fn filing(session: Session, id: Stamp) -> View {
    let is_loose = session
        .flag(move |s| s.theories.get(id).is_some_and(|t| t.question.is_none()) && !s.questions.is_empty());
    let questions = session.keys(|s| keys_of(s.questions.iter().map(|q| q.id)));
    let file = move |name: String| {
        if let Ok(question) = Stamp::parse(&name) {
            session.ask(Command::FileTheory { theory: id, question: Some(question) });
        }
    };
    when_so(is_loose, move || {
        let select = pick(session, "File under", "file under…", questions, file).class("field filing");
        sized(select, "file under…")
    })
}

/// What is stated about a theory beside its statement.
#[derive(Clone, Copy, PartialEq)]
enum Stated {
    Expectation,
    Normal,
}

fn stated(session: Session, id: Stamp, label: &'static str, hint: &'static str, what: Stated) -> View {
    let stated = session.text(move |s| {
        of_theory(s, id, |t| if what == Stated::Normal { t.normal.clone() } else { t.expectation.clone() })
    });
    let words = RwSignal::new(stated.get_untracked());
    effect(move || words.set(stated.get()));
    let keep = move || match EntryText::parse(&words.get_untracked()) {
        Ok(text) if what == Stated::Normal => session.ask(Command::StateNormal { theory: id, text }),
        Ok(text) => session.ask(Command::StateExpectation { theory: id, text }),
        Err(_) => words.set(stated.get_untracked()),
    };
    let class = text(move || {
        if stated.with(String::is_empty) { "expectation blank" } else { "expectation" }.to_owned()
    });
    let companion = if what == Stated::Normal { Companion::Normal } else { Companion::Expectation };
    let can_go = session.flag(move |s| {
        let said = |t: &Theory| if what == Stated::Normal { t.normal.clone() } else { t.expectation.clone() };
        let said = of_theory(s, id, said);
        !said.is_empty() && said != REDACTED
    });
    let targets = move || session.peek(|i| i.statements(id, companion)).unwrap_or_default();
    let form = el("form")
        .class(class)
        .child(
            el("label").child(el("span").class("meta").child(label)).child(
                el("input")
                    .class("field quiet-field")
                    .attr("type", "text")
                    .attr("autocomplete", "off")
                    .attr("placeholder", hint)
                    .value(words)
                    .on("input", value(move |typed| words.set(typed)))
                    .on("change", value(move |_| keep())),
            ),
        )
        .on("submit", submit(keep));
    // The field alone goes by its label.
    let name = if what == Stated::Normal { "Redact the normal state" } else { "Redact the expectation" };
    let erase = when_so(can_go, move || erase_button(session, name.to_owned(), targets));
    el("div").class("stated").child(form).child(erase).view()
}
