//! The file of a drill: what is read, what is refused on which line, and that the schema says the same.

use super::player::script;
use incident_scratchpad::drill::*;
use serde_json::Value;

fn small() -> String {
    let step = r#"{ "when": [{ "second": 5 }], "message": { "from": "Support", "text": "It is slow." } }"#;
    format!(
        "{{\n  \"format\": \"incident-scratchpad-drill\",\n  \"version\": 1,\n  \"id\": \"slow\",\n  \"name\": \"Slow\",\n  \"about\": \"It is slow.\",\n  \"title\": \"It is slow\",\n  \"severity\": \"minor\",\n  \"minutes\": 10,\n  \"cause\": \"The disk was full.\",\n  \"cause_words\": [\"disk\"],\n  \"asks\": [{{ \"id\": \"db\", \"label\": \"Ask\", \"note\": \"Asked.\" }}],\n  \"steps\": [\n    {step},\n    {step}\n  ]\n}}\n"
    )
}

fn refused(file: &str) -> String {
    read_script(file).expect_err("a file that is refused").to_string()
}

#[test]
fn those_of_the_page_are_read_and_come_back_as_they_are() {
    for text in LIBRARY {
        let script = read_script(text).expect("a drill");
        assert_eq!(read_script(&write_script(&script)), Ok(script));
    }
    assert_eq!(read_script(&small()).expect("a drill").steps.len(), 2);
    assert_eq!(read_script(&format!("\u{FEFF}{}", small())), read_script(&small()));
}

#[test]
fn a_broken_one_is_refused_with_line_and_reason() {
    let table = [
        (
            "\"minutes\": 10",
            "\"minutes\": \"ten\"",
            "`minutes` is a text, and should be a whole number (line 9)",
        ),
        ("\"minutes\": 10", "\"minutes\": 0", "`minutes` should be from 1 to 120 (line 9)"),
        ("\"minutes\": 10,", "\"minutes\": 10", "a comma or a closing bracket is missing (line 10)"),
        (
            "\"severity\": \"minor\"",
            "\"severity\": \"grave\"",
            "`severity` says “grave”, which is not known (line 8)",
        ),
        (
            "\"id\": \"slow\"",
            "\"id\": \"Slow one\"",
            "`id` may have small letters, digits and hyphens alone (line 4)",
        ),
        ("\"name\": \"Slow\",", "\"name\": \" \",", "`name` says nothing (line 5)"),
        (
            "\"cause_words\": [\"disk\"]",
            "\"cause_words\": []",
            "`cause_words` names no word by which the cause is known (line 11)",
        ),
        (
            "\"version\": 1",
            "\"version\": 2",
            "it is written in version 2 of the format, and version 1 is read (line 3)",
        ),
        (
            "-drill\"",
            "\"",
            "it is not a drill: `format` should be \"incident-scratchpad-drill\" and `version` 1 (line 1)",
        ),
        ("{ \"second\": 5 }", "{ \"pressed\": \"web\" }", "no button is called “web” (line 14)"),
        ("{ \"second\": 5 }", "{ \"arrived\": \"later\" }", "no step before it is called “later” (line 14)"),
        ("{ \"second\": 5 }", "{ \"second\": 601 }", "second 601 is after the end of the drill (line 14)"),
        ("{ \"second\": 5 }", "{ \"asked\": [\"\"] }", "a trigger has no word to look for (line 14)"),
        ("[{ \"second\": 5 }]", "[]", "`when` is empty: the step would never arrive (line 14)"),
        ("\"message\": {", "\"massage\": {", "unknown field `massage`, expected one of"),
        ("\"text\": \"It is slow.\"", "\"text\": \"\"", "`from` or `text` says nothing (line 14)"),
        (
            ", \"message\": { \"from\": \"Support\", \"text\": \"It is slow.\" }",
            "",
            "a step is one of `alert`, `message`, `log` and `graph` (line 14)",
        ),
    ];
    for (before, after, why) in table {
        let file = small().replacen(before, after, 1);
        assert_ne!(file, small(), "{before}");
        let said = refused(&file);
        assert!(said.starts_with(why), "{said}\n{why}");
        assert!(said.contains("(line "), "{said}");
    }
    assert_eq!(refused(""), "there is nothing in it");
    assert!(refused(&"[".repeat(80)).starts_with("it is nested too deep (line 1)"));
    assert!(refused(&" ".repeat(MAX_SCRIPT_BYTES + 1)).contains("up to 60000 are read"));
    assert!(refused("[1, 2]").contains("(line 1)"));
    let many = small().replace(
        "    {",
        &"    { \"when\": [{ \"second\": 1 }], \"alert\": { \"from\": \"a\", \"text\": \"b\" } },\n"
            .repeat(101),
    );
    assert!(read_script(&many).is_err());
}

#[test]
fn no_text_of_one_names_a_person_or_a_real_address() {
    for text in LIBRARY {
        let script = read_script(text).expect("a drill");
        assert!(script.steps.iter().all(|step| step.content().is_some()));
        assert!(!text.contains('@') && !text.contains("http://"));
    }
    assert_eq!(script("queue-lag").asks.len(), 3);
}

/// Every name in a file of ours is in the schema, and every name of the schema is read.
#[test]
fn the_schema_knows_the_same_names() {
    let path = format!("{}/docs/drill.schema.json", env!("CARGO_MANIFEST_DIR"));
    let schema = std::fs::read_to_string(path).expect("the schema");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let names = |at: &str| -> Vec<String> {
        let mut names: Vec<String> = schema
            .pointer(at)
            .and_then(Value::as_object)
            .unwrap_or_else(|| panic!("{at}"))
            .keys()
            .cloned()
            .collect();
        names.sort();
        names
    };
    let keys =
        |value: &Value| -> Vec<String> { value.as_object().expect("fields").keys().cloned().collect() };
    let mut seen: std::collections::BTreeMap<&str, std::collections::BTreeSet<String>> = Default::default();
    for text in LIBRARY {
        let file: Value = serde_json::from_str(text).expect("JSON");
        seen.entry("/properties").or_default().extend(keys(&file));
        for ask in file["asks"].as_array().expect("a list") {
            seen.entry("/$defs/ask/properties").or_default().extend(keys(ask));
        }
        for step in file["steps"].as_array().expect("a list") {
            seen.entry("/$defs/step/properties").or_default().extend(keys(step));
            for trigger in step["when"].as_array().expect("a list") {
                seen.entry("/$defs/trigger/properties").or_default().extend(keys(trigger));
            }
            for (kind, at) in [("graph", "/$defs/graph/properties"), ("log", "/$defs/said/properties")] {
                if let Some(one) = step.get(kind) {
                    seen.entry(at).or_default().extend(keys(one));
                }
            }
        }
    }
    // `updated` keeps steps away in the files of the page, and brings none.
    seen.entry("/$defs/trigger/properties").or_default().insert("updated".into());
    for (at, seen) in seen {
        assert_eq!(seen.into_iter().collect::<Vec<_>>(), names(at), "{at}");
    }
}
