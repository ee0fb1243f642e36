//! The sheet "Your system" in the file of settings, and what its documentation says of it.

use incident_scratchpad::settings::{self, SYSTEM};
use incident_scratchpad::sheet::{Answers, Question, with_unknown_fields};
use std::fs;
use std::path::Path;

fn documentation() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/your-system.md");
    fs::read_to_string(path).expect("the documentation")
}

/// The group of a file of settings.
fn group_of(file: &str) -> String {
    let (set, repairs) = settings::read(file).expect("a file of settings");
    assert_eq!(repairs, []);
    set.into_iter().find(|(name, _)| *name == SYSTEM).map(|(_, group)| group).expect("the sheet")
}

#[test]
fn the_example_of_the_documentation_is_read_as_it_stands() {
    let text = documentation();
    let example =
        text.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    let (answers, errors) = Answers::read(&group_of(example));
    assert_eq!(errors, []);
    assert_eq!(answers.answered(), 4);
    assert_eq!(answers.get(Question::People), "Support: Ben, +49 30 1234567\nLegal: legal@shop.example");
    assert_eq!(answers.looked_at.map(|day| day.date()).as_deref(), Some("2026-05-12"));
}

#[test]
fn the_documentation_names_every_question_with_its_field_in_their_order() {
    let text = documentation();
    let rows: Vec<&str> = text.lines().filter(|line| line.starts_with("| ")).skip(1).collect();
    assert_eq!(rows.len(), Question::ALL.len());
    for (row, question) in rows.iter().zip(Question::ALL) {
        let expected = format!("| {} | `{}` |", question.asked(), question.field());
        assert!(row.starts_with(&expected), "{row}\n{expected}");
    }
}

#[test]
fn the_sheet_goes_out_in_the_file_of_settings_and_comes_back_with_what_is_not_known() {
    let mut answers = Answers::default();
    answers.set(Question::Runbook, "disk full -> “remove” old logs\n  - and look".to_owned());
    answers.set(Question::HowOften, "Daily \\ at night".to_owned());
    let group = with_unknown_fields(&answers.written(), &[r#"{"later":[1,{"x":"\n"}]}"#]);
    let file = settings::write(&[(SYSTEM, group.clone())]);
    let back = group_of(&file);
    assert_eq!(back, group);
    assert_eq!(Answers::read(&back), (answers, vec![]));
    assert!(file.contains("      \"later\": [1,{\"x\":\"\\n\"}]\n"), "{file}");
}

#[test]
fn a_sheet_that_is_no_group_is_named_and_all_else_of_the_file_is_taken() {
    let file = r#"{"format":"incident-scratchpad-settings","version":1,"settings":{"system":[1],"updates/first":7}}"#;
    let (set, repairs) = settings::read(file).expect("a file of settings");
    assert_eq!(set.len(), 1);
    let said: Vec<String> = repairs.iter().map(ToString::to_string).collect();
    assert_eq!(said, ["“system” should be a group of fields"]);
}
