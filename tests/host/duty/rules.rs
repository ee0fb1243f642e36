//! The rules of a record of duty, each at its edge.

use super::player::{Device, at};
use crate::zones::find;
use incident_scratchpad::domain::{FixedZone, Stamp, Timestamp};
use incident_scratchpad::duty::{
    Day, Fact, Kept, KeptError, Kind, MAX_EVENTS, MAX_NAME, MAX_TEXT, Record, Rotation, handover_text,
    kind_in, near, read,
};

fn ana() -> Device {
    let mut ana = Device::new(1, "Ana", "2026-11-30T08:00");
    ana.begins();
    ana
}

fn text_at(record: &Record, day: &Day, now: Timestamp) -> String {
    handover_text(record, day, "", "", now, &FixedZone::utc(), &|_| None)
}

#[test]
fn a_kind_is_named_by_the_first_word_where_words_follow_it() {
    assert_eq!(kind_in("ticket: Invoices"), (Some(Kind::Ticket), "Invoices"));
    assert_eq!(kind_in("  MAIL : Invoices "), (Some(Kind::Mail), "Invoices"));
    assert_eq!(kind_in("ticket:"), (None, "ticket:"), "there are no words");
    assert_eq!(kind_in("note: a"), (None, "note: a"));
    assert_eq!(kind_in("Alert 5: disk"), (None, "Alert 5: disk"));
}

#[test]
fn a_name_has_to_be_there_and_the_word_at_a_handover_has_not() {
    let handed = |to: &str, note: &str| {
        let fact = format!(
            r#"{{"day_handed_over":{{"day":"01jd3k8m2a-0000-7h3k9q2m","to":"{to}","note":"{note}"}}}}"#
        );
        Kept::read(&format!(r#"{{"stamp":"01jd3k8m2a-0001-7h3k9q2m","at":"2026-11-30T08:00:00.000Z","by":"Ana","fact":{fact}}}"#)).err()
    };
    assert_eq!(handed("Ben", ""), None);
    assert_eq!(handed(" ", "word"), Some(KeptError::Blank));
    assert_eq!(handed(&"x".repeat(MAX_NAME), &"x".repeat(MAX_TEXT)), None);
    let limit = |chars, limit| Some(KeptError::TooLong { chars, limit });
    assert_eq!(handed(&"x".repeat(MAX_NAME + 1), ""), limit(MAX_NAME + 1, MAX_NAME));
    assert_eq!(handed("Ben", &"x".repeat(MAX_TEXT + 1)), limit(MAX_TEXT + 1, MAX_TEXT));
}

#[test]
fn an_event_of_more_bytes_than_one_has_is_refused() {
    let event = |length: usize| {
        let begin = r#"{"stamp":"01jd3k8m2a-0001-7h3k9q2m","more":""#;
        Kept::read(&[begin, &"x".repeat(length - begin.len() - 2), "\"}"].concat()).err()
    };
    assert_eq!(event(64_000), None);
    assert_eq!(event(64_001), Some(KeptError::TooLarge(64_001)));
}

#[test]
fn space_behind_an_escaped_quotation_mark_is_a_words_own() {
    let event = r#"{ "stamp" : "01jd3k8m2a-0001-7h3k9q2m", "more" : "a \"b  c\" \\" , "x" : 1 }"#;
    assert_eq!(
        Kept::read(event).expect("an event").text,
        r#"{"stamp":"01jd3k8m2a-0001-7h3k9q2m","more":"a \"b  c\" \\","x":1}"#
    );
}

#[test]
fn a_day_ends_with_its_handover_and_with_the_first_one_alone() {
    let mut ana = ana();
    let line = ana.adds(Kind::Mail, "mail");
    let day = ana.record.current().expect("a day").id;
    ana.hands_over("Ben", "first");
    let handed = ana.now;
    ana.says(Fact::LineDone { line });
    ana.says(Fact::DayHandedOver { day, to: "Cem".to_owned(), note: "second".to_owned() });
    ana.now = at("2026-12-01T08:00");
    ana.begins();
    let first = ana.record.days().swap_remove(0);
    let over = first.handed_over.clone().expect("handed over");
    assert_eq!((over.to.as_str(), over.note.as_str(), over.at), ("Ben", "first", handed));
    assert_eq!(first.ended(), Some(handed), "neither a second handover nor the next day moves its end");
    assert!(ana.record.lines_of(&first)[0].is_open(), "as it stood when it was handed over");
}

#[test]
fn a_handover_that_arrives_after_the_next_day_began_does_not_move_the_end_of_the_day() {
    let mut ana = ana();
    let line = ana.adds(Kind::Mail, "mail");
    let day = ana.record.current().expect("a day").id;
    ana.begins();
    ana.says(Fact::LineDone { line });
    ana.says(Fact::DayHandedOver { day, to: "Ben".to_owned(), note: String::new() });
    let first = ana.record.days().swap_remove(0);
    assert_eq!(first.handed_over.as_ref().map(|over| over.to.as_str()), Some("Ben"));
    assert!(ana.record.lines_of(&first)[0].is_open(), "what was done on the next day is not of this one");
}

#[test]
fn the_end_of_a_handed_day_is_when_that_was_said_also_by_a_clock_that_was_set_back() {
    let mut ana = ana();
    ana.adds(Kind::Mail, "mail");
    let day = ana.record.current().expect("a day").id;
    let last = ana.record.events().last().expect("an event").stamp;
    let (stamp, said) =
        (Stamp::new(last.wall().plus_minutes(9), 0, last_replica(last)), at("2026-11-30T07:30"));
    let fact = Fact::DayHandedOver { day, to: "Ben".to_owned(), note: String::new() };
    ana.record.add(Kept::of(incident_scratchpad::duty::Event {
        stamp,
        at: said,
        by: "Ana".to_owned(),
        fact,
    }));
    assert_eq!(ana.record.days()[0].ended(), Some(said));
}

fn last_replica(_: Stamp) -> incident_scratchpad::domain::Replica {
    incident_scratchpad::domain::Replica::from_random(1)
}

#[test]
fn the_last_event_of_a_day_that_nobody_handed_over_is_of_it() {
    let mut ana = ana();
    let line = ana.adds(Kind::Mail, "mail");
    ana.says(Fact::LineDone { line });
    ana.now = at("2026-12-01T08:00");
    ana.begins();
    let first = ana.record.days().swap_remove(0);
    assert!(!ana.record.lines_of(&first)[0].is_open(), "what was said last of it counts");
}

#[test]
fn what_is_removed_is_neither_open_nor_put_back_twice() {
    let mut ana = ana();
    let line = ana.adds(Kind::Mail, "mail");
    let day = ana.record.current().expect("a day").id;
    ana.says(Fact::LineRemoved { line, removed: true });
    assert_eq!(ana.record.open_lines(), []);
    assert!(!ana.record.line(line).expect("it is known").is_open());
    assert_eq!(ana.record.last_removed(day).map(|line| line.id), Some(line));
    ana.says(Fact::LineRemoved { line, removed: false });
    assert_eq!(ana.record.last_removed(day), None, "it is back");
    ana.says(Fact::LineRemoved { line, removed: true });
    ana.now = at("2026-12-01T08:00");
    let next = ana.begins();
    assert_eq!(ana.record.last_removed(next), None, "of another day");
}

#[test]
fn the_first_incident_of_a_line_stands() {
    let mut ana = ana();
    let line = ana.adds(Kind::Mail, "mail");
    for title in ["first", "second"] {
        ana.says(Fact::IncidentDeclared { line, incident: line, title: title.to_owned() });
    }
    assert_eq!(
        ana.record.line(line).and_then(|line| line.incident).map(|(_, title)| title).as_deref(),
        Some("first")
    );
}

#[test]
fn what_was_written_in_the_very_millisecond_goes_along() {
    let mut ana = ana();
    let line = ana.adds(Kind::Mail, "mail");
    ana.says(Fact::LineDone { line });
    assert!(ana.record.from(line.wall()).line(line).is_some());
    assert!(ana.record.from(line.wall().plus_millis(1)).line(line).is_none(), "it is done, and older");
}

#[test]
fn a_file_of_as_many_events_as_are_read_is_read() {
    let ana = ana();
    let event = ana.record.events().next().expect("an event").text.clone();
    let file = |many: usize| {
        let events = vec![event.as_str(); many].join(",");
        format!("{{\"format\":\"incident-scratchpad-duty\",\"version\":1,\"events\":[{events}]}}")
    };
    assert!(read(&file(MAX_EVENTS), at("2026-11-30T18:00")).is_ok());
}

#[test]
fn an_event_may_be_two_days_ahead_of_this_clock_and_no_more() {
    let ana = ana();
    let file = incident_scratchpad::duty::write(&ana.record);
    let said = ana.record.events().next().expect("an event").stamp.wall();
    assert!(read(&file, said.plus_minutes(-2 * 24 * 60)).is_ok());
    assert!(read(&file, said.plus_minutes(-2 * 24 * 60).plus_millis(-1)).is_err());
}

#[test]
fn the_text_of_a_day_says_the_last_note_and_calls_urgent_what_is_open_alone() {
    let mut ana = ana();
    let line = ana.adds(Kind::Mail, "mail");
    ana.notes(line, "looked");
    ana.notes(line, "asked the vendor");
    ana.says(Fact::LineRanked { line, urgent: true });
    let day = ana.record.current().expect("a day");
    let text = text_at(&ana.record, &day, ana.now);
    assert!(text.contains("- URGENT MAIL 08:02 mail. 08:04: asked the vendor.\n"), "{text}");
    ana.says(Fact::LineDone { line });
    let text = text_at(&ana.record, &day, ana.now);
    assert!(text.contains("- MAIL 08:02 mail. 08:04") && !text.contains("URGENT"), "{text}");
}

#[test]
fn twelve_open_lines_and_eight_that_are_done_stand_in_it() {
    let open = |many: usize, done: bool| {
        let mut ana = ana();
        for at in 0..many {
            let line = ana.adds(Kind::Ticket, &format!("{at} words"));
            if done {
                ana.says(Fact::LineDone { line });
            }
        }
        let day = ana.record.current().expect("a day");
        text_at(&ana.record, &day, ana.now)
    };
    let lines = |text: &str| text.lines().filter(|line| line.starts_with("- TICKET")).count();
    assert_eq!((lines(&open(12, false)), lines(&open(13, false))), (12, 12));
    assert!(!open(12, false).contains("more") && open(13, false).contains("- and 1 more, in the file\n"));
    assert_eq!((lines(&open(8, true)), lines(&open(9, true))), (8, 8));
    assert!(open(9, true).contains(" 8 words") && !open(9, true).contains(" 0 words"), "the last ones");
}

#[test]
fn of_two_lines_at_one_time_the_one_below_holds() {
    let now = |list: &str| {
        Rotation::read(list.lines()).at(at("2026-11-30T10:00"), &find).now.map(|shift| shift.name)
    };
    assert_eq!(now("daily 09:00 Ana\nMon 09:00 Ben").as_deref(), Some("Ben"));
    assert_eq!(now("Mon 09:00 Ben\ndaily 09:00 Ana").as_deref(), Some("Ana"));
}

#[test]
fn what_is_no_time_or_day_is_told_and_a_remark_says_nothing() {
    let problems = |list: &str| Rotation::read(list.lines()).problems(&find).len();
    for (line, wrong) in [
        ("Mon 23:59 Ana", 0),
        ("Mon 24:00 Ana", 1),
        ("Mon 09:60 Ana", 1),
        ("Mon 009:00 Ana", 1),
        ("Mon 9:00 Ana", 0),
        ("Mo 09:00 Ana", 1),
        ("mond 09:00 Ana", 0),
        ("# Mo", 0),
        ("   ", 0),
    ] {
        assert_eq!(problems(line), wrong, "{line}");
    }
}

#[test]
fn a_shift_of_a_week_ago_still_holds() {
    let list = Rotation::read("Mon 09:00 Ana".lines());
    let now = |text: &str| list.at(at(text), &find).now.map(|shift| shift.name);
    assert_eq!(now("2026-12-07T08:59").as_deref(), Some("Ana"), "a week less a minute");
    let once = Rotation::read("2026-11-30 09:00 Ana".lines());
    let now = |text: &str| once.at(at(text), &find).now.map(|shift| shift.name);
    assert_eq!(
        (now("2026-12-09T08:00").as_deref(), now("2026-12-10T08:00")),
        (Some("Ana"), None),
        "nine days"
    );
}

#[test]
fn a_day_over_midnight_and_the_change_of_clocks_says_each_time_with_its_own_day_and_offset() {
    let berlin = find("Europe/Berlin").expect("a zone");
    let table = [
        // In the night of 25 October 2026 Berlin goes back: 02:30 is there twice.
        ("2026-10-25T00:30", "2026-10-25T01:30", "02:30"),
        ("2026-10-25T01:30", "2026-10-25T01:31", "02:30"),
        ("2026-10-24T21:59", "2026-10-24T22:01", "Sat 24 Oct 23:59"),
        ("2026-10-24T22:00", "2026-10-25T22:59", "00:00"),
        ("2026-03-29T00:59", "2026-03-29T01:00", "01:59"),
    ];
    for (time, now, said) in table {
        assert_eq!(near(at(time), at(now), &*berlin), said, "{time} seen at {now}");
    }
}
