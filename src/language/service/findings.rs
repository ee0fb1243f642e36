//! What was found, in the words and the order in which a page shows it.

use super::guides::Offer;
use super::input::CheckInput;
use super::messages::{Findings, Found, FoundFix, FoundLevel, Insertion};
use crate::language::case::upper;
use crate::language::checker::Checked;
use crate::language::draft::Field;
use crate::language::finding::{Edit, Finding};
use crate::language::rule::{Level, Rule};
use crate::language::scan::cut;

/// How many findings are shown before the rest is folded away. Hints are always folded away.
const SHOWN: usize = 3;
/// How many findings are told of at all: the page makes a row of each while one types. Further ones
/// come up as these go.
const LISTED: usize = 30;
/// How many letters of the words concerned are shown.
const QUOTED: usize = 60;

/// The findings as they are shown, and the sentence that announces them.
pub(super) fn shown(checked: &Checked, input: &CheckInput, offer: Option<&Offer>) -> (String, Findings) {
    let found = &checked.findings;
    let ordered: Vec<&Finding> =
        (0..4).flat_map(|turn| found.iter().filter(move |finding| turn_of(finding) == turn)).collect();
    let shown = ordered.iter().take(SHOWN).take_while(|finding| finding.level() > Level::Hint).count();
    let blocking = ordered.iter().filter(|finding| finding.level() == Level::Block).count();
    let counted = summary(ordered.len(), blocking, input.is_blank());
    let summary = match unchecked(checked, input) {
        "" => counted,
        said if ordered.is_empty() => said.to_owned(),
        said => [said, " ", &counted].concat(),
    };
    let list = ordered.into_iter().take(LISTED).map(|finding| one(finding, input, offer)).collect();
    (summary, Findings { shown, list })
}

/// Words that are there come before what is missing, and hints last.
fn turn_of(finding: &Finding) -> usize {
    match finding.level() {
        Level::Block => 0,
        Level::Warn if finding.span.start < finding.span.end => 1,
        Level::Warn => 2,
        Level::Hint => 3,
    }
}

const COUNTS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9 or more"];

/// What is said of words in other languages; empty where there are none.
fn unchecked(checked: &Checked, input: &CheckInput) -> &'static str {
    let written = input.written().filter(|(_, text)| !text.trim().is_empty());
    let mut is_english = written.map(|(field, _)| !checked.not_english.contains(&field));
    match (checked.not_english.is_empty(), is_english.any(|is_english| is_english)) {
        (true, _) => "",
        (false, true) => "Only partly checked: not all of it is English.",
        (false, false) => {
            "Not checked: this is not English. Only secrets, hosts, addresses, times and the promise were looked at."
        }
    }
}

fn summary(all: usize, blocking: usize, blank: bool) -> String {
    let count = |many: usize| COUNTS[many.min(9)];
    match (all, blocking) {
        _ if blank => String::new(),
        (0, _) => "Nothing to change in the wording.".to_owned(),
        (1, 0) => "1 thing to look at.".to_owned(),
        (1, _) => "1 thing to look at, and it is blocking.".to_owned(),
        (all, 0) => [count(all), " things to look at."].concat(),
        (all, blocking) => {
            [count(all), " things to look at, ", count(blocking), " of them blocking."].concat()
        }
    }
}

fn one(finding: &Finding, input: &CheckInput, offer: Option<&Offer>) -> Found {
    let (place, text) = input.field(finding.field);
    let words = cut(text, finding.span.start, finding.span.end);
    // The time of the next update and the title are not changed from here.
    let is_here = !matches!(finding.field, Field::NextUpdate | Field::Whole);
    let fixes = finding
        .edits()
        .filter(|_| is_here)
        .map(|edit| FoundFix { label: label(finding.rule, edit), insertion: insertion(place, edit, text) });
    let here = Edit { start: finding.span.start, end: finding.span.end, text: words };
    Found {
        rule: finding.rule.name().to_owned(),
        title: title(finding.rule),
        level: match finding.level() {
            Level::Block => FoundLevel::Blocking,
            Level::Warn => FoundLevel::Warning,
            Level::Hint => FoundLevel::Hint,
        },
        words: words.to_owned(),
        quote: quote(words),
        why: finding.why.clone().into_owned(),
        advice: finding.advice().unwrap_or_default().to_owned(),
        insertion: insertion(place, here, text),
        fixes: fixes.collect(),
        is_name: is_of_names(finding.rule),
        is_guided: offer.is_some_and(|offer| offer.concerns(finding)),
    }
}

/// A text to put into a field: from where to where it goes, counted as a browser counts, and which
/// part of it a person has to fill.
pub(super) fn insertion(field: usize, edit: Edit<'_>, text: &str) -> Insertion {
    let put = edit.text;
    // Fields of the page are far shorter than 4 GiB.
    let units = |text: &str| text.chars().map(|c| c.len_utf16() as u32).sum::<u32>();
    let start = units(cut(text, 0, edit.start));
    let end = start + units(cut(text, edit.start, edit.end));
    let (from, to) = match put.find("__") {
        Some(at) => (start + units(cut(put, 0, at)), start + units(cut(put, 0, at + 2))),
        None => (start + units(put), start + units(put)),
    };
    Insertion { field, text: put.to_owned(), start, end, from, to }
}

/// What the button says that applies a fix.
fn label(rule: Rule, edit: Edit<'_>) -> String {
    match (edit.text.trim(), edit.start == edit.end) {
        // The time alone: what it is elsewhere goes along.
        (put, false) if rule == Rule::PromiseMismatch && !put.contains("__") => {
            let time = put.split(" (").next().unwrap_or_default().trim_start_matches("by ");
            ["Use ", time, " instead"].concat()
        }
        ("", _) => "Take it out".to_owned(),
        (put, true) => ["Add “", put.trim_start_matches(". "), "”"].concat(),
        (put, false) => ["Write “", put.trim_start_matches(", "), "”"].concat(),
    }
}

/// The name of a rule as a person reads it: "Queue depth".
pub(super) fn title(rule: Rule) -> String {
    let mut letters = rule.name().chars().map(|letter| if letter == '-' { ' ' } else { letter });
    letters.next().map(upper).into_iter().chain(letters).collect()
}

/// The words concerned, on one line, cut where they are long.
fn quote(words: &str) -> String {
    let line = |letter| if letter == '\n' { ' ' } else { letter };
    let mut quote: String = words.chars().map(line).take(QUOTED).collect();
    if quote.len() < words.len() {
        quote.push('…');
    }
    quote
}

/// Rules that a name of the glossary silences.
fn is_of_names(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::InternalTechnology
            | Rule::UndefinedAcronym
            | Rule::OperationsVerb
            | Rule::HostName
            | Rule::TicketId
            | Rule::HandleOrAddress
            | Rule::Person
            | Rule::VendorBlame
    )
}
