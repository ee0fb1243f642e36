//! Labelled texts and how a checker does on them: shared by the tests and by `examples/lint_eval.rs`.

use std::collections::BTreeMap;

use incident_scratchpad::domain::{Audience, Phase, Timestamp};
use incident_scratchpad::language::{
    Checker, Context, Draft, Finding, Glossary, Level, Parts, Proof, Rule, Theories,
};
use serde::Deserialize;

/// Rules that speak of a whole message: rows that are single sentences say nothing about them.
const OF_MESSAGES: [Rule; 4] =
    [Rule::MissingImpact, Rule::MissingAction, Rule::MissingNextUpdate, Rule::ResolvedWithoutWindow];

/// A text with what is wanted of it.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Row {
    pub id: String,
    kind: String,
    pub text: String,
    parts: Option<OwnedParts>,
    /// The rules that have to find something.
    pub fires: Vec<String>,
    /// The rules that may find something, or may not.
    pub either: Vec<String>,
    phase: Option<String>,
    audience: Option<String>,
    now: Option<String>,
    next_update: Option<String>,
    last: Option<String>,
    no_data_loss: Option<String>,
    glossary: Option<serde_json::Value>,
    theories: Option<OwnedTheories>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct OwnedParts {
    happening: String,
    impact: String,
    doing: String,
    action: String,
    next_update: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct OwnedTheories {
    proven: Vec<String>,
    open: Vec<String>,
}

/// The rows of a file, a line each.
pub fn read(text: &str) -> Result<Vec<Row>, serde_json::Error> {
    text.lines().filter(|line| !line.trim().is_empty()).map(serde_json::from_str).collect()
}

/// How often a rule was right, by rows.
#[derive(Default, Clone, Copy)]
pub struct Score {
    pub right: usize,
    pub wrong: usize,
    pub missed: usize,
    /// Fired where it could go either way.
    pub either: usize,
}

impl Score {
    pub fn add(&mut self, other: Score) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
        self.either += other.either;
    }

    pub fn wanted(&self) -> usize {
        self.right + self.missed
    }

    /// Of a hundred findings that could go one way only, how many were wanted.
    pub fn precision(&self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    /// The same with each that could go either way counted as wrong.
    pub fn strictest(&self) -> f64 {
        share(self.right, self.right + self.wrong + self.either)
    }

    /// Of a hundred wanted ones, how many were found.
    pub fn recall(&self) -> f64 {
        share(self.right, self.wanted())
    }
}

fn share(part: usize, of: usize) -> f64 {
    if of == 0 { 100.0 } else { 100.0 * part as f64 / of as f64 }
}

/// What a set of rows showed.
#[derive(Default)]
pub struct Outcome {
    pub rows: usize,
    pub scores: BTreeMap<Rule, Score>,
    /// Rows of which nothing is wanted, and the warnings on them.
    pub clean: usize,
    pub warnings_on_clean: usize,
    /// What went another way than labelled: the id, "wrong" or "missed", the rule and the text.
    pub faults: Vec<String>,
}

impl Outcome {
    pub fn of_level(&self, level: Level) -> Score {
        let mut sum = Score::default();
        let of_level = self.scores.iter().filter(|(rule, _)| rule.level() == level);
        of_level.for_each(|(_, score)| sum.add(*score));
        sum
    }

    pub fn warnings_each(&self) -> f64 {
        self.warnings_on_clean as f64 / self.clean.max(1) as f64
    }
}

/// Checks every row.
pub fn measure(rows: &[Row]) -> Outcome {
    let scores = Rule::all().map(|rule| (rule, Score::default())).collect();
    let mut outcome = Outcome { rows: rows.len(), scores, ..Outcome::default() };
    for row in rows {
        let found = check(row, None);
        if row.fires.is_empty() {
            outcome.clean += 1;
            outcome.warnings_on_clean += found.iter().filter(|found| found.level() == Level::Warn).count();
        }
        for (rule, score) in &mut outcome.scores {
            if row.kind != "message" && OF_MESSAGES.contains(rule) {
                continue;
            }
            let named = |names: &[String]| names.iter().any(|name| name == rule.name());
            let fired = found.iter().find(|finding| finding.rule == *rule);
            let fault = match (named(&row.fires), named(&row.either), fired) {
                (true, _, Some(_)) => {
                    score.right += 1;
                    continue;
                }
                (false, true, Some(_)) => {
                    score.either += 1;
                    continue;
                }
                (false, _, None) => continue,
                (true, _, None) => {
                    score.missed += 1;
                    "missed".to_owned()
                }
                (false, false, Some(finding)) => {
                    score.wrong += 1;
                    let words = row.text.get(finding.span.start..finding.span.end).unwrap_or_default();
                    ["wrong [", words, "]"].concat()
                }
            };
            outcome.faults.push(format!("{} {} {fault}: {}", row.id, rule.name(), row.text));
        }
    }
    outcome
}

/// The findings of a row, for its own audience or another.
pub fn check(row: &Row, readers: Option<Audience>) -> Vec<Finding> {
    let own = row.audience.as_deref().map_or(Audience::Customers, audience);
    let context = Context {
        phase: row.phase.as_deref().and_then(phase),
        audience: readers.unwrap_or(own),
        now: row.now.as_deref().and_then(moment),
        promise: row.next_update.as_deref().and_then(moment),
        theories: row
            .theories
            .as_ref()
            .map(|theories| Theories { proven: theories.proven.clone(), open: theories.open.clone() }),
        no_data_loss: if row.no_data_loss.as_deref() == Some("proven") {
            Proof::Proven
        } else {
            Proof::Unknown
        },
        last_sent: row.last.clone(),
        ..Context::default()
    };
    let Some(glossary) = &row.glossary else {
        return PLAIN.with(|checker| found(checker, row, &context));
    };
    let glossary = Glossary::from_json(&glossary.to_string()).expect("a glossary").0;
    found(&Checker::new(&glossary), row, &context)
}

thread_local! {
    /// Without a glossary; building it is dear.
    static PLAIN: Checker = Checker::default();
}

fn found(checker: &Checker, row: &Row, context: &Context) -> Vec<Finding> {
    match &row.parts {
        None => checker.check(row.text.as_str(), context),
        Some(parts) => {
            let parts = Parts {
                headline: "",
                happening: &parts.happening,
                impact: &parts.impact,
                doing: &parts.doing,
                action: &parts.action,
                next_update: &parts.next_update,
            };
            checker.check(Draft::Parts(parts), context)
        }
    }
}

/// A summary tells of what is over. Announced work has no phase of an incident: there the words tell.
fn phase(name: &str) -> Option<Phase> {
    Some(match name {
        "investigating" => Phase::Investigating,
        "identified" => Phase::Identified,
        "monitoring" => Phase::Monitoring,
        "resolved" | "summary" => Phase::Resolved,
        "maintenance" => return None,
        other => panic!("unknown phase {other:?}"),
    })
}

fn audience(name: &str) -> Audience {
    match name {
        "stakeholders" => Audience::Stakeholders,
        "team" => Audience::Team,
        _ => Audience::Customers,
    }
}

/// A moment such as "2031-03-01T03:20:00Z".
fn moment(text: &str) -> Option<Timestamp> {
    incident_scratchpad::language::moment_of_iso(text)
}
