//! For people inside: one line for whoever takes over, and what is new since they were told last.

use super::super::{markdown_text::legible_line, times};
use super::compose::last_to;
use crate::domain::{Audience, EntryKind, Standing, State, Timestamp, Zone};

/// Where things stand, in one line, for a chat or a call: technology may be named.
pub fn handover_line(state: &State, now: Timestamp, zone: &dyn Zone) -> String {
    let mut said = vec![format!(
        "{}: {}, {}",
        state.title.trim().trim_end_matches('.'),
        state.severity_in_text(),
        state.phase.name()
    )];
    said.extend(state.declared.map(|from| format!("open since {}", times::ahead(from, now, zone))));
    said.push(thinking(state));
    said.extend(last_change(state).map(|change| format!("last change: {change}")));
    said.push(match state.deadline().and_then(|deadline| state.running_promise(deadline.audience)) {
        Some(promise) => {
            format!(
                "next update to {} by {}",
                promise.audience.in_text(),
                times::ahead(promise.due, now, zone)
            )
        }
        None => "no update is promised".to_owned(),
    });
    legible_line(&format!("{}.", said.join("; ")))
}

fn thinking(state: &State) -> String {
    let latest = |wanted| state.theories.iter().rev().find(|t| t.standing() == wanted);
    let quoted = |statement: &str| format!("“{}”", statement.trim());
    match (latest(Standing::Proven), latest(Standing::Testing)) {
        (Some(proven), _) => format!("verified: {}", quoted(&proven.statement)),
        (None, Some(testing)) => format!("checking whether {}", quoted(&testing.statement)),
        (None, None) => "the cause is not known".to_owned(),
    }
}

fn last_change(state: &State) -> Option<&str> {
    let change = state.timeline().rev().find(|e| e.kind == EntryKind::Change && e.undone.is_none())?;
    change.text.lines().next()
}

/// What was found out, decided, changed or concluded since the last update to `audience`, oldest
/// first, a line each. Nothing before the first one: all of it is new then.
pub fn since_last(state: &State, audience: Audience) -> Vec<String> {
    let Some(last) = last_to(state, audience) else { return Vec::new() };
    let since = state.timeline().filter(|entry| entry.happened > last.sent && entry.undone.is_none());
    since
        .filter_map(|entry| {
            let first = entry.text.lines().next().unwrap_or_default();
            let words = match entry.kind {
                EntryKind::Conclusion { standing, theory, .. } => {
                    let statement = state.theories.get(theory).map_or("a theory", |t| t.statement.as_str());
                    format!("{}: {statement}", standing.name())
                }
                EntryKind::Finding => format!("Finding: {first}"),
                EntryKind::Decision => format!("Decision: {first}"),
                EntryKind::Phase(phase) => format!("Phase: {}", phase.name()),
                EntryKind::Severity(severity) => {
                    format!("Severity: {}", state.details.severities.name(severity))
                }
                EntryKind::Change => format!("Change: {first}"),
                EntryKind::Note
                | EntryKind::Action
                | EntryKind::ActionDone
                | EntryKind::Question
                | EntryKind::Theory
                | EntryKind::Evidence { .. }
                | EntryKind::Update { .. }
                | EntryKind::Promise { .. }
                | EntryKind::Title
                | EntryKind::Break { .. }
                | EntryKind::Answer { .. }
                | EntryKind::Confirmation { .. }
                | EntryKind::Detail(_)
                | EntryKind::Merge(_)
                | EntryKind::Debrief(_) => return None,
            };
            Some(format!("{} {words}", entry.happened.utc().clock()))
        })
        .collect()
}
