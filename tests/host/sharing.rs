//! A copy in which names, addresses and secrets are masked: none of the words is in it, and the incident keeps them all.

use crate::facts;
use crate::story::*;
use incident_scratchpad::domain::*;
use incident_scratchpad::export::{
    Mask, MaskKind, acknowledgement, is_half_an_acknowledgement, masked_copy, people, read_acknowledgement,
    texts, write,
};
use proptest::prelude::*;

fn mask(kind: MaskKind, words: &str) -> Mask {
    Mask { words: words.to_owned(), kind }
}

fn story() -> Story {
    let mut story = Story::new();
    story.does(Command::NameAuthor { of: story.incident.id().0, name: Some(words("Ana Ruiz")) });
    story.notes("Ana Ruiz and ana ruiz, not Mariana Ruizova, wrote to ana@corp.example from 10.0.0.12");
    story.notes("curl -H 'token: hunter22hunter22' https://db-7.internal/?token=hunter22hunter22");
    story.does(Command::Tell(Detail::RoleTaken { role: "Lead".into(), name: "Ana Ruiz".into() }));
    story
}

#[test]
fn people_are_those_whom_fields_name_each_once() {
    let mut story = story();
    story.does(Command::Tell(Detail::HandoverTaken { role: "Lead".into(), name: "Ben".into() }));
    assert_eq!(people(&story.incident), ["Ana Ruiz", "Ben"]);
    assert!(texts(&story.incident).iter().any(|text| text.starts_with("curl")));
}

#[test]
fn a_masked_copy_holds_none_of_the_words_and_says_in_how_many_places_they_stood() {
    let story = story();
    let masks = [
        mask(MaskKind::Name, "Ana Ruiz"),
        mask(MaskKind::Address, "ana@corp.example"),
        mask(MaskKind::Address, "10.0.0.12"),
        mask(MaskKind::Secret, "hunter22hunter22"),
    ];
    let before = story.incident.clone();
    let copy = masked_copy(&story.incident, &masks);
    assert_eq!(story.incident, before, "the incident itself keeps every word");
    assert_eq!(copy.places, 8);
    let file = write(&copy.incident, story.now);
    for word in ["Ana Ruiz", "ana ruiz", "ana@corp.example", "10.0.0.12", "hunter22"] {
        assert!(!file.contains(word), "{word} in {file}");
    }
    assert!(
        file.contains("[name 1] and [name 1], not Mariana Ruizova, wrote to [address 1] from [address 2]"),
        "{file}"
    );
    assert_eq!(copy.incident.log().len(), story.incident.log().len());
    let stamps = |incident: &Incident| incident.log().iter().map(|event| event.stamp).collect::<Vec<_>>();
    assert_eq!(stamps(&copy.incident), stamps(&story.incident));
}

#[test]
fn what_comes_back_masked_changes_nothing_here() {
    let story = story();
    let copy = masked_copy(&story.incident, &[mask(MaskKind::Name, "Ana Ruiz")]);
    let arrival = story.incident.arrival(&copy.incident, &|_| false);
    assert_eq!((arrival.fresh.len(), arrival.taken), (0, 3));
}

#[test]
fn the_parts_of_a_masked_paste_are_still_its_parts() {
    let mut story = Story::new();
    let (one, two) = (story.notes("host 10.0.0.12 is down"), story.notes("ask Ana, é"));
    let text = "host 10.0.0.12 is down\nask Ana, é".to_owned();
    let part = |entry, start, end| PastePart { entry, start, end, until: None };
    let parts = vec![part(one, 0, 22), part(two, 23, text.len())];
    story.takes_in(Fact::PasteLogged(Paste { text, parts, ..Paste::default() }));
    let masks = [mask(MaskKind::Address, "10.0.0.12"), mask(MaskKind::Name, "Ana")];
    let copy = masked_copy(&story.incident, &masks).incident;
    let paste = copy.log().iter().find_map(|event| match &event.fact {
        Fact::PasteLogged(paste) => Some(paste.clone()),
        _ => None,
    });
    let paste = paste.expect("the paste");
    let said: Vec<&str> = paste.parts.iter().map(|part| &paste.text[part.start..part.end]).collect();
    assert_eq!(said, ["host [address 1] is down", "ask [name 1], é"]);
}

#[test]
fn the_line_of_whoever_takes_over_is_read_back() {
    let mut story = Story::new();
    story.sends(Phase::Investigating, Some("03:30"));
    let zone = FixedZone::utc();
    for (role, name) in [("Lead", "Ana"), ("Scribe (night)", "Ana (SRE)"), ("Lead", "Åsa Öberg, Ph.D.")] {
        let line = acknowledgement(story.state(), role, name, story.now, &zone);
        let read = read_acknowledgement(&format!("> {line}\n\nthanks"));
        if role.contains('(') {
            // Brackets in brackets: the last pair is the role.
            assert!(read.is_some(), "{line}");
        } else {
            assert_eq!(read, Some((role.to_owned(), name.to_owned())), "{line}");
        }
    }
    for other in ["", "I have it", "I have it: (Lead), 03:00", "We have it: Ana (Lead), 03:00 UTC."] {
        assert_eq!(read_acknowledgement(other), None, "{other}");
    }
    for cut in
        ["I have it: Ana", "> I have it: Ana (Le", "I have it:", "I have it: (Lead), 03:00 UTC. Checkout"]
    {
        assert!(is_half_an_acknowledgement(cut), "{cut}");
    }
    for whole in ["", "Ana", "Ana has it", "I have it: Ana (Lead), 03:00 UTC. Checkout fails."] {
        assert!(!is_half_an_acknowledgement(whole), "{whole}");
    }
}

proptest! {
    #[test]
    fn whatever_is_said_of_an_incident_a_masked_word_is_in_no_copy(facts in prop::collection::vec(facts::fact(), 1..12)) {
        let mut story = Story::new();
        for fact in facts {
            story.takes_in(fact);
        }
        let said = texts(&story.incident);
        let Some(word) = said.iter().filter(|text| text.trim().len() > 5).max_by_key(|text| text.len()) else { return Ok(()) };
        let copy = masked_copy(&story.incident, &[mask(MaskKind::Secret, word)]);
        prop_assert!(copy.places > 0);
        prop_assert!(texts(&copy.incident).iter().all(|text| !text.contains(word.trim())));
    }
}
