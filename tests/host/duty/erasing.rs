//! Erasing: no copy of the record, whatever order it comes in, has words that were erased in any.

use super::player::{Device, at};
use incident_scratchpad::domain::{FixedZone, REDACTED, Stamp};
use incident_scratchpad::duty::{Fact, Kept, Kind, Record, handover_text, read, write};
use proptest::prelude::*;

const SECRET: &str = "hunter2-swordfish";

/// A day in which the secret stands in each field that has words.
fn day() -> (Device, Stamp) {
    let mut ana = Device::new(1, "Ana", "2026-11-30T08:00");
    ana.begins();
    let line = ana.adds(Kind::Mail, &format!("the password is {SECRET}"));
    ana.notes(line, &format!("tried {SECRET}"));
    ana.notes(line, "it works");
    let (kind, text) = (Kind::Mail, format!("password {SECRET}!"));
    ana.says(Fact::LineReworded { line, kind, text });
    ana.says(Fact::LineHanded { line, to: format!("Ben {SECRET}") });
    ana.says(Fact::IncidentDeclared { line, incident: line, title: SECRET.to_owned() });
    (ana, line)
}

fn text(record: &Record) -> String {
    let day = record.days().pop().expect("a day");
    handover_text(record, &day, "", "", at("2026-11-30T18:00"), &FixedZone::utc(), &|_| None)
}

#[test]
fn no_word_of_a_line_is_left_and_what_else_is_known_of_it_stays() {
    let (mut ana, line) = day();
    let before = ana.record.clone();
    let erased = ana.record.erase(&ana.record.events_of(line));
    assert_eq!(erased.len(), 6, "each event with words of its own");
    assert!(erased.iter().all(|kept| !kept.text.contains("hunter2")));
    assert!(!write(&ana.record).contains("hunter2") && !text(&ana.record).contains("hunter2"));
    let shown = ana.record.line(line).expect("the line is there");
    assert_eq!((shown.text.as_str(), shown.kind, shown.is_open()), (REDACTED, Kind::Mail, true));
    assert_eq!(shown.notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), [REDACTED; 2]);
    assert_eq!(ana.record.days()[0].who, "Ana", "whose day it was stays");
    assert_eq!(before.words_erased_in(&ana.record).len(), 6);
    assert!(
        ana.record.erase(&ana.record.events_of(line)).is_empty(),
        "a second time there is nothing to erase"
    );
}

#[test]
fn a_note_alone_is_erased_where_it_alone_is_meant() {
    let (mut ana, line) = day();
    let note = ana.record.line(line).expect("the line").notes[0].id;
    assert_eq!(ana.record.erase(&[note]).len(), 1);
    let notes: Vec<String> =
        ana.record.line(line).expect("the line").notes.into_iter().map(|note| note.text).collect();
    assert_eq!(notes, [REDACTED, "it works"]);
    assert!(write(&ana.record).contains(SECRET), "the words of the line stand");
}

#[test]
fn words_are_erased_wherever_they_stand_on_all_days_in_names_too() {
    let (mut ana, line) = day();
    ana.hands_over("Ben", &format!("The PASSWORD is {}", SECRET.to_uppercase()));
    let mut ben = Device::new(2, SECRET, "2026-12-01T08:00");
    ben.takes(&ana);
    ben.begins();
    ben.adds(Kind::Alert, "disk");
    // The name of the incident and that of whoever’s day it is are the same.
    assert_eq!(ben.record.texts_with("hunter2").len(), 6, "{:?}", ben.record.texts_with("hunter2"));
    assert_eq!(ben.record.texts_with(" "), [""; 0], "nothing is in no text");
    assert_eq!(ben.record.erase_words("  "), []);
    ben.record.erase_words("hunter2");
    let file = write(&ben.record).to_lowercase();
    assert!(!file.contains("hunter2"), "{file}");
    assert!(file.contains("disk") && file.contains("it works"), "nothing else went");
    assert_eq!(ben.record.days()[1].who, REDACTED);
    assert_eq!(ben.record.line(line).expect("the line").notes[1].text, "it works");
    assert_eq!(read(&write(&ben.record), at("2026-12-02T08:00")), Ok(ben.record.clone()), "its file is read");
}

#[test]
fn an_older_file_brings_nothing_back_and_a_newer_one_erases_here() {
    let (ana, line) = day();
    let mut erased = ana.record.clone();
    erased.erase(&erased.events_of(line));
    let mut taken = erased.clone();
    assert!(taken.merge(ana.record.clone()).is_empty(), "the older one brings nothing");
    assert_eq!(taken, erased);
    let mut old = ana.record.clone();
    assert_eq!(old.merge(erased.clone()).len(), 6, "what changed is to be written over");
    assert_eq!(old, erased);
}

#[test]
fn what_two_devices_erased_of_one_event_is_both_erased() {
    let mut ana = Device::new(1, "Ana", "2026-11-30T08:00");
    ana.begins();
    ana.hands_over("Ben alpha", "beta");
    let (mut one, mut other) = (ana.record.clone(), ana.record.clone());
    one.erase_words("alpha");
    other.erase_words("beta");
    let mut both = one.clone();
    both.merge(other.clone());
    let mut turned = other;
    turned.merge(one);
    assert_eq!(both, turned);
    assert!(!write(&both).contains("alpha") && !write(&both).contains("beta"));
}

#[test]
fn what_a_newer_page_said_beside_it_goes_with_the_words() {
    let newer = r#"{"stamp":"01jd3k8m2a-0001-7h3k9q2m","at":"2026-11-30T08:00:00.000Z","by":"Ana","mood":"hunter2","fact":{"line_noted":{"line":"01jd3k8m2a-0000-7h3k9q2m","text":"hunter2"}}}"#;
    let mut record = Record::default();
    record.add(Kept::read(newer).expect("an event"));
    record.erase_words("hunter2");
    assert!(!write(&record).contains("hunter2"));
}

proptest! {
    #[test]
    fn whatever_order_copies_come_in_nothing_that_one_has_erased_is_left(order in Just(vec![0_usize, 1, 2, 3]).prop_shuffle()) {
        let (ana, line) = day();
        let mut first = ana.record.clone();
        first.erase_words("tried");
        let mut second = ana.record.clone();
        second.erase(&[line]);
        let mut third = ana.record.clone();
        third.erase_words("Ben");
        let copies = [ana.record, first, second, third];
        let mut whole = Record::default();
        for place in order {
            for kept in copies[place].events() {
                whole.add(kept.clone());
            }
        }
        let file = write(&whole);
        prop_assert!(!file.contains("tried") && !file.contains("the password is") && !file.contains("Ben hunter2"));
    }
}
