//! Times of day: `09:30:19`, `9:30 AM`, `093019.25`, `09_30_19`.

use super::bytes::{Bytes, is_edge};

/// A time of day, and where it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    /// Milliseconds since midnight.
    pub(super) millis: i64,
    pub(super) has_seconds: bool,
    /// Digits of the fraction.
    pub(super) fraction: usize,
    /// Whether AM or PM stands there, in capitals or not.
    pub(super) half: Option<Half>,
    pub(super) end: usize,
}

/// How the half of the day is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    Capitals,
    Small,
}

/// What a place holds.
pub(super) enum Found {
    Clock(Clock),
    /// Digits and colons as of a clock, and no clock shows that.
    Impossible(usize),
}

/// A time of day with colons: what stands alone as well as behind a date.
pub(super) fn with_colons(line: Bytes, place: usize) -> Option<Found> {
    let (hour, at) = line.one_or_two(place)?;
    if line.at(at) != b':' {
        return None;
    }
    let minute = line.number(at + 1, 2)?;
    let at = at + 3;
    if line.at(at).is_ascii_digit() {
        return None;
    }
    let second = if line.at(at) == b':' { line.number(at + 1, 2) } else { None };
    let Some(second) = second else { return half(line, hour, minute, at) };
    let at = at + 3;
    if line.at(at).is_ascii_digit() {
        return None;
    }
    let (fraction, digits, end) = fraction(line, at, b".,");
    whole(line, Parts { hour, minute, second, fraction, digits, has_seconds: true }, end)
}

/// `09:30` with AM or PM, or without.
fn half(line: Bytes, hour: u32, minute: u32, end: usize) -> Option<Found> {
    whole(line, Parts { hour, minute, second: 0, fraction: 0, digits: 0, has_seconds: false }, end)
}

/// A time of day as it stands only right behind a date: `093019`, `0930`, `09_30_19_115`, `09-30-19`, `09.30.19`, or with
/// colons and another one before the milliseconds.
pub(super) fn behind_date(line: Bytes, place: usize, is_glued: bool) -> Option<Found> {
    if let Some(found) = with_colons(line, place) {
        return Some(match found {
            Found::Clock(clock) if clock.has_seconds && clock.fraction == 0 && clock.half.is_none() => {
                let is_one = line.at(clock.end) == b':' && line.run(clock.end + 1) == 3;
                let millis = if is_one { line.number(clock.end + 1, 3) } else { None };
                Found::Clock(match millis {
                    Some(millis) => Clock {
                        millis: clock.millis + i64::from(millis),
                        fraction: 3,
                        end: clock.end + 4,
                        ..clock
                    },
                    None => clock,
                })
            }
            found => found,
        });
    }
    let digits = line.run(place);
    match digits {
        6 => {
            let parts = (line.number(place, 2)?, line.number(place + 2, 2)?, line.number(place + 4, 2)?);
            let (fraction, digits, end) = fraction(line, place + 6, b".,");
            let (hour, minute, second) = parts;
            whole(line, Parts { hour, minute, second, fraction, digits, has_seconds: true }, end)
        }
        4 if is_glued => half(line, line.number(place, 2)?, line.number(place + 2, 2)?, place + 4),
        1 | 2 => {
            let sign = line.at(place + digits);
            if !matches!(sign, b'_' | b'-' | b'.') || line.run(place + digits + 1) != 2 {
                return None;
            }
            let minute = place + digits + 1;
            if line.at(minute + 2) != sign || line.run(minute + 3) != 2 {
                return None;
            }
            let (fraction, fraction_digits, end) = fraction(line, minute + 5, b"._,-");
            let parts = Parts {
                hour: line.number(place, digits)?,
                minute: line.number(minute, 2)?,
                second: line.number(minute + 3, 2)?,
                fraction,
                digits: fraction_digits,
                has_seconds: true,
            };
            whole(line, parts, end)
        }
        _ => None,
    }
}

struct Parts {
    hour: u32,
    minute: u32,
    second: u32,
    fraction: u32,
    digits: usize,
    has_seconds: bool,
}

/// Milliseconds, how many digits, and where they end.
fn fraction(line: Bytes, place: usize, signs: &[u8]) -> (u32, usize, usize) {
    let digits = line.run(place + 1);
    let is_one = signs.contains(&line.at(place)) && (1..=12).contains(&digits);
    // A comma before one digit or two is a list.
    if !is_one || line.at(place) != b'.' && digits < 3 {
        return (0, 0, place);
    }
    let millis = (0..3).fold(0, |all, at| {
        let digit = if at < digits { u32::from(line.at(place + 1 + at) - b'0') } else { 0 };
        all * 10 + digit
    });
    (millis, digits, place + 1 + digits)
}

fn whole(line: Bytes, parts: Parts, end: usize) -> Option<Found> {
    let Parts { hour, minute, second, fraction, digits, has_seconds } = parts;
    let (half, behind) = am_or_pm(line, end).map_or((None, end), |(pm, half, end)| (Some((pm, half)), end));
    // A number or a word that goes on is another thing, but for a zone.
    let goes_on = line.at(behind);
    let is_zone = matches!(goes_on, b'Z' | b'z') && is_edge(line.at(behind + 1));
    if !is_edge(goes_on) && !is_zone && !zone_word(line, behind) || goes_on == b'%' {
        return None;
    }
    if goes_on == b':' && digits == 0 && is_address(line, behind + 1) {
        return None;
    }
    // Hour 24 is midnight at the end of the day, second 60 a leap second.
    let is_clock = minute < 60 && second <= 60 && (hour < 24 || hour == 24 && minute == 0 && second == 0);
    let hour = match half {
        Some((pm, _)) if (1..=12).contains(&hour) => hour % 12 + if pm { 12 } else { 0 },
        _ => hour,
    };
    let seconds = i64::from(hour * 3600 + minute * 60 + second);
    let clock = Clock {
        millis: seconds * 1000 + i64::from(fraction),
        has_seconds,
        fraction: digits,
        half: half.map(|(_, half)| half),
        end: behind,
    };
    Some(if is_clock { Found::Clock(clock) } else { Found::Impossible(behind) })
}

/// Whether two to four hex digits go on, as in the addresses of networks and cards.
fn is_address(line: Bytes, place: usize) -> bool {
    let digits = (0..5).take_while(|step| line.at(place + step).is_ascii_hexdigit()).count();
    let is_fraction = digits == 3 && line.run(place) == 3;
    (1..=4).contains(&digits) && !is_fraction && is_edge(line.at(place + digits))
}

/// `UTC`, `CET` or `CEST` right behind the digits.
fn zone_word(line: Bytes, place: usize) -> bool {
    ["UTC", "GMT", "CEST", "CET"]
        .iter()
        .any(|name| line.starts(place, name) && is_edge(line.at(place + name.len())))
}

/// Whether it is the second half of the day, how that is written and where it ends.
fn am_or_pm(line: Bytes, place: usize) -> Option<(bool, Half, usize)> {
    let at = line.blanks(place, 2);
    let is_pm = match line.at(at) {
        b'A' | b'a' => false,
        b'P' | b'p' => true,
        _ => return None,
    };
    let half = if line.at(at).is_ascii_uppercase() { Half::Capitals } else { Half::Small };
    let dot = usize::from(line.at(at + 1) == b'.');
    let m = if dot == 1 { line.blanks(at + 2, 1) } else { at + 1 };
    let end = m + 1 + usize::from(dot == 1 && line.at(m + 1) == b'.');
    (line.at(m).eq_ignore_ascii_case(&b'm') && is_edge(line.at(end))).then_some((is_pm, half, end))
}

/// Words between a date and a time of day.
const AT: [&str; 12] = ["at", "on", "um", "om", "à", "a", "às", "as", "alle", "alle ore", "a las", "ore"];

/// What separates the two where they are fields of their own: FortiGate's `date=… time=…`, fern's `][`, tables.
const FIELDS: [&str; 10] =
    [" time=", "\" time=\"", "\",\"time\":\"", "\", \"time\": \"", "][", "] [", "\t", ";", "|", "\",\""];

/// Where a time of day may begin behind a date, and whether nothing but a sign stands between them.
pub(super) fn behind(line: Bytes, date_end: usize) -> Option<(usize, bool)> {
    let sign = line.at(date_end);
    if matches!(sign, b'T' | b't' | b'_' | b':' | b'-' | b'/' | b'.') {
        let at = date_end + 1 + usize::from(sign == b':' && line.at(date_end + 1) == b':');
        if line.at(at).is_ascii_digit() {
            return Some((at, true));
        }
        // Loki and others: "2026-11-29 - 09:30"; java: "2026-11-29, 09:30".
        if sign == b'T' || sign == b't' {
            return None;
        }
    }
    let of_fields =
        |between: &&&str| line.starts(date_end, between) && line.run(date_end + between.len()) == 2;
    if let Some(between) = FIELDS.iter().find(of_fields) {
        return Some((date_end + between.len(), false));
    }
    let mut at = date_end + usize::from(sign == b',');
    let blanks = line.blanks(at, 4);
    if blanks == at && sign != b',' {
        return None;
    }
    at = blanks;
    if matches!(line.at(at), b'-' | b'|' | b'@') && line.blanks(at + 1, 1) > at + 1 {
        at = line.blanks(at + 1, 1);
    }
    if line.at(at).is_ascii_digit() {
        return Some((at, false));
    }
    AT.iter().rev().find_map(|word| {
        let end = at + word.len();
        let next = line.blanks(end, 2);
        (line.starts(at, word) && next > end && line.at(next).is_ascii_digit()).then_some((next, false))
    })
}
