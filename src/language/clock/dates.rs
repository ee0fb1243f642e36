//! Days: weekdays, dates, "tomorrow".

use super::{Mention, Said};
use crate::language::case::Letters;
use crate::language::scan::Text;

/// Whether a day is said just before or after a time.
#[inline(never)]
pub(super) fn is_day_near(text: &Text<'_>, first: usize, last: usize) -> bool {
    let before = first.saturating_sub(4)..first;
    let after = last + 1..(last + 5).min(text.len());
    let sentence = text.sentence_at(first);
    before.chain(after).any(|at| sentence.first <= at && at < sentence.end && is_day(text, at))
}

fn is_day(text: &Text<'_>, at: usize) -> bool {
    if !text.typed(at).starts_with(|c: char| c.is_ascii_uppercase() || c == 't' || c == 'y') {
        return false;
    }
    match text.word(at) {
        "tomorrow" | "yesterday" | "monday" | "tuesday" | "wednesday" | "thursday" | "friday"
        | "saturday" | "sunday" => true,
        "january" | "february" | "march" | "april" | "june" | "july" | "august" | "september" | "october"
        | "november" | "december" | "jan" | "feb" | "mar" | "apr" | "jun" | "jul" | "aug" | "sep"
        | "sept" | "oct" | "nov" | "dec" | "may" => {
            let beside = |word: &str| word.starts_digit();
            text.typed(at).starts_upper()
                && (beside(text.word(at + 1)) || at > 0 && beside(text.word(at - 1)))
        }
        _ => false,
    }
}

/// "tomorrow", "on Monday", "on May 17", "2031-03-01".
pub(super) fn day_at(text: &Text<'_>, at: usize) -> Option<Mention> {
    let day = is_day(text, at) && text.word(at) != "yesterday";
    day.then_some(Mention { first: at, last: at, end: text.end(at), said: Said::Day })
}
