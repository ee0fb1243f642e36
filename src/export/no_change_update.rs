//! Updates that nobody has to write: that nothing has changed, and that it is over.

use super::message::{headline_when_over, over};
use super::times;
use crate::domain::{Audience, Impact, ImpactSource, ImpactStatement, Message, Phase, State, UpdateParts};

/// How an update without news begins; by this it is known again.
const NO_CHANGE: &str = "There is no change since ";

/// An update that says there is no change, and still the impact; `None` where `audience` was never
/// told of one, and where another one was stated since. It counts from the last update that had news.
pub fn no_change(state: &State, audience: Audience) -> Option<UpdateParts> {
    let told = |m: &&Message| m.audience == audience && m.phase != Phase::Resolved;
    let last = state.messages.iter().rev().find(told)?;
    let had_impact = |m: &&Message| told(m) && !m.parts.impact.trim().is_empty();
    let impact = state.messages.iter().rev().find(had_impact)?.parts.impact.clone();
    let stands = state.impact().filter(|stands| !matches!(stands.source, ImpactSource::Sent(_)));
    let is_other = |stands: &ImpactStatement| Impact::restated(Some(&stands.said), &impact).is_some();
    if stands.is_some_and(|stands| stands.id > last.id && is_other(&stands)) {
        return None;
    }
    let happening = match last.parts.happening.starts_with(NO_CHANGE) {
        true => last.parts.happening.clone(),
        false => format!("{NO_CHANGE}{} UTC.", last.sent.utc().clock()),
    };
    Some(UpdateParts { happening, impact, ..last.parts.clone() })
}

/// The all-clear: what it was, from when to when, and thanks. Whether data was lost is for a person
/// to say, so that part is left open.
pub fn all_clear(state: &State, audience: Audience) -> UpdateParts {
    if let Some(given) = state.all_clear_given() {
        return super::all_clear_external(state, &given.said);
    }
    let span = match (state.started(), state.ended()) {
        (Some(from), Some(to)) => format!(" It lasted from {}.", times::from_to(from, to)),
        _ => String::new(),
    };
    let happening = format!("{}{span} Thank you for your patience.", over(state, audience));
    UpdateParts { happening, headline: headline_when_over(state, audience), ..UpdateParts::default() }
}
