//! Times of day: `03:30`, `3.30 pm`, `1530`, `noon`, `half past three`.

use super::lexer::{Kind, Tokens};
use super::numbers::{number, spelled};

/// A time of day as it stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// 0 to 23; 0 to 12 where the half of the day may still be added.
    pub hour: u32,
    /// 0 to 59.
    pub minute: u32,
    /// 0 to 59.
    pub second: u32,
    /// Whether its half of the day is still open: `3:30`, and not `03:30`, `15:30` or `3:30 pm`.
    pub is_open: bool,
    /// Whether it said `midnight`, which ends one day and begins another.
    pub is_midnight: bool,
}

/// How surely something is a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// It may as well be the number of what follows: `3`, `1530`, `five to ten`.
    Count,
    /// It may be another number in running text: `3.30`, `0330`, `15h`.
    Likely,
    /// It can hardly be anything else.
    Sure,
}

/// What stands where a time of day may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// A time of day.
    Clock(Clock, Strength),
    /// It is written like one, and no clock shows it.
    NoSuch,
}

/// A half of the day, and what it is for an hour without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    Am,
    Pm,
    /// The small hours and the late evening.
    Night,
}

const fn sure(hour: u32, minute: u32) -> Clock {
    Clock { hour, minute, second: 0, is_open: false, is_midnight: false }
}

const fn open(hour: u32, minute: u32) -> Clock {
    Clock { is_open: hour >= 1 && hour <= 12, ..sure(hour, minute) }
}

impl Clock {
    /// With the half of the day it is in; `None` for `13:30 pm`.
    pub(super) fn in_half(self, half: Half) -> Option<Clock> {
        let is_afternoon = match half {
            // The evening of a time that is of 24 hours says it once more.
            Half::Pm | Half::Night if self.hour > 12 => return Some(Clock { is_open: false, ..self }),
            Half::Am if self.hour > 12 => return None,
            Half::Pm if self.hour == 0 => return None,
            Half::Am => false,
            Half::Pm => true,
            Half::Night => (6..12).contains(&self.hour),
        };
        let hour = self.hour % 12 + if is_afternoon { 12 } else { 0 };
        Some(Clock { hour, is_open: false, ..self })
    }

    /// The same hands twelve hours on or back.
    pub(super) fn other_half(self) -> Clock {
        Clock { hour: (self.hour + 12) % 24, ..self }
    }
}

/// A time of day and the token behind it.
pub(super) fn clock(tokens: &Tokens, at: usize) -> Option<(Found, usize)> {
    let (clock, strength, next) = match hands(tokens, at)? {
        (Some(clock), strength, next) => (clock, strength, next),
        (None, _, next) => return Some((Found::NoSuch, half(tokens, next).map_or(next, |(_, end)| end))),
    };
    let next = next + usize::from(tokens.one_of(next, "o'clock o’clock oclock"));
    let is_named = tokens.one_of(next.wrapping_sub(1), "o'clock o’clock oclock");
    let strength = if is_named { Strength::Sure } else { strength };
    match half(tokens, next) {
        // "13:30 pm" is no time, though "half past 15 in the afternoon" says only too much.
        Some((half, end)) => {
            let said_twice = half.is_letters && clock.hour > 12;
            let found = clock.in_half(half.half).filter(|_| !said_twice);
            Some((found.map_or(Found::NoSuch, |clock| Found::Clock(clock, Strength::Sure)), end))
        }
        None => Some((Found::Clock(clock, strength), next)),
    }
}

/// Hour and minute, how surely they are a time, and the token behind; no clock where none shows them.
type Hands = (Option<Clock>, Strength, usize);

fn hands(tokens: &Tokens, at: usize) -> Option<Hands> {
    if let Some(named) = named(tokens, at).or_else(|| past(tokens, at)) {
        return Some(named);
    }
    let Some((value, digits)) = tokens.number(at) else {
        let (hour, next) = spelled(tokens, at).filter(|(hour, _)| (1..=12).contains(hour))?;
        // "four thirty"
        if let Some((minute, end)) = spelled(tokens, next).filter(|(minute, _)| (10..60).contains(minute)) {
            return Some((Some(open(hour, minute)), Strength::Count, end));
        }
        return Some((Some(open(hour, 0)), Strength::Count, next));
    };
    if digits == 4 {
        let (hour, minute) = (value / 100, value % 100);
        let strength = if tokens.text(at).starts_with('0') { Strength::Likely } else { Strength::Count };
        return (hour < 24 && minute < 60).then_some((Some(sure(hour, minute)), strength, at + 1));
    }
    if digits > 2 {
        return None;
    }
    let shown = |minute| {
        let is_whole = digits == 2 && value < 10;
        if is_whole { sure(value, minute) } else { open(value, minute) }
    };
    let is_shown = |minute: u32| value < 24 && minute < 60;
    let minute = tokens.number(at + 2).filter(|(_, digits)| *digits == 2 && tokens.is_glued(at + 2));
    match (tokens.text(at + 1), minute) {
        (":", Some((minute, _))) if tokens.is_glued(at + 1) => {
            let (second, next) = seconds(tokens, at + 3);
            let clock = is_shown(minute).then(|| super::Clock { second, ..shown(minute) });
            Some((clock, Strength::Sure, next))
        }
        // "10.30.2" is a version.
        (".", Some((minute, _))) if tokens.is_glued(at + 1) && is_shown(minute) => {
            let is_more = tokens.is(at + 3, ".") && tokens.is_glued(at + 3) && tokens.is_glued(at + 4);
            (!is_more).then(|| (Some(shown(minute)), Strength::Likely, at + 3))
        }
        ("h" | "H", Some((minute, _))) if tokens.is_glued(at + 1) && is_shown(minute) => {
            Some((Some(sure(value, minute)), Strength::Likely, at + 3))
        }
        ("h" | "H", _) if tokens.is_glued(at + 1) && value < 24 => {
            Some((Some(sure(value, 0)), Strength::Likely, at + 2))
        }
        // "3:3" and "3.5" are something else.
        (":" | ".", _) if tokens.is_glued(at + 1) && tokens.get(at + 2).is_some_and(|next| next.is_glued) => {
            None
        }
        _ => (value < 24).then(|| (Some(shown(0)), Strength::Count, at + 1)),
    }
}

/// `:15`, `:15.000` and the `:15,000` of logs behind the minutes.
fn seconds(tokens: &Tokens, at: usize) -> (u32, usize) {
    let glued = |at| tokens.is_glued(at) && tokens.is_glued(at + 1);
    let Some((second, 2)) = tokens.number(at + 1).filter(|(s, _)| tokens.is(at, ":") && glued(at) && *s < 60)
    else {
        return (0, at);
    };
    let has_three = tokens.number(at + 3).is_some_and(|(_, digits)| digits == 3);
    let is_fraction = glued(at + 2)
        && (tokens.is(at + 2, ".") && tokens.number(at + 3).is_some() || tokens.is(at + 2, ",") && has_three);
    (second, at + if is_fraction { 4 } else { 2 })
}

/// `noon`, `midnight`, and with a 12 in front.
fn named(tokens: &Tokens, at: usize) -> Option<Hands> {
    let at = at + usize::from(tokens.is(at, "12") && tokens.one_of(at + 1, "noon midnight"));
    if tokens.one_of(at, "noon midday") {
        return Some((Some(sure(12, 0)), Strength::Sure, at + 1));
    }
    let midnight = super::Clock { is_midnight: true, ..sure(0, 0) };
    tokens.is(at, "midnight").then_some((Some(midnight), Strength::Sure, at + 1))
}

/// `half past three`, `a quarter to 4`, `ten past four`, `five minutes to four`.
fn past(tokens: &Tokens, from: usize) -> Option<Hands> {
    let at = from + usize::from(tokens.is(from, "a") && tokens.is(from + 1, "quarter"));
    let (minutes, next) = match () {
        () if tokens.is(at, "half") => (30, at + 1),
        () if tokens.is(at, "quarter") => (15, at + 1),
        () => number(tokens, at).filter(|(minutes, _)| (1..60).contains(minutes))?,
    };
    let is_worded = tokens.get(at).is_some_and(|token| token.kind == Kind::Word);
    let next = match tokens.one_of(next, "minutes min") {
        true => next + 1,
        // "3 to 4" is a range.
        false if is_worded || tokens.is(next, "past") => next,
        false => return None,
    };
    let is_to = tokens.is(next, "to");
    if !is_to && !tokens.is(next, "past") {
        return None;
    }
    let (hour, end) = number(tokens, next + 1).filter(|(hour, _)| *hour < 24)?;
    if is_to && minutes == 30 {
        return None;
    }
    let clock = match is_to {
        true => open(if hour == 1 { 12 } else { (hour + 23) % 24 }, 60 - minutes),
        false => open(hour, minutes),
    };
    // "five to ten" may be customers.
    let is_named = !is_to || tokens.is(at, "quarter");
    Some((Some(clock), if is_named { Strength::Sure } else { Strength::Count }, end))
}

/// A half of the day as it is written.
pub(super) struct Written {
    pub(super) half: Half,
    /// Whether it is `am` or `pm` rather than words.
    is_letters: bool,
}

/// `pm`, `p.m.`, a `p` right behind the digits, `in the afternoon`, `at night`.
pub(super) fn half(tokens: &Tokens, at: usize) -> Option<(Written, usize)> {
    let letters = |half, end| Some((Written { half, is_letters: true }, end));
    for (word, letter, half) in [("am", "a", Half::Am), ("pm", "p", Half::Pm)] {
        if tokens.is(at, word) {
            return letters(half, at + 1);
        }
        let is_dotted = tokens.is(at, letter)
            && tokens.is(at + 1, ".")
            && tokens.is_glued(at + 1)
            && tokens.is(at + 2, "m");
        if is_dotted {
            let has_end = tokens.is(at + 3, ".") && tokens.is_glued(at + 3);
            return letters(half, at + 3 + usize::from(has_end));
        }
        if tokens.is(at, letter) && tokens.is_glued(at) {
            return letters(half, at + 1);
        }
    }
    let words = |half, end| Some((Written { half, is_letters: false }, end));
    if tokens.follow(at, "in the") {
        return words(part_of_day(tokens, at + 2)?, at + 3);
    }
    if tokens.follow(at, "at night") {
        return words(Half::Night, at + 2);
    }
    None
}

/// `morning`, `evening`.
pub(super) fn part_of_day(tokens: &Tokens, at: usize) -> Option<Half> {
    match () {
        () if tokens.is(at, "morning") => Some(Half::Am),
        () if tokens.one_of(at, "afternoon evening") => Some(Half::Pm),
        () if tokens.is(at, "night") => Some(Half::Night),
        () => None,
    }
}
