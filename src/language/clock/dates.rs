//! Days: dates, weekdays, "tomorrow".

use super::{Day, Mention, Said, number};
use crate::language::case::Letters;
use crate::language::scan::Text;

/// The day said just before or after a time.
#[inline(never)]
pub(super) fn day_near(text: &Text<'_>, first: usize, last: usize) -> Day {
    if let Some(date) = iso_before(text, first) {
        return Day::Date(date);
    }
    let before = first.saturating_sub(4)..first;
    let after = last + 1..(last + 5).min(text.len());
    let sentence = text.sentence_at(first);
    let near = |at: usize| sentence.first <= at && at < sentence.end && is_day(text, at);
    if before.chain(after).any(near) { Day::Other } else { Day::Unsaid }
}

/// An ISO date right before the time, as days since the Unix epoch.
fn iso_before(text: &Text<'_>, first: usize) -> Option<i64> {
    let day_word = text.word(first);
    let (year_at, day) = if day_word.as_bytes().get(2) == Some(&b't') {
        (first.checked_sub(2)?, number(day_word.get(..2)?)?)
    } else {
        (first.checked_sub(3)?, number(text.word(first - 1))?)
    };
    let year = number(text.word(year_at)).filter(|year| (1970..3000).contains(year))?;
    let month = number(text.word(year_at + 1)).filter(|month| (1..=12).contains(month))?;
    (text.gap(year_at) == "-" && text.gap(year_at + 1) == "-" && (1..=31).contains(&day))
        .then(|| days(year, month, day))
}

/// Days since the Unix epoch of a date of the Gregorian calendar, after Howard Hinnant's
/// `days_from_civil`.
fn days(year: u32, month: u32, day: u32) -> i64 {
    let year = i64::from(year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * i64::from((month + 9) % 12) + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
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
    day.then_some(Mention { first: at, last: at, said: Said::Day })
}
