//! What was found, in the words and the order in which a page shows it.

use super::asked::Asked;
use super::guides::Offer;
use crate::json::Writer;
use crate::language::checker::Checked;
use crate::language::draft::Field;
use crate::language::finding::{Edit, Finding};
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
pub(super) fn write(checked: &Checked, asked: &Asked, offer: Option<&Offer>, out: &mut Writer) {
    let found = &checked.findings;
    let ordered: Vec<&Finding> =
        (0..4).flat_map(|turn| found.iter().filter(move |finding| turn_of(finding) == turn)).collect();
    let shown = ordered.iter().take(SHOWN).take_while(|finding| finding.level() > Level::Hint).count();
    let blocking = ordered.iter().filter(|finding| finding.level() == Level::Block).count();
    let counted = summary(ordered.len(), blocking, asked.is_blank());
    out.name("summary").text(&match unchecked(checked, asked) {
        "" => counted,
        said if ordered.is_empty() => said.to_owned(),
        said => [said, " ", &counted].concat(),
    });
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

/// What is said of words in other languages; empty where there are none.
fn unchecked(checked: &Checked, asked: &Asked) -> &'static str {
    let written = asked.written().filter(|(_, text)| !text.trim().is_empty());
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
    if let Some(advice) = finding.advice() {
        out.name("advice").text(advice);
    }
    let whole = Edit { start: finding.span.start, end: finding.span.end, text: words };
    place_of(place, whole, text, out);
    // The time of the next update and the title are not changed from here.
    let is_here = !matches!(finding.field, Field::NextUpdate | Field::Whole);
    out.name("fixes").list();
    for edit in finding.edits().filter(|_| is_here) {
        out.map();
        insertion(place, edit, text, out);
        out.name("label").text(&label(edit, text)).end_map();
    }
    out.end_list();
    if is_of_names(finding.rule) {
        out.name("name").text(words);
    }
    if offer.is_some_and(|offer| offer.concerns(finding)) {
        out.name("plain").text("yes");
    }
    out.end_map();
}

/// Where something stands in a field, counted as a browser counts.
fn place_of(place: usize, edit: Edit<'_>, text: &str, out: &mut Writer) {
    let start = units(cut(text, 0, edit.start));
    let end = start + units(cut(text, edit.start, edit.end));
    out.name("field").number(place).name("start").number(start).name("end").number(end);
}

/// A text to put into a field: from where to where it goes, counted as a browser counts, and which
/// part of it a person has to fill.
pub(super) fn insertion(place: usize, edit: Edit<'_>, text: &str, out: &mut Writer) {
    place_of(place, edit, text, out);
    let (start, put) = (units(cut(text, 0, edit.start)), edit.text);
    let (from, to) = match put.find("__") {
        Some(at) => (start + units(cut(put, 0, at)), start + units(cut(put, 0, at + 2))),
        None => (start + units(put), start + units(put)),
    };
    out.name("text").text(put).name("from").number(from).name("to").number(to);
}

fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// What the button says that applies a fix.
fn label(edit: Edit<'_>, text: &str) -> String {
    let put = edit.text;
    match (put.trim(), cut(text, edit.start, edit.end).is_empty()) {
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
