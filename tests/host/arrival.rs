//! What a copy from elsewhere brings: counted by stamps, with nothing that could not be kept.

use crate::facts;
use crate::story::*;
use incident_scratchpad::domain::*;
use incident_scratchpad::export;
use proptest::prelude::*;

fn nothing_taken(_: Stamp) -> bool {
    false
}

/// The incident with one note said otherwise.
fn altered(incident: &Incident, stamp: Stamp) -> Incident {
    let other = Fact::NoteLogged { text: "other words".into() };
    let event = |e: &Event| Event {
        fact: if e.stamp == stamp { other.clone() } else { e.fact.clone() },
        ..e.clone()
    };
    Incident::replay(incident.id(), incident.log().iter().map(event))
}

#[test]
fn what_is_here_with_other_words_is_counted_and_brings_nothing() {
    let mut story = Story::new();
    let note = story.notes("the words here");
    let arrival = story.incident.arrival(&altered(&story.incident, note), &nothing_taken);
    assert_eq!(arrival, Arrival { fresh: vec![], taken: 1 });
    assert_eq!(story.incident.arrival(&story.incident, &nothing_taken), Arrival::default());
}

#[test]
fn what_was_redacted_here_or_there_is_no_difference() {
    let mut story = Story::new();
    let note = story.notes("a secret");
    let before = story.incident.clone();
    story.does(Command::Redact(note));
    assert_eq!(story.incident.arrival(&before, &nothing_taken), Arrival::default(), "the older copy");
    let arrival = before.arrival(&story.incident, &nothing_taken);
    let redaction = story.incident.log().last().cloned().unwrap();
    assert_eq!(arrival, Arrival { fresh: vec![redaction], taken: 0 }, "the newer copy");
}

#[test]
fn what_stands_here_unread_keeps_its_place() {
    let mut story = Story::new();
    let note = story.notes("the copy can be read, the record here cannot");
    let empty = Incident::new(story.incident.id());
    let arrival = empty.arrival(&story.incident, &|stamp| stamp == note);
    assert_eq!((arrival.fresh.len(), arrival.taken), (1, 1));
}

proptest! {
    #[test]
    fn what_arrives_has_each_stamp_once_and_none_that_is_here(
        log in prop::collection::vec(facts::event(), 0..20),
        more in prop::collection::vec(facts::event(), 0..20),
    ) {
        let here = Incident::replay(facts::id(), log);
        let copy = Incident::replay(facts::id(), more);
        let fresh = here.arrival(&copy, &nothing_taken).fresh;
        prop_assert!(fresh.windows(2).all(|pair| pair[0].stamp < pair[1].stamp));
        prop_assert!(fresh.iter().all(|event| here.event(event.stamp).is_none()));
        let mut after = here.clone();
        after.apply_all(fresh);
        prop_assert!(after.arrival(&copy, &nothing_taken).fresh.is_empty());
    }
}

/// When copies are put together in these tests.
const MERGED_AT: &str = "03:30";

/// What `here` is once `copy` was merged into it, as the page does it.
fn merged(here: &Incident, copy: &Incident) -> Incident {
    let notes = here.merge_notes(copy, at(MERGED_AT));
    let mut all = united(here, copy);
    let mut clock = StampClock::new(Replica::from_random(u64::from(here.log().len() as u32) + 100));
    all.log().iter().for_each(|event| clock.observe(event.stamp));
    for note in notes {
        let written = at(MERGED_AT);
        let moment = Moment { stamp: clock.tick(written), written, happened: None };
        all.apply(all.decide(Command::NoteMerge(note), moment).expect("what was found can be noted"));
    }
    all
}

fn united(one: &Incident, other: &Incident) -> Incident {
    let mut all = one.clone();
    all.apply_all(other.log().iter().cloned());
    all
}

/// The entries that tell of merges.
fn merge_lines(incident: &Incident) -> Vec<String> {
    let entries = incident.state().timeline().filter(|entry| matches!(entry.kind, EntryKind::Merge(_)));
    entries.map(|entry| entry.text.clone()).collect()
}

/// A story told on another device from here on: what it says bears another replica's stamps.
fn elsewhere(story: &Story, said: &[(&str, Fact)]) -> Incident {
    let mut clock = StampClock::new(Replica::from_random(2));
    let mut incident = story.incident.clone();
    for (when, fact) in said {
        let happened = at(when);
        let stamp = clock.tick(happened);
        incident.apply(Event { stamp, happened, written: happened, fact: fact.clone() });
    }
    incident
}

#[test]
fn copies_that_disagree_without_knowing_of_each_other_are_said_to() {
    let mut story = Story::new();
    let theory = story.supposes("The database refuses");
    let changed = |standing, by: &str| {
        let (reason, by) = ("seen so".to_owned(), by.to_owned());
        Fact::StandingChanged { theory, standing, reason, by, evidence: None }
    };
    let there = elsewhere(
        &story,
        &[
            ("02:52", changed(Standing::Disproved, "Ana")),
            ("02:53", Fact::SeverityChanged { severity: Severity::Critical }),
            ("02:53", Fact::PhaseChanged { phase: Phase::Identified }),
        ],
    );
    story.at("02:50").takes_in(changed(Standing::Testing, ""));
    story.at("02:55").does(Command::SetPhase(Phase::Monitoring));
    assert_eq!(
        export::disagreements(&story.incident, &there),
        [
            "Two copies disagree about the theory “The database refuses”: Testing at 02:50 UTC here, Disproved at 02:52 UTC (on the word of Ana) in the other copy. The word of the other copy is the later one and stands.",
            "Two copies disagree about the phase: Monitoring at 02:55 UTC here, Identified at 02:53 UTC in the other copy. The word here is the later one and stands.",
        ],
        "of the severity only one of them spoke"
    );
    let (here, there_first) = (merged(&story.incident, &there), merged(&there, &story.incident));
    assert_eq!(
        merge_lines(&here),
        [
            "Two copies disagreed about the theory “The database refuses”: Disproved (02:52 UTC, Ana) stands, being the later one; Testing (02:50 UTC) does not.",
            "Two copies disagreed about the phase: Monitoring (02:55 UTC) stands, being the later one; Identified (02:53 UTC) does not.",
        ]
    );
    assert_eq!(merge_lines(&there_first), merge_lines(&here), "both sides say the same");
    assert_eq!(merge_lines(&united(&here, &there_first)), merge_lines(&here), "and say it once");
    let merged = here;
    assert_eq!(merged.state().theories.get(theory).map(Theory::standing), Some(Standing::Disproved));
    assert_eq!(merged.state().phase, Phase::Monitoring);
    // Whoever gets the merged copy hears nothing of it again.
    assert_eq!(export::disagreements(&there, &merged), Vec::<String>::new());
    assert_eq!(export::disagreements(&merged, &there), Vec::<String>::new());
}

#[test]
fn whoever_knew_the_other_word_or_says_the_same_does_not_disagree() {
    let mut story = Story::new();
    story.does(Command::SetPhase(Phase::Identified));
    let later = elsewhere(&story, &[("02:50", Fact::PhaseChanged { phase: Phase::Monitoring })]);
    assert_eq!(story.incident.disagreements(&later), []);
    assert_eq!(later.disagreements(&story.incident), []);
    story.at("02:51").does(Command::SetPhase(Phase::Monitoring));
    assert_eq!(story.incident.disagreements(&later), [], "both say the same");
    let other = elsewhere(&story, &[("02:58", Fact::PhaseChanged { phase: Phase::Investigating })]);
    let undone = story.at("02:59").does(Command::SetPhase(Phase::Resolved));
    assert_eq!(story.incident.disagreements(&other).len(), 1);
    story.does(Command::Retract(undone));
    assert_eq!(story.incident.disagreements(&other), [], "what was undone is nobody's word");
}

/// The last entry that tells of a merge.
fn note_of(incident: &Incident) -> Stamp {
    let mut entries = incident.state().timeline().rev();
    entries.find(|entry| entry.kind.merge_note().is_some()).expect("a note of a merge").id
}

/// Takes the word that does not stand, on another device.
fn takes_the_other(incident: &Incident, replica: u64, when: &str) -> Incident {
    let (_, command) = incident.other_word(note_of(incident)).expect("another word to take");
    let mut clock = StampClock::new(Replica::from_random(replica));
    incident.log().iter().for_each(|event| clock.observe(event.stamp));
    let moment = Moment { stamp: clock.tick(at(when)), written: at(when), happened: None };
    let mut after = incident.clone();
    after.apply(incident.decide(command, moment).expect("an ordinary command"));
    after
}

#[test]
fn one_press_takes_the_other_word_and_then_it_is_settled() {
    let mut story = Story::new();
    let there = elsewhere(&story, &[("02:53", Fact::SeverityChanged { severity: Severity::Critical })]);
    story.at("02:50").does(Command::SetSeverity(Severity::Minor));
    let both = merged(&story.incident, &there);
    assert_eq!(both.state().severity, Severity::Critical);
    assert_eq!(both.other_word(note_of(&both)).map(|(word, _)| word).as_deref(), Some("Minor"));
    let taken = takes_the_other(&both, 3, "03:40");
    assert_eq!(taken.state().severity, Severity::Minor);
    assert_eq!(taken.other_word(note_of(&taken)), None, "it was said since");
    let undone = {
        let last = taken.log().last().expect("an event").stamp;
        let moment = Moment { stamp: later(&taken), written: at("03:41"), happened: None };
        let mut after = taken.clone();
        after.apply(taken.decide(Command::Retract(last), moment).expect("an undo"));
        after
    };
    assert!(undone.other_word(note_of(&undone)).is_some(), "an undo opens it again");
}

fn later(incident: &Incident) -> Stamp {
    let mut clock = StampClock::new(Replica::from_random(3));
    incident.log().iter().for_each(|event| clock.observe(event.stamp));
    clock.tick(at("03:41"))
}

#[test]
fn every_matter_of_which_one_word_stands_is_noted_and_the_other_can_be_taken() {
    let mut story = Story::new();
    let (theory, note) = (story.supposes("The database refuses"), story.notes("all red"));
    let action = {
        let (owner, text) = (words("Ana"), words("look into the pool"));
        story.does(Command::AssignAction { owner, text, due: None })
    };
    story.does(Command::MakePromise { audience: Audience::Customers, due: at("04:00") });
    let detail = |detail| Fact::Detail(Box::new(detail));
    let role = |name: &str| detail(Detail::RoleTaken { role: "Lead".into(), name: name.into() });
    let impact = |who: &str| detail(Detail::ImpactStated(Impact { who: who.into(), ..Impact::default() }));
    let moved = |owner: &str| detail(Detail::ActionMoved { action, owner: owner.into(), due: None });
    let promised = |due: &str| Fact::PromisePushedBack {
        audience: Audience::Customers,
        due: at(due),
        reason: "a test".into(),
    };
    let trigger = |text: &str| detail(Detail::AspectStated { aspect: Aspect::Trigger, text: text.into() });
    let pairs = [
        (Fact::Retitled { title: "One".into() }, Fact::Retitled { title: "Two".into() }),
        (promised("04:10"), promised("04:20")),
        (role("Ana"), role("Ben")),
        (impact("everyone"), impact("nobody")),
        (moved("Cleo"), moved("Dan")),
        (trigger("a deploy"), trigger("a certificate")),
        (
            Fact::Corrected { target: note, text: "all green".into() },
            Fact::Corrected { target: note, text: "half red".into() },
        ),
        (
            Fact::ExpectationStated { theory, text: "slow".into() },
            Fact::ExpectationStated { theory, text: "fast".into() },
        ),
        (detail(Detail::StartSet { at: at("02:10") }), detail(Detail::StartSet { at: at("02:20") })),
    ];
    for (ours, theirs) in pairs {
        let there = elsewhere(&story, &[("02:53", theirs.clone())]);
        let mut here = story.incident.clone();
        let stamp = later(&here);
        let moment = at("02:50");
        let stamp = Stamp::new(moment, 0, stamp.replica());
        here.apply(Event { stamp, written: moment, happened: moment, fact: ours.clone() });
        let both = merged(&here, &there);
        assert_eq!(merge_lines(&both).len(), 1, "{ours:?} against {theirs:?}");
        let taken = takes_the_other(&both, 5, "03:40");
        assert_eq!(taken.other_word(note_of(&taken)), None, "{ours:?}");
        if let Fact::Retitled { title } = &ours {
            assert_eq!(&taken.state().title, title);
        }
        let lines = merge_lines(&both);
        assert!(lines.iter().all(|line| !line.contains("not here")), "{lines:?}");
    }
}

#[test]
fn an_update_that_names_another_phase_and_time_is_two_disagreements() {
    let mut story = Story::new();
    let sent = |phase, due: &str| Fact::UpdateSent {
        audience: Audience::Customers,
        phase,
        parts: Box::default(),
        text: "We are looking into it.".into(),
        next_due: Some(at(due)),
        destination: String::new(),
        overridden: String::new(),
    };
    let there = elsewhere(&story, &[("02:53", sent(Phase::Identified, "03:50"))]);
    story.at("02:50").takes_in(sent(Phase::Monitoring, "03:45"));
    let both = merged(&story.incident, &there);
    assert_eq!(
        merge_lines(&both),
        [
            "Two copies disagreed about the phase: Identified (02:53 UTC) stands, being the later one; Monitoring (02:50 UTC) does not.",
            "Two copies disagreed about the next update to customers: 2026-11-21 03:50 UTC (02:53 UTC) stands, being the later one; 2026-11-21 03:45 UTC (02:50 UTC) does not.",
        ]
    );
}

#[test]
fn a_redaction_reaches_the_words_of_a_note_about_a_merge() {
    let mut story = Story::new();
    let there = elsewhere(&story, &[("02:53", Fact::Retitled { title: "hunter2 leaked".into() })]);
    let mine = story.at("02:50").does(Command::Retitle(Title::parse("Password swordfish").unwrap()));
    let both = merged(&story.incident, &there);
    let theirs = there.log().last().unwrap().stamp;
    assert!(merge_lines(&both)[0].contains("hunter2") && merge_lines(&both)[0].contains("swordfish"));
    let mut after = both;
    for target in [mine, theirs] {
        let moment = Moment { stamp: later(&after), written: at("03:45"), happened: None };
        after.apply(after.decide(Command::Redact(target), moment).unwrap());
    }
    let line = &merge_lines(&after)[0];
    assert!(!line.contains("hunter2") && !line.contains("swordfish") && line.contains(REDACTED), "{line}");
    assert_eq!(after.other_word(note_of(&after)), None, "there is nothing left to take");
}

#[test]
fn clocks_that_are_days_ahead_or_hours_behind_are_said_once() {
    let story = Story::new();
    let note = |text: &str| Fact::NoteLogged { text: text.into() };
    // Two days ahead: it writes at a time that has not come yet.
    let mut ahead = story.incident.clone();
    let wall = at("02:50").plus_minutes(2 * 24 * 60);
    let fast = StampClock::new(Replica::from_random(2)).tick(wall);
    ahead.apply(Event { stamp: fast, written: wall, happened: wall, fact: note("from the future") });
    // Three hours behind: it writes before what it had seen was written.
    let mut behind = story.incident.clone();
    let mut clock = StampClock::new(Replica::from_random(4));
    story.incident.log().iter().for_each(|event| clock.observe(event.stamp));
    let written = at("02:45").plus_minutes(-3 * 60);
    let slow = clock.tick(written);
    behind.apply(Event { stamp: slow, written, happened: written, fact: note("from the past") });
    let both = merged(&merged(&story.incident, &ahead), &behind);
    assert_eq!(
        merge_lines(&both),
        [
            "The clock of another device is about 2 days ahead of this one: where both spoke of one thing, its word counts as the later one.",
            "The clock of another device is about 3 hours behind the others, or more: what it wrote is later than its times say.",
        ]
    );
    assert_eq!(export::clocks_that_differ(&story.incident, &ahead, at(MERGED_AT)).len(), 1);
    // Nor does the one that is ahead, of whoever went on from its times.
    assert_eq!(ahead.merge_notes(&both, wall.plus_minutes(30)).len(), 0);
    // A third one that has neither hears nothing again, and what is written after a clock ahead blames nobody else.
    let mut third = story.incident.clone();
    third = merged(&third, &both);
    assert_eq!(third, both);
    assert_eq!(story.incident.merge_notes(&story.incident, at(MERGED_AT)), []);
}
