//! An incident as a JSON file: the contract that [`super::read`] reads back.
//!
//! ```json
//! {
//!   "format": "incident-scratchpad",
//!   "version": 1,
//!   "exported": "2026-11-21T04:10:00.000Z",
//!   "incident": {"id": "...", "title": "...", "severity": "major", "phase": "resolved", ...},
//!   "events": [
//!     {"stamp": "...", "fact": {"declared": {...}}},
//!     ...
//!   ]
//! }
//! ```
//!
//! One event stands on one line, so that two files can be compared line by line. `incident` is a
//! summary for people and for other programs; only its id is read back, the rest follows from the
//! events.

use crate::domain::{Event, Incident, IncidentId, Phase, Severity, Timestamp};
use serde::Serialize;

/// What the file says it is.
pub(super) const FORMAT: &str = "incident-scratchpad";
/// The version of the contract that is written.
pub(super) const VERSION: u32 = 1;

#[derive(Serialize)]
struct Summary<'a> {
    id: IncidentId,
    title: &'a str,
    severity: Severity,
    phase: Phase,
    started: Option<Timestamp>,
    ended: Option<Timestamp>,
    last_change: Option<Timestamp>,
    updates_sent: usize,
    promises_kept: usize,
    promises_late: usize,
}

/// The incident as a JSON file, written at `exported`. Ends with a line break.
pub fn write(incident: &Incident, exported: Timestamp) -> String {
    let mut out = format!(
        "{{\n  \"format\": \"{FORMAT}\",\n  \"version\": {VERSION},\n  \"exported\": \"{exported}\",\n  \"incident\": {},\n  \"events\": [",
        json(&summary(incident))
    );
    for (index, event) in incident.log().iter().enumerate() {
        out.push_str(if index == 0 { "\n    " } else { ",\n    " });
        out.push_str(&event_line(event));
    }
    out.push_str(if incident.log().is_empty() { "]\n}\n" } else { "\n  ]\n}\n" });
    out
}

fn event_line(event: &Event) -> String {
    json(event)
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("strings, numbers and named fields can always be written")
}

fn summary(incident: &Incident) -> Summary<'_> {
    let state = incident.state();
    let tally = state.tally();
    Summary {
        id: incident.id(),
        title: &state.title,
        severity: state.severity,
        phase: state.phase,
        started: state.declared,
        ended: state.resolved,
        last_change: state.last_change,
        updates_sent: state.messages.len(),
        promises_kept: tally.kept,
        promises_late: tally.late,
    }
}
