//! What the checker does on 300 messages of strangers, held as bounds. The labels are frozen: a bound is raised when the
//! rules become better, and never lowered.

use super::rows::{self, Outcome};
use incident_scratchpad::domain::Audience;
use incident_scratchpad::language::{Level, Rule};
use std::collections::BTreeSet;

const ROWS: &str = include_str!("strangers.jsonl");
const UNSEEN: &str = include_str!("unseen.jsonl");

fn outcome(rows: &str) -> Outcome {
    rows::measure(&rows::read(rows).expect("each line is a row"))
}

#[test]
fn block_findings_are_right_in_98_of_100_and_found_in_95() {
    let block = outcome(ROWS).of_level(Level::Block);
    assert!(block.precision() >= 98.0 && block.recall() >= 95.0, "{} {}", block.precision(), block.recall());
}

#[test]
fn warnings_are_right_in_90_of_100_and_found_in_80() {
    let warn = outcome(ROWS).of_level(Level::Warn);
    assert!(warn.precision() >= 90.0 && warn.recall() >= 80.0, "{} {}", warn.precision(), warn.recall());
    // With every call that could go either way counted as wrong.
    assert!(warn.strictest() >= 85.0, "{}", warn.strictest());
}

#[test]
fn a_clean_message_gets_at_most_half_a_warning() {
    for rows in [ROWS, UNSEEN] {
        let outcome = outcome(rows);
        assert!(
            outcome.clean >= outcome.rows / 3 && outcome.warnings_each() <= 0.5,
            "{}",
            outcome.warnings_each()
        );
    }
}

#[test]
fn a_rule_that_does_not_speak_to_readers_is_silent_to_them() {
    let rows = rows::read(ROWS).expect("each line is a row");
    for readers in [Audience::Stakeholders, Audience::Team] {
        let found: BTreeSet<Rule> =
            rows.iter().flat_map(|row| rows::check(row, Some(readers))).map(|finding| finding.rule).collect();
        assert!(found.iter().all(|rule| rule.speaks_to(readers)), "{found:?}");
        assert!(found.contains(&Rule::UnprovenCause) && found.contains(&Rule::Secret), "{found:?}");
    }
}

#[test]
fn every_label_names_a_rule_and_no_rule_twice() {
    for row in [ROWS, UNSEEN].into_iter().flat_map(|rows| rows::read(rows).expect("each line is a row")) {
        let named: Vec<&String> = row.fires.iter().chain(&row.either).collect();
        assert!(named.iter().all(|name| Rule::from_name(name).is_some()), "{}: {named:?}", row.id);
        assert_eq!(named.iter().collect::<BTreeSet<_>>().len(), named.len(), "{}: {named:?}", row.id);
    }
}
