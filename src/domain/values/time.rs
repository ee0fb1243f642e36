//! Instants, offsets and their calendar reading. Nothing here reads a clock.

use chrono::{DateTime, Datelike, NaiveDate, Timelike};
use std::fmt;

/// An instant: milliseconds since the Unix epoch, UTC, from year 1970 to the end of year 9999.
///
/// Written and read as `2026-11-21T03:30:00.000Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

/// How far a local clock is ahead of UTC, in minutes (Berlin in summer: 120).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Offset(pub i32);

/// An instant as a calendar and a wall clock show it, at some [`Offset`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    /// Year, four digits.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u32,
    /// Day of the month, from 1.
    pub day: u32,
    /// Hour, 0 to 23.
    pub hour: u32,
    /// Minute, 0 to 59.
    pub minute: u32,
    /// Second, 0 to 59.
    pub second: u32,
}

impl Timestamp {
    /// The last instant that can be named: 9999-12-31T23:59:59.999Z.
    pub const MAX: Timestamp = Timestamp(253_402_300_799_999);
    /// The epoch, 1970-01-01T00:00:00.000Z.
    pub const EPOCH: Timestamp = Timestamp(0);

    /// The instant `millis` after the epoch; `None` before 1970 or after year 9999.
    pub fn from_millis(millis: i64) -> Option<Timestamp> {
        (0..=Self::MAX.0).contains(&millis).then_some(Timestamp(millis))
    }

    /// Milliseconds since the Unix epoch.
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// The instant `minutes` later (earlier when negative), held within the range of the type.
    #[must_use]
    pub fn plus_minutes(self, minutes: i64) -> Timestamp {
        self.plus_millis(minutes.saturating_mul(60_000))
    }

    /// The instant `millis` later (earlier when negative), held within the range of the type.
    #[must_use]
    pub fn plus_millis(self, millis: i64) -> Timestamp {
        Timestamp(self.0.saturating_add(millis).clamp(0, Self::MAX.0))
    }

    /// Milliseconds from `earlier` to this instant; negative when `earlier` is the later one.
    pub fn since(self, earlier: Timestamp) -> i64 {
        self.0 - earlier.0
    }

    /// What calendar and clock show at this instant at `offset` from UTC.
    pub fn calendar(self, offset: Offset) -> Calendar {
        let shifted = self.0 + i64::from(offset.0) * 60_000;
        let shown = DateTime::from_timestamp_millis(shifted).unwrap_or_default();
        Calendar {
            year: shown.year(),
            month: shown.month(),
            day: shown.day(),
            hour: shown.hour(),
            minute: shown.minute(),
            second: shown.second(),
        }
    }

    /// What calendar and clock show in UTC.
    pub fn utc(self) -> Calendar {
        self.calendar(Offset(0))
    }

    /// Reads `2026-11-21T03:30:00.000Z`, the one form that is written.
    pub fn parse(text: &str) -> Option<Timestamp> {
        let bytes = text.as_bytes();
        let shape = b"0000-00-00T00:00:00.000Z";
        let fits = bytes.len() == shape.len()
            && bytes.iter().zip(shape).all(|(b, s)| if *s == b'0' { b.is_ascii_digit() } else { b == s });
        if !fits {
            return None;
        }
        let number = |from: usize, to: usize| text[from..to].parse::<u32>().ok();
        let day = NaiveDate::from_ymd_opt(i32::try_from(number(0, 4)?).ok()?, number(5, 7)?, number(8, 10)?)?;
        let at = day.and_hms_milli_opt(number(11, 13)?, number(14, 16)?, number(17, 19)?, number(20, 23)?)?;
        Timestamp::from_millis(at.and_utc().timestamp_millis())
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Calendar { year, month, day, hour, minute, second } = self.utc();
        let millis = self.0.rem_euclid(1000);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z")
    }
}

impl Calendar {
    /// Hour and minute, `03:30`.
    pub fn clock(&self) -> String {
        format!("{:02}:{:02}", self.hour, self.minute)
    }

    /// Hour, minute and second, `03:30:05`.
    pub fn clock_with_seconds(&self) -> String {
        format!("{:02}:{:02}:{:02}", self.hour, self.minute, self.second)
    }

    /// The day, `2026-11-21`.
    pub fn date(&self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_read_back_from_what_was_written() {
        for millis in [0, 1, 1_795_231_800_123, Timestamp::MAX.0] {
            let at = Timestamp::from_millis(millis).unwrap();
            assert_eq!(Timestamp::parse(&at.to_string()), Some(at));
        }
    }

    #[test]
    fn times_outside_of_the_range_are_refused() {
        assert_eq!(Timestamp::from_millis(-1), None);
        assert_eq!(Timestamp::from_millis(8_640_000_000_000_000), None);
        for text in [
            "",
            "2026-13-01T00:00:00.000Z",
            "2026-02-30T00:00:00.000Z",
            "2026-11-21 03:30",
            "+275760-09-13T00:00:00.000Z",
            "２026-11-21T03:30:00.000Z",
        ] {
            assert_eq!(Timestamp::parse(text), None, "{text}");
        }
    }

    #[test]
    fn an_offset_moves_clock_and_day() {
        let at = Timestamp::parse("2026-12-31T23:40:00.000Z").unwrap();
        assert_eq!(at.utc().clock(), "23:40");
        let india = at.calendar(Offset(330));
        assert_eq!((india.date().as_str(), india.clock().as_str()), ("2027-01-01", "05:10"));
    }
}
