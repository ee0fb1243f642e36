//! What a copy of an incident is, and who wrote what is new in it, in words for whoever decides whether to keep it.

use super::json::FORMAT;
use crate::domain::{Event, Incident, Replica};

/// `Major, Investigating; declared 2026-11-21 02:40 UTC; 14 entries, the last of 03:20 UTC.`
pub fn what_it_is(copy: &Incident) -> String {
    let state = copy.state();
    let mut parts = vec![format!("{}, {}", state.severity_name(), state.phase.name())];
    if let Some(declared) = state.declared {
        parts.push(format!("declared {} {} UTC", declared.utc().date(), declared.utc().clock()));
    }
    let entries = state.entries.len();
    parts.push(match (entries, state.timeline().next_back()) {
        (0, _) | (_, None) => "no entries".to_owned(),
        (1, Some(last)) => format!("1 entry, of {} UTC", last.happened.utc().clock()),
        (_, Some(last)) => format!("{entries} entries, the last of {} UTC", last.happened.utc().clock()),
    });
    format!("{}.", parts.join("; "))
}

/// `New from Ana (12), Ben (3) and 2 devices without a name (4).` Nothing where nothing is new.
pub fn brought_by(copy: &Incident, fresh: &[Event]) -> String {
    let mut named: Vec<(&str, usize)> = Vec::new();
    let (mut nameless, mut others): (Vec<Replica>, usize) = (Vec::new(), 0);
    for event in fresh {
        let replica = event.stamp.replica();
        match copy.state().author(replica) {
            Some(name) => match named.iter_mut().find(|(other, _)| *other == name) {
                Some((_, count)) => *count += 1,
                None => named.push((name, 1)),
            },
            None => {
                others += 1;
                if !nameless.contains(&replica) {
                    nameless.push(replica);
                }
            }
        }
    }
    let mut parts: Vec<String> = named.into_iter().map(|(name, count)| format!("{name} ({count})")).collect();
    match nameless.len() {
        0 => {}
        1 => parts.push(format!("a device without a name ({others})")),
        devices => parts.push(format!("{devices} devices without a name ({others})")),
    }
    match parts.split_last() {
        None => String::new(),
        Some((last, [])) => format!("New from {last}."),
        Some((last, rest)) => format!("New from {} and {last}.", rest.join(", ")),
    }
}

/// Whether a text is meant to be a file that this page exported, whole or not.
pub fn looks_like_an_export(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(2000).collect();
    start.starts_with('{') && start.contains(&format!("\"{FORMAT}\""))
}
