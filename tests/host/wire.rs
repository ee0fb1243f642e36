//! What stands in files and in records, letter by letter. The fixtures are what version 1 wrote first;
//! they never change, and every version reads them.

use crate::facts;
use crate::redaction::every_fact;
use incident_scratchpad::domain::*;
use incident_scratchpad::export;
use incident_scratchpad::journal::record::{Record, decode, encode};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::HashSet;

/// One event a line, as it stands in an exported file.
const EVENTS: &str = include_str!("fixtures/events-v1.jsonl");
/// The same events as records: the key, a tab, the value.
const RECORDS: &str = include_str!("fixtures/records-v1.txt");
/// Records of every fact, the fullest and the barest of each, as they were written before serde read and wrote them.
const FACTS: &str = include_str!("fixtures/facts-v1.txt");
/// The same events as a file.
const FILE: &str = include_str!("fixtures/incident-v1.json");

/// Every escape there is, letters of two to four bytes, and what is not escaped.
const AWKWARD: &str = "\"q\" \\ / \n\r\t\u{8}\u{C}\0\u{1F}\u{7F}\u{85}\u{2028} é 支 😀 <b>&\u{FEFF}";

fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(1_795_300_200_000 + millis).expect("in range")
}

fn stamp(n: u32) -> Stamp {
    Stamp::new(at(i64::from(n) * 1000), n, Replica::from_random(0x12_3456_789A))
}

/// Every kind of fact, every word that stands for something, and every part that may be left out,
/// with and without it.
fn facts() -> Vec<Fact> {
    let text = || String::from("all red");
    let mut facts = vec![
        Fact::Declared { title: AWKWARD.into(), severity: Severity::Major },
        Fact::Retitled { title: "Checkout fails".into() },
        Fact::NoteLogged { text: AWKWARD.into() },
        Fact::NoteLogged { text: String::new() },
        Fact::FindingLogged { text: text() },
        Fact::DecisionLogged { text: text() },
        Fact::ChangeMade { text: text() },
        Fact::ActionAssigned { owner: "Maria".into(), text: text(), due: Some(at(60_000)) },
        Fact::ActionAssigned { owner: "Maria".into(), text: text(), due: None },
        Fact::ActionDone { action: stamp(1) },
        Fact::QuestionAsked { text: text() },
        Fact::QuestionFocused { question: stamp(2) },
        Fact::QuestionParked { question: stamp(2) },
        Fact::TheoryProposed { question: Some(stamp(2)), statement: text() },
        Fact::TheoryProposed { question: None, statement: text() },
        Fact::TheoryFocused { theory: stamp(3) },
        Fact::ExpectationStated { theory: stamp(3), text: text() },
        Fact::EvidenceAdded { theory: stamp(3), leaning: Leaning::For, text: text(), source: None },
        Fact::PromiseMade { audience: Audience::Customers, due: at(600_000) },
        Fact::PromisePushedBack { audience: Audience::Team, due: at(600_000), reason: text() },
        Fact::Retracted { target: stamp(4) },
        Fact::Corrected { target: stamp(4), text: text() },
        Fact::Redacted { target: stamp(400) },
    ];
    facts.extend(Severity::ALL.map(|severity| Fact::SeverityChanged { severity }));
    facts.extend(Phase::ALL.map(|phase| Fact::PhaseChanged { phase }));
    facts.extend(Source::ALL.map(|source| Fact::EvidenceSourced { evidence: stamp(3), source }));
    facts.extend([Leaning::For, Leaning::Against].map(|leaning| Fact::EvidenceAdded {
        theory: stamp(3),
        leaning,
        text: text(),
        source: Some(Source::Log),
    }));
    for (standing, reason) in Standing::ALL.into_iter().zip(["", "", "r", "r", ""]) {
        let by = String::new();
        facts.push(Fact::StandingChanged {
            theory: stamp(3),
            standing,
            reason: reason.into(),
            by,
            evidence: None,
        });
    }
    facts.extend(Audience::ALL.map(|audience| Fact::UpdateSent {
        audience,
        phase: Phase::Monitoring,
        parts: Box::new(UpdateParts { doing: text(), ..UpdateParts::default() }),
        text: text(),
        next_due: None,
        destination: String::new(),
        overridden: String::new(),
    }));
    facts.push(Fact::UpdateSent {
        audience: Audience::Team,
        phase: Phase::Identified,
        parts: Box::new(UpdateParts {
            happening: text(),
            impact: "i".into(),
            doing: "d".into(),
            reader: "r".into(),
            ..UpdateParts::default()
        }),
        text: text(),
        next_due: Some(at(600_000)),
        destination: String::new(),
        overridden: String::new(),
    });
    facts
}

/// [`facts`] as events; each third one was written late, and each third one happened earlier.
fn events() -> Vec<Event> {
    let event = |(n, fact): (usize, Fact)| {
        let stamp = stamp(u32::try_from(n).expect("few"));
        let written = stamp.wall().plus_millis(if n % 3 == 1 { 30_000 } else { 0 });
        Event { stamp, written, happened: written.plus_millis(if n % 3 == 2 { -1 } else { 0 }), fact }
    };
    facts().into_iter().enumerate().map(event).collect()
}

fn records() -> String {
    let line = |event: &Event| {
        let Record { key, value } = encode(facts::id(), event);
        format!("{key}\t{value}\n")
    };
    events().iter().map(line).collect()
}

fn file() -> String {
    export::write(&Incident::replay(facts::id(), events()), at(0))
}

#[test]
fn facts_in_records_stand_as_they_always_did() {
    assert_eq!(records(), RECORDS);
    for (line, event) in RECORDS.lines().zip(events()) {
        let (key, value) = line.split_once('\t').unwrap();
        assert_eq!(decode(key, value), Ok((facts::id(), event)));
    }
}

#[test]
fn events_in_files_stand_as_they_always_did() {
    // The summary above the events is for people and may say more; only its id is read back.
    let events_of = |file: &str| file.split_once("\"events\": [").map(|(_, events)| events.to_owned());
    assert_eq!(events_of(&file()), events_of(FILE));
    let lines = FILE.lines().filter_map(|line| line.strip_prefix("    "));
    let lines: Vec<&str> = lines.map(|line| line.trim_end_matches(',')).collect();
    assert_eq!(lines, EVENTS.lines().collect::<Vec<_>>());
    let imported = export::read(FILE).unwrap();
    assert_eq!((imported.incident.log(), imported.repairs), (&events()[..], vec![]));
}

#[test]
fn every_kind_of_fact_has_a_fixture() {
    let kinds = [
        "declared",
        "retitled",
        "severity_changed",
        "phase_changed",
        "note_logged",
        "finding_logged",
        "decision_logged",
        "change_made",
        "action_assigned",
        "action_done",
        "question_asked",
        "question_focused",
        "question_parked",
        "theory_proposed",
        "theory_focused",
        "expectation_stated",
        "evidence_added",
        "evidence_sourced",
        "standing_changed",
        "update_sent",
        "promise_made",
        "promise_pushed_back",
        "retracted",
        "corrected",
        "redacted",
    ];
    for kind in kinds {
        assert!(EVENTS.contains(&format!("\"fact\":{{\"{kind}\":{{")), "{kind}");
    }
    // Each kind written down has one of the names above, so a new one needs its fixture.
    for line in EVENTS.lines() {
        let (_, fact) = line.split_once("\"fact\":{\"").unwrap();
        assert!(kinds.contains(&fact.split('"').next().unwrap()), "{line}");
    }
}

#[test]
fn every_fact_of_every_family_stands_as_it_always_did() {
    let mut names = HashSet::new();
    for line in FACTS.lines() {
        let (key, value) = line.split_once('\t').unwrap();
        let (id, event) = decode(key, value).unwrap_or_else(|why| panic!("{why:?}: {line}"));
        assert_eq!(encode(id, &event), Record { key: key.to_owned(), value: value.to_owned() });
        names.insert(name_of(&event.fact));
    }
    let all = every_fact::rows();
    let missing: Vec<String> =
        all.iter().map(|row| name_of(&row.fact)).filter(|n| !names.contains(n)).collect();
    assert!(missing.is_empty(), "how these are written is held by no fixture: {missing:?}");
}

/// The name under which a fact is written.
fn name_of(fact: &Fact) -> String {
    let written = serde_json::to_string(fact).unwrap_or_default();
    written.split('"').nth(1).unwrap_or_default().to_owned()
}

/// Parts that a fact can do without.
const OPTIONAL: [&str; 10] =
    ["written", "happened", "due", "question", "source", "reason", "impact", "doing", "reader", "next_due"];

fn read(value: &Value) -> Result<Event, String> {
    serde_json::from_str(&value.to_string()).map_err(|error| error.to_string())
}

/// The paths to every field of a value.
fn paths(value: &Value, path: &str) -> Vec<String> {
    let fields = value.as_object().into_iter().flatten();
    let below = |(name, value): (&String, &Value)| {
        let path = format!("{path}/{name}");
        let mut all = paths(value, &path);
        all.push(path);
        all
    };
    fields.flat_map(below).collect()
}

/// Calls back with each event of the fixtures and each path in it.
fn each_field(check: impl Fn(&Value, &str, &str)) {
    for line in EVENTS.lines() {
        let event: Value = serde_json::from_str(line).expect("JSON");
        for path in paths(&event, "") {
            check(&event, &path, path.rsplit('/').next().expect("a name"));
        }
    }
}

/// What is said of the file's first event when it is replaced.
fn said_of(event: &Value) -> Option<String> {
    let file = format!(
        r#"{{"format":"incident-scratchpad","version":1,"incident":{{"id":"{}"}},"events":[{event}]}}"#,
        facts::id().0
    );
    match export::read(&file) {
        Err(export::ImportError::NothingReadable { first, .. }) => match first.reason {
            export::Reason::Unreadable(words) => Some(words),
            other => panic!("{other}"),
        },
        other => other.map(|_| None).unwrap_or_else(|error| panic!("{error}")),
    }
}

#[test]
fn a_field_of_another_type_is_refused_by_its_name() {
    each_field(|event, path, name| {
        for wrong in [Value::from(7), Value::from(vec![1]), Value::from("no such thing"), Value::Null] {
            let mut event = event.clone();
            *event.pointer_mut(path).unwrap() = wrong.clone();
            match said_of(&event) {
                // What is refused at the first thing in a list stands behind the name all the same.
                Some(words) => assert!(words.starts_with(&format!("`{name}` ")), "{path} {wrong}: {words}"),
                None if wrong.is_null() => assert!(OPTIONAL.contains(&name), "{path}"),
                None => assert!(wrong.is_string(), "{path} {wrong}"),
            }
        }
    });
}

#[test]
fn a_missing_field_is_refused_by_its_name_unless_it_may_be_missing() {
    each_field(|event, path, name| {
        let mut event = event.clone();
        let (above, _) = path.rsplit_once('/').unwrap();
        event.pointer_mut(above).unwrap().as_object_mut().unwrap().remove(name);
        match said_of(&event) {
            Some(words) if path.split('/').count() == 3 => {
                assert_eq!(words, "`fact` is a group of fields, and should be one fact with its name");
            }
            Some(words) => assert_eq!(words, format!("`{name}` is missing"), "{path}"),
            None => assert!(OPTIONAL.contains(&name) || name == "happening", "{path}"),
        }
    });
}

#[test]
fn fields_that_nobody_knows_are_passed_over() {
    each_field(|event, path, name| {
        let mut more = event.clone();
        let field = more.pointer_mut(path).unwrap();
        if name != "fact" && field.is_object() {
            field["~later"] = Value::from(vec![Value::Null]);
        }
        more["~later"] = Value::from(true);
        assert_eq!(read(&more), read(event), "{path}");
    });
}

#[test]
fn what_stands_beside_a_fact_is_refused() {
    let line = r#"{"stamp":"01k803m3i0-0000-28q5cu4q","fact":{"note_logged":{"text":"x"},"retitled":{"title":"x"}}}"#;
    assert!(read(&serde_json::from_str(line).unwrap()).is_err());
}

proptest! {
    #[test]
    fn any_event_is_read_back_and_is_json(event in facts::event()) {
        let text = serde_json::to_string(&event).unwrap();
        prop_assert_eq!(read(&serde_json::from_str(&text).unwrap()), Ok(event.clone()));
        let record = encode(facts::id(), &event);
        prop_assert_eq!(decode(&record.key, &record.value), Ok((facts::id(), event)));
    }
}
