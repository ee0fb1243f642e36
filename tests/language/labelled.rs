//! The labelled set keeps its shape; `make lint-eval` measures it.

use std::collections::{BTreeMap, BTreeSet};

use incident_scratchpad::language::Rule;
use serde_json::Value;

const ROWS: &str = concat!(include_str!("labelled.jsonl"), include_str!("held_back.jsonl"));

fn rows() -> Vec<Value> {
    ROWS.lines().map(|line| serde_json::from_str(line).expect("each line is json")).collect()
}

#[test]
fn the_set_is_large_and_a_third_of_it_must_stay_silent() {
    let rows = rows();
    let silent = rows.iter().filter(|row| row["fires"].as_array().is_some_and(Vec::is_empty)).count();
    assert!(rows.len() >= 300 && silent * 3 >= rows.len(), "{silent} of {}", rows.len());
}

#[test]
fn every_row_has_its_own_id_and_known_rules() {
    let mut ids = BTreeSet::new();
    for row in rows() {
        assert!(ids.insert(row["id"].as_str().map(str::to_owned)), "{row}");
        for name in row["fires"].as_array().into_iter().flatten() {
            assert!(name.as_str().and_then(Rule::from_name).is_some(), "{row}");
        }
    }
}

#[test]
fn every_rule_is_wanted_somewhere() {
    let mut wanted: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows() {
        for name in row["fires"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            *wanted.entry(name.to_owned()).or_default() += 1;
        }
    }
    for rule in Rule::all() {
        assert!(wanted.contains_key(rule.name()), "{}", rule.name());
    }
}
