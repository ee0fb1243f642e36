//! A line that differs from one before it by its time of day alone is not read anew: most lines of a log are such.

use crate::evidence::line::{Moment, Stamp, has_zone_behind};
use std::ops::Range;

/// Where the stamp of the next line is looked for.
enum Place {
    /// Behind the same bytes.
    Behind(usize),
    /// Behind the first bracket, of a line that has no colon before it.
    Bracket,
}

/// A line that was read, as a pattern for others.
pub(super) struct SameShape {
    /// Its number.
    pub(super) line: usize,
    pub(super) source: usize,
    place: Place,
    /// The line up to the byte behind its stamp, or behind its host.
    head: Vec<u8>,
    stamp: Range<usize>,
    /// Where hours, minutes and seconds stand.
    clock: usize,
    /// Where the fraction stands, and how many digits it has.
    fraction: Range<usize>,
    millis: i64,
    has_zone: bool,
}

impl SameShape {
    /// The pattern of a line; none where its stamp has no date and time of day with seconds.
    pub(super) fn of(
        line: usize,
        source: usize,
        text: &str,
        stamp: &Stamp,
        host: Option<usize>,
    ) -> Option<SameShape> {
        let Moment::Wall(wall) = &stamp.moment else { return None };
        if wall.dates.len() != 1 || !wall.has_seconds {
            return None;
        }
        let bytes = text.as_bytes();
        let head = bytes.get(..stamp.span.end + 1 + host?)?.to_vec();
        let is_clock = |at: &usize| {
            let one = |step: usize| head.get(at + step).copied().unwrap_or(0);
            let digits = [0, 1, 3, 4, 6, 7].into_iter().all(|step| one(step).is_ascii_digit());
            // The year of the common log format stands before a colon too.
            let is_first = *at == 0 || !head.get(at - 1).is_some_and(u8::is_ascii_digit);
            digits && is_first && one(2) == b':' && one(5) == b':'
        };
        let clock = (stamp.span.start..stamp.span.end.saturating_sub(7)).find(is_clock)?;
        let is_split = head.get(clock + 8).is_some_and(|byte| matches!(byte, b'.' | b','));
        let digits = head.iter().skip(clock + 9).take_while(|byte| byte.is_ascii_digit()).count();
        let fraction = clock + 9..if is_split { clock + 9 + digits } else { clock + 9 };
        let prefix = head.get(..stamp.span.start)?;
        let place = match prefix.last() {
            Some(b'[') if !prefix.contains(&b':') && stamp.span.start > 2 => Place::Bracket,
            _ if stamp.span.start <= 64 => Place::Behind(stamp.span.start),
            _ => return None,
        };
        let mut shape = SameShape {
            line,
            source,
            place,
            head,
            stamp: stamp.span.clone(),
            clock,
            fraction,
            millis: 0,
            has_zone: stamp.stated().is_some(),
        };
        shape.millis = shape.time_of(bytes, 0)?;
        (shape.millis == wall.millis).then_some(shape)
    }

    /// Where the stamp of another line of that shape stands, and by how many milliseconds it is later.
    pub(super) fn matches(&self, text: &str) -> Option<(Range<usize>, i64)> {
        let bytes = text.as_bytes();
        let start = match self.place {
            Place::Behind(start) => {
                if bytes.get(..start)? != self.head.get(..start)? {
                    return None;
                }
                start
            }
            Place::Bracket => {
                let prefix = bytes.iter().take(128).position(|byte| matches!(byte, b'[' | b':'))?;
                if bytes.get(prefix) != Some(&b'[') {
                    return None;
                }
                prefix + 1
            }
        };
        let from = self.stamp.start;
        let same = |range: Range<usize>| {
            bytes.get(range.start - from + start..range.end - from + start) == self.head.get(range)
        };
        let behind = self.clock + 8;
        let split = if self.fraction.is_empty() { behind } else { behind + 1 };
        let is_same = same(from..self.clock)
            && same(behind..split)
            && same(self.fraction.end.max(behind)..self.head.len());
        let is_same =
            is_same || self.fraction.is_empty() && same(from..self.clock) && same(behind..self.head.len());
        if !is_same {
            return None;
        }
        let millis = self.time_of(bytes, start as isize - from as isize)?;
        let end = self.stamp.end - from + start;
        // What states no zone must not begin to.
        if !self.has_zone && has_zone_behind(text, end) {
            return None;
        }
        Some((start..end, millis - self.millis))
    }

    /// Milliseconds since midnight, where digits and colons stand as in the pattern.
    fn time_of(&self, bytes: &[u8], moved: isize) -> Option<i64> {
        let at = |place: usize| bytes.get(place.checked_add_signed(moved)?).copied();
        let digit = |place: usize| at(place).filter(u8::is_ascii_digit).map(|byte| i64::from(byte - b'0'));
        let two = |place: usize| Some(digit(place)? * 10 + digit(place + 1)?);
        let (hour, minute, second) = (two(self.clock)?, two(self.clock + 3)?, two(self.clock + 6)?);
        if at(self.clock + 2)? != b':'
            || at(self.clock + 5)? != b':'
            || hour > 23
            || minute > 59
            || second > 59
        {
            return None;
        }
        let mut millis = 0;
        for place in self.fraction.clone() {
            let digit = digit(place)?;
            millis += match place - self.fraction.start {
                0 => digit * 100,
                1 => digit * 10,
                2 => digit,
                _ => 0,
            };
        }
        Some(((hour * 60 + minute) * 60 + second) * 1000 + millis)
    }
}
