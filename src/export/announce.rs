//! One line that announces the incident, and the words of the all-clear.

use super::markdown_text::legible_line;
use super::message::{headline_when_over, over};
use super::times;
use crate::domain::{AllClear, Audience, State, UpdateParts, YesNo, Zone};

/// What it is, how bad, since when, who leads, and when one will hear more: one line for a chat.
pub fn announcement(state: &State, zone: &dyn Zone) -> String {
    let title = state.title.trim().trim_end_matches('.');
    let mut said = vec![format!("Incident declared: {title}.")];
    let severity = state.severity_name();
    said.push(match state.started() {
        Some(at) if state.declared.is_some_and(|declared| declared.utc().date() != at.utc().date()) => {
            format!("{severity}, since {}.", times::dated(at, zone))
        }
        Some(at) => format!("{severity}, since {}.", times::clock(at, zone)),
        None => format!("{severity}."),
    });
    if let Some(stated) = state.details.impact() {
        said.push(stated.said.sentence(true));
    }
    for taken in state.details.roles_now() {
        said.push(format!("{}: {}.", taken.said.0, taken.said.1));
    }
    if let Some(due) = state.deadline() {
        let to = due.audience.in_text();
        said.push(format!("Next update to {to} by {}.", times::clock(due.due, zone)));
    }
    for pin in state.details.pins.iter().filter(|pin| is_meeting(&pin.said.0)) {
        said.push(format!("{}: {}", pin.said.0, pin.said.1));
    }
    legible_line(&said.join(" "))
}

fn is_meeting(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["call", "chat", "bridge", "channel", "room"].iter().any(|word| name.contains(word))
}

/// The all-clear for people inside, with names.
pub fn all_clear_internal(state: &State, clear: &AllClear) -> String {
    legible_line(&format!("All clear: {}. {}", state.title.trim().trim_end_matches('.'), clear.line()))
}

/// The all-clear for people outside: from when to when, whether data was lost, and thanks; no names.
pub fn all_clear_external(state: &State, clear: &AllClear) -> UpdateParts {
    let span = times::from_to(clear.from, clear.to);
    let data = match clear.data {
        YesNo::No => " No data was lost.",
        YesNo::Yes => " Some data was lost.",
        YesNo::Unknown => "",
    };
    let over = over(state, Audience::Customers);
    let happening = format!("{over} It lasted from {span}.{data} Thank you for your patience.");
    UpdateParts {
        happening,
        headline: headline_when_over(state, Audience::Customers),
        ..UpdateParts::default()
    }
}

/// The impact as `audience` may read it; empty where none was stated.
pub fn stated_impact(state: &State, audience: Audience) -> String {
    let is_internal = audience != Audience::Customers;
    state.details.impact().map(|stated| stated.said.sentence(is_internal)).unwrap_or_default()
}
