//! Writing findings: as compilers do, and as JSON Lines.

use super::input::{AllChecked, Checked};
use super::options::{Format, Options};
use super::place::place_of;
use super::sarif;
use incident_scratchpad::domain::Audience;
use incident_scratchpad::language::{Finding, Rule};
use serde::Serialize;
use serde_json::Value;
use std::fmt::Write as _;

/// All of it, in the format that was asked for.
pub fn write(all: &AllChecked, options: &Options) -> String {
    if options.summary {
        return summary(all);
    }
    match options.format {
        Format::Text => all.messages.iter().map(text).collect(),
        Format::Json => all.messages.iter().map(json).collect(),
        Format::Sarif => sarif::write(all),
    }
}

/// "file:line:column: level rule: why (help)", a line a finding.
fn text(message: &Checked) -> String {
    let mut out = String::new();
    let name = match &message.line {
        Some(line) => format!("{}:{line}", message.file),
        None => message.file.clone(),
    };
    if let Some(error) = &message.error {
        let _ = writeln!(out, "{name}: error: {error}");
    }
    for finding in &message.findings {
        let place = place_of(&message.text, finding.span.start);
        let at = match message.line {
            // The place in the message, as the line holds it in quotes.
            Some(_) => format!("{name}: character {}", place.column),
            None => format!("{name}:{}:{}", place.line, place.column),
        };
        let (level, rule, why) = (finding.level().name(), finding.rule.name(), &finding.why);
        let _ = writeln!(out, "{at}: {level} {rule}: {why}{}", help(message, finding));
    }
    out
}

/// The words, and what helps.
fn help(message: &Checked, finding: &Finding) -> String {
    let words = message.text.get(finding.span.start..finding.span.end).unwrap_or_default();
    let words = words.split_whitespace().collect::<Vec<&str>>().join(" ");
    let short: String = words.chars().take(40).collect();
    let quoted = match (short.is_empty(), short.len() < words.len()) {
        (true, _) => String::new(),
        (false, true) => format!(" “{short}…”"),
        (false, false) => format!(" “{short}”"),
    };
    match finding.fixes.first().map(|fix| fix.text().trim()) {
        None | Some("") => quoted,
        Some(fix) => format!("{quoted} -> {fix}"),
    }
}

#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
    findings: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Found<'a> {
    rule: &'static str,
    level: &'static str,
    /// Bytes of the message.
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    why: &'a str,
    fix: &'a str,
}

fn json(message: &Checked) -> String {
    let found = message.findings.iter().map(|finding| {
        let place = place_of(&message.text, finding.span.start);
        Found {
            rule: finding.rule.name(),
            level: finding.level().name(),
            start: finding.span.start,
            end: finding.span.end,
            line: place.line,
            column: place.column,
            why: &finding.why,
            fix: finding.fixes.first().map_or("", |fix| fix.text()),
        }
    });
    let line = Line {
        file: &message.file,
        line: message.line,
        id: message.id.as_ref(),
        error: message.error.as_deref(),
        findings: found.collect(),
    };
    // Writing fails for names of fields that are no text, and there are none.
    serde_json::to_string(&line).unwrap_or_default() + "\n"
}

/// How often each rule fired, and a message.
fn summary(all: &AllChecked) -> String {
    let messages = all.messages.iter().filter(|message| message.error.is_none()).count();
    let mut out = format!("{messages} messages\n");
    for rule in Rule::all() {
        let found = all.messages.iter().flat_map(|message| &message.findings);
        let count = found.filter(|finding| finding.rule == rule).count();
        let each = count as f64 / messages.max(1) as f64;
        let (name, level) = (rule.name(), rule.level().name());
        let _ = writeln!(out, "{name:<24} {level:<5} {count:>6} {each:>7.3} a message");
    }
    out
}

/// The rules with their levels and to whom they speak.
pub fn rules() -> String {
    let mut out = String::new();
    for rule in Rule::all() {
        let readers = [
            (Audience::Customers, "customers"),
            (Audience::Stakeholders, "stakeholders"),
            (Audience::Team, "team"),
        ];
        let to: Vec<&str> =
            readers.into_iter().filter(|(who, _)| rule.speaks_to(*who)).map(|(_, name)| name).collect();
        let _ = writeln!(out, "{:<24} {:<5} {}", rule.name(), rule.level().name(), to.join(", "));
    }
    out
}
