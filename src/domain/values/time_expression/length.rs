//! Lengths of time: `30m`, `1h30`, `an hour and a half`, `1 hour, 30 minutes`.

use super::Length;
use super::lexer::{Kind, Tokens};
use super::numbers::{number, spelled};

/// What stands where a length may.
pub(super) enum Found {
    /// A length. Where its last number stood alone, as in `1h 30 pods`, the length without it and its end are there too.
    Length(Length, Option<(Length, usize)>),
    /// From a length to another.
    Range,
    /// `a few minutes`
    Vague,
}

/// A length and the token behind it.
pub(super) fn length(tokens: &Tokens, from: usize) -> Option<(Found, usize)> {
    if let Some(end) = vague(tokens, from) {
        return Some((Found::Vague, end));
    }
    if let Some(end) = range(tokens, from) {
        return Some((Found::Range, end));
    }
    let (mut total, mut unit, mut at) = part(tokens, from)?;
    let mut shorter = None;
    while let Some((more, smaller, next)) = another(tokens, at, unit) {
        // Minutes that nobody named may be the first word of something else.
        let is_bare = smaller == 0 && !tokens.is_glued(at);
        shorter = is_bare.then_some((Length { seconds: total }, at));
        total = total.checked_add(more)?;
        (unit, at) = (smaller, next);
    }
    let second = separator(tokens, at).and_then(|next| part(tokens, next)).map(|(_, _, end)| end);
    // "an hour or two"
    let other = tokens.is(at, "or").then(|| number(tokens, at + 1)).flatten().map(|(_, end)| end);
    if let Some(end) = second.or(other) {
        return Some((Found::Range, end));
    }
    Some((Found::Length(Length { seconds: total }, shorter), at))
}

/// The token behind what separates the two ends of a range.
pub(super) fn separator(tokens: &Tokens, at: usize) -> Option<usize> {
    (tokens.is_dash(at) || tokens.one_of(at, "to or until till")).then_some(at + 1)
}

/// `30 min`, `1.5 h`, `half an hour`: seconds, the unit's seconds, the token behind.
fn part(tokens: &Tokens, at: usize) -> Option<(u64, u64, usize)> {
    if let Some(halves) = of_a_unit(tokens, at) {
        return Some(halves);
    }
    if let Some((hours, minutes, next)) = colon(tokens, at) {
        return Some((hours * 3600 + minutes * 60, 60, next));
    }
    let (hundredths, next) = amount(tokens, at)?;
    let next = next + usize::from(tokens.is(next, "more"));
    // "a m" is no minute.
    if tokens.one_of(at, "a an") && tokens.text(next).len() < 2 {
        return None;
    }
    let (unit, next) = unit(tokens, next)?;
    let seconds = hundredths.checked_mul(unit)? / 100;
    match tokens.follow(next, "and a half") {
        true => Some((seconds + unit / 2, unit / 2, next + 3)),
        false if tokens.follow(next, "and a quarter") => Some((seconds + unit / 4, unit / 4, next + 3)),
        false => Some((seconds, unit, next)),
    }
}

/// What goes on with a length in a smaller unit; a bare number behind hours is minutes, its unit zero.
fn another(tokens: &Tokens, at: usize, unit: u64) -> Option<(u64, u64, usize)> {
    let mut next = at;
    while tokens.one_of(next, ", and") {
        next += 1;
    }
    if let Some((seconds, smaller, end)) = part(tokens, next) {
        return (smaller < unit).then_some((seconds, smaller, end));
    }
    let (minutes, digits) = tokens.number(next)?;
    let is_minutes = unit == 3600 && digits == 2 && minutes < 60 && !is_continued(tokens, next + 1);
    is_minutes.then_some((u64::from(minutes) * 60, 0, next + 1))
}

/// Whether a number goes on, as in `1h 30 %` or `1h 10.5`.
fn is_continued(tokens: &Tokens, at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.is_glued && !matches!(token.text, "," | "." | ";" | ")"))
        || tokens.is(at, "%")
        || tokens.is(at, "-")
}

/// `half an hour`, `a quarter of an hour`, `three quarters of an hour`, `a half hour`.
fn of_a_unit(tokens: &Tokens, at: usize) -> Option<(u64, u64, usize)> {
    let at = at + usize::from(tokens.is(at, "a") && tokens.one_of(at + 1, "half quarter"));
    let (quarters, next) = match tokens.text(at).to_ascii_lowercase().as_str() {
        "half" => (2, at + 1),
        "quarter" => (1, at + 1),
        "three" if tokens.is(at + 1, "quarters") => (3, at + 2),
        _ => return None,
    };
    let next = next + usize::from(tokens.is(next, "of"));
    let next = next + usize::from(tokens.one_of(next, "a an"));
    let (unit, end) = unit(tokens, next)?;
    Some((unit * quarters / 4, unit / 4, end))
}

/// `1:30 hours`
fn colon(tokens: &Tokens, at: usize) -> Option<(u64, u64, usize)> {
    let (hours, _) = tokens.number(at)?;
    let (minutes, digits) = tokens.number(at + 2)?;
    let is_one = tokens.is(at + 1, ":") && tokens.is_glued(at + 1) && tokens.is_glued(at + 2);
    let is_hours = tokens.one_of(at + 3, "h hr hrs hour hours");
    (is_one && digits == 2 && minutes < 60 && is_hours).then_some((hours.into(), minutes.into(), at + 4))
}

/// An amount in hundredths, and the token behind it.
fn amount(tokens: &Tokens, at: usize) -> Option<(u64, usize)> {
    let whole = |value: u32| u64::from(value) * 100;
    // "another hour", "the next hour"
    let is_one = at > 0 && tokens.one_of(at - 1, "another next") && tokens.text(at).len() > 2;
    if is_one && unit(tokens, at).is_some() {
        return Some((100, at));
    }
    let Some((value, _)) = tokens.number(at) else {
        if tokens.one_of(at, "a an") {
            return Some((100, at + 1));
        }
        let (value, next) = spelled(tokens, at)?;
        return Some(match tokens.follow(next, "and a half") {
            true => (whole(value) + 50, next + 3),
            false => (whole(value), next),
        });
    };
    let is_fraction = tokens.one_of(at + 1, ". ,") && tokens.is_glued(at + 1) && tokens.is_glued(at + 2);
    if let Some((fraction, digits)) = tokens.number(at + 2).filter(|_| is_fraction) {
        let hundredths = match digits {
            1 => fraction * 10,
            2 => fraction,
            _ => return None,
        };
        return Some((whole(value) + u64::from(hundredths), at + 3));
    }
    if tokens.follow(at + 1, "and a half") {
        return Some((whole(value) + 50, at + 4));
    }
    Some((whole(value), at + 1))
}

/// A unit in seconds, and the token behind it.
fn unit(tokens: &Tokens, at: usize) -> Option<(u64, usize)> {
    tokens.get(at).filter(|token| token.kind == Kind::Word)?;
    let is = |words| tokens.one_of(at, words);
    let unit = match () {
        () if is("s sec secs second seconds") => 1,
        () if is("m min mins minute minutes") => 60,
        () if is("h hr hrs hour hours") => 3600,
        () if is("d day days") => 24 * 3600,
        () if is("w week weeks") => 7 * 24 * 3600,
        () => return None,
    };
    // The M of `30M` is a million.
    (tokens.text(at) != "M").then_some((unit, at + 1))
}

/// `a few minutes`: the token behind it.
fn vague(tokens: &Tokens, from: usize) -> Option<usize> {
    let at = from + usize::from(tokens.is(from, "a"));
    let next = match tokens.is(at, "couple") {
        true => at + 1 + usize::from(tokens.is(at + 1, "of")),
        false => at + usize::from(tokens.one_of(at, "few several some")),
    };
    let next = next + usize::from(next > at && tokens.is(next, "more"));
    if next == at {
        return None;
    }
    unit(tokens, next).filter(|_| tokens.text(next).len() > 1).map(|(_, end)| end)
}

/// `30-45 min`, `2 to 3 hours`, `between 1 and 2 h`: the token behind it.
fn range(tokens: &Tokens, from: usize) -> Option<usize> {
    let is_between = tokens.is(from, "between");
    let (_, at) = number(tokens, from + usize::from(is_between))?;
    let next = match is_between {
        true => tokens.is(at, "and").then_some(at + 1)?,
        false => separator(tokens, at)?,
    };
    part(tokens, next).map(|(_, _, end)| end)
}
