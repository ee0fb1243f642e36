//! The record is its set of events; its lines stand in order of urgency; what is open goes on from day to day.

use super::player::{Device, at};
use incident_scratchpad::duty::{Fact, Kept, Kind, Record};
use proptest::prelude::*;

#[test]
fn alerts_and_incidents_come_first_then_what_is_open_then_what_came_first() {
    let mut ana = Device::new(1, "Ana", "2026-11-30T08:00");
    ana.begins();
    ana.adds(Kind::Mail, "mail");
    let done = ana.adds(Kind::Alert, "alert, done");
    let question = ana.adds(Kind::Question, "question that became an incident");
    ana.adds(Kind::Ticket, "ticket");
    let urgent = ana.adds(Kind::Mail, "urgent mail");
    ana.adds(Kind::Alert, "alert");
    let gone = ana.adds(Kind::Alert, "a mistake");
    ana.says(Fact::LineDone { line: done });
    ana.says(Fact::LineRanked { line: urgent, urgent: true });
    ana.says(Fact::LineRemoved { line: gone, removed: true });
    ana.says(Fact::IncidentDeclared { line: question, incident: question, title: "Q".to_owned() });
    let day = ana.record.current().expect("a day");
    let lines: Vec<String> = ana.record.lines_of(&day).into_iter().map(|line| line.text).collect();
    assert_eq!(
        lines,
        ["question that became an incident", "urgent mail", "alert", "alert, done", "mail", "ticket"]
    );
    ana.says(Fact::LineRemoved { line: gone, removed: false });
    assert_eq!(ana.record.open_lines().len(), 6, "it was put back");
}

#[test]
fn the_next_day_opens_with_what_is_still_open_and_says_from_whom() {
    let mut ana = Device::new(1, "Ana", "2026-11-30T08:00");
    ana.begins();
    let disk = ana.adds(Kind::Alert, "disk");
    let mail = ana.adds(Kind::Mail, "mail");
    ana.says(Fact::LineDone { line: mail });
    ana.hands_over("Ben", "");
    assert_eq!(ana.record.current(), None, "it is over");

    let mut ben = Device::new(2, "Ben", "2026-12-01T08:00");
    ben.takes(&ana);
    ben.begins();
    ben.adds(Kind::Ticket, "ticket");
    let days = ben.record.days();
    let lines = ben.record.lines_of(&days[1]);
    let said: Vec<_> = lines.iter().map(|line| (line.text.as_str(), line.by.as_str())).collect();
    assert_eq!(said, [("disk", "Ana"), ("ticket", "Ben")]);
    assert_eq!(lines[0].added, at("2026-11-30T08:02"));

    ben.says(Fact::LineDone { line: disk });
    let of = |day: usize| -> Vec<(String, bool)> {
        let lines = ben.record.lines_of(&days[day]);
        lines.into_iter().map(|line| (line.text.clone(), line.is_open())).collect()
    };
    assert_eq!(of(1), [("disk".to_owned(), false), ("ticket".to_owned(), true)], "done today");
    assert_eq!(of(0), [("disk".to_owned(), true), ("mail".to_owned(), false)], "as it was in the evening");
}

#[test]
fn a_day_that_nobody_handed_over_ends_when_the_next_one_begins() {
    let mut ana = Device::new(1, "Ana", "2026-11-30T08:00");
    ana.begins();
    ana.adds(Kind::Mail, "mail");
    let second = ana.begins();
    let days = ana.record.days();
    assert!(days[0].is_over() && days[0].handed_over.is_none());
    assert_eq!(ana.record.current().map(|day| day.id), Some(second));
    assert_eq!(ana.texts(), ["mail"]);
}

#[test]
fn what_is_written_late_is_in_the_day_that_it_names() {
    let mut ana = Device::new(1, "Ana", "2026-11-30T08:00");
    let first = ana.begins();
    ana.begins();
    ana.says(Fact::LineAdded { day: first, kind: Kind::Mail, text: "late".to_owned() });
    assert_eq!(ana.record.lines_of(&ana.record.days()[0]).len(), 1);
    assert_eq!(ana.texts(), ["late"]);
}

#[test]
fn what_is_said_of_a_line_that_is_not_here_counts_when_it_comes() {
    let mut ana = Device::new(1, "Ana", "2026-11-30T08:00");
    ana.begins();
    let line = ana.adds(Kind::Mail, "mail");
    ana.says(Fact::LineDone { line });
    let mut other = Record::default();
    for kept in ana.record.events().filter(|kept| kept.stamp != line) {
        other.add(kept.clone());
    }
    assert_eq!(other.line(line), None);
    let whole: Vec<Kept> = ana.record.events().cloned().collect();
    whole.into_iter().for_each(|kept| {
        other.add(kept);
    });
    assert_eq!(other, ana.record);
}

#[test]
fn a_file_for_the_next_one_has_the_last_weeks_and_all_that_is_open() {
    let mut ana = Device::new(1, "Ana", "2026-09-01T08:00");
    ana.begins();
    let open = ana.adds(Kind::Ticket, "open since September");
    ana.notes(open, "asked the vendor");
    let done = ana.adds(Kind::Mail, "done in September");
    ana.says(Fact::LineDone { line: done });
    ana.hands_over("Ben", "");
    ana.now = at("2026-11-30T08:00");
    ana.begins();
    ana.adds(Kind::Mail, "of today");
    let given = ana.record.from(at("2026-11-01T00:00"));
    let lines: Vec<String> = given.open_lines().into_iter().map(|line| line.text).collect();
    assert_eq!(lines, ["open since September", "of today"]);
    assert_eq!(given.line(done), None);
    assert_eq!(given.line(open).map(|line| line.notes.len()), Some(1));
    assert_eq!(given.days().len(), 2);
    let mut whole = ana.record.clone();
    assert!(whole.merge(given).is_empty(), "the same twice changes nothing");
    assert_eq!(whole, ana.record);
}

/// A few days by two people, in whatever mixture.
fn played(acts: &[(u8, u8)]) -> Vec<Kept> {
    let mut devices = [Device::new(1, "Ana", "2026-11-30T08:00"), Device::new(2, "Ben", "2026-11-30T08:00")];
    for device in &mut devices {
        device.begins();
    }
    for (who, act) in acts {
        let device = &mut devices[usize::from(who % 2)];
        let line = device.record.open_lines().first().map(|line| line.id);
        match (act % 9, line) {
            (0, _) => {
                device.begins();
            }
            (1 | 2, _) | (_, None) if device.record.current().is_some() => {
                device.adds(Kind::ALL[usize::from(act % 4)], "words");
            }
            (3, Some(line)) => device.notes(line, "done so far"),
            (4, Some(line)) => {
                device.says(Fact::LineDone { line });
            }
            (5, Some(line)) => {
                device.says(Fact::LineHanded { line, to: "Cem".to_owned() });
            }
            (6, Some(line)) => {
                device.says(Fact::LineRanked { line, urgent: true });
            }
            (7, _) if device.record.current().is_some() => device.hands_over("Ben", ""),
            _ => {
                let other = std::mem::take(&mut devices[usize::from((who % 2) ^ 1)].record);
                devices[usize::from(who % 2)].record.merge(other.clone());
                devices[usize::from((who % 2) ^ 1)].record = other;
            }
        }
    }
    let [ana, ben] = devices;
    let mut all: Vec<Kept> = ana.record.events().chain(ben.record.events()).cloned().collect();
    let unknown = r#"{"stamp":"01jd3k8m2a-0000-7h3k9q2m","at":"2027-01-01T00:00:00.000Z","by":"Eve","fact":{"sung":{}}}"#;
    all.push(Kept::read(unknown).expect("an event"));
    all
}

proptest! {
    #[test]
    fn the_same_set_is_the_same_record_in_any_order(
        acts in prop::collection::vec((any::<u8>(), any::<u8>()), 0..40),
        seed in any::<u64>(),
    ) {
        let events = played(&acts);
        let mut shuffled = events.clone();
        let mut state = seed | 1;
        for at in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(at, (state >> 33) as usize % (at + 1));
        }
        let record_of = |events: Vec<Kept>| {
            let mut record = Record::default();
            events.into_iter().for_each(|kept| { record.add(kept); });
            record
        };
        let (one, other) = (record_of(events), record_of(shuffled));
        prop_assert_eq!(&one, &other);
        prop_assert_eq!(one.days(), other.days());
        prop_assert_eq!(one.open_lines(), other.open_lines());
        prop_assert_eq!(one.unknown(), 1);
        for day in one.days() {
            prop_assert!(one.lines_of(&day).iter().all(|line| !line.removed));
        }
    }
}

#[test]
fn of_two_events_with_one_id_the_same_one_wins_whichever_came_first() {
    let of = |text: &str| {
        let fact = format!(r#"{{"line_noted":{{"line":"01jd3k8m2a-0000-7h3k9q2m","text":"{text}"}}}}"#);
        Kept::read(&format!(r#"{{"stamp":"01jd3k8m2a-0001-7h3k9q2m","at":"2026-11-30T08:00:00.000Z","by":"Ana","fact":{fact}}}"#)).expect("an event")
    };
    let unknown = Kept::read(r#"{"stamp":"01jd3k8m2a-0001-7h3k9q2m"}"#).expect("an event");
    let all = [of("b"), unknown, of("a")];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let mut record = Record::default();
        order.into_iter().for_each(|at: usize| {
            record.add(all[at].clone());
        });
        assert_eq!(record.events().next(), Some(&all[2]), "{order:?}");
    }
}
