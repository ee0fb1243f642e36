//! A theory: its statement, what one would see, its evidence and how it stands.

use super::evidence_form::evidence_form;
use super::evidence_list::evidence_list;
use super::standing::{standing_class, standing_control};
use crate::domain::{Command, EntryText, Stamp};
use crate::ui::dom::{View, el};
use crate::ui::lean::{click, effect, either, submit, text, value, when};
use crate::ui::session::Session;
use leptos::prelude::*;

/// The article of a theory, named by its statement.
pub fn theory_card(session: Session, id: Stamp) -> View {
    let statement =
        session.text(move |s| s.theories.get(id).map(|t| t.statement.clone()).unwrap_or_default());
    let standing = session.derive(move |s| s.theories.get(id).map(|t| t.standing()).unwrap_or_default());
    let reason = session.text(move |s| s.theories.get(id).map(|t| t.reason().to_owned()).unwrap_or_default());
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
    let focus_button = move || {
        let focus = move || session.ask(Command::FocusTheory(id));
        el("button")
            .attr("type", "button")
            .class("quiet small")
            .child("Focus")
            .on("click", click(focus))
            .view()
    };
    let heading = format!("theory-{id}");
    let labelled_by = heading.clone();
    el("article")
        .class(class)
        .attr("aria-labelledby", labelled_by)
        .child(
            el("div")
                .class("theory-head")
                .child(el("b").attr("id", heading).child(statement))
                .child(standing_control(session, id)),
        )
        .child(when(move || !reason.get().is_empty(), move || el("p").class("reason").child(reason).view()))
        .child(expectation(session, id))
        .child(evidence_list(session, id))
        .child(el("div").class("theory-foot").child(evidence_form(session, id)).child(either(
            move || in_focus.get(),
            focus_here,
            focus_button,
        )))
        .view()
}

fn expectation(session: Session, id: Stamp) -> View {
    let stated = session.text(move |s| s.theories.get(id).map(|t| t.expectation.clone()).unwrap_or_default());
    let words = RwSignal::new(stated.get_untracked());
    effect(move || words.set(stated.get()));
    let keep = move || match EntryText::parse(&words.get_untracked()) {
        Ok(text) => session.ask(Command::StateExpectation { theory: id, text }),
        Err(_) => words.set(stated.get_untracked()),
    };
    el("form")
        .class("expectation")
        .child(
            el("label").child(el("span").class("meta").child("If so, we would see")).child(
                el("input")
                    .class("field quiet-field")
                    .attr("type", "text")
                    .attr("autocomplete", "off")
                    .attr("placeholder", "… what would be true then?")
                    .value(words)
                    .on("input", value(move |typed| words.set(typed)))
                    .on("change", value(move |_| keep())),
            ),
        )
        .on("submit", submit(keep))
        .view()
}
