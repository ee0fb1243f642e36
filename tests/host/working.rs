//! What helps while one works: finding in the log, and pauses.

use crate::story::*;
use incident_scratchpad::domain::find::{FoundKind, Query};
use incident_scratchpad::domain::*;

const MINUTE: i64 = 60_000;

fn worked(minutes: i64) -> (Incident, Timestamp) {
    let mut incident = Incident::new(IncidentId(Stamp::FIRST));
    let start = at("02:00");
    for minute in (0..=minutes).step_by(10) {
        note(&mut incident, start.plus_millis(minute * MINUTE), Fact::NoteLogged { text: "seen".into() });
    }
    (incident, start)
}

fn note(incident: &mut Incident, written: Timestamp, fact: Fact) {
    let stamp = Stamp::new(written, 0, Replica::from_random(1));
    incident.apply(Event { stamp, written, happened: written, fact });
}

#[test]
fn a_pause_is_due_after_an_hour_and_not_before() {
    let (incident, start) = worked(60);
    assert_eq!(incident.state().pause_due(start.plus_millis(60 * MINUTE - 1)), None);
    assert_eq!(incident.state().pause_due(start.plus_millis(61 * MINUTE)), Some(61 * MINUTE));
}

#[test]
fn a_pause_that_was_put_off_comes_back_after_a_quarter_of_an_hour() {
    let (mut incident, start) = worked(60);
    note(&mut incident, start.plus_millis(62 * MINUTE), Fact::BreakPutOff {});
    assert_eq!(incident.state().pause_due(start.plus_millis(76 * MINUTE)), None);
    assert_eq!(incident.state().pause_due(start.plus_millis(77 * MINUTE)), Some(77 * MINUTE));
}

#[test]
fn a_pause_that_was_taken_begins_the_hour_anew() {
    let (mut incident, start) = worked(60);
    note(&mut incident, start.plus_millis(62 * MINUTE), Fact::BreakTaken {});
    for minute in [80, 100, 120] {
        note(&mut incident, start.plus_millis(minute * MINUTE), Fact::NoteLogged { text: "on".into() });
    }
    assert_eq!(incident.state().pause_due(start.plus_millis(121 * MINUTE)), None);
    assert!(incident.state().pause_due(start.plus_millis(122 * MINUTE)).is_some());
}

#[test]
fn whoever_was_away_or_is_done_needs_no_pause() {
    let (mut incident, start) = worked(60);
    assert_eq!(incident.state().pause_due(start.plus_millis(95 * MINUTE)), None, "away");
    note(&mut incident, start.plus_millis(200 * MINUTE), Fact::NoteLogged { text: "back".into() });
    assert_eq!(incident.state().pause_due(start.plus_millis(201 * MINUTE)), None, "just back");
    let (mut incident, start) = worked(60);
    note(&mut incident, start.plus_millis(61 * MINUTE), Fact::PhaseChanged { phase: Phase::Resolved });
    assert_eq!(incident.state().pause_due(start.plus_millis(62 * MINUTE)), None, "resolved");
}

fn log() -> State {
    let mut story = Story::new();
    story.does(Command::LogNote(words("Checkout fails, CPU at 95 %")));
    story.does(Command::LogFinding(words("checkout works again in Überlingen")));
    story.does(Command::AskQuestion(words("why only checkout?")));
    story.does(Command::LogChange(words("rolled back the deploy")));
    story.state().clone()
}

fn found(query: &Query) -> usize {
    log().find(query, 10).count
}

fn with_words(words: &str) -> Query {
    Query { words: words.into(), ..Query::default() }
}

#[test]
fn every_word_has_to_be_there_in_any_order_and_case() {
    assert_eq!(found(&with_words("CHECKOUT")), 3);
    assert_eq!(found(&with_words("95 checkout")), 1);
    assert_eq!(found(&with_words("checkout deploy")), 0);
    assert_eq!(found(&with_words("Überlingen")), 1);
    assert_eq!(found(&with_words(&"x".repeat(500))), 0, "longer than any entry");
    assert_eq!(found(&with_words("  ")), 4, "nothing is asked for");
}

#[test]
fn the_kind_and_the_time_of_the_day_narrow_it_down() {
    assert_eq!(found(&Query { kind: Some(FoundKind::Question), ..Query::default() }), 1);
    let state = log();
    let minute = |at: Timestamp| (at.as_millis() / MINUTE % (24 * 60)) as u16;
    let first = minute(state.timeline().next().expect("an entry").happened);
    assert_eq!(found(&Query { from: Some(first), to: Some(first), ..Query::default() }), {
        state.timeline().filter(|e| minute(e.happened) == first).count()
    });
    assert_eq!(found(&Query { from: Some(first + 60), to: Some(first - 1), ..Query::default() }), 0);
    assert_eq!(found(&Query { from: Some(first), to: Some(first - 1), ..Query::default() }), 4, "all day");
}

#[test]
fn the_latest_come_first_and_all_are_counted() {
    let state = log();
    let found = state.find(&with_words("checkout"), 1);
    assert_eq!((found.count, found.latest.len()), (3, 1));
    let latest = state.timeline().rev().find(|e| e.text.contains("checkout")).expect("one").id;
    assert_eq!(found.latest, [latest]);
}
