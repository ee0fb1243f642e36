//! When the next update is due, as people type it: `30m`, `03:30`, `03:30 CET`, `tomorrow 9:00
//! Europe/Berlin`, with an audience and a reason behind it where they want.
//!
//! A time that can be meant in two ways is not guessed at: it comes back as a [`DueError`] that says
//! which.

use super::when::When;
use crate::domain::values::{Audience, FixedZone, Offset, Readings, Timestamp, Zone, time_of_day};

/// What stood behind `/in` or `/at`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due<'a> {
    /// Whether it was `/at`.
    pub is_clock: bool,
    /// What was typed.
    pub text: &'a str,
}

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked<'a> {
    /// When the update is due.
    pub due: Timestamp,
    /// To whom, where that was said.
    pub audience: Option<Audience>,
    /// What stood behind it: why a running promise moves.
    pub reason: &'a str,
}

/// Why a time is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DueError {
    /// It is no time at all; an example is called for.
    NoTime,
    /// A clock never shows it, such as 25:00.
    NoSuchTime(String),
    /// It would be due now.
    Zero,
    /// It was so long ago, in milliseconds, on the clock of that zone.
    Passed(i64, String),
    /// In that zone the clocks go forward over it; had they not, it would be this instant.
    Skipped(Timestamp, String),
    /// In that zone the clocks show it twice that night.
    Twice(Timestamp, Timestamp, String),
    /// No zone has that name.
    UnknownZone(String),
    /// Several zones have that name; what to write instead.
    AmbiguousZone(String, &'static str),
}

/// Finds a zone by its name.
pub type Zones<'z> = &'z dyn Fn(&str) -> Option<Box<dyn Zone>>;

/// How far ahead the next such time may be where it is not said that tomorrow is meant, in minutes.
const NIGHT_MINUTES: i64 = 12 * 60;

/// Short names of zones, with their minutes ahead of UTC. Those that several zones go by are not here.
const SHORT: [(&str, i32); 23] = [
    ("UTC", 0),
    ("GMT", 0),
    ("Z", 0),
    ("WET", 0),
    ("WEST", 60),
    ("CET", 60),
    ("CEST", 120),
    ("EET", 120),
    ("EEST", 180),
    ("MSK", 180),
    ("JST", 540),
    ("ACST", 570),
    ("ACDT", 630),
    ("AEST", 600),
    ("AEDT", 660),
    ("NZST", 720),
    ("NZDT", 780),
    ("EST", -300),
    ("EDT", -240),
    ("CDT", -300),
    ("MDT", -360),
    ("PST", -480),
    ("PDT", -420),
];

/// Those that people write in small letters too.
const FAMILIAR: [&str; 4] = ["UTC", "GMT", "CET", "CEST"];

/// Short names that several zones go by.
const AMBIGUOUS: [(&str, &str); 4] = [
    ("IST", "Asia/Kolkata, Europe/Dublin or Asia/Jerusalem"),
    ("CST", "America/Chicago or Asia/Shanghai"),
    ("BST", "Europe/London or Asia/Dhaka"),
    ("MST", "America/Denver or Asia/Kuala_Lumpur"),
];

impl<'a> Due<'a> {
    /// The instant that is meant, as it is `now` on the clock of `local`.
    ///
    /// # Errors
    /// [`DueError`] for what is no time, has passed, or can be meant in two ways.
    pub fn read(self, now: Timestamp, local: &dyn Zone, zones: Zones) -> Result<Asked<'a>, DueError> {
        let (due, rest) = if self.is_clock {
            at(self.text, now, local, zones)?
        } else {
            let (minutes, rest) = span(self.text).ok_or(DueError::NoTime)?;
            if minutes == 0 {
                return Err(DueError::Zero);
            }
            (now.plus_minutes(i64::from(minutes)), rest)
        };
        let rest = rest.trim_start();
        let (word, after) = first_word(rest);
        let to = if word.eq_ignore_ascii_case("to") { first_word(after) } else { (word, after) };
        match Audience::from_name(to.0.trim_end_matches([',', ':'])) {
            audience @ Some(_) => Ok(Asked { due, audience, reason: to.1 }),
            None => Ok(Asked { due, audience: None, reason: rest }),
        }
    }
}

/// A span, days among the units: they are more than a promise may have, which is said elsewhere.
fn span(text: &str) -> Option<(u32, &str)> {
    if let Some((When::Minutes(minutes), rest)) = When::take_prefix(text) {
        return Some((minutes, rest));
    }
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    let (word, rest) = first_word(text[end..].trim_start());
    let days = matches!(word, "d" | "day" | "days").then_some(24 * 60);
    let each = days.or_else(|| matches!(word, "w" | "week" | "weeks").then_some(7 * 24 * 60))?;
    Some((text[..end].parse::<u32>().ok()?.checked_mul(each)?, rest))
}

fn at<'a>(
    text: &'a str,
    now: Timestamp,
    local: &dyn Zone,
    zones: Zones,
) -> Result<(Timestamp, &'a str), DueError> {
    let (mut tomorrow, text) = day_word(text);
    let (clock, rest) = first_word(text);
    let (mut hour, minute) = digits(clock).ok_or(DueError::NoTime)?;
    let (half, after) = first_word(rest);
    let mut rest = rest;
    if let Some(noon) = half_day(half) {
        if !(1..=12).contains(&hour) {
            return Err(DueError::NoSuchTime(format!("{clock} {half}")));
        }
        hour = hour % 12 + noon;
        rest = after;
    }
    if hour > 23 || minute > 59 {
        return Err(DueError::NoSuchTime(clock.to_owned()));
    }
    let (said, after) = day_word(rest);
    tomorrow = tomorrow.max(said);
    let (zone, rest) = zone_of(after, zones)?;
    let (said, rest) = day_word(rest);
    tomorrow = tomorrow.max(said);
    let zone: &dyn Zone = zone.as_deref().unwrap_or(local);
    next(hour, minute, tomorrow, now, zone).map(|due| (due, rest))
}

/// The next such time: today, or tomorrow where that is said or the night is not over.
fn next(hour: u32, minute: u32, day: i64, now: Timestamp, zone: &dyn Zone) -> Result<Timestamp, DueError> {
    let name = || zone.name().to_owned();
    let on = |days| time_of_day(hour, minute, days, now, zone);
    let (first, last) = match on(day) {
        Readings::Once(at) => (at, at),
        Readings::Twice(one, two) => (one, two),
        Readings::Never(at) => (at, at),
    };
    if last <= now {
        let soon = match on(day + 1) {
            Readings::Once(at) | Readings::Twice(at, _) | Readings::Never(at) => at,
        };
        let is_night = soon.since(now) <= NIGHT_MINUTES * 60_000;
        return if is_night {
            one_of(on(day + 1), now, name())
        } else {
            Err(DueError::Passed(now.since(last), name()))
        };
    }
    if first <= now { Ok(last) } else { one_of(on(day), now, name()) }
}

fn one_of(readings: Readings, now: Timestamp, zone: String) -> Result<Timestamp, DueError> {
    match readings {
        Readings::Once(at) => Ok(at),
        Readings::Twice(one, two) if one > now => Err(DueError::Twice(one, two, zone)),
        Readings::Twice(_, two) => Ok(two),
        Readings::Never(at) => Err(DueError::Skipped(at, zone)),
    }
}

/// `tomorrow` or `today` at the front: in how many days, and the rest.
fn day_word(text: &str) -> (i64, &str) {
    let (word, rest) = first_word(text);
    if word.eq_ignore_ascii_case("tomorrow") {
        (1, rest)
    } else if word.eq_ignore_ascii_case("today") {
        (0, rest)
    } else {
        (0, text)
    }
}

/// Hour and minute of `3:30` or `03:30`, whatever they are.
fn digits(text: &str) -> Option<(u32, u32)> {
    let (hour, minute) = text.split_once(':')?;
    let is_short = |t: &str| (1..=2).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit());
    if !is_short(hour) || !is_short(minute) || minute.len() != 2 {
        return None;
    }
    Some((hour.parse().ok()?, minute.parse().ok()?))
}

fn half_day(word: &str) -> Option<u32> {
    if word.eq_ignore_ascii_case("am") {
        Some(0)
    } else if word.eq_ignore_ascii_case("pm") {
        Some(12)
    } else {
        None
    }
}

type Named<'a> = (Option<Box<dyn Zone>>, &'a str);

/// A zone off the front of `text`, where there is one.
fn zone_of<'a>(text: &'a str, zones: Zones) -> Result<Named<'a>, DueError> {
    let (word, rest) = first_word(text);
    if word.eq_ignore_ascii_case("local") {
        return Ok((None, rest));
    }
    // `west` and `ist` in small letters are words of a reason.
    let is = |short: &str| short == word || FAMILIAR.contains(&short) && short.eq_ignore_ascii_case(word);
    if let Some((_, instead)) = AMBIGUOUS.iter().find(|(short, _)| is(short)) {
        return Err(DueError::AmbiguousZone(word.to_owned(), instead));
    }
    let fixed = SHORT.iter().find(|(short, _)| is(short)).map(|(_, minutes)| *minutes);
    if let Some(minutes) = fixed.or_else(|| offset(word)) {
        let zone = FixedZone { name: word.to_owned(), offset: Offset(minutes) };
        return Ok((Some(Box::new(zone)), rest));
    }
    // An audience, or a word of the reason, is never asked for as a zone.
    let is_name = word.len() > 2 && word.starts_with(|c: char| c.is_ascii_uppercase()) || word.contains('/');
    if !is_name || Audience::from_name(word).is_some() {
        return Ok((None, text));
    }
    match zones(word) {
        Some(zone) => Ok((Some(zone), rest)),
        None if word.contains('/') || word.bytes().all(|b| b.is_ascii_uppercase()) => {
            Err(DueError::UnknownZone(word.to_owned()))
        }
        None => Ok((None, text)),
    }
}

/// `+02:00`, `UTC+2` or `GMT-3:30` in minutes.
fn offset(word: &str) -> Option<i32> {
    let word = word.strip_prefix("UTC").or_else(|| word.strip_prefix("GMT")).unwrap_or(word);
    let (sign, digits) = match (word.strip_prefix('+'), word.strip_prefix(['-', '−'])) {
        (Some(digits), _) => (1, digits),
        (_, Some(digits)) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = digits.split_once(':').unwrap_or((digits, "0"));
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    ((0..=14).contains(&hours) && (0..60).contains(&minutes)).then_some(sign * (hours * 60 + minutes))
}

fn first_word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    (&text[..end], text[end..].trim_start())
}
