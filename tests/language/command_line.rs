//! The checker as a program: what it reads, what it writes, and how it ends.

use serde_json::Value;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What came of a run: the code it ended with, and what it wrote.
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

fn run(args: &[&str], input: &str) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_status-lint"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    // It may end before it has read: then there is nobody to write to.
    let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
    let output = child.wait_with_output().expect("it ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("utf-8");
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// A file of this test alone.
fn file(name: &str, text: &str) -> String {
    let path: PathBuf = [env!("CARGO_TARGET_TMPDIR"), name].iter().collect();
    std::fs::write(&path, text).expect("a file can be written");
    path.to_string_lossy().into_owned()
}

const GOOD: &str = "Photos do not open. Please use the app. Next update by 04:00 UTC.";
const BAD: &str = "---\nphase: identified\n---\nPhotos do not open.\nIt is due to Redis!\n";

#[test]
fn a_good_text_ends_with_nothing_said() {
    let ran = run(&[], GOOD);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "", ""));
}

#[test]
fn findings_are_told_with_their_line_and_column() {
    let path = file("bad.md", BAD);
    let ran = run(&[&path], "");
    assert_eq!(ran.code, Some(1));
    let at = |place: &str| ran.out.lines().any(|line| line.starts_with(&format!("{path}:{place}: ")));
    assert!(at("5:7") && at("5:14"), "{}", ran.out);
    assert!(ran.out.contains("block unproven-cause") && ran.out.contains("hint tone"), "{}", ran.out);
}

#[test]
fn the_level_decides_what_is_shown_and_what_fails() {
    let path = file("levels.md", BAD);
    let shown = |level: &str| run(&["--level", level, &path], "").out.lines().count();
    assert!(shown("block") < shown("warn") && shown("warn") < shown("hint"));
    let code = |level: &str, text: &str| run(&["--fail-on", level], text).code;
    let hint = "Photos open again! You need not do anything. Next update by 04:00 UTC.";
    assert_eq!(["block", "warn", "hint", "never"].map(|level| code(level, hint)), [0, 0, 1, 0].map(Some));
}

#[test]
fn messages_are_read_a_line_each_and_a_broken_line_is_told() {
    let lines = format!(
        "{{\"id\":7,\"text\":\"{GOOD}\"}}\n\n{{\"text\":5}}\n{{\"text\":\"Mail fails.\",\"audience\":\"team\"}}\n"
    );
    let ran = run(&["--format", "json"], &lines);
    assert_eq!(ran.code, Some(2));
    let read: Vec<Value> =
        ran.out.lines().map(|line| serde_json::from_str(line).expect("each line is json")).collect();
    assert_eq!((read.len(), &read[0]["id"], &read[1]["line"]), (3, &Value::from(7), &Value::from(3)));
    assert!(read[1]["error"].is_string());
    assert_eq!(read[2]["findings"][0]["rule"], "missing-next-update");
}

#[test]
fn the_teams_file_may_be_exported_settings_or_a_glossary() {
    let words = r#"{"words":[{"internal":"kraken","public":"billing"}]}"#;
    let settings = format!(
        r#"{{"format":"incident-scratchpad-settings","version":1,"settings":{{"language":{{"glossary":{words},"off":["tone"]}}}}}}"#
    );
    let text = format!("Kraken is down! {GOOD}");
    for (name, json, is_off) in [("glossary.json", words, false), ("settings.json", &settings, true)] {
        let ran = run(&["--config", &file(name, json), "--audience=customers"], &text);
        assert!(
            ran.out.contains("internal-technology") && ran.out.contains("-> Billing"),
            "{name}: {}",
            ran.out
        );
        assert_eq!(ran.out.contains("hint tone"), !is_off, "{name}: {}", ran.out);
    }
    let broken = run(&["--config", &file("broken.json", "{\n oops}")], GOOD);
    assert_eq!(broken.code, Some(2));
    assert!(broken.err.contains("not JSON from line 2 on"), "{}", broken.err);
}

#[test]
fn sarif_names_rules_places_and_what_may_be_put_in() {
    let path = file("place of status.md", BAD);
    let ran = run(&["--format", "sarif", &path], "");
    let log: Value = serde_json::from_str(&ran.out).expect("it is json");
    let run = &log["runs"][0];
    assert_eq!(
        (log["version"].as_str(), run["columnKind"].as_str()),
        (Some("2.1.0"), Some("unicodeCodePoints"))
    );
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    for result in run["results"].as_array().expect("results") {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("a place");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        assert!(
            place["artifactLocation"]["uri"].as_str().expect("a uri").ends_with("place%20of%20status.md")
        );
        assert!(place["region"]["startLine"].as_u64() >= Some(4));
    }
    let cause =
        run["results"].as_array().into_iter().flatten().find(|result| result["ruleId"] == "unproven-cause");
    let put = &cause.expect("a cause is claimed")["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(put["insertedContent"]["text"], "possibly due to");
}

#[test]
fn what_is_not_known_is_said_in_a_sentence() {
    for (args, said) in [
        (&["--colour"][..], "unknown option --colour; see --help"),
        (&["--audience", "cats"], "unknown audience “cats”; there are customers, stakeholders and team"),
        (&["--off", "cats"], "no rule is called “cats”; --rules lists them"),
        (&["--config"], "--config needs a value; see --help"),
        (&["no-such-file.md"], "no-such-file.md: "),
    ] {
        let ran = run(args, "");
        assert_eq!(ran.code, Some(2), "{args:?}");
        assert!(ran.err.contains(said), "{args:?}: {}", ran.err);
    }
}
