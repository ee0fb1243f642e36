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

use crate::domain::{Incident, Timestamp};
use crate::json::Writer;

/// What the file says it is.
pub(super) const FORMAT: &str = "incident-scratchpad";
/// The version of the contract that is written.
pub(super) const VERSION: u32 = 1;

/// The incident as a JSON file, written at `exported`. Ends with a line break.
pub fn write(incident: &Incident, exported: Timestamp) -> String {
    let mut out = format!(
        "{{\n  \"format\": \"{FORMAT}\",\n  \"version\": {VERSION},\n  \"exported\": \"{exported}\",\n  \"incident\": {},\n  \"events\": [",
        summary(incident)
    );
    for (index, event) in incident.log().iter().enumerate() {
        let mut line = Writer::new();
        event.to_json(&mut line);
        out.push_str(if index == 0 { "\n    " } else { ",\n    " });
        out.push_str(&line.finish());
    }
    out.push_str(if incident.log().is_empty() { "]\n}\n" } else { "\n  ]\n}\n" });
    out
}

fn summary(incident: &Incident) -> String {
    let state = incident.state();
    let tally = state.tally();
    let mut out = Writer::new();
    out.map();
    out.name("id").text(&incident.id().0.to_string());
    out.name("title").text(&state.title);
    out.name("severity").text(state.severity.word());
    out.name("phase").text(state.phase.word());
    for (name, time) in
        [("started", state.declared), ("ended", state.resolved), ("last_change", state.last_change)]
    {
        match time {
            Some(time) => out.name(name).text(&time.to_string()),
            None => out.name(name).null(),
        };
    }
    out.name("updates_sent").number(state.messages.len());
    out.name("promises_kept").number(tally.kept);
    out.name("promises_late").number(tally.late);
    out.end_map();
    out.finish()
}
