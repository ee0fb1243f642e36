//! Whether a debrief is worth holding, and when: an offer with its reasons.

use crate::domain::time_expression::{TimeError, unmistakable};
use crate::domain::{DebriefCommand, EntryText, Plan, morning_after};
use crate::export::{self, times};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::{clicked, submitted};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::signals::text;
use crate::ui::parts::draft_line::{Draft, DraftLine};
use crate::ui::platform::clock;
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::incident::debrief::day_field::{MeetingField, instant_of};
use crate::ui::screens::incident::debrief::parts::ask;
use crate::ui::state::session::Session;
use crate::ui::text::time_error;
use leptos::prelude::*;

/// The offer, what was agreed, and the form to agree on it.
#[component]
pub fn DebriefPlan(session: Session) -> impl IntoView {
    let now = session.now();
    let advice = session.text(move |s| export::debrief_advice(s, now.get()));
    let when = session.text(move |s| export::debrief_when(s, now.get(), &LocalZone::current()));
    let agreed = session.text(|s| s.debrief.plan.as_ref().map(said).unwrap_or_default());
    let is_agreed = text(move || if agreed.with(String::is_empty) { "" } else { "agreed" }.to_owned());
    let refused = RwSignal::new(None::<String>);
    let suggested = session.peek(|i| {
        let now = clock::now();
        let zone = LocalZone::current();
        unmistakable(morning_after(i.state().resolved.unwrap_or(now), now, &zone))
    });
    let at = RwSignal::new(suggested.unwrap_or_default());
    let why = Draft::new(session, "debrief-why");
    let agree = move |is_held: bool| {
        let reason = EntryText::parse(&why.get()).ok();
        let at = at.get_untracked();
        let at = match instant_of(&at) {
            Err(TimeError::NoTime) if is_held && !at.is_empty() => {
                return refused.set(Some(NO_TIME.to_owned()));
            }
            Err(error) if is_held && !at.is_empty() => return refused.set(Some(time_error::refused(&error))),
            at => at.ok().filter(|_| is_held),
        };
        match ask(session, DebriefCommand::PlanDebrief { is_held, at, reason }) {
            Ok(()) => {
                why.clear();
                refused.set(None);
            }
            Err(words) => refused.set(Some(words)),
        }
    };
    view! {
        <div class="part">
            <h3>"Is it worth holding?"</h3>
            <p use:shows=advice></p>
            <p class="meta" use:shows=when></p>
            <p class=is_agreed use:shows=agreed></p>
            <form class="plan-form" on:submit=submitted(move || agree(true))>
                <MeetingField name="Debrief at" words=at />
                <DraftLine draft=why name="Reason for or against a debrief" hint="Why, if it is not plain" />
                <button type="submit" class="outline small">
                    "Plan it"
                </button>
                <Button class="quiet small" press=clicked(move || agree(false))>
                    "Not needed"
                </Button>
                <Refusal why=refused />
            </form>
        </div>
    }
}

const NO_TIME: &str = "Write a day and a time for the debrief, such as Friday 10:00, or leave it empty.";

fn said(plan: &Plan) -> String {
    let held = match (plan.is_held, plan.at) {
        (true, Some(at)) => format!("Planned for {}.", times::dated(at, &LocalZone::current())),
        (true, None) => "It will be held.".to_owned(),
        (false, _) => "Not needed.".to_owned(),
    };
    if plan.reason.is_empty() { held } else { format!("{held} {}", plan.reason) }
}
