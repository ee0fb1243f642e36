//! Findings as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines.
//!
//! Columns are counted in characters, and said so. What can be put in as it stands is a fix; a blank that only a person
//! can fill, and advice, are told in the message.

use super::input::{AllChecked, Checked};
use super::place::place_of;
use incident_scratchpad::language::{Finding, Fix, Level, Rule};
use serde_json::{Value, json};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// One run with all findings.
pub fn write(all: &AllChecked) -> String {
    let results: Vec<Value> = all
        .messages
        .iter()
        .flat_map(|message| message.findings.iter().map(|finding| result(message, finding)))
        .collect();
    let errors: Vec<Value> = all.messages.iter().filter_map(notification).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "status-lint",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": Rule::all().map(descriptor).collect::<Vec<Value>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": errors.is_empty(),
                "toolExecutionNotifications": errors,
            }],
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Block => "error",
        Level::Warn => "warning",
        Level::Hint => "note",
    }
}

fn descriptor(rule: Rule) -> Value {
    json!({
        "id": rule.name(),
        "shortDescription": { "text": sentence(rule) },
        "defaultConfiguration": { "level": level(rule.level()) },
    })
}

/// The rule's name as a heading.
fn sentence(rule: Rule) -> String {
    let plain = rule.name().replace('-', " ");
    plain[..1].to_uppercase() + &plain[1..]
}

fn result(message: &Checked, finding: &Finding) -> Value {
    let help = match finding.fixes.first() {
        Some(fix) if !fix.text().trim().is_empty() => format!(" Help: {}", fix.text().trim()),
        _ => String::new(),
    };
    let mut result = json!({
        "ruleId": finding.rule.name(),
        "ruleIndex": finding.rule as usize,
        "level": level(finding.level()),
        "message": { "text": format!("{}{help}", finding.why) },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&message.file) },
            "region": region(message, finding.span.start, finding.span.end),
        } }],
    });
    // In a file of many messages the place is that of the line, and there is nothing to put in there.
    if message.line.is_none()
        && let Some(fix) = fix(message, finding)
    {
        result["fixes"] = json!([fix]);
    }
    result
}

fn region(message: &Checked, start: usize, end: usize) -> Value {
    if let Some(line) = message.line {
        return json!({ "startLine": line });
    }
    let (from, to) = (place_of(&message.text, start), place_of(&message.text, end));
    json!({
        "startLine": from.line, "startColumn": from.column, "endLine": to.line, "endColumn": to.column,
    })
}

/// What can be put in as it stands.
fn fix(message: &Checked, finding: &Finding) -> Option<Value> {
    if matches!(finding.fixes.first()?, Fix::Blank(_) | Fix::Advice(_)) {
        return None;
    }
    let edit = finding.edits().next().filter(|edit| !edit.text.contains("__"))?;
    Some(json!({
        "description": { "text": "Put in what keeps the meaning." },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(&message.file) },
            "replacements": [{
                "deletedRegion": region(message, edit.start, edit.end),
                "insertedContent": { "text": edit.text },
            }],
        }],
    }))
}

/// What could not be read.
fn notification(message: &Checked) -> Option<Value> {
    let error = message.error.as_ref()?;
    let region = message.line.map_or_else(|| json!({ "startLine": 1 }), |line| json!({ "startLine": line }));
    Some(json!({
        "level": "error",
        "message": { "text": error },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&message.file) },
            "region": region,
        } }],
    }))
}

/// A path as a relative reference: what is no letter of a URI is written in its bytes.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let path = path.strip_prefix("./").unwrap_or(&path);
    let kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let written = |byte: u8| if kept(byte) { (byte as char).to_string() } else { format!("%{byte:02X}") };
    path.bytes().map(written).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_as_a_reference() {
        assert_eq!(uri("./status/März 1.md"), "status/M%C3%A4rz%201.md");
        assert_eq!(uri("a\\b.md"), "a/b.md");
    }

    #[test]
    fn a_rule_has_a_heading() {
        assert_eq!(sentence(Rule::UnprovenCause), "Unproven cause");
    }
}
