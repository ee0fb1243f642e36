//! The JSON file: what was written is read back, and what is broken is refused or put right in words.

use crate::facts;
use crate::story::*;
use incident_scratchpad::domain::*;
use incident_scratchpad::export::{ImportError, MAX_BYTES, Reason, read, write, write_whole};
use proptest::prelude::*;

const EXPORTED: &str = "04:10";

fn story() -> Story {
    let mut story = Story::new();
    story.notes("all red");
    story.at("02:50").asks("Why only Europe?");
    story.supposes("the provider rejects us");
    story.sees(Leaning::For, Some(Source::Log), "422 in every line\n  at pay()");
    story.sends(Phase::Investigating, Some("03:10"));
    story
}

fn file() -> String {
    write(&story().incident, at(EXPORTED))
}

/// The file with an event's line replaced.
fn with_line(number: usize, line: &str) -> String {
    let file = file();
    let mut lines: Vec<&str> = file.lines().collect();
    lines[number - 1] = line;
    lines.join("\n")
}

fn refusal(text: &str) -> String {
    read(text).expect_err("a file that is refused").to_string()
}

/// Where something was put right, and what.
fn repairs(text: &str) -> Vec<String> {
    read(text).expect("a file that is read").repairs.iter().map(ToString::to_string).collect()
}

#[test]
fn the_file_is_legible_and_has_one_event_on_a_line() {
    let file = file();
    let lines: Vec<&str> = file.lines().collect();
    assert_eq!(
        lines[..5],
        [
            "{",
            r#"  "format": "incident-scratchpad","#,
            r#"  "version": 1,"#,
            concat!("  \"application\": \"", env!("CARGO_PKG_VERSION"), "\","),
            r#"  "exported": "2026-11-21T04:10:00.000Z","#
        ]
    );
    assert!(lines[5].contains(r#""title":"Checkout fails","severity":"major","phase":"investigating""#));
    assert_eq!(lines.len(), 5 + 2 + story().incident.log().len() + 2);
    assert!(lines[8].contains(r#""note_logged":{"text":"all red"}"#), "{}", lines[8]);
}

#[test]
fn an_incident_comes_back_from_its_file_without_repairs() {
    let imported = read(&file()).unwrap();
    assert_eq!((imported.incident, imported.repairs), (story().incident, vec![]));
}

#[test]
fn an_incident_without_events_comes_back_too() {
    let empty = Incident::new(facts::id());
    assert_eq!(read(&write(&empty, at(EXPORTED))).unwrap().incident, empty);
}

#[test]
fn a_file_of_another_kind_is_refused_with_what_it_is() {
    const FOREIGN: &str = "it is not an incident that this page exported";
    let table = [
        ("", "there is nothing in it"),
        (" \n", "there is nothing in it"),
        ("Dear team", FOREIGN),
        ("null", FOREIGN),
        ("[1, 2]", FOREIGN),
        ("{\n\"a\": NaN}", "no value stands where one belongs (line 2)"),
        ("{\"events\": [\n", "it ends in the middle (line 2)"),
        ("{}\n}", "something stands behind the end (line 2)"),
        ("{}", FOREIGN),
        (r#"{"format": "other"}"#, "it says that it is “other”, and not an incident of this page"),
        (r#"{"format": 7}"#, FOREIGN),
        (r#"{"name": "left-pad", "version": "1.0.0"}"#, FOREIGN),
    ];
    for (text, words) in table {
        assert_eq!(refusal(text), words, "{text}");
    }
}

#[test]
fn a_newer_version_is_named_and_not_guessed_at() {
    let newer = file().replace("\"version\": 1", "\"version\": 999");
    assert_eq!(read(&newer), Err(ImportError::Newer { found: 999, known: 1 }));
    for version in ["0", "-1", "1.5", "\"1\"", "null"] {
        let other = file().replace("\"version\": 1", &format!("\"version\": {version}"));
        assert!(matches!(read(&other), Err(ImportError::Misshapen { .. })), "{version}");
    }
}

#[test]
fn a_truncated_file_says_where_it_ends() {
    let file = file();
    let half = &file[..file.len() / 2];
    let lines = half.lines().count();
    let Err(ImportError::NotJson { line, problem, .. }) = read(half) else { panic!("is refused") };
    assert_eq!((line, problem == "it ends in the middle"), (lines, true), "{problem}");
}

#[test]
fn deep_nesting_is_refused_where_it_becomes_too_deep() {
    for deep in ["[".repeat(100_000), r#"{"a":"#.repeat(100_000)] {
        assert!(matches!(read(&deep), Err(ImportError::TooDeep { line: 1, .. })));
    }
    let inside = with_line(9, &format!("{}{},", "[".repeat(100_000), "]".repeat(100_000)));
    let Err(ImportError::TooDeep { line, .. }) = read(&inside) else { panic!("is refused") };
    assert_eq!(line, 9);
}

#[test]
fn too_large_a_file_is_refused_before_it_is_read() {
    let huge = " ".repeat(MAX_BYTES + 1);
    assert_eq!(read(&huge), Err(ImportError::TooLarge { bytes: MAX_BYTES + 1, limit: MAX_BYTES }));
}

#[test]
fn one_bad_event_costs_none_of_the_others() {
    let table = [
        ("7", "a number stands where an event belongs"),
        ("{}", "`stamp` is missing"),
        (r#"{"stamp": "x", "fact": {}}"#, "`stamp` is not an event id"),
        (
            r#"{"stamp": "01hs00000q-0000-00000001", "fact": {"danced": {}}}"#,
            "`fact` says “danced”, which is not known",
        ),
        (
            r#"{"stamp": "01hs00000q-0000-00000001", "happened": -1, "fact": {"note_logged": {"text": "x"}}}"#,
            "`happened` is a number, and should be a time like",
        ),
        (
            r#"{"stamp": "01hs00000q-0000-00000001", "happened": "+275760-09-13T00:00:00.000Z", "fact": {"note_logged": {"text": "x"}}}"#,
            "`happened` is not a time like",
        ),
        (
            r#"{"stamp": "01hs00000q-0000-00000001", "fact": {"note_logged": {"text": "x", "text": "y"}}}"#,
            "`text` stands there twice",
        ),
        (
            r#"{"stamp": "vvvvvvvvvv-0000-00000001", "fact": {"note_logged": {"text": "x"}}}"#,
            "`stamp` is not an event id",
        ),
    ];
    for (line, problem) in table {
        let text = with_line(9, &format!("    {line},"));
        let imported = read(&text).expect("a file that is read");
        assert_eq!(imported.incident.log().len(), story().incident.log().len() - 1, "{line}");
        let [repair] = &imported.repairs[..] else { panic!("one repair for {line}") };
        assert_eq!((repair.path.as_str(), repair.line), ("events[1]", 9));
        assert!(matches!(&repair.reason, Reason::Unreadable(p) if p.starts_with(problem)), "{repair}");
    }
}

#[test]
fn names_that_mean_nothing_here_are_passed_over() {
    let line = r#"{"stamp":"01hs00000q-0000-00000001","__proto__":{"x":1},"fact":{"note_logged":{"text":"x","constructor":{}}}},"#;
    assert_eq!(repairs(&with_line(9, line)), Vec::<String>::new());
    let top = file().replace("\"exported\"", "\"__proto__\": {\"events\": [1]}, \"exported\"");
    assert_eq!(read(&top).unwrap().incident, story().incident);
}

#[test]
fn an_event_that_stands_twice_counts_once_and_a_taken_id_is_told() {
    let file = file();
    let line = file.lines().nth(8).unwrap();
    let other = line.replace("all red", "all green");
    let text = with_line(9, &format!("{line}\n{line}\n{other}"));
    assert_eq!(
        repairs(&text),
        [
            "events[2] at line 10: the same event stands there before; it counts once",
            "events[3] at line 11: another event has the same id; only one of them can be kept",
        ]
    );
    let incident = read(&text).unwrap().incident;
    assert_eq!(incident.log().len(), story().incident.log().len() + 1);
    assert_eq!(incident.state().unplaced.len(), 1);
}

#[test]
fn half_a_character_is_replaced_and_told() {
    let text = file().replace("all red", r"all \ud83d red \ud83d\ude00");
    assert_eq!(repairs(&text), ["events[1] at line 9: half of a character was replaced"]);
    let incident = read(&text).unwrap().incident;
    assert_eq!(incident.state().timeline().next().unwrap().text, "all \u{FFFD} red 😀");
}

#[test]
fn an_incident_without_an_id_takes_that_of_its_first_event() {
    let id = story().incident.id();
    for broken in ["\"x\"", "null"] {
        let text = file().replacen(&format!("\"id\":\"{}\"", id.0), &format!("\"id\":{broken}"), 1);
        let words = "incident.id at line 6: no id that can be read; the first event's is used";
        assert_eq!(repairs(&text), [words]);
        assert_eq!(read(&text).unwrap().incident, story().incident);
    }
}

#[test]
fn a_file_of_which_nothing_can_be_read_is_refused_with_its_first_fault() {
    let text = r#"{"format": "incident-scratchpad", "version": 1, "incident": {}, "events": [1, 2]}"#;
    assert!(refusal(text).starts_with("none of its 2 events can be read; events[0] at line 1: left out"));
    let without = r#"{"format": "incident-scratchpad", "version": 1}"#;
    assert_eq!(refusal(without), "there is no list named `events` (line 1)");
}

#[test]
fn a_part_that_stands_there_twice_is_refused() {
    let repeated =
        [("format", "\"incident-scratchpad\""), ("version", "1"), ("incident", "{}"), ("events", "[]")];
    for (name, value) in repeated {
        let twice = file().replacen('{', &format!("{{\n\"{name}\": {value},"), 1);
        assert!(refusal(&twice).starts_with(&format!("`{name}` stands there twice (line ")), "{name}");
    }
}

#[test]
fn many_faults_are_counted_not_listed() {
    let text = with_line(9, &"0,".repeat(100_000));
    let repairs = read(&text).unwrap().repairs;
    assert!(repairs.len() < 1000);
    assert!(matches!(repairs.last().unwrap().reason, Reason::More(rest) if rest + repairs.len() == 100_001));
    let endless = with_line(9, &"0,".repeat(300_000));
    assert!(matches!(read(&endless), Err(ImportError::TooManyEvents { .. })));
}

#[test]
fn a_mark_of_byte_order_in_front_does_no_harm() {
    assert_eq!(read(&format!("\u{FEFF}{}", file())).unwrap().incident, story().incident);
}

#[test]
fn fields_of_a_newer_version_come_back_with_the_file() {
    let newer = file()
        .replace("\"exported\"", "\"colour\": {\"of\": [1, 2]},\n  \"exported\"")
        .replace("\"note_logged\":{", "\"note_logged\":{\"mood\": \"calm\", ")
        .replacen("{\"stamp\"", "{\"weight\":1e3,\"stamp\"", 2);
    let imported = read(&newer).unwrap();
    assert_eq!((&imported.incident, &imported.repairs), (&story().incident, &vec![]));
    let (again, _) = write_whole(&imported.incident, at(EXPORTED), &[], &imported.unknown);
    for part in ["\"colour\": {\"of\":[1,2]}", "\"mood\":\"calm\"", "\"weight\":1e3"] {
        assert!(again.contains(part), "{part} in {again}");
    }
    let twice = read(&again).unwrap();
    assert_eq!(twice, imported, "and once more");
    assert_eq!(write_whole(&twice.incident, at(EXPORTED), &[], &twice.unknown).0, again);

    // Whoever redacts the entry redacts what is not known of it too.
    let mut incident = imported.incident;
    let note = incident.state().timeline().next().unwrap().id;
    let stamp = Stamp::new(at("04:00"), 0, Replica::from_random(9));
    incident.apply(Event {
        stamp,
        written: stamp.wall(),
        happened: stamp.wall(),
        fact: Fact::Redacted { target: note },
    });
    assert!(!write_whole(&incident, at(EXPORTED), &[], &twice.unknown).0.contains("calm"));
}

#[test]
fn fields_of_a_newer_version_within_lists_come_back_too() {
    let mut story = story();
    let parts = story.incident.state().timeline().map(|entry| entry.id).take(2);
    let parts = parts.map(|entry| PastePart { entry, start: 0, end: 1, until: None }).collect();
    let stamp = Stamp::new(at("03:00"), 0, Replica::from_random(9));
    let fact = Fact::PasteLogged(Paste { parts, ..Paste::default() });
    story.incident.apply(Event { stamp, written: stamp.wall(), happened: stamp.wall(), fact });
    let newer = write(&story.incident, at(EXPORTED)).replace("{\"entry\":", "{\"hue\":[7],\"entry\":");
    assert_eq!(newer.matches("hue").count(), 2);
    let imported = read(&newer).unwrap();
    assert_eq!((&imported.incident, &imported.repairs), (&story.incident, &vec![]));
    let (again, _) = write_whole(&imported.incident, at(EXPORTED), &[], &imported.unknown);
    assert_eq!(again.matches("\"hue\":[7]").count(), 2, "{again}");
    assert_eq!(read(&again).unwrap(), imported);
}

#[test]
fn more_unknown_fields_than_are_kept_are_left_out_and_told() {
    let newer =
        file().replace("\"exported\"", &format!("\"colour\": \"{}\",\n  \"exported\"", "x".repeat(200_000)));
    let imported = read(&newer).unwrap();
    assert!(imported.unknown.is_empty());
    assert_eq!(
        repairs(&newer),
        [
            "the file at line 1: what it says in fields that are not known here is too much to be kept; it was left out"
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_incident_comes_back_equal(incident in facts::incident()) {
        let imported = read(&write(&incident, at(EXPORTED))).unwrap();
        prop_assert!(imported.repairs.iter().all(|r| r.reason == Reason::IdTaken));
        prop_assert_eq!(imported.incident, incident);
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), bytes in any::<Vec<u8>>()) {
        let _ = (read(&text), read(&String::from_utf8_lossy(&bytes)));
    }

    #[test]
    fn a_file_with_damage_anywhere_is_read_or_refused(
        from in any::<prop::sample::Index>(),
        length in 0usize..40,
        damage in prop::sample::select(vec!["", "\"", "\\", "{", "}", "[", "]", ",", ":", "null", "-1", "\\ud800", "\u{0}", "é", "1e999", "\"events\":[{}]"]),
    ) {
        let file = file();
        let from = from.index(file.len());
        let to = (from + length).min(file.len());
        let damaged = [&file.as_bytes()[..from], damage.as_bytes(), &file.as_bytes()[to..]].concat();
        if let Ok(imported) = read(&String::from_utf8_lossy(&damaged)) {
            prop_assert!(imported.incident.log().len() <= story().incident.log().len() + 1);
        }
    }
}
