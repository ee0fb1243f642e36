use super::*;
use crate::json::{Value, parse};

/// A question: the parts that are written, and more of it.
fn ask(desk: &mut Desk, draft: &[&str], more: &[(&str, &str)], wish: &[&str]) -> Vec<(String, String)> {
    let mut out = Writer::new();
    out.map().name("draft").list();
    draft.iter().for_each(|part| {
        out.text(part);
    });
    out.end_list().name("do").list();
    wish.iter().for_each(|word| {
        out.text(word);
    });
    out.end_list();
    for (name, text) in DEFAULTS.iter().filter(|(name, _)| more.iter().all(|(other, _)| other != name)) {
        out.name(name).text(text);
    }
    more.iter().for_each(|(name, text)| {
        out.name(name).text(text);
    });
    out.end_map();
    fields(&desk.answer(&out.finish()))
}

const DEFAULTS: [(&str, &str); 5] = [
    ("known", r#"{"title":"Checkout fails","phase":"Investigating"}"#),
    ("audience", "Customers"),
    ("now", "10800000"),
    ("due", "12600000"),
    ("zone", "Europe/Berlin"),
];

/// The fields of a map that are texts or numbers.
fn fields(text: &str) -> Vec<(String, String)> {
    let Ok(Value::Map(fields)) = parse(text) else { panic!("no map: {text}") };
    let plain = |value: &Value<'_>| match value {
        Value::Text(text) => Some(text.clone()),
        Value::Number(number) => Some((*number).to_owned()),
        Value::Map(_) => Some("map".to_owned()),
        _ => None,
    };
    fields.iter().filter_map(|(name, value)| Some((name.clone(), plain(value)?))).collect()
}

fn of<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    fields.iter().find(|(other, _)| other == name).map_or("", |(_, text)| text)
}

/// The rules that fired, in the order in which they are shown.
fn rules(answer: &[(String, String)]) -> Vec<String> {
    let found = of(answer, "findings");
    let places = found.match_indices("\"rule\":\"");
    places
        .map(|(at, mark)| found[at + mark.len()..].split('"').next().unwrap_or_default().to_owned())
        .collect()
}

const WHOLE: [&str; 4] =
    ["Card payments fail.", "You cannot pay by card.", "We look.", "Please pay by invoice."];

#[test]
fn an_empty_draft_is_not_spoken_of() {
    let answer = ask(&mut Desk::default(), &["", " ", "", ""], &[], &[]);
    assert_eq!((of(&answer, "summary"), rules(&answer).len()), ("", 0));
}

#[test]
fn a_good_draft_has_nothing_to_change_though_its_promise_stands_beside_it() {
    for zone in ["Europe/Berlin", "America/Argentina/Buenos_Aires", ""] {
        let answer = ask(&mut Desk::default(), &WHOLE, &[("zone", zone)], &[]);
        assert_eq!(of(&answer, "summary"), "Nothing to change in the wording.", "{zone}: {answer:?}");
    }
}

#[test]
fn of_hundreds_of_findings_the_first_are_told_of() {
    let long = "Redis on db-prod-03.internal is down. ".repeat(200);
    let answer = ask(&mut Desk::default(), &[&long, "", "", ""], &[], &[]);
    assert_eq!(rules(&answer).len(), 30);
}

#[test]
fn blocking_words_come_first_and_a_few_are_shown() {
    let draft = ["Redis on db-prod-03.internal is down, definitely.", "", "", ""];
    let answer = ask(&mut Desk::default(), &draft, &[], &[]);
    assert_eq!(rules(&answer)[0], "host-name");
    assert_eq!(rules(&answer).last().map(String::as_str), Some("missing-action"));
    assert!(of(&answer, "findings").starts_with(r#"{"shown":3,"#));
    assert!(of(&answer, "summary").ends_with("1 of them blocking."), "{answer:?}");
}

#[test]
fn what_was_asked_for_is_remembered_and_comes_back() {
    let mut desk = Desk::default();
    let draft = ["Redis is slow.", WHOLE[1], WHOLE[2], WHOLE[3]];
    let before = ask(&mut desk, &draft, &[], &[]);
    assert_eq!((rules(&before), of(&before, "settings")), (vec!["internal-technology".to_owned()], ""));
    let changes: [&[&str]; 3] = [
        &["ignore", "internal-technology", "Redis"],
        &["off", "internal-technology"],
        &["glossary", "", "Redis", ""],
    ];
    for change in changes {
        let answer = ask(&mut desk, &draft, &[], change);
        assert_eq!(rules(&answer).len(), 0, "{change:?}");
        let kept = [("settings", of(&answer, "settings")), ("ignored", of(&answer, "ignored"))];
        assert_eq!(rules(&ask(&mut Desk::default(), &draft, &kept, &[])).len(), 0, "{change:?}");
        assert_eq!(rules(&ask(&mut desk, &draft, &[], &[])).len(), 1, "{change:?}");
    }
    let off = ask(&mut desk, &draft, &[], &["off", "internal-technology"]);
    let on = ask(&mut desk, &draft, &[("settings", of(&off, "settings"))], &["on", "internal-technology"]);
    assert_eq!(rules(&on).len(), 1);
}

#[test]
fn settings_that_cannot_be_read_are_not_written_over_unasked() {
    let answer = ask(&mut Desk::default(), &WHOLE, &[("settings", "{\"off\":["), ("ignored", "7")], &[]);
    assert_eq!((of(&answer, "settings"), of(&answer, "ignored")), ("", ""));
    for odd in ["", "7", "{}", "{\"known\":7}", "{\"draft\":[1,\"Redis is down.\"],\"known\":\"{\"}"] {
        assert!(parse(&Desk::default().answer(odd)).is_ok(), "{odd}");
    }
}

#[test]
fn a_glossary_from_a_file_joins_the_one_that_is_here() {
    let mut desk = Desk::default();
    let kept = ask(&mut desk, &WHOLE, &[], &["glossary", "kraken = billing", "", "Vexlo Foods"]);
    let file = r#"{"words":[{"internal":"Kraken","public":"x"},{"internal":"hydra","public":"search"}]}"#;
    let joined = ask(&mut desk, &WHOLE, &[("settings", of(&kept, "settings"))], &["import", file]);
    let lines = of(&joined, "glossary");
    assert!(lines.contains(r"kraken = billing\nhydra = search") && lines.contains("Vexlo Foods"), "{lines}");
    assert_eq!(of(&joined, "said"), "Glossary read, and joined with what was here.");
    let refused = ask(&mut desk, &WHOLE, &[("settings", of(&kept, "settings"))], &["import", "[1"]);
    assert!(of(&refused, "said").starts_with("This file is no glossary"), "{refused:?}");
    assert!(of(&refused, "glossary").contains("kraken"));
}

#[test]
fn an_internal_fact_is_rewritten_by_its_answers() {
    let mut desk = Desk::default();
    let draft = ["All is well. Analytics system is lagging by 100K Kafka messages", WHOLE[1], "", WHOLE[3]];
    let offered = ask(&mut desk, &draft, &[], &[]);
    assert!(of(&offered, "guide").contains("How old is the oldest item waiting?"), "{offered:?}");
    assert!(of(&offered, "guide").starts_with(r#"{"at":["1","13","63"]"#), "{offered:?}");
    let missing = ask(&mut desk, &draft, &[], &["say", "1", "13", "63", "2 hours", ""]);
    assert_eq!(of(&missing, "refused"), "One answer is missing: Is anything lost?");
    let said = ask(&mut desk, &draft, &[], &["say", "1", "13", "63", "2 hours", "No"]);
    assert_eq!(of(&said, "put"), "map");
    let moved = ask(&mut desk, &draft, &[], &["say", "1", "12", "63", "2 hours", "No"]);
    assert_eq!(of(&moved, "put"), "");
    assert!(of(&moved, "refused").starts_with("The sentence has changed"));
}

#[test]
fn places_are_counted_as_a_browser_counts_and_blanks_are_selected() {
    let answer = ask(&mut Desk::default(), &["🔥é Redis is slow.", "", WHOLE[2], WHOLE[3]], &[], &[]);
    let found = of(&answer, "findings");
    assert!(found.contains(r#""start":4,"end":9"#), "{found}");
    assert!(found.contains(r#""start":0,"end":0,"from":21,"to":23"#), "{found}");
}

#[test]
fn what_somebody_has_verified_may_be_said() {
    let draft = ["No data was lost.", WHOLE[1], WHOLE[2], WHOLE[3]];
    let known = |more: &str| [r#"{"phase":"Investigating","verified":["#, more, "]}"].concat();
    let mut desk = Desk::default();
    let open = ask(&mut desk, &draft, &[("known", &known("\"We looked\""))], &[]);
    assert_eq!(rules(&open), ["unproven-no-data-loss"]);
    let proven =
        ask(&mut desk, &draft, &[("known", &known("\"Checked the ledger: no data was lost\""))], &[]);
    assert_eq!(rules(&proven).len(), 0);
}

#[test]
fn a_title_is_looked_at_for_what_may_not_leave_the_house() {
    let known = r#"{"title":"Redis on db-prod-03.internal","phase":"Investigating"}"#;
    let answer = ask(&mut Desk::default(), &WHOLE, &[("known", known)], &[]);
    assert_eq!(rules(&answer), ["host-name"]);
    assert!(of(&answer, "findings").contains(r#""field":5"#) && !of(&answer, "findings").contains("\"fix\""));
}

#[test]
fn a_debrief_is_asked_for_blame_and_persons_only() {
    let words = "Redis on db-1.internal.example had p99 of 9 s.\n\nIt was Peter's fault that checkout broke.";
    let fired = |surface| rules(&ask(&mut Desk::default(), &[words], &[("surface", surface)], &[]));
    let debrief = fired("debrief");
    assert!(!debrief.is_empty());
    assert!(debrief.iter().all(|rule| rule == "blame" || rule == "person"), "{debrief:?}");
    assert!(fired("").len() > debrief.len());
}
