//! From when to when it lasted: two times, a time and a length, or two days. A length alone is no window: "for 40
//! minutes" leaves a reader to guess which.
//!
//! Known miss: a window in words, "from shortly after lunch until the evening", is not read.

use crate::language::case::Letters;
use crate::language::clock::{self, Said};
use crate::language::doc::Doc;
use crate::language::scan::Text;
use crate::language::words::one_of;

/// Whether the text says from when to when.
pub(super) fn says_window(doc: &Doc<'_>) -> bool {
    let text = &doc.text;
    let clocks = doc.times.iter().filter(|time| time.is_clock()).count();
    let days = doc.times.iter().filter(|time| matches!(time.said, Said::Day)).count();
    let lasted = (0..text.len()).any(|at| {
        one_of(text.word(at), "for lasted lasting of about after")
            && (clock::length_at(text, at + 1).is_some() || clock::length_at(text, at + 2).is_some())
    });
    let blanks = (0..text.len()).filter(|&at| text.typed(at).starts_with("__")).count();
    clocks >= 2 || clocks == 1 && (lasted || days > 0) || blanks >= 2 || says_days(text)
}

/// "from 1 to 3 February", "between Monday and Wednesday", "until 9 January".
fn says_days(text: &Text<'_>) -> bool {
    (0..text.len()).any(|at| {
        let led = one_of(text.word(at), "from between");
        let joined = |next: usize| {
            one_of(text.word(next), "to and until till") || text.gap(next - 1).find_in("–").is_some()
        };
        led && is_day(text, at + 1) && (at + 2..at + 6).any(|next| joined(next) && is_day(text, next + 1))
    })
}

/// A number that may be a day of the month, a month, or a weekday.
fn is_day(text: &Text<'_>, at: usize) -> bool {
    let word = text.word(at);
    let number = word.len() <= 2 && word.is_digits();
    number || is_month(word) || is_weekday(word)
}

/// A month by its name.
pub(super) fn is_month(word: &str) -> bool {
    one_of(
        word,
        "january february march april may june july august september october november december \
jan feb mar apr jun jul aug sep sept oct nov dec",
    )
}

/// A day of the week by its name.
pub(super) fn is_weekday(word: &str) -> bool {
    one_of(word, "monday tuesday wednesday thursday friday saturday sunday")
}
