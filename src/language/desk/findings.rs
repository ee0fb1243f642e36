//! What was found, in the words and the order in which a page shows it.

use super::asked::Asked;
use super::guides::Offer;
use crate::json::Writer;
use crate::language::draft::Field;
use crate::language::finding::{Finding, Fix, Span};
use crate::language::letters::upper;
use crate::language::rule::{Level, Rule};
use crate::language::scan::cut;

/// How many findings are shown before the rest is folded away. Hints are always folded away.
const SHOWN: usize = 3;
/// How many findings are told of at all: the page makes a row of each while one types. Further ones
/// come up as these go.
const LISTED: usize = 30;
/// How many letters of the words concerned are shown.
const QUOTED: usize = 60;

/// Writes the findings, how many of them are shown at once, and the sentence that announces them.
pub(super) fn write(found: &[Finding], asked: &Asked, offer: Option<&Offer>, out: &mut Writer) {
    let ordered: Vec<&Finding> =
        (0..4).flat_map(|turn| found.iter().filter(move |finding| turn_of(finding) == turn)).collect();
    let shown = ordered.iter().take(SHOWN).take_while(|finding| finding.level() > Level::Hint).count();
    let blocking = ordered.iter().filter(|finding| finding.level() == Level::Block).count();
    out.name("summary").text(&summary(ordered.len(), blocking, asked.is_blank()));
    let mut list = Writer::new();
    list.map().name("shown").number(shown).name("list").list();
    for finding in ordered.into_iter().take(LISTED) {
        one(finding, asked, offer, &mut list);
    }
    list.end_list().end_map();
    out.name("findings").text(&list.finish());
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

fn one(finding: &Finding, asked: &Asked, offer: Option<&Offer>, out: &mut Writer) {
    let (place, text) = asked.field(finding.field);
    let words = cut(text, finding.span.start, finding.span.end);
    out.map().name("rule").text(finding.rule.name()).name("title").text(&title(finding.rule));
    out.name("level").text(match finding.level() {
        Level::Block => "Blocking",
        Level::Warn => "Warning",
        Level::Hint => "Hint",
    });
    out.name("words").text(words).name("quote").text(&quote(words)).name("why").text(&finding.why);
    let put = match &finding.fix {
        Fix::Advice(advice) => {
            out.name("advice").text(advice);
            ""
        }
        Fix::Replace(put) | Fix::Blank(put) => put,
    };
    insertion(place, finding.span, text, put, out);
    // The time of the next update and the title are not changed from here.
    let is_here = !matches!(finding.field, Field::NextUpdate | Field::Whole);
    if is_here && !matches!(finding.fix, Fix::Advice(_)) {
        out.name("fix").text(&label(put, words));
    }
    if is_of_names(finding.rule) {
        out.name("name").text(words);
    }
    if offer.is_some_and(|offer| offer.concerns(finding)) {
        out.name("plain").text("yes");
    }
    out.end_map();
}

/// A text to put into a field: from where to where it goes, counted as a browser counts, and which
/// part of it a person has to fill.
pub(super) fn insertion(place: usize, span: Span, text: &str, put: &str, out: &mut Writer) {
    let units = |text: &str| text.chars().map(char::len_utf16).sum::<usize>();
    let start = units(cut(text, 0, span.start));
    let end = start + units(cut(text, span.start, span.end));
    let (from, to) = match put.find("__") {
        Some(at) => (start + units(cut(put, 0, at)), start + units(cut(put, 0, at + 2))),
        None => (start + units(put), start + units(put)),
    };
    out.name("field").number(place).name("text").text(put);
    for (name, number) in [("start", start), ("end", end), ("from", from), ("to", to)] {
        out.name(name).number(number);
    }
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
