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
//! events. `concluded_without_evidence`, `check_again` and `follow_ups` stand in it where there is something to list.

use super::ledger;
use super::marks;
use super::pictures::{NamedPicture, left_out, list};
use crate::domain::{Fate, Incident, Outcome, Promise, State, Theory, Timestamp};
use crate::json::Writer;

/// What the file says it is.
pub(super) const FORMAT: &str = "incident-scratchpad";
/// The version of the contract that is written.
pub(super) const VERSION: u32 = 1;

/// The incident as a JSON file, written at `exported`, without the data of its pictures; how many were left out
/// stands in it. Ends with a line break.
pub fn write(incident: &Incident, exported: Timestamp) -> String {
    write_with_pictures(incident, exported, &[]).0
}

/// The incident as a JSON file with as many `pictures` as fit into what can be read again, and how many of its
/// pictures are not in it.
pub fn write_with_pictures(
    incident: &Incident,
    exported: Timestamp,
    pictures: &[NamedPicture],
) -> (String, usize) {
    let mut events = String::new();
    for (index, event) in incident.log().iter().enumerate() {
        let mut line = Writer::new();
        event.to_json(&mut line);
        events.push_str(if index == 0 { "\n    " } else { ",\n    " });
        events.push_str(&line.finish());
    }
    let all = incident.state().pictures.len();
    let (listed, taken) = list(pictures, events.len() + summary(incident, exported, all).len() + 400);
    let missing = all.saturating_sub(taken);
    let mut out = format!(
        "{{\n  \"format\": \"{FORMAT}\",\n  \"version\": {VERSION},\n  \"exported\": \"{exported}\",\n  \"incident\": {},\n  \"events\": [",
        summary(incident, exported, missing)
    );
    out.push_str(&events);
    out.push_str(if incident.log().is_empty() { "]" } else { "\n  ]" });
    if taken > 0 {
        out += &format!(",\n  \"pictures\": [{listed}\n  ]");
    }
    out.push_str("\n}\n");
    (out, missing)
}

/// The theories that were concluded on too little, where there are some.
fn concluded_without_evidence(state: &State, out: &mut Writer) {
    let mut theories = state.theories.iter().filter(|t| t.is_without_evidence()).peekable();
    if theories.peek().is_none() {
        return;
    }
    out.name("concluded_without_evidence").list();
    theories.for_each(|theory| override_to(theory, out));
    out.end_list();
}

fn override_to(theory: &Theory, out: &mut Writer) {
    out.map();
    out.name("theory").text(&theory.id.to_string());
    out.name("statement").text(&theory.statement);
    out.name("standing").text(theory.standing().word());
    out.name("mark").text(marks::WITHOUT_EVIDENCE);
    out.name("reason").text(theory.reason());
    if let Some(by) = theory.history.last().map(|change| &change.by).filter(|by| !by.is_empty()) {
        out.name("by").text(by);
    }
    out.end_map();
}

/// The evidence that was seen before a change and not since, where there is some.
fn to_check_again(state: &State, out: &mut Writer) {
    let pieces = state.evidence.iter().filter_map(|e| Some((e, state.stale(e)?)));
    let mut pieces = pieces.peekable();
    if pieces.peek().is_none() {
        return;
    }
    out.name("check_again").list();
    for (evidence, stale) in pieces {
        let time = format!("{} UTC", stale.at.utc().clock());
        out.map();
        out.name("evidence").text(&evidence.id.to_string());
        out.name("text").text(&evidence.text);
        out.name("change").text(&stale.change.to_string());
        out.name("mark").text(&marks::check_again(&stale, &time));
        out.end_map();
    }
    out.end_list();
}

/// What is to be done after the incident, where there is something.
fn follow_ups(state: &State, out: &mut Writer) {
    if state.debrief.follow_ups.is_empty() {
        return;
    }
    out.name("follow_ups").list();
    for follow_up in state.debrief.follow_ups.iter() {
        out.map();
        out.name("follow_up").text(&follow_up.id.to_string());
        out.name("text").text(&follow_up.text);
        out.name("owner").text(&follow_up.owner);
        out.name("kind").text(follow_up.kind.word()).name("term").text(follow_up.term.word());
        for (name, time) in [("due", follow_up.due), ("done", follow_up.done)] {
            if let Some(time) = time {
                out.name(name).text(&time.to_string());
            }
        }
        out.end_map();
    }
    out.end_list();
}

fn summary(incident: &Incident, exported: Timestamp, missing: usize) -> String {
    let state = incident.state();
    let ledger = state.ledger(exported);
    let mut out = Writer::new();
    out.map();
    out.name("id").text(&incident.id().0.to_string());
    out.name("title").text(&state.title);
    out.name("severity").text(state.severity.word());
    let names = state.details.severities.own();
    if !names.is_empty() {
        out.name("severity_name").text(state.severity_name()).name("severity_names").list();
        for name in names {
            out.text(name);
        }
        out.end_list();
    }
    out.name("phase").text(state.phase.word());
    for (name, time) in
        [("started", state.started()), ("ended", state.resolved), ("last_change", state.last_change)]
    {
        match time {
            Some(time) => out.name(name).text(&time.to_string()),
            None => out.name(name).null(),
        };
    }
    if let Some(at) = state.details.detected {
        out.name("detected").text(&at.to_string());
    }
    if let Some(impact) = state.details.impact() {
        out.name("impact").text(&impact.said.sentence(true));
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
    concluded_without_evidence(state, &mut out);
    to_check_again(state, &mut out);
    follow_ups(state, &mut out);
    if let Some(left_out) = left_out(missing) {
        out.name("pictures").text(&left_out);
    }
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
