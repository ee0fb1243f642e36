//! The region **Debrief**: what is said once it is over, and already while it goes on.

mod follow_up_change;
mod follow_ups;
mod lessons;
mod parts;
mod picture;
mod plan;
mod whys;
mod wording;

use crate::domain::Phase;
use crate::export;
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::lean::when;
use crate::ui::state::pane::{Pane, ShownPane};
use crate::ui::state::session::Session;
use leptos::prelude::*;

pub use crate::ui::screens::incident::debrief::parts::{changing, labelled};

/// The region; it is there while it is shown.
pub fn debrief_pane(session: Session, shown: ShownPane) -> View {
    when(move || shown.is(Pane::Debrief), move || region(session, shown))
}

fn region(session: Session, shown: ShownPane) -> View {
    let close = move || shown.show(Pane::Working, "log-entry");
    el("section")
        .class("pane pane-debrief")
        .attr("aria-label", "Debrief")
        .child(
            el("div")
                .class("pane-head")
                .child(el("h2").attr("id", "debrief-head").attr("tabindex", "-1").child("Debrief"))
                .child(el("span").class("meta").child("what, not who: everybody came to do their best"))
                .child(button("quiet push close-debrief", "Close debrief", close)),
        )
        .child(
            el("div")
                .class("scroll debrief")
                .attr("role", "group")
                .attr("aria-label", "Debrief, written so far")
                .child(crate::ui::screens::incident::debrief::plan::plan(session))
                .child(crate::ui::screens::incident::debrief::picture::picture(session))
                .child(crate::ui::screens::incident::debrief::whys::whys(session))
                .child(crate::ui::screens::incident::debrief::lessons::lessons(session))
                .child(crate::ui::screens::incident::debrief::follow_ups::follow_ups(session))
                .child(crate::ui::screens::incident::debrief::wording::wording(session)),
        )
        .view()
}

/// Offers the debrief once the incident is resolved and nothing was said yet.
pub fn debrief_offer(session: Session, shown: ShownPane) -> View {
    let is_offered = session.flag(|s| s.phase == Phase::Resolved && s.debrief.is_empty());
    let now = session.now();
    let advice = session.text(move |s| export::debrief_advice(s, now.get()));
    let open = move || shown.show(Pane::Debrief, "debrief-head");
    when(
        move || is_offered.get() && !shown.is(Pane::Debrief),
        move || {
            el("div")
                .class("notice")
                .attr("role", "status")
                .child(el("span").child("It is resolved. A debrief? ").child(advice))
                .child(button("outline small", "Open the debrief", open))
                .view()
        },
    )
}
