//! One line that announces the incident, and the words of the all-clear.

use super::markdown_text::legible_line;
use super::message::{headline_when_over, impact_told, over};
use super::times;
use crate::domain::{
    AllClear, Audience, DRILL, ImpactSource, ImpactStatement, State, UpdateParts, YesNo, Zone,
};

/// What it is, how bad, since when, who leads, and when one will hear more: one line for a chat.
pub fn announcement(state: &State, zone: &dyn Zone) -> String {
    let title = state.title.trim().trim_end_matches('.');
    let mut said = vec![match title.strip_prefix(DRILL) {
        Some(title) => format!("{DRILL}incident declared: {title}."),
        None => format!("Incident declared: {title}."),
    }];
    let severity = state.severity_name();
    said.push(match state.started() {
        Some(at) if state.declared.is_some_and(|declared| declared.utc().date() != at.utc().date()) => {
            format!("{severity}, since {}.", times::dated(at, zone))
        }
        Some(at) => format!("{severity}, since {}.", times::clock(at, zone)),
        None => format!("{severity}."),
    });
    if let Some(stated) = state.impact() {
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
    let title = state.title.trim().trim_end_matches('.');
    legible_line(&match title.strip_prefix(DRILL) {
        Some(title) => format!("{DRILL}all clear: {title}. {}", clear.line()),
        None => format!("All clear: {title}. {}", clear.line()),
    })
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

/// The impact as `audience` may read it: as it was stated or, where an update said it, in its very words; empty where
/// nobody said it, and where its words were erased.
pub fn stated_impact(state: &State, audience: Audience) -> String {
    let Some(statement) = state.impact_for(audience).filter(|statement| !statement.is_erased()) else {
        return String::new();
    };
    match (statement.source, state.messages.get(statement.id)) {
        (ImpactSource::Sent(_), Some(message)) => message.parts.impact.clone(),
        _ => statement.said.sentence(audience != Audience::Customers),
    }
}

/// The impact for whoever looks back: as it was stated last, and what updates told of it since; `None` where nobody said
/// it.
pub fn impact_looking_back(state: &State) -> Option<String> {
    let history = state.impact_history();
    let is_sent = |statement: &ImpactStatement| matches!(statement.source, ImpactSource::Sent(_));
    let Some(stated) = history.iter().rposition(|statement| !is_sent(statement)) else {
        return impact_told(state, None).map(|told| told.parts.impact.trim().to_owned());
    };
    let (stated, told) = history.get(stated..)?.split_first()?;
    let mut said = vec![stated.said.sentence(true)];
    for statement in told {
        let ImpactSource::Sent(to) = statement.source else { continue };
        let at = statement.at.utc().clock();
        said.push(format!("To {} at {at} UTC: {}", to.in_text(), statement.said.line()));
    }
    Some(said.join(" "))
}
