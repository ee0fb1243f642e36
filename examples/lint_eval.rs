//! Measures the checker: rates on a corpus of real messages, precision and recall on labelled sets.
//!
//! `cargo run --release --example lint_eval -- [--corpus FILE] [--write FILE] [--show RULE] [-v]`
//! prints the tables; `--write` puts them between the markers of a Markdown file, `-v` lists each row that
//! went another way than labelled, and `--show` the words of the corpus that a rule stands on.
//! `--set FILE` measures one labelled file and nothing else.

#[path = "../tests/language/rows.rs"]
mod rows;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;

use incident_scratchpad::domain::Audience;
use incident_scratchpad::language::{Checker, Context, Finding, Level, Rule};
use rows::{Outcome, Row, Score};

const BEGIN: &str = "<!-- lint-eval: begin -->";
const END: &str = "<!-- lint-eval: end -->";

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1)).cloned();
    let verbose = args.iter().any(|arg| arg == "-v");
    if let Some(path) = value("--set") {
        let rows = rows::read(&fs::read_to_string(path)?)?;
        println!("{}", of_strangers(&rows, verbose));
        return Ok(());
    }
    let set = |name: &str| -> Result<Vec<Row>, Box<dyn Error>> {
        Ok(rows::read(&fs::read_to_string(format!("tests/language/{name}.jsonl"))?)?)
    };
    let corpus = match value("--corpus") {
        Some(path) => Some(Corpus::of(&fs::read_to_string(path)?, value("--show").as_deref())?),
        None => None,
    };
    let mut page = of_labelled(&measured(&set("labelled")?, verbose), corpus.as_ref());
    let held = measured(&set("held_back")?, verbose);
    let _ = writeln!(page, "\nHeld-back set: {} texts.\n", held.rows);
    write_levels(&mut page, &held);
    let strangers = set("strangers")?;
    page.push_str("\nStrangers' set: ");
    page.push_str(&of_strangers(&strangers, verbose));
    println!("{page}");
    if let Some(path) = value("--write") {
        write_between(&path, &page)?;
    }
    Ok(())
}

fn measured(rows: &[Row], verbose: bool) -> Outcome {
    let outcome = rows::measure(rows);
    if verbose {
        outcome.faults.iter().for_each(|fault| println!("{fault}"));
    }
    outcome
}

/// What the corpus showed.
#[derive(Default)]
struct Corpus {
    messages: usize,
    warnings: usize,
    hints: usize,
    good: usize,
    warnings_on_good: usize,
    leaky: usize,
    fired: BTreeMap<Rule, usize>,
}

impl Corpus {
    fn of(text: &str, show: Option<&str>) -> Result<Corpus, Box<dyn Error>> {
        let checker = Checker::default();
        let mut corpus = Corpus::default();
        for row in rows::read(text)? {
            corpus.add(&row, &checker.check(row.text.as_str(), &Context::default()), show);
        }
        Ok(corpus)
    }

    fn add(&mut self, row: &Row, found: &[Finding], show: Option<&str>) {
        let count = |level: Level| found.iter().filter(|finding| finding.level() == level).count();
        let has = |rules: &[Rule]| found.iter().any(|finding| rules.contains(&finding.rule));
        self.messages += 1;
        self.warnings += count(Level::Warn);
        self.hints += count(Level::Hint);
        if !has(&[Rule::MissingImpact, Rule::MissingNextUpdate, Rule::ResolvedWithoutWindow]) {
            self.good += 1;
            self.warnings_on_good += count(Level::Warn);
        }
        let leaks = [Rule::HostName, Rule::PrivateAddress, Rule::Secret, Rule::StackTrace];
        self.leaky += usize::from(has(&leaks));
        for rule in Rule::all().filter(|rule| has(&[*rule])) {
            *self.fired.entry(rule).or_default() += 1;
        }
        for finding in found.iter().filter(|finding| show == Some(finding.rule.name())) {
            println!("{} [{}] {}", row.id, &row.text[finding.span.start..finding.span.end], row.text);
        }
    }
}

fn percent(share: f64, of: usize) -> String {
    if of == 0 { "-".to_owned() } else { format!("{share:.0} %") }
}

/// A share of findings; "-" where there were none.
fn right(score: &Score) -> String {
    percent(score.precision(), score.right + score.wrong)
}

fn found(score: &Score) -> String {
    percent(score.recall(), score.wanted())
}

fn of_labelled(outcome: &Outcome, corpus: Option<&Corpus>) -> String {
    let mut out = format!(
        "Labelled set: {} texts written for this project. \"Right\" is how often a finding was wanted, \"found\" how many\n\
         of the wanted ones were found.\n\n\
         | rule | level | right | found | wanted | on real messages |\n|---|---|---:|---:|---:|---:|\n",
        outcome.rows
    );
    for (rule, score) in &outcome.scores {
        let real = corpus.map_or("-".to_owned(), |corpus| {
            let fired = corpus.fired.get(rule).copied().unwrap_or_default();
            format!("{:.1} %", 100.0 * fired as f64 / corpus.messages.max(1) as f64)
        });
        let (name, level) = (rule.name(), rule.level().name());
        let (right, found, wanted) = (right(score), found(score), score.wanted());
        let _ = writeln!(out, "| {name} | {level} | {right} | {found} | {wanted} | {real} |");
    }
    for level in LEVELS {
        let score = outcome.of_level(level);
        let (right, found, wanted) = (right(&score), found(&score), score.wanted());
        let _ = writeln!(out, "| **all {}** | | {right} | {found} | {wanted} | |", level.name());
    }
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

const LEVELS: [Level; 3] = [Level::Block, Level::Warn, Level::Hint];

fn write_levels(out: &mut String, outcome: &Outcome) {
    out.push_str("| level | right | found | wanted |\n|---|---:|---:|---:|\n");
    for level in LEVELS {
        let score = outcome.of_level(level);
        let (right, found, wanted) = (right(&score), found(&score), score.wanted());
        let _ = writeln!(out, "| **all {}** | {right} | {found} | {wanted} |", level.name());
    }
}

/// The set whose labels say where it could go either way.
fn of_strangers(rows: &[Row], verbose: bool) -> String {
    let outcome = measured(rows, verbose);
    let mut out = format!(
        "{} messages, of which {} want nothing; on those {:.2} warnings a message.\n\n\
         | rule | level | right | right, either way as wrong | found | wanted |\n|---|---|---:|---:|---:|---:|\n",
        outcome.rows,
        outcome.clean,
        outcome.warnings_each()
    );
    let mut line = |name: &str, level: &str, score: &Score| {
        let strictest = percent(score.strictest(), score.right + score.wrong + score.either);
        let (right, found, wanted) = (right(score), found(score), score.wanted());
        let _ = writeln!(out, "| {name} | {level} | {right} | {strictest} | {found} | {wanted} |");
    };
    for (rule, score) in &outcome.scores {
        if score.wanted() + score.wrong + score.either > 0 {
            line(rule.name(), rule.level().name(), score);
        }
    }
    for level in LEVELS {
        line(&format!("**all {}**", level.name()), "", &outcome.of_level(level));
    }
    out.push_str(&of_audiences(rows));
    out
}

/// The same messages as if written to others: findings a hundred messages.
fn of_audiences(rows: &[Row]) -> String {
    let mut out = "\nThe same messages to other readers, findings a message:\n\n\
        | readers | block | warn | hint | rules that are silent |\n|---|---:|---:|---:|---:|\n"
        .to_owned();
    for (name, readers) in [
        ("customers", Audience::Customers),
        ("stakeholders", Audience::Stakeholders),
        ("team", Audience::Team),
    ] {
        let found: Vec<Finding> = rows.iter().flat_map(|row| rows::check(row, Some(readers))).collect();
        let each = |level: Level| {
            let count = found.iter().filter(|finding| finding.level() == level).count();
            count as f64 / rows.len().max(1) as f64
        };
        let silent = Rule::all().filter(|rule| !rule.speaks_to(readers)).count();
        let (block, warn, hint) = (each(Level::Block), each(Level::Warn), each(Level::Hint));
        let _ = writeln!(out, "| {name} | {block:.2} | {warn:.2} | {hint:.2} | {silent} |");
    }
    out
}

fn write_between(path: &str, table: &str) -> Result<(), Box<dyn Error>> {
    let page = fs::read_to_string(path).unwrap_or_else(|_| format!("{BEGIN}\n{END}\n"));
    let (before, rest) = page.split_once(BEGIN).ok_or("no begin marker")?;
    let (_, after) = rest.split_once(END).ok_or("no end marker")?;
    fs::write(path, format!("{before}{BEGIN}\n{table}{END}{after}"))?;
    Ok(())
}
