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

use super::ledger;
use crate::domain::{Fate, Incident, Outcome, Promise, Timestamp};
use crate::json::Writer;

/// What the file says it is.
pub(super) const FORMAT: &str = "incident-scratchpad";
/// The version of the contract that is written.
pub(super) const VERSION: u32 = 1;

/// The incident as a JSON file, written at `exported`. Ends with a line break.
pub fn write(incident: &Incident, exported: Timestamp) -> String {
    let mut out = format!(
        "{{\n  \"format\": \"{FORMAT}\",\n  \"version\": {VERSION},\n  \"exported\": \"{exported}\",\n  \"incident\": {},\n  \"events\": [",
        summary(incident, exported)
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

fn summary(incident: &Incident, exported: Timestamp) -> String {
    let state = incident.state();
    let ledger = state.ledger(exported);
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
    out.name("promises_kept").number(ledger.kept);
    out.name("promises_late").number(ledger.late);
    out.name("promises_missed").number(ledger.missed);
    match ledger::sentence(&ledger) {
        Some(sentence) => out.name("ledger").text(&sentence),
        None => out.name("ledger").null(),
    };
    out.name("promises").list();
    for promise in state.promises.iter() {
        promise_to(&mut out, promise, exported);
    }
    out.end_list();
    out.end_map();
    out.finish()
}

/// A line of the ledger: `by_seconds` says by how much it was kept, late, missed or overdue.
fn promise_to(out: &mut Writer, promise: &Promise, exported: Timestamp) {
    let (outcome, by) = match promise.fate(exported) {
        Fate::Running(_) => ("running", None),
        Fate::Overdue(by) => ("overdue", Some(by)),
        Fate::Kept(by) => ("kept", Some(by)),
        Fate::Late(by) => ("late", Some(by)),
        Fate::Missed(by) => ("missed", Some(by)),
        Fate::PushedBack => ("pushed_back", None),
        Fate::Ended => ("ended", None),
    };
    out.map();
    out.name("audience").text(promise.audience.word());
    out.name("made").text(&promise.made.to_string());
    out.name("due").text(&promise.due.to_string());
    out.name("outcome").text(outcome);
    if let Some(seconds) = by.and_then(|by| usize::try_from(by / 1000).ok()) {
        out.name("by_seconds").number(seconds);
    }
    let (at, reason) = match &promise.outcome {
        Outcome::Running => (None, ""),
        Outcome::Updated(at) | Outcome::Ended(at) => (Some(at), ""),
        Outcome::PushedBack { at, reason } => (Some(at), reason.as_str()),
    };
    if let Some(at) = at {
        out.name("at").text(&at.to_string());
    }
    if !reason.is_empty() {
        out.name("reason").text(reason);
    }
    out.end_map();
}
