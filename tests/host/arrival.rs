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
    let logged = export::disagreements_to_log(&story.incident, &there);
    assert_eq!(
        logged[0],
        "Two copies disagree about the theory of 02:40 UTC: Testing at 02:50 UTC here, Disproved at 02:52 UTC in the other copy. The word of the other copy is the later one and stands."
    );
    let mut merged = story.incident.clone();
    merged.apply_all(there.log().iter().cloned());
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
