//! When an entry happened, and whose it is, said after the fact.

use crate::story::*;
use incident_scratchpad::domain::*;
use incident_scratchpad::export::*;

fn retimes(target: Stamp, clock: &str) -> Command {
    Command::CorrectTime { target, happened: at(clock) }
}

fn texts(state: &State) -> Vec<&str> {
    state.timeline().map(|entry| entry.text.as_str()).collect()
}

fn earlier(story: &Story, id: Stamp) -> Vec<(Timestamp, Timestamp)> {
    let entry = story.state().entries.get(id).expect("the entry");
    entry.earlier_times().iter().map(|before| (before.happened, before.until)).collect()
}

#[test]
fn an_entry_sorts_where_it_happened_and_keeps_the_times_that_were_said_before() {
    let mut story = Story::new();
    story.at("02:45").notes("second");
    let first = story.at("02:50").notes("first");
    assert_eq!(texts(story.state()), ["second", "first"]);
    story.at("03:00").does(retimes(first, "02:41"));
    assert_eq!(texts(story.state()), ["first", "second"]);
    assert_eq!(earlier(&story, first), [(at("02:50"), at("03:00"))]);
    story.at("03:05").does(retimes(first, "02:43"));
    let again = story.at("03:10").does(retimes(first, "02:41"));
    let all = [(at("02:50"), at("03:00")), (at("02:41"), at("03:05")), (at("02:43"), at("03:10"))];
    assert_eq!(earlier(&story, first), all);
    // Undone like anything else, the time before it stands again.
    story.does(Command::Retract(again));
    assert_eq!(story.state().entries.get(first).expect("the entry").happened, at("02:43"));
    assert_eq!(earlier(&story, first), all[..2]);
    assert_eq!(Incident::replay(story.incident.id(), story.incident.log().to_vec()), story.incident);
}

#[test]
fn a_time_that_is_still_to_come_is_refused_and_so_is_one_that_stands_already() {
    let mut story = Story::new();
    let note = story.at("02:50").notes("all red");
    assert_eq!(story.refuses(retimes(note, "03:00")), Rejected::InTheFuture(at("03:00")));
    assert_eq!(story.refuses(retimes(note, "02:50")), Rejected::Unchanged);
    let nobody = Stamp::new(at("02:41"), 8, Replica::from_random(8));
    assert_eq!(story.refuses(retimes(nobody, "02:41")), Rejected::Unknown(nobody));
    // What was promised and sent stands when the clock saw it.
    let due = at("03:20");
    let promise = story.does(Command::MakePromise { audience: Audience::Customers, due });
    assert_eq!(story.refuses(retimes(promise, "02:41")), Rejected::NotCorrectable);
    story.does(Command::Retract(note));
    assert_eq!(story.refuses(retimes(note, "02:41")), Rejected::NotCorrectable);
}

#[test]
fn what_follows_from_the_time_follows_the_new_one() {
    let mut story = Story::new();
    let theory = story.supposes("the pool is full");
    let piece = story.at("02:50").sees(Leaning::For, Some(Source::Log), "timeouts");
    let change = story.at("02:55").does(Command::LogChange(words("Restarted the gateway")));
    let evidence = |story: &Story| story.state().evidence.get(piece).expect("a piece").clone();
    assert!(story.state().stale(&evidence(&story)).is_some(), "seen before the restart");
    story.at("03:00").does(retimes(piece, "02:57"));
    assert_eq!(evidence(&story).seen, at("02:57"));
    assert!(story.state().stale(&evidence(&story)).is_none(), "seen after it");
    story.does(retimes(change, "02:59"));
    assert!(story.state().stale(&evidence(&story)).is_some(), "the restart came later");
    let over = story.at("03:10").does(Command::SetPhase(Phase::Resolved));
    story.at("03:20").does(retimes(over, "03:05"));
    assert_eq!(story.state().resolved, Some(at("03:05")));
    assert!(story.state().theories.contains(theory));
}

#[test]
fn two_devices_that_change_the_same_time_settle_alike() {
    let mut story = Story::new();
    let note = story.at("02:50").notes("all red");
    let one = Replica::from_random(11);
    let other = Replica::from_random(12);
    let change = |replica: Replica, clock: &str, to: &str| {
        let stamp = Stamp::new(at(clock), 0, replica);
        let fact = Fact::TimeCorrected { target: note, happened: at(to) };
        Event { stamp, written: at(clock), happened: at(clock), fact }
    };
    let (a, b) = (change(one, "03:01", "02:41"), change(other, "03:00", "02:44"));
    let merged = |first: &Event, second: &Event| {
        let mut incident = story.incident.clone();
        incident.apply(first.clone());
        incident.apply(second.clone());
        incident
    };
    assert_eq!(merged(&a, &b), merged(&b, &a));
    let settled = merged(&b, &a);
    let entry = settled.state().entries.get(note).expect("the entry");
    assert_eq!(entry.happened, at("02:41"), "the later word stands");
    assert_eq!(entry.earlier_times().len(), 2, "and both are kept");
    // The correction may come before its entry.
    let mut late = Incident::replay(story.incident.id(), [a.clone()]);
    assert_eq!(late.state().unplaced.len(), 1);
    late.apply_all(story.incident.log().to_vec());
    late.apply(b.clone());
    assert_eq!(late, settled);
}

#[test]
fn a_redacted_entry_keeps_its_time_and_loses_its_words() {
    let mut story = Story::new();
    let note = story.at("02:50").notes("the password is hunter2");
    story.does(retimes(note, "02:41"));
    story.does(Command::Redact(note));
    story.at("03:00").does(retimes(note, "02:42"));
    let entry = story.state().entries.get(note).expect("the entry");
    assert_eq!((entry.text.as_str(), entry.happened), (REDACTED, at("02:42")));
}

#[test]
fn exports_say_both_times() {
    let mut story = Story::new();
    story.at("02:45").notes("second");
    let first = story.at("02:50").notes("first");
    story.at("03:00").does(retimes(first, "02:41"));
    let (zone, now) = (FixedZone::utc(), at("03:30"));
    let record = record_markdown(&story.incident, &zone, now);
    assert!(
        record.contains("- 02:41 **Note, written down at 02:50, time changed:** first\n  - Until its time was changed at 03:00: 02:50\n- 02:45"),
        "{record}"
    );
    let csv = timeline_csv(&story.incident);
    assert!(
        csv.contains("2026-11-21 02:41:00,note,\"first (time changed, first said: 02:50 UTC)\",")
            || csv.contains("2026-11-21 02:41:00,note,first (time changed, first said"),
        "{csv}"
    );
    for report in Report::ALL {
        let text = report.markdown(&story.incident, &zone, now);
        assert!(text.contains("first (time changed, first said: 02:50 UTC)"), "{}: {text}", report.name());
    }
    let back = read(&write(&story.incident, now)).expect("a file");
    assert_eq!(back.incident, story.incident);
}

/// What somebody else wrote in their own copy.
fn from_elsewhere(story: &mut Story, text: &str) -> Stamp {
    let stamp = Stamp::new(story.now, 5, Replica::from_random(99));
    let fact = Fact::NoteLogged { text: text.into() };
    story.incident.apply(Event { stamp, written: story.now, happened: story.now, fact });
    stamp
}

#[test]
fn entries_say_whose_they_are_only_where_more_than_one_wrote() {
    let mut story = Story::new();
    let own = story.at("02:50").notes("ours");
    story.does(Command::NameAuthor { of: own, name: Some(words("Ana")) });
    assert_eq!(story.refuses(Command::NameAuthor { of: own, name: Some(words("Ana")) }), Rejected::Unchanged);
    let (zone, now) = (FixedZone::utc(), at("03:30"));
    assert!(!record_markdown(&story.incident, &zone, now).contains("Ana"));
    let theirs = from_elsewhere(&mut story, "theirs");
    assert_eq!(story.state().told_author(own), None, "nobody knows whose the other is");
    story.does(Command::NameAuthor { of: theirs, name: Some(words("Ben | Ops")) });
    assert_eq!(story.state().told_author(own), Some("Ana"));
    assert_eq!(story.state().told_author(theirs), Some("Ben | Ops"));
    let record = record_markdown(&story.incident, &zone, now);
    assert!(
        record.contains("**Note, by Ana:** ours") && record.contains("**Note, by Ben \\| Ops:** theirs"),
        "{record}"
    );
    let csv = timeline_csv(&story.incident);
    assert!(csv.starts_with("time_utc,kind,text,evidence,author\r\n"), "{csv}");
    assert!(csv.contains(",note,theirs,,Ben | Ops\r\n"), "{csv}");
    let pagerduty = Report::PagerDuty.markdown(&story.incident, &zone, now);
    assert!(pagerduty.contains("Note, by Ana: ours"), "{pagerduty}");
    assert!(pagerduty.contains("- Ben \\| Ops\n"), "they responded: {pagerduty}");
    // A name can be taken away, and erased for good.
    story.does(Command::NameAuthor { of: theirs, name: None });
    assert_eq!(story.state().told_author(own), None);
    for event in story.incident.log().to_vec() {
        if matches!(event.fact, Fact::AuthorNamed { .. }) {
            story.does(Command::Redact(event.stamp));
        }
    }
    assert_eq!(story.state().author(own.replica()), None);
    assert!(!write(&story.incident, now).contains("Ana"));
}
