//! After a change: what is expected of it, asked when it is due, and answered by an entry.

use crate::story::*;
use incident_scratchpad::domain::*;
use incident_scratchpad::export::record_markdown;

fn expects(change: Stamp, text: &str, by: &str) -> Command {
    Command::Tell(Detail::EffectExpected { change, text: text.into(), by: at(by) })
}

fn due(story: &Story, clock: &str) -> Option<String> {
    story.state().effect_due(at(clock)).map(|effect| effect.said.text.clone())
}

#[test]
fn what_is_expected_of_a_change_is_asked_about_when_it_is_due_and_not_before() {
    let mut story = Story::new();
    let change = story.at("03:00").does(Command::LogChange(words("Rolled back to 41")));
    assert_eq!(story.state().change_without_expectation(at("03:01")), Some(change));
    let expected = story.at("03:02").does(expects(change, "errors below 1 %", "03:20"));
    assert_eq!(story.state().change_without_expectation(at("03:03")), None);
    assert_eq!((due(&story, "03:19"), due(&story, "03:20").as_deref()), (None, Some("errors below 1 %")));
    let seen = story.at("03:21").does(Command::LogFinding(words("As expected: errors below 1 %")));
    story.does(Command::Tell(Detail::EffectChecked { expected, seen }));
    assert_eq!(due(&story, "03:30"), None);
    // What was seen is taken back: so it is asked again.
    story.undoes(seen);
    assert_eq!(due(&story, "03:30").as_deref(), Some("errors below 1 %"));
    let record = record_markdown(&story.incident, &FixedZone::utc(), at("04:10"));
    assert!(record.contains("- 03:02 **Expected:** errors below 1 % by 2026-11-21 03:20 UTC"), "{record}");
}

#[test]
fn the_one_that_was_due_first_is_asked_first_and_can_be_put_off() {
    let mut story = Story::new();
    let change = story.at("03:00").does(Command::LogChange(words("Rolled back to 41")));
    story.does(expects(change, "errors below 1 %", "03:20"));
    story.does(expects(change, "the queue is empty", "03:10"));
    assert_eq!(due(&story, "03:25").as_deref(), Some("the queue is empty"));
    story.at("03:12").does(expects(change, "the queue is empty", "03:40"));
    assert_eq!(due(&story, "03:25").as_deref(), Some("errors below 1 %"));
    assert_eq!(story.state().awaited_effects().count(), 2, "put off, it is the same");
}

#[test]
fn nothing_is_asked_of_a_change_that_was_undone_or_of_what_is_over() {
    let mut story = Story::new();
    let change = story.at("03:00").does(Command::LogChange(words("Rolled back to 41")));
    story.does(expects(change, "errors below 1 %", "03:20"));
    let undone = story.undoes(change);
    assert_eq!(due(&story, "03:25"), None);
    story.undoes(undone);
    assert!(due(&story, "03:25").is_some());
    story.does(Command::SetPhase(Phase::Resolved));
    assert_eq!(due(&story, "03:25"), None);
    assert_eq!(story.state().change_without_expectation(at("03:01")), None);
}

#[test]
fn an_expectation_names_a_change_says_something_and_lies_ahead() {
    let mut story = Story::new();
    let change = story.at("03:00").does(Command::LogChange(words("Rolled back to 41")));
    let note = story.notes("a note");
    assert_eq!(story.refuses(expects(note, "x", "03:20")), Rejected::Unknown(note));
    assert_eq!(story.refuses(expects(change, "  ", "03:20")), Rejected::Detail(DetailError::NothingSaid));
    let past = Rejected::Detail(DetailError::WatchInThePast(at("03:00")));
    assert_eq!(story.refuses(expects(change, "x", "03:00")), past);
    story.does(expects(change, "x", "03:20"));
    assert_eq!(story.refuses(expects(change, "x", "03:20")), Rejected::Unchanged);
    let checked = |expected, seen| Command::Tell(Detail::EffectChecked { expected, seen });
    assert_eq!(story.refuses(checked(note, note)), Rejected::Unknown(note));
    // From elsewhere it may name anything: kept, and shown as such.
    let before = story.state().unplaced.len();
    story.takes_in(Fact::Detail(Box::new(Detail::EffectChecked { expected: note, seen: note })));
    story.takes_in(Fact::Detail(Box::new(Detail::EffectExpected {
        change: note,
        text: "x".into(),
        by: at("03:20"),
    })));
    assert_eq!(story.state().unplaced.len(), before + 2);
}

#[test]
fn a_command_that_only_looks_expects_nothing_by_itself() {
    let mut story = Story::new();
    story.at("03:00").does(Command::LogChange(words("kubectl get pods")));
    assert_eq!(story.state().change_without_expectation(at("03:01")), None);
    story.does(Command::LogChange(words("Restarted the writer")));
    assert_eq!(story.state().change_without_expectation(at("03:16")), None, "long ago");
}
