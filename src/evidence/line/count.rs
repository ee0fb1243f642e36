//! Counts from a fixed instant: seconds since 1970 and their parts, TAI64N, slapd's hex, erlang's three numbers.
//!
//! A number that merely could be one is none: ids, sizes and phone numbers look the same. It is believed where a stamp
//! stands, and near now.

use super::bytes::{Bytes, is_edge};
use super::keys::{self, Key};
use super::stamp::{Belief, Moment, Stamp};
use crate::domain::Timestamp;

const YEAR_MILLIS: i64 = 366 * 24 * 3600 * 1000;
/// 2000-01-01.
const EARLIEST: i64 = 946_684_800_000;
/// Seconds by which the labels of TAI64 are ahead of the count since 1970.
const TAI_AHEAD: u64 = (1 << 62) + 10;

/// A number as a count, and where it ends.
struct Number {
    millis: i64,
    end: usize,
    /// Whether it has parts of a second or its unit behind it, as hardly any id has.
    is_marked: bool,
}

/// The count in decimals that begins there. `is_leading` where it is the first of the line.
pub(super) fn decimal(line: Bytes, place: usize, now: Timestamp, is_leading: bool) -> Option<Stamp> {
    let number = number(line, place)?;
    let years = now.as_millis() - number.millis;
    let is_near = (-YEAR_MILLIS..10 * YEAR_MILLIS).contains(&years);
    let is_possible = number.millis >= EARLIEST && years > -2 * YEAR_MILLIS;
    if !is_possible {
        return None;
    }
    let at = Timestamp::from_millis(number.millis)?;
    let offset = git_offset(line, number.end);
    let is_bracketed = line.before(place) == b'[' && line.at(number.end) == b']';
    let belief = match keys::before(line, place) {
        Some(Key::Main | Key::Other) if is_near => Belief::Sure,
        _ if of_key_listing(line, place) => Belief::Likely,
        Some(Key::NoTime) => return None,
        Some(Key::Main | Key::Other | Key::Unknown) if !line.slice(0, place).ends_with("audit(") => {
            Belief::Possible
        }
        _ if line.slice(0, place).ends_with("audit(") => Belief::Sure,
        None if offset.is_some() && is_near => Belief::Sure,
        None if is_leading && is_near && (number.is_marked || is_bracketed) => Belief::Sure,
        None if is_leading && is_near => Belief::Likely,
        _ => Belief::Possible,
    };
    let end = offset.as_ref().map_or(number.end, |offset| offset.end);
    Some(Stamp { span: place..end, moment: Moment::Count { at, belief, offset } })
}

fn number(line: Bytes, place: usize) -> Option<Number> {
    let digits = line.run(place);
    if !matches!(digits, 10 | 13 | 16 | 19) {
        return None;
    }
    let all: i64 = line.slice(place, place + digits).parse().ok()?;
    let (mut millis, mut end) = match digits {
        10 => (all * 1000, place + digits),
        13 => (all, place + digits),
        16 => (all / 1000, place + digits),
        _ => (all / 1_000_000, place + digits),
    };
    let parts = line.run(end + 1);
    let is_split = matches!(line.at(end), b'.' | b',') && (1..=12).contains(&parts);
    let is_dotted = is_split && (line.at(end) == b'.' || parts >= 3) && digits <= 13;
    if is_dotted {
        for place in 0..if digits == 10 { 3 } else { 0 } {
            let digit = if place < parts { i64::from(line.at(end + 1 + place) - b'0') } else { 0 };
            millis += digit * [100, 10, 1].get(place).copied().unwrap_or(0);
        }
        end += 1 + parts;
    }
    let unit = ["ms", "us", "ns", "s"]
        .iter()
        .find(|unit| line.starts(end, unit) && is_edge(line.at(end + unit.len())));
    end += unit.map_or(0, |unit| unit.len());
    let goes_on = line.at(end) == b'.' && line.at(end + 1).is_ascii_digit() || line.at(end) == b'-';
    let is_marked = is_dotted && parts >= 2 || unit.is_some();
    (is_edge(line.at(end)) && !goes_on).then_some(Number { millis, end, is_marked })
}

/// ` +0100` behind the count, as git keeps it.
fn git_offset(line: Bytes, place: usize) -> Option<std::ops::Range<usize>> {
    let at = place + 1;
    let is_one = line.at(place) == b' ' && matches!(line.at(at), b'+' | b'-') && line.run(at + 1) == 4;
    (is_one && is_edge(line.at(at + 5))).then_some(at..at + 5)
}

/// A field of `gpg --with-colons`.
fn of_key_listing(line: Bytes, place: usize) -> bool {
    let is_record = ["pub:", "sub:", "sec:", "ssb:", "uid:"].iter().any(|record| line.starts(0, record));
    is_record && line.before(place) == b':'
}

/// `6b0be33c.05071523 0x7f9c33a646c0`: seconds and nanoseconds in hex, as slapd writes them.
pub(super) fn hex(line: Bytes, place: usize, now: Timestamp) -> Option<Stamp> {
    let is_hex = |from: usize| (from..from + 8).all(|at| line.at(at).is_ascii_hexdigit());
    if !is_hex(place) || line.at(place + 8) != b'.' || !is_hex(place + 9) || line.at(place + 17) != b' ' {
        return None;
    }
    let value = |from: usize| i64::from_str_radix(line.slice(from, from + 8), 16).ok();
    let (seconds, nanos) = (value(place)?, value(place + 9)?);
    let millis = seconds * 1000 + nanos / 1_000_000;
    let is_near =
        (-YEAR_MILLIS..15 * YEAR_MILLIS).contains(&(now.as_millis() - millis)) && nanos < 1_000_000_000;
    let at = Timestamp::from_millis(millis).filter(|_| is_near)?;
    let is_slapd = line.starts(place + 18, "0x") || line.starts(place + 18, "conn=");
    let belief = if is_slapd { Belief::Sure } else { Belief::Likely };
    Some(Stamp { span: place..place + 17, moment: Moment::Count { at, belief, offset: None } })
}

/// `@400000006b0c33a01d570e14`
pub(super) fn tai64n(line: Bytes, place: usize) -> Option<Stamp> {
    let digits = (1..25).take_while(|step| line.at(place + step).is_ascii_hexdigit()).count();
    let end = place + 1 + digits;
    if !matches!(digits, 16 | 24) || !is_edge(line.at(end)) {
        return None;
    }
    let label = u64::from_str_radix(line.slice(place + 1, place + 17), 16).ok()?;
    let nanos = if digits == 24 { i64::from_str_radix(line.slice(place + 17, end), 16).ok()? } else { 0 };
    let seconds = i64::try_from(label.checked_sub(TAI_AHEAD)?).ok()?;
    let at = Timestamp::from_millis(seconds.checked_mul(1000)?.checked_add(nanos / 1_000_000)?)?;
    let is_one = nanos < 1_000_000_000 && at.as_millis() >= EARLIEST;
    is_one.then_some(Stamp {
        span: place..end,
        moment: Moment::Count { at, belief: Belief::Sure, offset: None },
    })
}

/// `{1795,941901,755836}`: millions of seconds, seconds, microseconds.
pub(super) fn erlang(line: Bytes, place: usize, now: Timestamp) -> Option<Stamp> {
    let mut at = place + 1;
    let mut parts = [0_i64; 3];
    for (number, part) in parts.iter_mut().enumerate() {
        let digits = line.run(at);
        *part = line.slice(at, at + digits).parse().ok().filter(|_| digits <= 6)?;
        at += digits;
        let sign = if number == 2 { b'}' } else { b',' };
        if line.at(at) != sign {
            return None;
        }
        at += 1;
    }
    let [mega, seconds, micros] = parts;
    let millis = (mega * 1_000_000 + seconds) * 1000 + micros / 1000;
    let is_near = (-YEAR_MILLIS..10 * YEAR_MILLIS).contains(&(now.as_millis() - millis));
    let at_instant = Timestamp::from_millis(millis).filter(|_| is_near)?;
    let moment = Moment::Count { at: at_instant, belief: Belief::Likely, offset: None };
    Some(Stamp { span: place..at, moment })
}
