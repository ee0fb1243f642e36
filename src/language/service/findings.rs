//! What was found, in the words and the order in which a page shows it.

use super::guides::Offer;
use super::input::CheckInput;
use super::messages::{Findings, Found, FoundLevel, Insertion};
use crate::language::case::upper;
use crate::language::draft::Field;
use crate::language::finding::{Finding, Fix, Span};
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
pub(super) fn shown(found: &[Finding], input: &CheckInput, offer: Option<&Offer>) -> (String, Findings) {
    let ordered: Vec<&Finding> =
        (0..4).flat_map(|turn| found.iter().filter(move |finding| turn_of(finding) == turn)).collect();
    let shown = ordered.iter().take(SHOWN).take_while(|finding| finding.level() > Level::Hint).count();
    let blocking = ordered.iter().filter(|finding| finding.level() == Level::Block).count();
    let summary = summary(ordered.len(), blocking, input.is_blank());
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
    let (put, advice) = match &finding.fix {
        Fix::Advice(advice) => ("", advice.as_str()),
        Fix::Replace(put) | Fix::Blank(put) => (put.as_str(), ""),
    };
    // The time of the next update and the title are not changed from here.
    let is_here = !matches!(finding.field, Field::NextUpdate | Field::Whole);
    let has_fix = is_here && !matches!(finding.fix, Fix::Advice(_));
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
        advice: advice.to_owned(),
        insertion: insertion(place, finding.span, text, put),
        fix: has_fix.then(|| label(put, words)),
        is_name: is_of_names(finding.rule),
        is_guided: offer.is_some_and(|offer| offer.concerns(finding)),
    }
}

/// A text to put into a field: from where to where it goes, counted as a browser counts, and which
/// part of it a person has to fill.
pub(super) fn insertion(field: usize, span: Span, text: &str, put: &str) -> Insertion {
    // Fields of the page are far shorter than 4 GiB.
    let units = |text: &str| text.chars().map(|c| c.len_utf16() as u32).sum::<u32>();
    let start = units(cut(text, 0, span.start));
    let end = start + units(cut(text, span.start, span.end));
    let (from, to) = match put.find("__") {
        Some(at) => (start + units(cut(put, 0, at)), start + units(cut(put, 0, at + 2))),
        None => (start + units(put), start + units(put)),
    };
    Insertion { field, text: put.to_owned(), start, end, from, to }
}

/// What the button says that applies a fix.
fn label(put: &str, words: &str) -> String {
    match (put.trim(), words.is_empty()) {
        ("", _) => "Take it out".to_owned(),
        (put, true) => ["Add “", put.trim_start_matches(". "), "”"].concat(),
        (put, false) => ["Write “", put, "”"].concat(),
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
