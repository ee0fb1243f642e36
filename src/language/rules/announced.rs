//! Work that is announced is no incident: it has a window and a scope instead of an impact, an action and a next update.
//!
//! Known miss: an announcement without a day ("We will soon replace the switches") is read as an incident.

use super::promise;
use super::window::{is_month, is_weekday};
use crate::domain::Phase;
use crate::language::case::Letters;
use crate::language::doc::Doc;
use crate::language::scan::Sentence;
use crate::language::words::{Family, one_of};

/// Whether it announces work: by its name, or where no phase of an incident is known, by a day on which something will
/// be done.
pub(super) fn is_announced(docs: &[Doc<'_>], phase: Option<Phase>) -> bool {
    docs.iter().any(is_maintenance)
        || phase.is_none() && docs.iter().any(announces) && !docs.iter().any(is_going_on)
}

/// "Scheduled maintenance", as most call it.
fn is_maintenance(doc: &Doc<'_>) -> bool {
    let end = doc.text.len();
    doc.any_word(0, end, "maintenance")
        && doc.any_word(0, end, "scheduled planned undergoing upcoming window announced rescheduled")
}

/// Signs of an incident.
fn is_going_on(doc: &Doc<'_>) -> bool {
    let has = |family| doc.of(family).next().is_some();
    has(Family::Seeking)
        || has(Family::Found)
        || doc.any_word(
            0,
            doc.text.len(),
            "investigating currently incident mitigation apologise apologize workaround identified sorry",
        )
}

/// Whether a sentence says that something will be done on a day.
fn announces(doc: &Doc<'_>) -> bool {
    doc.text.sentences.iter().any(|&sentence| {
        has_day(doc, sentence)
            && is_planned(doc, sentence)
            && !doc.has(Family::Fixing, sentence)
            && !promise::is_promise(doc, sentence)
            && !doc.any_word(sentence.first, sentence.end, "since was were failed")
    })
}

fn is_planned(doc: &Doc<'_>, sentence: Sentence) -> bool {
    let text = &doc.text;
    let says = |words| doc.any_word(sentence.first, sentence.end, words);
    let doing = (sentence.first..sentence.end)
        .any(|at| one_of(text.word(at), "we're are is") && text.word(at + 1).ends_with("ing"));
    says("will we'll planned scheduled announced postponed rescheduled")
        || doing
        || says("for during") && says("upgrade update patch migration replacement renewal move work works")
}

/// "on 3 June", "Thursday", "tomorrow night", "28.03.".
fn has_day(doc: &Doc<'_>, sentence: Sentence) -> bool {
    let text = &doc.text;
    let number = |at: usize| text.word(at).starts_digit();
    (sentence.first..sentence.end).any(|at| {
        let word = text.word(at);
        if number(at) {
            // "28.03."
            return word.len() == 2
                && word.is_digits()
                && text.gap(at) == "."
                && text.word(at + 1).len() == 2;
        }
        let capital = text.typed(at).starts_upper();
        let beside = || number(at + 1) || at > 0 && number(at - 1);
        word == "tomorrow" || capital && (is_weekday(word) || beside() && is_month(word))
    })
}
