//! The reader as the page speaks to it.

use crate::zones::find;
use incident_scratchpad::domain::Timestamp;
use incident_scratchpad::domain::time_expression::instant_of_iso;
use incident_scratchpad::evidence::service::file::{FileError, LogFile};
use incident_scratchpad::evidence::service::messages::{
    BEGINS, FileAnswer, FileQuestion, Form, PasteAnswer, PasteRequest,
};
use incident_scratchpad::evidence::service::{PasteService, offset_of};

fn at(text: &str) -> Timestamp {
    instant_of_iso(text).expect("an instant")
}

fn asked(text: &str, zone: &str, chosen: &[(&str, &str)]) -> PasteAnswer {
    let chosen = chosen.iter().map(|(source, zone)| ((*source).to_owned(), (*zone).to_owned())).collect();
    let now = at("2026-11-29T03:10:00Z");
    let request = PasteRequest { paste: 7, text: text.to_owned(), now, zone: zone.to_owned(), chosen };
    let question = serde_json::to_string(&request).expect("JSON");
    assert!(question.starts_with(BEGINS), "{question}");
    let answer = PasteService::with_zones(find).handle(&question);
    let answer: PasteAnswer = serde_json::from_str(&answer).expect("JSON");
    assert_eq!(answer.paste, 7);
    answer
}

const PYTHON: &str = "2026-11-29 02:57:58,806 WARNING pool: slow\n2026-11-29 02:58:01,002 ERROR pool: full\n  File \"a.py\", line 3\n2026-11-29 02:58:12,000 INFO pool: back\n";

#[test]
fn lines_without_a_zone_are_read_in_that_of_whoever_pastes_and_it_says_so() {
    let answer = asked(PYTHON, "Europe/Berlin", &[]);
    assert_eq!(answer.said, "4 lines, 02:57:58 to 02:58:12");
    let recent = "; in UTC the last line would be 11 min old";
    assert_eq!(
        answer.questions[0].said,
        format!("zone not stated: read as Europe/Berlin (your own){recent}")
    );
    assert_eq!(answer.questions[0].choices, ["UTC"]);
    assert_eq!(answer.zones, ["Europe/Berlin"]);
    assert_eq!(answer.first, Some(at("2026-11-29T01:57:58Z").plus_millis(806)));
    let chosen = [(answer.questions[0].source.as_str(), "UTC")];
    let again = asked(PYTHON, "Europe/Berlin", &chosen);
    assert_eq!(again.questions[0].said, "zone not stated: read as UTC (chosen)");
    assert_eq!(again.questions[0].choices, ["Europe/Berlin"]);
    assert_eq!(again.first, Some(at("2026-11-29T02:57:58Z").plus_millis(806)));
    let chosen = [(answer.questions[0].source.as_str(), "+05:30")];
    let again = asked(PYTHON, "Europe/Berlin", &chosen);
    assert_eq!(again.first, Some(at("2026-11-28T21:27:58Z").plus_millis(806)));
}

#[test]
fn lines_that_would_be_still_to_come_on_ones_own_clock_are_read_in_utc_and_it_says_so() {
    let answer = asked(PYTHON, "America/New_York", &[]);
    let said = "zone not stated: read as UTC: in America/New_York (your own) it would be still to come";
    assert_eq!(answer.questions[0].said, said);
    assert_eq!(answer.questions[0].choices, ["America/New_York"]);
    assert!(answer.questions[0].takes_other);
    assert_eq!(
        (answer.said.as_str(), answer.zones),
        ("4 lines, 02:57:58 to 02:58:12", vec!["UTC".to_owned()])
    );
    assert_eq!(answer.first, Some(at("2026-11-29T02:57:58Z").plus_millis(806)));
    // Whoever knows better has the last word.
    let chosen = [(answer.questions[0].source.as_str(), "America/New_York")];
    let again = asked(PYTHON, "America/New_York", &chosen);
    assert_eq!(again.questions[0].said, "zone not stated: read as America/New_York (chosen)");
    assert!(again.said.ends_with("still to come by this clock: logged as of now"), "{}", again.said);
}

#[test]
fn where_neither_ones_own_clock_nor_utc_can_be_the_zones_that_fit_are_offered() {
    let answer = asked("2026-11-29 08:27:58 down\n2026-11-29 08:28:12 up", "America/New_York", &[]);
    assert!(answer.said.ends_with("still to come by this clock: logged as of now"), "{}", answer.said);
    assert_eq!(answer.questions[0].said, "zone not stated: read as America/New_York (your own)");
    assert_eq!(answer.questions[0].choices, ["UTC+5:30", "UTC+5:45", "UTC"]);
    let chosen = [(answer.questions[0].source.as_str(), "UTC+5:30")];
    let again = asked("2026-11-29 08:27:58 down\n2026-11-29 08:28:12 up", "America/New_York", &chosen);
    assert_eq!(again.first, Some(at("2026-11-29T02:57:58Z")));
}

#[test]
fn rows_of_a_table_that_would_be_still_to_come_are_read_in_utc() {
    let table = "time,host,what\n2026-11-29 02:57:58,db1,down\n2026-11-29 02:58:12,db1,up";
    let answer = asked(table, "America/New_York", &[]);
    let said = "zone not stated: read as UTC: in America/New_York (your own) it would be still to come";
    assert_eq!(answer.questions[0].said, said);
    assert_eq!(answer.first, Some(at("2026-11-29T02:57:58Z")));
    assert_eq!(answer.questions[0].choices, ["America/New_York"]);
    let berlin = asked(table, "Europe/Berlin", &[]);
    assert_eq!(berlin.questions[0].said, "zone not stated: read as Europe/Berlin (your own)");
}

#[test]
fn lines_that_state_their_zone_leave_nothing_to_choose() {
    let text = "2026-11-29T02:57:58+01:00 one\n2026-11-29T02:58:12+01:00 two";
    let answer = asked(text, "Asia/Kolkata", &[]);
    assert_eq!(answer.said, "2 lines, 01:57:58 to 01:58:12 UTC");
    assert!(answer.questions.is_empty());
}

#[test]
fn an_entry_a_line_takes_along_what_has_no_time() {
    let answer = asked(PYTHON, "UTC", &[]);
    let said: Vec<&str> = answer.parts.iter().map(|part| part.text.as_str()).collect();
    assert_eq!(said.len(), 3);
    assert_eq!(said[1], "2026-11-29 02:58:01,002 ERROR pool: full\n  File \"a.py\", line 3");
    for part in &answer.parts {
        assert_eq!(&PYTHON[part.start..part.end], part.text, "byte for byte");
    }
    assert_eq!(answer.parts[1].clock, "02:58:01");
}

#[test]
fn what_cannot_be_read_as_a_time_is_said() {
    for (text, said) in [
        ("2026-11-29 02:57:58 Mars/Olympus down", "time not read: no zone goes by that name"),
        ("2026-02-30 02:57:58 down", "time not read: no calendar and clock show it"),
        ("2026-03-29 02:30:00 down", "time not read: the clocks went forward over it that night"),
        ("no time in this", ""),
    ] {
        let answer = asked(text, "Europe/Berlin", &[]);
        assert_eq!((answer.said.as_str(), answer.first), (said, None), "{text}");
    }
}

#[test]
fn an_hour_that_comes_twice_is_said_only_where_no_order_shows_it() {
    let alone = asked("2026-10-25 02:30:00 alone", "Europe/Berlin", &[]);
    assert!(alone.said.contains("came twice"), "{}", alone.said);
    assert_eq!(alone.questions[0].choices[..2], ["UTC+2", "UTC+1"]);
    let second =
        asked("2026-10-25 02:30:00 alone", "Europe/Berlin", &[(&alone.questions[0].source, "UTC+1")]);
    assert_eq!(second.first, Some(at("2026-10-25T01:30:00Z")));
    let both = "2026-10-25 02:59:59 one\n2026-10-25 02:00:03 two";
    let both = asked(both, "Europe/Berlin", &[]);
    assert!(!both.said.contains("twice"), "{}", both.said);
    let instants: Vec<_> = both.parts.iter().map(|part| part.at).collect();
    assert_eq!(instants, [Some(at("2026-10-25T00:59:59Z")), Some(at("2026-10-25T01:00:03Z"))]);
}

#[test]
fn a_time_in_a_sentence_is_told_from_that_of_a_line() {
    for (text, is_aside) in [
        ("errors on checkout since 02:41:07", true),
        ("02:41:07 errors on checkout", false),
        ("(gio:1): GLib-DEBUG: 02:41:05.899: loaded", false),
        ("deployed on 2026-11-28 14:00:00", false),
    ] {
        assert_eq!(asked(text, "UTC", &[]).is_aside, is_aside, "{text}");
    }
    // Without seconds it is no time of a line, and the text is logged as any other.
    assert_eq!(asked("errors on checkout since 02:41", "UTC", &[]).first, None);
}

#[test]
fn day_and_month_that_nothing_tells_apart_are_asked_about_and_can_be_chosen() {
    let text = "11/03/2026 02:57:58 one\n11/03/2026 02:58:01 two";
    let answer = asked(text, "UTC", &[]);
    let order = answer.questions.last().expect("a question").clone();
    assert!(order.said.starts_with("day and month not told apart: read with the "), "{}", order.said);
    assert!(!order.takes_other);
    let other = order.choices[0].clone();
    let again = asked(text, "UTC", &[(&order.source, &other)]);
    assert_ne!(again.first, answer.first);
    let again = again.questions.last().expect("it can be changed").clone();
    assert_eq!(again.said, format!("day and month not told apart: read with the {other} (chosen)"));
    let certain = asked("11/13/2026 02:57:58 one\n11/03/2026 02:58:01 two", "UTC", &[]);
    assert!(certain.questions.iter().all(|question| question.takes_other), "a day over 12 decides");
}

#[test]
fn a_chat_is_messages_with_their_authors() {
    let text = "[09:41] <ana> 5xx on checkout\n[09:42] <@ben> looking\n";
    let answer = asked(text, "Europe/Berlin", &[]);
    assert_eq!(answer.form, Form::Chat);
    let said: Vec<(&str, &str)> =
        answer.parts.iter().map(|part| (part.author.as_str(), part.text.as_str())).collect();
    assert_eq!(said, [("ana", "5xx on checkout"), ("ben", "looking")]);
    assert_eq!(answer.questions.len(), 1, "an IRC log states no zone");
    let chosen = asked(text, "Europe/Berlin", &[("chat", "UTC")]);
    assert_ne!(answer.first, chosen.first);
    assert_eq!(chosen.questions[0].said, "zone not stated: read as UTC (chosen)");
}

#[test]
fn a_message_and_a_row_say_which_bytes_of_the_text_they_are() {
    let pieces = |text: &str| -> Vec<String> {
        let parts = asked(text, "Europe/Berlin", &[]).parts;
        parts.iter().map(|part| text[part.start..part.end].to_owned()).collect()
    };
    let slack =
        "Ana Silva\n  3:57 AM\ncheckout returns 502s\nsince 3\n2 replies\n\nBen\n  3:58 AM\nrolling back\n";
    let own =
        ["Ana Silva\n  3:57 AM\ncheckout returns 502s\nsince 3\n2 replies", "Ben\n  3:58 AM\nrolling back"];
    assert_eq!(pieces(slack), own);
    let table = "time,what\n2026-11-29 02:57:58,down\n\n2026-11-29 02:58:12,up";
    assert_eq!(pieces(table), ["2026-11-29 02:57:58,down", "2026-11-29 02:58:12,up"]);
}

#[test]
fn secrets_are_covered_where_they_are_shown() {
    let text = "db=postgres://app:hunter2pass@db/x key=AKIAIOSFODNN7EXAMPLE next";
    let answer = asked(text, "UTC", &[]);
    assert_eq!(answer.secrets.len(), 2);
    for secret in &answer.secrets {
        assert!(!secret.around.contains("hunter2") && !secret.around.contains("AKIA"), "{}", secret.around);
        assert!(secret.around.contains("[masked]"));
    }
}

#[test]
fn a_file_whose_last_lines_would_be_still_to_come_is_read_in_utc_from_its_start() {
    // 12,000 lines up to ten minutes ago in UTC: in New York the first ones would not be still to come.
    let line = |n: i64| {
        let calendar = at("2026-11-29T03:00:00Z").plus_millis((n - 12_000) * 2_000).utc();
        format!("{} {} tick {n}\n", calendar.date(), calendar.clock_with_seconds())
    };
    let text: String = (0..12_000).map(line).collect();
    let mut file = LogFile::new(text.into_bytes()).expect("a text");
    let (now, zone) = (at("2026-11-29T03:10:00Z"), "America/New_York".to_owned());
    let question = FileQuestion { file: 1, now, zone, ..FileQuestion::default() };
    let answer = file.answer(&question, &PasteService::with_zones(find), &mut |_| {});
    assert_eq!(answer.first, Some(at("2026-11-28T20:20:00Z")));
    assert_eq!(answer.zones, ["UTC"]);
    let said = "zone not stated: read as UTC: in America/New_York (your own) it would be still to come";
    assert_eq!(answer.questions.iter().map(|asked| asked.said.as_str()).collect::<Vec<_>>(), [said]);
}

#[test]
fn offsets_are_zones_too() {
    for (name, minutes) in [
        ("UTC", Some(0)),
        ("UTC+1", Some(60)),
        ("+05:30", Some(330)),
        ("-0330", Some(-210)),
        ("Europe/Berlin", None),
        ("", None),
        ("+25:00", None),
        ("+", None),
    ] {
        assert_eq!(offset_of(name), minutes, "{name}");
    }
}

/// What a file says, asked for lines from one time to another and with some words.
fn file_answer(text: &str, question: FileQuestion) -> (FileAnswer, Vec<usize>) {
    let service = PasteService::with_zones(find);
    let mut file = LogFile::new(text.as_bytes().to_vec()).expect("a text");
    let mut heard = Vec::new();
    let zone = "UTC".to_owned();
    let question = FileQuestion { file: 3, now: at("2026-11-29T03:10:00Z"), zone, ..question };
    let answer = file.answer(&question, &service, &mut |read| heard.push(read));
    (answer, heard)
}

#[test]
fn a_file_is_read_in_slices_and_asked_for_lines() {
    let line = |second: usize| {
        let (hour, minute) = (second / 3600, second / 60 % 60);
        let level = if second.is_multiple_of(5000) { "ERROR" } else { "INFO" };
        format!("2026-11-29T{hour:02}:{minute:02}:{:02}Z {level} pool\n  with more\n", second % 60)
    };
    let text: String = (0..10_500).map(line).collect();
    let (answer, heard) = file_answer(&text, FileQuestion::default());
    assert_eq!(answer.said, "21000 lines, 00:00:00 to 02:54:59 UTC");
    assert_eq!((answer.found, answer.parts.len()), (10_500, 300));
    assert_eq!(heard.len(), 3);
    assert_eq!(heard.last(), Some(&text.len()));
    let question = FileQuestion { contains: "error".to_owned(), ..FileQuestion::default() };
    let (answer, _) = file_answer(&text, question.clone());
    assert_eq!(answer.found, 3);
    assert_eq!(answer.parts[1].text, "2026-11-29T01:23:20Z ERROR pool\n  with more");
    let from = Some(at("2026-11-29T02:00:00Z"));
    let (answer, _) = file_answer(&text, FileQuestion { from, ..question });
    assert_eq!((answer.found, answer.parts[0].clock.as_str()), (1, "02:46:40"));
}

#[test]
fn what_is_no_text_is_refused_and_what_is_no_utf_8_is_read_as_far_as_it_goes() {
    assert_eq!(LogFile::new(vec![0x7f, b'E', 0, 1]).err(), Some(FileError::Binary));
    assert_eq!(LogFile::new(Vec::new()).err(), Some(FileError::Empty));
    let service = PasteService::with_zones(find);
    let mut file = LogFile::new(b"2026-11-29T02:00:00Z Z\xfcrich\n".to_vec()).expect("a text");
    let question = FileQuestion { now: at("2026-11-29T03:10:00Z"), ..FileQuestion::default() };
    let answer = file.answer(&question, &service, &mut |_| {});
    assert_eq!(answer.parts[0].text, "2026-11-29T02:00:00Z Z\u{fffd}rich");
}
