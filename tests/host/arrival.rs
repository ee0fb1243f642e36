//! What a copy from elsewhere brings: counted by stamps, with nothing that could not be kept.

use crate::facts;
use crate::story::*;
use incident_scratchpad::domain::*;
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
