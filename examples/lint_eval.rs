//! Measures the checker: rates on a corpus of real messages, precision and recall on a labelled set.
//!
//! `cargo run --release --example lint_eval -- [--labelled FILE] [--corpus FILE] [--write FILE] [-v]`
//! prints the table; `--write` puts it between the markers of a Markdown file.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;

use incident_scratchpad::domain::{Audience, Phase, Timestamp};
use incident_scratchpad::language::{
    Checker, Context, Draft, Finding, Glossary, Level, Parts, Proof, Rule, Theories,
};
use serde::Deserialize;

const BEGIN: &str = "<!-- lint-eval: begin -->";
const END: &str = "<!-- lint-eval: end -->";

/// Rules that speak of a whole message: rows that are single sentences say nothing about them.
const OF_MESSAGES: [Rule; 4] =
    [Rule::MissingImpact, Rule::MissingAction, Rule::MissingNextUpdate, Rule::ResolvedWithoutWindow];

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Row {
    id: String,
    kind: String,
    text: String,
    parts: Option<OwnedParts>,
    fires: Vec<String>,
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

#[derive(Default, Clone, Copy)]
struct Score {
    right: usize,
    wrong: usize,
    missed: usize,
    on_real: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1)).cloned();
    let verbose = args.iter().any(|arg| arg == "-v");
    let labelled = value("--labelled").unwrap_or_else(|| "tests/language/labelled.jsonl".to_owned());
    let mut scores: BTreeMap<Rule, Score> = Rule::all().map(|rule| (rule, Score::default())).collect();
    let rows = label(&fs::read_to_string(labelled)?, &mut scores, verbose)?;
    let corpus = match value("--corpus").map(fs::read_to_string) {
        Some(Ok(text)) => Some(measure(&text, &mut scores, value("--show").as_deref())?),
        _ => None,
    };
    let mut table = table(&scores, rows, corpus.as_ref());
    let held = value("--held-back").unwrap_or_else(|| "tests/language/held_back.jsonl".to_owned());
    if let Ok(text) = fs::read_to_string(held) {
        let mut scores: BTreeMap<Rule, Score> = Rule::all().map(|rule| (rule, Score::default())).collect();
        let rows = label(&text, &mut scores, verbose)?;
        let _ = writeln!(
            table,
            "\nHeld-back set: {rows} texts.\n\n| level | right | found | wanted |\n|---|---:|---:|---:|"
        );
        write_levels(&mut table, &scores, false);
    }
    println!("{table}");
    if let Some(path) = value("--write") {
        write_between(&path, &table)?;
    }
    Ok(())
}

fn label(text: &str, scores: &mut BTreeMap<Rule, Score>, verbose: bool) -> Result<usize, Box<dyn Error>> {
    let mut rows = 0;
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let row: Row = serde_json::from_str(line)?;
        rows += 1;
        let found = check(&row);
        for (rule, score) in scores.iter_mut() {
            if row.kind != "message" && OF_MESSAGES.contains(rule) {
                continue;
            }
            let wanted = row.fires.iter().any(|name| name == rule.name());
            let fired = found.iter().any(|finding| finding.rule == *rule);
            match (wanted, fired) {
                (true, true) => score.right += 1,
                (true, false) => score.missed += 1,
                (false, true) => score.wrong += 1,
                (false, false) => continue,
            }
            if verbose && wanted != fired {
                println!(
                    "{} {}: {} {:?}",
                    row.id,
                    if wanted { "missed" } else { "wrong" },
                    rule.name(),
                    row.text
                );
            }
        }
    }
    Ok(rows)
}

fn check(row: &Row) -> Vec<Finding> {
    let context = Context {
        phase: row.phase.as_deref().and_then(phase),
        audience: row.audience.as_deref().map_or(Audience::Customers, audience),
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
    let glossary = row.glossary.as_ref().map(|value| Glossary::from_json(&value.to_string()));
    let checker = Checker::new(&glossary.and_then(Result::ok).map(|read| read.0).unwrap_or_default());
    match &row.parts {
        None => checker.check(row.text.as_str(), &context),
        Some(parts) => {
            let parts = Parts {
                headline: "",
                happening: &parts.happening,
                impact: &parts.impact,
                doing: &parts.doing,
                action: &parts.action,
                next_update: &parts.next_update,
            };
            checker.check(Draft::Parts(parts), &context)
        }
    }
}

fn phase(name: &str) -> Option<Phase> {
    Some(match name {
        "investigating" => Phase::Investigating,
        "identified" => Phase::Identified,
        "monitoring" => Phase::Monitoring,
        "resolved" => Phase::Resolved,
        _ => return None,
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

/// What the corpus showed.
struct Corpus {
    messages: usize,
    warnings: usize,
    hints: usize,
    good: usize,
    warnings_on_good: usize,
    leaky: usize,
}

fn measure(
    text: &str,
    scores: &mut BTreeMap<Rule, Score>,
    show: Option<&str>,
) -> Result<Corpus, Box<dyn Error>> {
    let checker = Checker::default();
    let mut corpus = Corpus { messages: 0, warnings: 0, hints: 0, good: 0, warnings_on_good: 0, leaky: 0 };
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let row: Row = serde_json::from_str(line)?;
        let found = checker.check(row.text.as_str(), &Context::default());
        let count = |level: Level| found.iter().filter(|finding| finding.level() == level).count();
        corpus.messages += 1;
        corpus.warnings += count(Level::Warn);
        corpus.hints += count(Level::Hint);
        let lacks = |rule: Rule| found.iter().any(|finding| finding.rule == rule);
        if !lacks(Rule::MissingImpact)
            && !lacks(Rule::MissingNextUpdate)
            && !lacks(Rule::ResolvedWithoutWindow)
        {
            corpus.good += 1;
            corpus.warnings_on_good += count(Level::Warn);
        }
        let leak = |rule: Rule| {
            matches!(rule, Rule::HostName | Rule::PrivateAddress | Rule::Secret | Rule::StackTrace)
        };
        corpus.leaky += usize::from(found.iter().any(|finding| leak(finding.rule)));
        for (rule, score) in scores.iter_mut() {
            let of_rule: Vec<&Finding> = found.iter().filter(|finding| finding.rule == *rule).collect();
            score.on_real += usize::from(!of_rule.is_empty());
            if show == Some(rule.name()) {
                for finding in of_rule {
                    println!("{} [{}] {}", row.id, &row.text[finding.span.start..finding.span.end], row.text);
                }
            }
        }
    }
    Ok(corpus)
}

fn percent(part: usize, of: usize) -> String {
    if of == 0 { "-".to_owned() } else { format!("{:.0} %", 100.0 * part as f64 / of as f64) }
}

fn table(scores: &BTreeMap<Rule, Score>, rows: usize, corpus: Option<&Corpus>) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "Labelled set: {rows} texts written for this project. \"Right\" is how often a finding was wanted, \"found\" how many"
    );
    let _ = writeln!(out, "of the wanted ones were found.\n");
    let _ = writeln!(
        out,
        "| rule | level | right | found | wanted | on real messages |\n|---|---|---:|---:|---:|---:|"
    );
    for (rule, score) in scores {
        let real = corpus.map_or("-".to_owned(), |corpus| {
            format!("{:.1} %", 100.0 * score.on_real as f64 / corpus.messages.max(1) as f64)
        });
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {real} |",
            rule.name(),
            rule.level().name(),
            percent(score.right, score.right + score.wrong),
            percent(score.right, score.right + score.missed),
            score.right + score.missed
        );
    }
    write_levels(&mut out, scores, true);
    if let Some(corpus) = corpus {
        let each = |part: usize, of: usize| part as f64 / of.max(1) as f64;
        let _ = writeln!(
            out,
            "\nReal messages: {}, of which {} say impact and time. Warnings a message: {:.2}, on those {:.2}. Hints a message: {:.2}. Messages with a leak finding: {:.2} %.",
            corpus.messages,
            corpus.good,
            each(corpus.warnings, corpus.messages),
            each(corpus.warnings_on_good, corpus.good),
            each(corpus.hints, corpus.messages),
            100.0 * each(corpus.leaky, corpus.messages)
        );
    }
    out
}

/// One line a level; in a table with a column for real messages, that column stays empty.
fn write_levels(out: &mut String, scores: &BTreeMap<Rule, Score>, real: bool) {
    let mut sum = BTreeMap::<Level, Score>::new();
    for (rule, score) in scores {
        let level = sum.entry(rule.level()).or_default();
        level.right += score.right;
        level.wrong += score.wrong;
        level.missed += score.missed;
    }
    for (level, score) in sum.iter().rev() {
        let wanted = score.right + score.missed;
        let (before, after) = if real { (" |", " |") } else { ("", "") };
        let _ = writeln!(
            out,
            "| **all {}** |{before} {} | {} | {wanted} |{after}",
            level.name(),
            percent(score.right, score.right + score.wrong),
            percent(score.right, wanted)
        );
    }
}

fn write_between(path: &str, table: &str) -> Result<(), Box<dyn Error>> {
    let page = fs::read_to_string(path).unwrap_or_else(|_| format!("{BEGIN}\n{END}\n"));
    let (before, rest) = page.split_once(BEGIN).ok_or("no begin marker")?;
    let (_, after) = rest.split_once(END).ok_or("no end marker")?;
    fs::write(path, format!("{before}{BEGIN}\n{table}{END}{after}"))?;
    Ok(())
}
