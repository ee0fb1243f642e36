//! Where a line holds its time, and what stands there. It decides no zone and reads no clock.
//!
//! - `bytes`, `words`, `keys`: looking at a line; names of months and weekdays; names in front of a time
//! - `clock`, `date`, `named_date`, `zone`, `count`: the parts of a time, each as a place of a line may hold it
//! - `wall`: date, time of day and zone as one stamp
//! - `stamp`: what was found

mod bytes;
mod clock;
mod count;
mod date;
mod keys;
mod named_date;
mod stamp;
mod wall;
mod words;
mod zone;

pub use stamp::{Belief, Date, Moment, Order, Stamp, Stated, Wall};
pub(super) use wall::date_in;
pub(super) use zone::short_name;

use crate::domain::Timestamp;
use bytes::{Bytes, is_edge};
use keys::Key;

/// How far into a line a time is looked for.
const FAR: usize = 64 * 1024;

/// How well a stamp stands where the time of a line stands; the smallest is best.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// First in the line, in brackets of its own, or in the field of the time.
    Own,
    /// With a date, anywhere.
    Dated,
    /// A time of day that stands among other things, or a number that may be a count.
    Loose,
    /// Not a time that any clock shows.
    Impossible,
}

/// Whether a line without escapes may hold a time at all.
pub(super) fn may_hold_stamp(text: &str) -> bool {
    may_hold_one(text.as_bytes().get(..FAR.min(text.len())).unwrap_or_default())
}

/// Whether a line may hold a time at all: every time has two digits in a row somewhere, so that one stands at every other
/// place, and a sign of a time beside them.
fn may_hold_one(bytes: &[u8]) -> bool {
    let mut start = 0;
    // Most have few digits: eight places are looked at at once.
    for eight in bytes.chunks(8) {
        let may = |at: &usize| bytes.get(*at).is_some_and(u8::is_ascii_digit) && is_of_one(bytes, *at);
        if may_have_digit(eight) && (start..start + eight.len()).step_by(2).any(|at| may(&at)) {
            return true;
        }
        start += 8;
    }
    bytes.get(8) == Some(&b'.') && bytes.get(17) == Some(&b' ')
}

/// Whether a digit is among eight bytes, or at the end of a line among fewer. What is no ASCII may look like one.
#[inline]
fn may_have_digit(eight: &[u8]) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let Ok(eight) = <[u8; 8]>::try_from(eight) else { return true };
    let low = u64::from_le_bytes(eight) & (EACH * 0x7F);
    // The highest bit of each byte: whether it is `0` or more, and whether it is more than `9`.
    let (from_0, from_colon) = (low + EACH * (0x80 - 0x30), low + EACH * (0x80 - 0x3A));
    from_0 & !from_colon & (EACH * 0x80) != 0
}

/// Whether the digits there are six in a row, four behind a `T`, or have a colon or dots between them and others.
fn is_of_one(bytes: &[u8], at: usize) -> bool {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let from = (0..6)
        .take_while(|back| at.checked_sub(*back).is_some_and(digit))
        .last()
        .map_or(at, |back| at - back);
    let end = (at..at + 6).take_while(|at| digit(*at)).last().map_or(at, |last| last + 1);
    let before = |back: usize| from.checked_sub(back).and_then(|at| bytes.get(at)).copied().unwrap_or(0);
    let behind = bytes.get(end).copied().unwrap_or(0);
    let is_split = matches!(behind, b'.' | b'-' | b'_' | b'/')
        && bytes.get(end + 3) == Some(&behind)
        && [1, 2, 4, 5].into_iter().all(|step| digit(end + step));
    end - from >= 6
        || end - from >= 4 && before(1) == b'T'
        || behind == b':' && digit(end + 1)
        || before(1) == b':' && before(2).is_ascii_digit()
        || is_split
}

/// Whether a zone stands behind a time that ends there.
pub(super) fn has_zone_behind(text: &str, end: usize) -> bool {
    !is_level(text.as_bytes(), end) && zone::behind(Bytes::of(text), end).is_some()
}

/// Whether what stands there is the level of a line, as it does most often; no zone begins like one.
fn is_level(bytes: &[u8], end: usize) -> bool {
    const LEVELS: [u32; 8] = [
        u32::from_le_bytes(*b"INFO"),
        u32::from_le_bytes(*b"WARN"),
        u32::from_le_bytes(*b"ERRO"),
        u32::from_le_bytes(*b"DEBU"),
        u32::from_le_bytes(*b"CRIT"),
        u32::from_le_bytes(*b"NOTI"),
        u32::from_le_bytes(*b"TRAC"),
        u32::from_le_bytes(*b"FATA"),
    ];
    let word = bytes.get(end + 1..end + 5).and_then(|word| <[u8; 4]>::try_from(word).ok());
    bytes.get(end) == Some(&b' ') && word.is_some_and(|word| LEVELS.contains(&u32::from_le_bytes(word)))
}

/// The time of a line without escapes of a terminal. Of several the one that stands where programs put it.
pub fn stamp_of(text: &str, now: Timestamp) -> Option<Stamp> {
    let line = Bytes::of(text);
    if !may_hold_stamp(text) {
        return None;
    }
    let start = leading(line);
    let is_object = matches!(line.at(start), b'{') || line.starts(start, "[{");
    let mut best: Option<(Rank, Stamp)> = None;
    let mut place = start;
    let end = line.len().min(FAR);
    while place < end {
        let is_leading = !is_object && is_first(line, start, place);
        let (found, next) = at(line, place, now, is_leading);
        place = next;
        let Some(stamp) = found else { continue };
        let Some(rank) = rank(line, &stamp, is_leading, is_object) else { continue };
        if rank == Rank::Own {
            return Some(stamp);
        }
        if best.as_ref().is_none_or(|(other, _)| rank < *other) {
            best = Some((rank, stamp));
        }
    }
    best.map(|(_, stamp)| stamp)
}

/// The place behind blanks at the start.
fn leading(line: Bytes) -> usize {
    let mut at = 0;
    while matches!(line.at(at), b' ' | b'\t' | b'\r') && at < 200 {
        at += 1;
    }
    at
}

/// Whether nothing but brackets and signs stands in front, or a level of one letter.
fn is_first(line: Bytes, start: usize, place: usize) -> bool {
    if place > start + 8 {
        return false;
    }
    let is_sign = |byte: u8| {
        matches!(byte, b'[' | b'(' | b'<' | b'"' | b'\'' | b'-' | b'=' | b'*' | b'#' | b'>' | b' ' | b',')
    };
    let mut letters = 0;
    (start..place).all(|at| {
        let byte = line.at(at);
        letters += usize::from(byte.is_ascii_uppercase());
        is_sign(byte) || byte.is_ascii_uppercase() && letters == 1
    })
}

/// The stamp that begins there, and where to look on.
fn at(line: Bytes, place: usize, now: Timestamp, is_leading: bool) -> (Option<Stamp>, usize) {
    let byte = line.at(place);
    let stamp = match byte {
        b'0'..=b'9' if date::may_begin(line, place) => digits(line, place, now, is_leading),
        b'0'..=b'9' => None,
        b'@' if line.at(place + 1) == b'4' => count::tai64n(line, place),
        b'{' if line.at(place + 1).is_ascii_digit() => count::erlang(line, place, now),
        b'a'..=b'z' | b'A'..=b'Z' if is_edge(line.before(place)) => word(line, place, now, is_leading),
        _ => None,
    };
    if let Some(stamp) = stamp {
        let end = stamp.span.end.max(place + 1);
        return (Some(stamp), end);
    }
    (None, behind(line, place))
}

/// The place behind a number or a word, or the next.
fn behind(line: Bytes, place: usize) -> usize {
    let byte = line.at(place);
    if !byte.is_ascii_alphanumeric() {
        return place + 1;
    }
    let mut at = place + 1;
    while line.at(at).is_ascii_alphanumeric() {
        at += 1;
    }
    at
}

fn digits(line: Bytes, place: usize, now: Timestamp, is_leading: bool) -> Option<Stamp> {
    let run = line.run(place);
    if run >= 10
        && let Some(stamp) =
            wall::packed(line, place, now).or_else(|| count::decimal(line, place, now, is_leading))
    {
        return Some(stamp);
    }
    if is_leading && place < 2 && (run == 8 || line.at(place + run).is_ascii_hexdigit()) {
        let stamp = count::hex(line, place, now);
        if stamp.is_some() {
            return stamp;
        }
    }
    wall::with_digits(line, place, is_leading)
}

fn word(line: Bytes, place: usize, now: Timestamp, is_leading: bool) -> Option<Stamp> {
    if is_leading && place < 2 && line.at(place + 8) == b'.' {
        let stamp = count::hex(line, place, now);
        if stamp.is_some() {
            return stamp;
        }
    }
    let next = line.at(place + 1);
    if next.is_ascii_digit() || words::may_begin(line.at(place), next) {
        wall::with_word(line, place)
    } else {
        None
    }
}

fn rank(line: Bytes, stamp: &Stamp, is_leading: bool, is_object: bool) -> Option<Rank> {
    let place = stamp.span.start;
    let key = keys::before(line, place);
    let is_own = match key {
        Some(Key::Main) => true,
        Some(Key::Other | Key::NoTime | Key::Unknown) => false,
        None => is_leading || !is_object && line.before(place) == b'[',
    };
    match &stamp.moment {
        Moment::Impossible => Some(if is_leading { Rank::Own } else { Rank::Impossible }),
        Moment::Count { belief: Belief::Possible, .. } => Some(Rank::Loose),
        Moment::Count { .. } => Some(if is_own { Rank::Own } else { Rank::Dated }),
        Moment::Wall(wall) if !wall.dates.is_empty() => Some(if is_own { Rank::Own } else { Rank::Dated }),
        // A time of day without a date is one where it leads; elsewhere it needs its seconds and must not be a length.
        Moment::Wall(wall) => {
            let is_one = wall.has_seconds || is_leading || matches!(key, Some(Key::Main));
            if !is_one || keys::is_length(line, place) || key == Some(Key::NoTime) && is_object {
                return None;
            }
            Some(if is_own { Rank::Own } else { Rank::Loose })
        }
    }
}
