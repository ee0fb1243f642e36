//! Times and lengths as people type and write them: `03:30`, `3.30 pm`, `half past three`, `tomorrow 9:00
//! Europe/Berlin`, `1 hour and 30 minutes ago`. One grammar for the log box, the forms, the checker and import.
//!
//! [`expression_at`] reads the longest time that begins at a place in a text and says where it ends. It knows no instant;
//! [`Scene`] makes one of it, as it is now in some zone. What can be meant in two ways is not guessed at: it comes back
//! as a [`Question`] with its answers. How a command's time and words are told apart stands in `typed.rs`.

mod clock;
mod day;
mod error;
mod instants;
mod length;
mod lexer;
mod numbers;
mod resolve;
mod typed;
mod zones;

pub use clock::{Clock, Strength};
pub use day::Day;
pub use error::{Choice, Question, TimeError, Why};
pub use instants::possible;
pub use typed::{Form, Scene, Taken, Wanted, Zones};
pub use zones::{ZoneName, short_zone};

use super::is_letter;
use super::time::Timestamp;
use clock::{Found as FoundClock, Half};
use length::Found as FoundLength;
use lexer::Tokens;

/// Whether a place of that name has a zone.
pub type Places<'p> = &'p dyn Fn(&str) -> bool;

/// A zone, the token behind it, and whether its word may as well be the first of a reason.
type Said = (ZoneName, usize, bool);

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// In seconds.
    pub seconds: u64,
}

/// A time of day with what was said about day and zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockTime {
    /// What the clock shows.
    pub clock: Clock,
    /// The day.
    pub day: Option<Day>,
    /// The zone.
    pub zone: Option<ZoneName>,
    /// The same time by other clocks, in brackets behind it.
    pub beside: Vec<(Clock, Option<ZoneName>)>,
}

/// What a run of words says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// A time of day, and how surely it is one.
    Clock(ClockTime, Strength),
    /// A length; `true` for `ago`, `false` for `in` and `from now`, where that was said.
    Length(Length, Option<bool>),
    /// A day without a time.
    Day(Day),
    /// From one time to another.
    Range,
    /// `a few minutes`
    Vague,
    /// It is written like a time, and no clock shows it.
    NoSuch,
}

/// A time in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expression {
    /// What it says.
    pub reading: Reading,
    /// The byte behind it.
    pub end: usize,
    /// The same without its last word, which may belong to what follows.
    pub shorter: Option<Box<Expression>>,
}

/// An instant as it can be typed for anything and means nothing else: `2026-10-25 00:30 UTC`.
pub fn unmistakable(at: Timestamp) -> String {
    let shown = at.utc();
    let clock = if shown.second == 0 { shown.clock() } else { shown.clock_with_seconds() };
    format!("{} {clock} UTC", shown.date())
}

/// The instant of a text with date, time of day and offset as ISO 8601 has them, such as `2026-11-21T03:30:00+01:00`;
/// `None` where one of the three is missing or anything else stands there. Parts of a second are dropped.
pub fn instant_of_iso(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let found = clock_at(text, 0, &|_| false).filter(|found| found.end == text.len())?;
    let Reading::Clock(time, _) = found.reading else { return None };
    let is_iso = matches!(time.day, Some(Day::Date { is_iso: true, .. }));
    let is_whole = is_iso && matches!(time.zone, Some(ZoneName::Fixed(_))) && time.beside.is_empty();
    let all = if is_whole { possible(&time, Timestamp::EPOCH, None, &|_| None) } else { Vec::new() };
    all.first().copied()
}

/// The longest time that begins at that byte, white space left aside.
pub fn expression_at(raw: &str, from: usize, places: Places) -> Option<Expression> {
    let tokens = Tokens::of(raw, from);
    let clock = clock_expression(&tokens, 0, places, true);
    let length = length_expression(&tokens, 0);
    match (clock, length) {
        // "02h40" is a time, "2h40" a length.
        (Some(clock), Some(length)) => {
            let is_clock =
                clock.end > length.end || clock.end == length.end && tokens.text(0).starts_with('0');
            Some(if is_clock { clock } else { length })
        }
        (clock, length) => clock.or(length),
    }
}

/// The longest time of day that begins at that byte; of a range, its first.
pub fn clock_at(raw: &str, from: usize, places: Places) -> Option<Expression> {
    clock_expression(&Tokens::of(raw, from), 0, places, false)
}

/// The longest length that begins at that byte.
pub fn length_at(raw: &str, from: usize) -> Option<Expression> {
    let tokens = Tokens::of(raw, from);
    let (length, next) = length::length(&tokens, 0)?;
    let reading = match length {
        FoundLength::Length(length, None) => Reading::Length(length, None),
        // What may not be minutes is left to what follows.
        FoundLength::Length(_, Some((length, end))) => {
            return Some(found(Reading::Length(length, None), &tokens, end));
        }
        FoundLength::Range => Reading::Range,
        FoundLength::Vague => Reading::Vague,
    };
    Some(found(reading, &tokens, next))
}

fn found(reading: Reading, tokens: &Tokens, next: usize) -> Expression {
    Expression { reading, end: tokens.end_before(next), shorter: None }
}

fn length_expression(tokens: &Tokens, from: usize) -> Option<Expression> {
    let mut at = from;
    let is_ahead = tokens.one_of(at, "in within");
    at += usize::from(is_ahead);
    if tokens.is(at, "the") && tokens.is(at + 1, "next") {
        at += 2;
    } else if tokens.is(at, "another") {
        at += 1;
    }
    while tokens.one_of(at, "about around approximately roughly ~") {
        at += 1;
    }
    let (length, next) = length::length(tokens, at)?;
    let (length, shorter) = match length {
        FoundLength::Length(length, shorter) => (length, shorter),
        FoundLength::Range => return Some(found(Reading::Range, tokens, next)),
        FoundLength::Vague => return Some(found(Reading::Vague, tokens, next)),
    };
    let said = is_ahead.then_some(false);
    let (way, next) = match () {
        () if tokens.is(next, "ago") => (Some(true), next + 1),
        () if tokens.follow(next, "from now") => (said.or(Some(false)), next + 2),
        () => (said, next),
    };
    let mut whole = found(Reading::Length(length, way), tokens, next);
    // "ago" behind a bare number makes it one of the time.
    let is_last = |end| tokens.number(next.wrapping_sub(1)).is_some() && end < next;
    let shorter = shorter.filter(|(_, end)| is_last(*end));
    whole.shorter = shorter.map(|(length, end)| Box::new(found(Reading::Length(length, said), tokens, end)));
    Some(whole)
}

/// What was said about a time of day besides what the clock shows.
#[derive(Default)]
struct Around {
    day: Option<Day>,
    half: Option<Half>,
    zone: Option<ZoneName>,
}

fn clock_expression(tokens: &Tokens, from: usize, places: Places, has_ranges: bool) -> Option<Expression> {
    let is_between = tokens.is(from, "between");
    let at = lead(tokens, from + usize::from(is_between));
    let mut around = Around::default();
    let mut next = at;
    if let Some((day, half, behind)) = day::day(tokens, at) {
        (around.day, around.half, next) = (day, half, behind);
        let comma = next + usize::from(tokens.is(next, ","));
        let is_joined = tokens.one_of(comma, "T _") && tokens.is_glued(comma) && tokens.is_glued(comma + 1);
        let glued = if is_joined { comma + 1 } else { lead(tokens, comma) };
        if clock::clock(tokens, glued).is_none() {
            let reading = around.day.map(Reading::Day)?;
            return Some(found(reading, tokens, next));
        }
        next = glued;
    }
    let (clock, strength, mut next) = match clock::clock(tokens, next)? {
        (FoundClock::Clock(clock, strength), behind) => (clock, strength, behind),
        (FoundClock::NoSuch, behind) => return Some(found(Reading::NoSuch, tokens, behind)),
    };
    let is_bare = around.day.is_none();
    let mut shorter = None;
    // Glued to a time of a day, "-04:00" is an offset; else it is a range.
    let is_range = is_bare && tokens.is_dash(next) && tokens.is_glued(next) && clock.second == 0;
    if !is_range {
        (next, shorter) = behind(tokens, next, &mut around, places);
    }
    let second = has_ranges.then(|| range_end(tokens, next, is_between, strength, places));
    if let Some(end) = second.flatten() {
        return Some(Expression { reading: Reading::Range, end, shorter: None });
    }
    let is_sure = around.half.is_some() || around.zone.is_some() && shorter.is_none();
    let strength = if is_sure { Strength::Sure } else { strength };
    let Some(clock) = around.half.map_or(Some(clock), |half| clock.in_half(half)) else {
        return Some(found(Reading::NoSuch, tokens, next));
    };
    let make = |zone, beside| Reading::Clock(ClockTime { clock, day: around.day, zone, beside }, strength);
    if let Some(end) = shorter {
        let mut whole = found(make(around.zone.clone(), Vec::new()), tokens, next);
        whole.shorter = Some(Box::new(found(make(None, Vec::new()), tokens, end)));
        return Some(whole);
    }
    let (beside, next) = brackets(tokens, next, places);
    Some(found(make(around.zone.clone(), beside), tokens, next))
}

/// Words in front of a time that change nothing.
fn lead(tokens: &Tokens, from: usize) -> usize {
    let mut at = from;
    while tokens.one_of(at, "at by on around about since approximately roughly ~") {
        at += 1;
    }
    at
}

/// Day, half of the day and zone behind a time, in whatever order; where the last is a city that may be a word, the token
/// before it.
fn behind(tokens: &Tokens, from: usize, around: &mut Around, places: Places) -> (usize, Option<usize>) {
    let mut next = from;
    loop {
        // Behind a zone, "am" is a word.
        if around.half.is_none()
            && around.zone.is_none()
            && let Some((written, end)) = clock::half(tokens, next)
        {
            (around.half, next) = (Some(written.half), end);
            continue;
        }
        let in_city = || tokens.is(next, "in").then(|| zones::city(tokens, next + 1, places)).flatten();
        if around.zone.is_none()
            && let Some((zone, end, may_be_word)) = zones::zone(tokens, next, places).or_else(in_city)
        {
            around.zone = Some(zone);
            if may_be_word {
                return (end, Some(next));
            }
            next = end;
            continue;
        }
        let before = next + usize::from(tokens.is(next, ","));
        let before = before + usize::from(tokens.is(before, "on"));
        if around.day.is_none()
            && let Some((day, half, end)) = day::day(tokens, before).filter(|(_, _, end)| {
                // "Monday's deploy" and "22 May-day" are words.
                !tokens.is_glued(*end) || tokens.one_of(*end, ", . ; : )")
            })
        {
            around.day = day;
            around.half = around.half.or(half);
            next = end;
            continue;
        }
        return (next, None);
    }
}

/// The byte behind the second time of a range.
fn range_end(
    tokens: &Tokens,
    at: usize,
    is_between: bool,
    strength: Strength,
    places: Places,
) -> Option<usize> {
    let is_and = tokens.is(at, "and");
    let next = if is_and { at + 1 } else { length::separator(tokens, at).filter(|_| !is_between)? };
    let second = clock_expression(tokens, lead(tokens, next), places, true)?;
    // "03:30 - 5 pods left" is a time and a reason.
    let is_one = match second.reading {
        Reading::Clock(_, second) if is_and && !is_between => second == Strength::Sure,
        Reading::Clock(_, second) => second > Strength::Count || strength == Strength::Count || is_between,
        Reading::Range | Reading::NoSuch => true,
        Reading::Length(..) | Reading::Day(_) | Reading::Vague => false,
    };
    is_one.then_some(second.end)
}

/// `(05:30 Europe/Berlin, 23:30 the day before America/New_York)`: the clocks, and the token behind.
fn brackets(tokens: &Tokens, from: usize, places: Places) -> (Vec<(Clock, Option<ZoneName>)>, usize) {
    let mut all = Vec::new();
    if !tokens.is(from, "(") {
        return (all, from);
    }
    let mut next = from + 1;
    while let Some((FoundClock::Clock(clock, Strength::Sure), end)) = clock::clock(tokens, next) {
        let day = ["the day before", "the next day"].into_iter().find(|day| tokens.follow(end, day));
        let end = end + day.map_or(0, |day| day.split(' ').count());
        let (zone, end) = match zones::zone(tokens, end, places) {
            Some((zone, end, _)) => (Some(zone), end),
            None => (None, end),
        };
        all.push((clock, zone));
        match tokens.text(end) {
            "," => next = end + 1,
            ")" => return (all, end + 1),
            _ => break,
        }
    }
    (Vec::new(), from)
}
