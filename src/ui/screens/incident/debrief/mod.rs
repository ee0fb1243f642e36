//! The region **Debrief**: what is said once it is over, and already while it goes on.

mod day_field;
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
use crate::ui::kit::button::Button;
use crate::ui::kit::escape::on_escape;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::flag;
use crate::ui::screens::incident::debrief::follow_ups::FollowUps;
use crate::ui::screens::incident::debrief::lessons::Lessons;
use crate::ui::screens::incident::debrief::picture::TimelinePicture;
use crate::ui::screens::incident::debrief::plan::DebriefPlan;
use crate::ui::screens::incident::debrief::whys::FiveWhys;
use crate::ui::screens::incident::debrief::wording::Wording;
use crate::ui::state::pane::{Pane, ShownPane};
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// The region; it is there while it is shown.
#[component]
pub fn DebriefPane(session: Session, shown: ShownPane) -> impl IntoView {
    view! {
        <Shown when=flag(move || shown.is(Pane::Debrief))>
            <Debrief session shown />
        </Shown>
    }
    .into_any()
}

#[component]
fn Debrief(session: Session, shown: ShownPane) -> impl IntoView {
    let close = move || shown.show(Pane::Working, "log-entry");
    on_escape(close);
    view! {
        <section class="pane pane-debrief" aria-label="Debrief">
            <div class="pane-head">
                <h2 id="debrief-head" tabindex="-1">
                    "Debrief"
                </h2>
                <span class="meta">"what, not who: everybody came to do their best"</span>
                <Button class="quiet push close-debrief" press=clicked(close)>
                    "Close debrief"
                </Button>
            </div>
            <div class="scroll debrief" role="group" aria-label="Debrief, written so far">
                <DebriefPlan session />
                <TimelinePicture session />
                <FiveWhys session />
                <Lessons session />
                <FollowUps session />
                <Wording session />
            </div>
        </section>
    }
}

/// Offers the debrief once the incident is resolved and nothing was said yet.
#[component]
pub fn DebriefOffer(session: Session, shown: ShownPane) -> impl IntoView {
    let is_offered = session.flag(|s| s.phase == Phase::Resolved && s.debrief.is_empty());
    let now = session.now();
    let advice = session.text(move |s| export::debrief_advice(s, now.get()));
    let open = move || shown.show(Pane::Debrief, "debrief-head");
    view! {
        <Shown when=flag(move || is_offered.get() && !shown.is(Pane::Debrief))>
            <div class="notice" role="status">
                <span>"It is resolved. A debrief? " <span use:shows=advice></span></span>
                <Button class="outline small" press=clicked(open)>
                    "Open the debrief"
                </Button>
            </div>
        </Shown>
    }
    .into_any()
}
