//! The pane **Questions and theories**.

mod evidence_form;
mod evidence_list;
mod grid_view;
mod hint_line;
mod investigation_line;
mod parts;
mod question_block;
mod standing;
mod theory_card;

use crate::domain::{Command, Stamp};
use crate::export::standing_text;
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::focus::focus;
use crate::ui::kit::lean::{Key, keys_of, list_of, text, when, when_any};
use crate::ui::screens::incident::theories::evidence_list::astray;
pub use crate::ui::screens::incident::theories::evidence_list::{focus_stale, next_stale};
use crate::ui::screens::incident::theories::grid_view::grid_view;
pub use crate::ui::screens::incident::theories::investigation_line::investigation_line;
use crate::ui::screens::incident::theories::parts::{button, line, words_of};
use crate::ui::screens::incident::theories::question_block::question_block;
use crate::ui::screens::incident::theories::theory_card::theory_card;
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// The region **Questions and theories**.
pub fn theories_pane(session: Session) -> View {
    let questions = session.keys(|s| keys_of(s.questions.iter().map(|q| q.id)));
    let loose = session.keys(|s| keys_of(s.theories_of(None).map(|t| t.id)));
    let empty = || {
        el("div")
            .class("empty")
            .child(el("p").child(el("b").child("What do you want to know?")))
            .child(
                el("p")
                    .class("meta")
                    .child("Ask it with ")
                    .child(el("kbd").child("?"))
                    .child(" in the box. Each hunch with ")
                    .child(el("kbd").child("~"))
                    .child(" becomes a theory: an assumption until something was checked."),
            )
            .view()
    };
    el("section")
        .class("pane pane-theories")
        .attr("id", "theories")
        .attr("tabindex", "-1")
        .attr("aria-label", "Questions and theories")
        .child(el("div").class("pane-head").child(el("h2").child("Questions and theories")))
        .child(line("meta stand", stand(session)))
        .child(
            el("div")
                .class("scroll")
                .child(returning(session))
                .child(when(move || questions.with(Vec::is_empty) && loose.with(Vec::is_empty), empty))
                .child(list_of(questions, move |key| question_block(session, key.id)))
                .child(list_of(loose, move |key| theory_card(session, key.id)))
                .child(grid_view(session, None))
                .child(astray(session)),
        )
        .view()
}

/// Where things stand, in a line.
fn stand(session: Session) -> Signal<String> {
    let now = session.now();
    let line = session.derive(move |s| standing_text::where_things_stand(s, now.get()));
    text(line)
}

/// The parked questions, once what was followed is concluded.
fn returning(session: Session) -> View {
    let parked = session.keys(|s| keys_of(s.returning().map(|q| q.id)));
    let item = move |key: Key| {
        let words = session.text(move |s| words_of(s, key.id).to_owned());
        el("li").child(el("span").verbatim().child(words)).child(take_up(session, key.id)).view()
    };
    when_any(parked, move || {
        el("div")
            .class("returning")
            .child(el("p").child("Done here. These were parked:"))
            .child(
                el("ul")
                    .attr("role", "list")
                    .attr("aria-label", "Parked questions")
                    .child(list_of(parked, item)),
            )
            .view()
    })
}

fn take_up(session: Session, id: Stamp) -> View {
    let take_up = move || {
        session.ask(Command::FocusQuestion(id));
        focus(crate::ui::screens::incident::theories::question_block::turn_id(id));
    };
    button("outline small", "Take up", take_up).view()
}
