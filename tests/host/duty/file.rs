//! The file of a handover: what is read, what is refused and why, and that nothing in it is lost.

use super::player::{Device, at};
use incident_scratchpad::domain::Timestamp;
use incident_scratchpad::duty::{
    Fact, Kept, Kind, MAX_EVENTS, MAX_FILE_BYTES, MAX_TEXT, Record, read, write,
};

const NOW: &str = "2026-11-30T18:00";

fn now() -> Timestamp {
    at(NOW)
}

fn day() -> Device {
    let mut ana = Device::new(1, "Ana", "2026-11-30T08:00");
    ana.begins();
    let line = ana.adds(Kind::Mail, "“Wörter” \\ \"quoted\"\n- and a second line");
    ana.notes(line, "done");
    ana.says(Fact::LineHanded { line, to: "Ben".to_owned() });
    ana.hands_over("Ben", "");
    ana
}

fn refused(text: &str) -> String {
    read(text, now()).expect_err("a file that is refused").to_string()
}

#[test]
fn what_is_written_comes_back_and_is_the_same_however_it_is_set() {
    let ana = day();
    let text = write(&ana.record);
    assert_eq!(read(&text, now()), Ok(ana.record.clone()));
    assert_eq!(read(&format!("\u{FEFF}{text}"), now()), Ok(ana.record.clone()));
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let spaced = text.replace("\":", "\" :\t").replace(",\"", " ,\n\"");
    assert_ne!(spaced, text);
    assert_eq!(
        read(&spaced, now()),
        Ok(ana.record.clone()),
        "space between parts says nothing, and in words it stays"
    );
    assert_eq!(value["events"][0]["at"], "2026-11-30T08:01:00.000Z", "RFC 3339 in UTC");
}

#[test]
fn what_a_newer_page_says_is_kept_and_written_again() {
    let ana = day();
    let first = ana.record.events().next().expect("an event").text.clone();
    let newer = first.replacen("\"day_begun\":{}", "\"day_sung\":{\"song\":\"la  la\"}", 1);
    let with_more = first.replacen("\"by\"", "\"mood\":\"fine\",\"by\"", 1);
    let file = |event: &str| {
        format!("{{\"format\":\"incident-scratchpad-duty\",\"version\":1,\"more\":[1],\"events\":[{event}]}}")
    };
    for event in [&newer, &with_more] {
        let record = read(&file(event), now()).expect("a record");
        assert!(write(&record).contains(event.as_str()), "{event}");
    }
    assert_eq!(read(&file(&newer), now()).expect("a record").unknown(), 1);
    assert_eq!(read(&file(&with_more), now()).expect("a record").days().len(), 1);
}

#[test]
fn what_cannot_be_taken_is_refused_and_the_reason_said() {
    let text = write(&day().record);
    let other = |from: &str, to: &str| text.replacen(from, to, 1);
    let table = [
        (String::new(), "there is nothing in it"),
        ("[1]".to_owned(), "it is no handover of somebody on duty"),
        ("7".to_owned(), "it is no handover of somebody on duty"),
        ("{}".to_owned(), "it is no handover of somebody on duty"),
        (
            "{\"format\":\"incident-scratchpad\",\"version\":1,\"events\":{}}".to_owned(),
            "it is no handover of somebody on duty",
        ),
        (
            other("\"version\": 1", "\"version\": 2"),
            "a newer version of this page wrote it (format 2; up to 1 is read)",
        ),
        (other("\"version\": 1", "\"version\": 0"), "it is no handover of somebody on duty"),
        (text[..text.len() / 2].to_owned(), "it ends in the middle (line 7)"),
        (
            other("\"stamp\":\"", "\"stamp\":\"x"),
            "an event cannot be read: it has no `stamp` that can be read (line 5)",
        ),
        (
            other("\"by\":\"Ana\"", "\"by\":\" \""),
            "an event cannot be read: a text or a name in it says nothing (line 5)",
        ),
        (
            "{\"format\":\"incident-scratchpad-duty\",\"version\":1,\"events\":[]}".to_owned(),
            "there is no event in it",
        ),
        (
            "{\"format\":\"incident-scratchpad-duty\",\"version\":1,\"events\":[{\"stamp\":\"1vvvvvvvvv-0000-00000000\"}]}".to_owned(),
            "an event is from 4199-",
        ),
    ];
    for (text, why) in table {
        let said = refused(&text);
        assert!(said.starts_with(why), "{said}\n{why}");
    }
    let long = other("done", &"x".repeat(MAX_TEXT + 1));
    assert_eq!(
        refused(&long),
        "an event cannot be read: a text in it has 4001 characters, and up to 4000 are read (line 7)"
    );
    assert!(refused(&"[".repeat(100_000)).starts_with("it is nested too deep (line 1)"));
    assert!(refused(&" ".repeat(MAX_FILE_BYTES + 1)).contains("up to 8388608 are read"));
}

#[test]
fn more_events_than_are_read_are_refused() {
    let mut ana = Device::new(1, "Ana", "2026-01-01T08:00");
    ana.begins();
    let event = ana.record.events().next().expect("an event").text.clone();
    let events = vec![event; MAX_EVENTS + 1].join(",");
    let file = format!("{{\"format\":\"incident-scratchpad-duty\",\"version\":1,\"events\":[{events}]}}");
    assert_eq!(refused(&file), "it has 20001 events, and up to 20000 are read");
}

#[test]
fn an_event_of_another_shape_is_kept_and_says_nothing() {
    for event in [
        r#"{"stamp":"01jd3k8m2a-0000-7h3k9q2m","fact":null}"#,
        r#"{"stamp":"01jd3k8m2a-0000-7h3k9q2m","at":"yesterday","by":"Ana","fact":{"day_begun":{}}}"#,
        r#"{"stamp":"01jd3k8m2a-0000-7h3k9q2m","__proto__":{"by":"x"},"fact":[]}"#,
    ] {
        let kept = Kept::read(event).expect("kept");
        assert_eq!(kept.event, None);
        let mut record = Record::default();
        record.add(kept);
        assert_eq!((record.days().len(), record.open_lines().len(), record.unknown()), (0, 0, 1));
    }
}
