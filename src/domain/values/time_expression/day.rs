//! Days near now, and dates: `tomorrow`, `Monday`, `2026-11-22`, `22 November`.

use super::clock::{self, Half};
use super::lexer::Tokens;

/// A day as it stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// So many days after today.
    Near(i64),
    /// A day of the week, 0 for Monday.
    Weekday(u32),
    /// A date; the year may be left out.
    Date {
        /// The year.
        year: Option<i32>,
        /// 1 to 12.
        month: u32,
        /// 1 to 31.
        day: u32,
        /// Whether it is written as in ISO 8601, where an hour is one of 24.
        is_iso: bool,
    },
}

/// A day, the part of it that was named, and the token behind it.
pub(super) fn day(tokens: &Tokens, at: usize) -> Option<(Option<Day>, Option<Half>, usize)> {
    if let Some((day, next)) = date(tokens, at) {
        return Some((Some(day), None, next));
    }
    if tokens.is(at, "tonight") {
        return Some((None, Some(Half::Night), at + 1));
    }
    let part = |at| clock::part_of_day(tokens, at);
    if tokens.is(at, "this") {
        return part(at + 1).map(|half| (Some(Day::Near(0)), Some(half), at + 2));
    }
    let day = match () {
        () if tokens.is(at, "today") => Day::Near(0),
        () if tokens.is(at, "tomorrow") => Day::Near(1),
        () if tokens.is(at, "yesterday") => Day::Near(-1),
        () => Day::Weekday(weekday(tokens, at)?),
    };
    let half = part(at + 1);
    Some((Some(day), half, at + 1 + usize::from(half.is_some())))
}

fn weekday(tokens: &Tokens, at: usize) -> Option<u32> {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let word = tokens.text(at);
    let is_short = word.len() == 3 && word.starts_with(|c: char| c.is_ascii_uppercase());
    let named =
        |name: &&str| name.eq_ignore_ascii_case(word) || is_short && name[..3].eq_ignore_ascii_case(word);
    NAMES.iter().position(named).and_then(|place| u32::try_from(place).ok())
}

fn month(tokens: &Tokens, at: usize) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = tokens.text(at);
    let is = |name: &&str| {
        name.eq_ignore_ascii_case(word)
            || matches!(word.len(), 3 | 4)
                && name.get(..word.len()).is_some_and(|s| s.eq_ignore_ascii_case(word))
    };
    // "may" and "march" are verbs, too.
    let is_name = word.starts_with(|c: char| c.is_ascii_uppercase());
    let place = NAMES.iter().position(|name| is_name && is(name))?;
    u32::try_from(place + 1).ok()
}

/// A date and the token behind it.
fn date(tokens: &Tokens, at: usize) -> Option<(Day, usize)> {
    if let Some(iso) = iso(tokens, at) {
        return Some(iso);
    }
    let (month, number, end) = match month(tokens, at) {
        Some(month) => (month, at + 1, ordinal(tokens, at + 1)?),
        None => {
            let end = ordinal(tokens, at)?;
            let next = end + usize::from(tokens.is(end, "of"));
            (month(tokens, next)?, at, next + 1)
        }
    };
    let (day, _) = tokens.number(number).filter(|(day, digits)| *digits <= 2 && (1..=31).contains(day))?;
    let comma = usize::from(tokens.is(end, ","));
    // "22 Nov 2030" may be half past eight: a year has its time behind it.
    let year =
        tokens.number(end + comma).filter(|(year, digits)| *digits == 4 && (1970..3000).contains(year));
    let behind = end + comma + 1;
    let behind = behind + usize::from(tokens.is(behind, ","));
    let behind = behind + usize::from(tokens.is(behind, "at"));
    let has_time = year.is_some() && clock::clock(tokens, behind).is_some();
    let year = year.filter(|_| has_time).and_then(|(year, _)| i32::try_from(year).ok());
    let end = if year.is_some() { end + comma + 1 } else { end };
    Some((Day::Date { year, month, day, is_iso: false }, end))
}

/// The token behind `22` or `22nd`.
fn ordinal(tokens: &Tokens, at: usize) -> Option<usize> {
    tokens.number(at).filter(|(_, digits)| *digits <= 2)?;
    // "22:30" and "22.5" are no days.
    if tokens.one_of(at + 1, ": .") && tokens.is_glued(at + 1) && tokens.is_glued(at + 2) {
        return None;
    }
    Some(at + 1 + usize::from(tokens.one_of(at + 1, "st nd rd th") && tokens.is_glued(at + 1)))
}

/// `2026-11-22`
fn iso(tokens: &Tokens, at: usize) -> Option<(Day, usize)> {
    let part = |at, wanted| tokens.number(at).filter(|(_, digits)| *digits == wanted).map(|(value, _)| value);
    let (year, month, day) = (part(at, 4)?, part(at + 2, 2)?, part(at + 4, 2)?);
    let glued = (at + 1..=at + 4).all(|at| tokens.is_glued(at));
    let is_one = glued && tokens.is(at + 1, "-") && tokens.is(at + 3, "-");
    let day = Day::Date { year: i32::try_from(year).ok(), month, day, is_iso: true };
    is_one.then_some((day, at + 5))
}
