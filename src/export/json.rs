//! An incident as a JSON file: the contract that [`super::read`] reads back.
//!
//! ```json
//! {
//!   "format": "incident-scratchpad",
//!   "version": 1,
//!   "application": "0.1.0",
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
//! summary for people and for other programs; its id is read back and `drill`, which stands there where it is one: what says
//! so stays a drill, whatever became of its events. The rest follows from the events. `concluded_without_evidence`, `to_be_mended`, `check_again` and `follow_ups` stand in it where there is something to list.
//! `application` is the version of the program that wrote it. Fields that this version does not know are written again
//! ([`UnknownFields`]). `docs/incident.schema.json` says the same to other programs.

use super::ledger;
use super::pictures::{NamedPicture, left_out, list};
use super::standing_text;
use super::unknown::UnknownFields;
use crate::domain::{
    Audience, Fate, FixTerm, FollowUpKind, Incident, Outcome, Phase, Promise, Severity, Stamp, Standing,
    State, Timestamp,
};
use serde::Serialize;

/// What the file says it is.
pub(super) const FORMAT: &str = "incident-scratchpad";
/// The version of the contract that is written.
pub(super) const VERSION: u32 = 1;
/// The version of the program that writes.
const APPLICATION: &str = env!("CARGO_PKG_VERSION");

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
    write_whole(incident, exported, pictures, &UnknownFields::default())
}

/// The same with the fields that came with it and that this version does not know, but for those of events whose words
/// were erased.
pub fn write_whole(
    incident: &Incident,
    exported: Timestamp,
    pictures: &[NamedPicture],
    unknown: &UnknownFields,
) -> (String, usize) {
    let mut events = String::new();
    for (index, event) in incident.log().iter().enumerate() {
        events.push_str(if index == 0 { "\n    " } else { ",\n    " });
        let line = line(event);
        let is_bare = unknown.is_empty() || incident.is_redacted(event);
        events.push_str(&if is_bare { line } else { unknown.join(event.stamp, line) });
    }
    let all = incident.state().pictures.len();
    let more: String = unknown.of_file().iter().map(|field| format!(",\n  {field}")).collect();
    let rest = events.len() + more.len() + summary(incident, exported, all).len() + 400;
    let (listed, taken) = list(pictures, rest);
    let missing = all.saturating_sub(taken);
    let mut out = format!(
        "{{\n  \"format\": \"{FORMAT}\",\n  \"version\": {VERSION},\n  \"application\": \"{APPLICATION}\",\n  \"exported\": \"{exported}\",\n  \"incident\": {},\n  \"events\": [",
        summary(incident, exported, missing)
    );
    out.push_str(&events);
    out.push_str(if incident.log().is_empty() { "]" } else { "\n  ]" });
    if taken > 0 {
        out += &format!(",\n  \"pictures\": [{listed}\n  ]");
    }
    out.push_str(&more);
    out.push_str("\n}\n");
    (out, missing)
}

/// A value on one line.
pub(super) fn line(value: &impl Serialize) -> String {
    // Writing fails for names that are no text alone, and there are none.
    serde_json::to_string(value).unwrap_or_default()
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Summary<'a> {
    id: Stamp,
    title: &'a str,
    #[serde(skip_serializing_if = "is_no_drill")]
    drill: bool,
    severity: Severity,
    #[serde(skip_serializing_if = "Option::is_none")]
    severity_name: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    severity_names: &'a [String],
    phase: Phase,
    started: Option<Timestamp>,
    ended: Option<Timestamp>,
    last_change: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    detected: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    impact: Option<String>,
    updates_sent: usize,
    promises_kept: usize,
    promises_late: usize,
    promises_missed: usize,
    ledger: Option<String>,
    promises: Vec<PromiseLine<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    concluded_without_evidence: Vec<MarkedConclusion<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    to_be_mended: Vec<MarkedConclusion<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    check_again: Vec<StaleLine<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    follow_ups: Vec<FollowUpLine<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pictures: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes it so")]
fn is_no_drill(is_drill: &bool) -> bool {
    !is_drill
}

fn summary(incident: &Incident, exported: Timestamp, missing: usize) -> String {
    let state = incident.state();
    let kept = state.ledger(exported);
    let severity_names = state.details.severities.own();
    line(&Summary {
        id: incident.id().0,
        title: &state.title,
        drill: state.is_drill(),
        severity: state.severity,
        severity_name: (!severity_names.is_empty()).then(|| state.severity_name()),
        severity_names,
        phase: state.phase,
        started: state.started(),
        ended: state.ended(),
        last_change: state.last_change,
        detected: state.details.detected,
        impact: state.impact().map(|impact| impact.said.sentence(true)),
        updates_sent: state.messages.len(),
        promises_kept: kept.kept,
        promises_late: kept.late,
        promises_missed: kept.missed,
        ledger: ledger::sentence(&kept),
        promises: state.promises.iter().map(|promise| promise_line(promise, exported)).collect(),
        concluded_without_evidence: marked(state, true),
        to_be_mended: marked(state, false),
        check_again: check_again(state),
        follow_ups: follow_ups(state),
        pictures: left_out(missing),
    })
}

/// A theory that was concluded on too little, or on evidence that lacks something.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct MarkedConclusion<'a> {
    theory: Stamp,
    statement: &'a str,
    standing: Standing,
    mark: &'static str,
    #[serde(skip_serializing_if = "String::is_empty")]
    reason: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    by: &'a str,
}

/// Those without evidence, or the others that lack something.
fn marked(state: &State, without_evidence: bool) -> Vec<MarkedConclusion<'_>> {
    let theories = state.theories.iter().filter(|theory| theory.is_without_evidence() == without_evidence);
    let marked = theories.filter_map(|theory| {
        let last = theory.history.last()?;
        Some(MarkedConclusion {
            theory: theory.id,
            statement: &theory.statement,
            standing: theory.standing(),
            mark: standing_text::mark(state, theory)?,
            reason: state.reason(theory, last),
            by: &last.by,
        })
    });
    marked.collect()
}

/// Evidence that was seen before a change and not since.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct StaleLine<'a> {
    evidence: Stamp,
    text: &'a str,
    change: Stamp,
    mark: String,
}

fn check_again(state: &State) -> Vec<StaleLine<'_>> {
    let stale = state.evidence.iter().filter_map(|evidence| {
        let stale = state.stale(evidence)?;
        let time = format!("{} UTC", stale.at.utc().clock());
        let (mark, change) = (standing_text::check_again(&stale, &time), stale.change);
        Some(StaleLine { evidence: evidence.id, text: &evidence.text, change, mark })
    });
    stale.collect()
}

/// What is to be done after the incident.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FollowUpLine<'a> {
    follow_up: Stamp,
    text: &'a str,
    owner: &'a str,
    kind: FollowUpKind,
    term: FixTerm,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<Timestamp>,
}

fn follow_ups(state: &State) -> Vec<FollowUpLine<'_>> {
    let lines = state.debrief.follow_ups.iter().map(|follow_up| FollowUpLine {
        follow_up: follow_up.id,
        text: &follow_up.text,
        owner: &follow_up.owner,
        kind: follow_up.kind,
        term: follow_up.term,
        due: follow_up.due,
        done: follow_up.done,
    });
    lines.collect()
}

/// A line of the ledger: `by_seconds` says by how much it was kept, late, missed or overdue.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PromiseLine<'a> {
    audience: Audience,
    made: Timestamp,
    due: Timestamp,
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    by_seconds: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Timestamp>,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'a str,
}

fn promise_line(promise: &Promise, exported: Timestamp) -> PromiseLine<'_> {
    let (outcome, by) = match promise.fate(exported) {
        Fate::Running(_) => ("running", None),
        Fate::Overdue(by) => ("overdue", Some(by)),
        Fate::Kept(by) => ("kept", Some(by)),
        Fate::Late(by) => ("late", Some(by)),
        Fate::Missed(by) => ("missed", Some(by)),
        Fate::PushedBack => ("pushed_back", None),
        Fate::Ended => ("ended", None),
    };
    let (at, reason) = match &promise.outcome {
        Outcome::Running => (None, ""),
        Outcome::Updated(at) | Outcome::Ended(at) => (Some(*at), ""),
        Outcome::PushedBack { at, reason } => (Some(*at), reason.as_str()),
    };
    let by_seconds = by.map(|by| by / 1000).filter(|seconds| *seconds >= 0);
    let Promise { audience, made, due, .. } = *promise;
    PromiseLine { audience, made, due, outcome, by_seconds, at, reason }
}
