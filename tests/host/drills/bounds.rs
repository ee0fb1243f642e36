//! The bounds of a drill's file: the last that is read and the first that is refused, field by field.

use incident_scratchpad::drill::*;
use serde_json::{Value, json};

fn file() -> Value {
    json!({
        "format": "incident-scratchpad-drill", "version": 1, "id": "small", "name": "Small", "about": "Small.",
        "title": "Small", "severity": "minor", "minutes": 10, "cause": "The disk was full.",
        "cause_words": ["disk"], "truths": ["True."],
        "asks": [{ "id": "db", "label": "Ask", "note": "Asked." }],
        "steps": [
            { "id": "one", "when": [{ "second": 5 }], "message": { "from": "Support", "text": "It is slow." } },
            { "when": [{ "second": 5 }], "graph": { "title": "T", "unit": "u", "every": 60, "points": [1, 2], "says": "S" } },
        ],
    })
}

fn read(change: impl FnOnce(&mut Value)) -> Result<Script, String> {
    let mut file = file();
    change(&mut file);
    read_script(&file.to_string()).map_err(|error| error.to_string())
}

fn at(pointer: &str, value: Value) -> Result<Script, String> {
    read(|file| *file.pointer_mut(pointer).expect("a field") = value)
}

fn asks(count: usize) -> Value {
    (0..count)
        .map(|at| json!({ "id": format!("a{at}"), "label": "Ask", "note": format!("Asked {at}.") }))
        .collect()
}

fn steps(count: usize) -> Value {
    (0..count).map(|_| json!({ "when": [{ "second": 5 }], "alert": { "from": "a", "text": "b" } })).collect()
}

#[test]
fn the_last_that_is_read_and_the_first_that_is_not() {
    let long = |count: usize| json!("x".repeat(count));
    let texts = |count: usize| -> Value { (0..count).map(|_| json!("True.")).collect() };
    let points = |count: usize| -> Value { (0..count).map(|_| json!(1)).collect() };
    let table = [
        ("/minutes", json!(120), json!(121), "`minutes` should be from 1 to 120"),
        ("/minutes", json!(1), json!(0), "`minutes` should be from 1 to 120"),
        ("/title", long(200), long(201), "`title` is longer than a line of 200 characters"),
        ("/title", json!("one line"), json!("two\nlines"), "`title` is longer than a line of 200 characters"),
        ("/cause", long(4_000), long(4_001), "`cause` is longer than 4,000 characters"),
        ("/id", long(60), long(61), "`id` may have small letters, digits and hyphens alone"),
        ("/asks", asks(8), asks(9), "`asks` has more than 8 buttons"),
        ("/truths", texts(12), texts(13), "`truths` has more than 12 sentences"),
        ("/steps", steps(100), steps(101), "`steps` has more than 100 of them"),
        ("/steps/0/when/0/second", json!(600), json!(601), "second 601 is after the end of the drill"),
        ("/steps/0/message/text", long(4_000), long(4_001), "`text` is longer than 4,000 characters"),
        ("/steps/1/graph/points", points(120), points(121), "`points` should have from 2 to 120 numbers"),
        ("/steps/1/graph/points", points(2), points(1), "`points` should have from 2 to 120 numbers"),
        ("/steps/1/graph/every", json!(86_400), json!(86_401), "`every` should be from 1 to 86400 seconds"),
        ("/steps/1/graph/every", json!(1), json!(0), "`every` should be from 1 to 86400 seconds"),
    ];
    for (pointer, last, first, why) in table {
        assert_eq!(at(pointer, last).err(), None, "{pointer}");
        let said = at(pointer, first).expect_err(pointer);
        assert!(said.starts_with(why), "{said}\n{why}");
    }
}

#[test]
fn what_would_be_told_apart_by_nothing_is_refused() {
    let two = |one: Value, other: Value| at("/asks", json!([one, other])).expect_err("two of one kind");
    let ask = |id: &str, note: &str| json!({ "id": id, "label": "Ask", "note": note });
    let why = "`asks` has two buttons with the same id or note";
    assert!(two(ask("a", "Asked A."), ask("a", "Asked B.")).starts_with(why));
    assert!(two(ask("a", "Asked."), ask("b", "Asked.")).starts_with(why), "a press is told by its note");
    let said = read(|file| file["steps"][1]["id"] = json!("one")).expect_err("two steps of one name");
    assert!(said.starts_with("two steps are called “one”"), "{said}");
}

#[test]
fn what_keeps_a_step_away_is_looked_at_as_what_brings_it() {
    let unless = |trigger: Value| read(|file| file["steps"][1]["unless"] = json!([trigger]));
    assert_eq!(unless(json!({ "arrived": "one" })).err(), None);
    for (trigger, why) in [
        (json!({ "arrived": "two" }), "no step before it is called “two”"),
        (json!({ "arrived": "" }), "no step before it is called “”"),
        (json!({ "pressed": "web" }), "no button is called “web”"),
        (json!({ "second": 601 }), "second 601 is after the end"),
        (json!({ "written": [] }), "a trigger has no word to look for"),
    ] {
        let said = unless(trigger).expect_err(why);
        assert!(said.starts_with(why), "{said}");
    }
    // Steps without a name are not called by none.
    let said = read(|file| {
        file["steps"][0].as_object_mut().expect("a step").remove("id");
        file["steps"][1]["when"] = json!([{ "arrived": "" }]);
    });
    assert!(said.expect_err("no name").starts_with("no step before it is called “”"));
}

/// Each field of a file, broken in each way: it is refused with a sentence and a line, or read; it never fails otherwise.
#[test]
fn a_file_that_is_broken_at_any_field_is_refused_with_its_line() {
    fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
        all.push(at.to_owned());
        match value {
            Value::Object(fields) => {
                fields.iter().for_each(|(name, value)| pointers(value, &format!("{at}/{name}"), all))
            }
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(n, value)| pointers(value, &format!("{at}/{n}"), all))
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let mut all = Vec::new();
    pointers(&file(), "", &mut all);
    assert!(all.len() >= 40, "{}", all.len());
    let odd = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1.5),
        json!(""),
        json!(" "),
        json!([]),
        json!({}),
        json!([[]]),
        json!("\u{0}"),
    ];
    for pointer in all {
        for value in &odd {
            if let Err(said) = at(&pointer, value.clone()) {
                assert!(said.contains("(line ") || said == "it is not a drill", "{pointer} {value}: {said}");
                assert!(said.chars().count() < 400, "{said}");
            }
        }
        let Some((parent, name)) = pointer.rsplit_once('/') else { continue };
        // Without the field, and with another one beside it.
        let without = read(|file| {
            if let Some(fields) = file.pointer_mut(parent).and_then(Value::as_object_mut) {
                fields.remove(name);
            }
        });
        if let Err(said) = without {
            assert!(said.contains("(line "), "{pointer}: {said}");
        }
        let with_more = read(|file| {
            if let Some(fields) = file.pointer_mut(parent).and_then(Value::as_object_mut) {
                fields.insert("mood".into(), json!("fine"));
            }
        });
        if let Err(said) = with_more {
            assert!(said.contains("(line "), "{pointer}: {said}");
        }
    }
}
