//! From a wall clock's reading back to the instant, in any zone: once a year there is none, and once
//! a year there are two. Every local time that is typed, pasted or written is read here, with the zone's own changes.

use super::{Offset, Timestamp, Zone};

const DAY_MINUTES: i64 = 24 * 60;

/// The instants at which a wall clock shows some time of some day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readings {
    /// The one.
    Once(Timestamp),
    /// The clocks go back over it: first the one, then the other.
    Twice(Timestamp, Timestamp),
    /// The clocks go forward over it. Had they gone forward before, it would be the first of these instants; had they not,
    /// the second.
    Never(Timestamp, Timestamp),
}

/// The instants at which the clock of `zone` shows what a clock in UTC shows at `shown`.
pub fn readings(shown: Timestamp, zone: &dyn Zone) -> Readings {
    let offset = |days: i64| zone.offset_at(shown.plus_minutes(days * DAY_MINUTES));
    let (before, after) = (offset(-1), offset(1));
    let instant = |offset: Offset| shown.plus_minutes(-i64::from(offset.0));
    let is_true = |offset: Offset| zone.offset_at(instant(offset)) == offset;
    match (is_true(before), is_true(after)) {
        (true, true) if before != after => Readings::Twice(instant(before), instant(after)),
        (true, _) => Readings::Once(instant(before)),
        (false, true) => Readings::Once(instant(after)),
        (false, false) => Readings::Never(instant(after), instant(before)),
    }
}

/// Midnight of the day that the clock of `zone` shows at `now`, or so many days later, as a clock in UTC would show it.
pub fn midnight(days: i64, now: Timestamp, zone: &dyn Zone) -> Timestamp {
    let shown = now.plus_minutes(i64::from(zone.offset_at(now).0));
    let into_day = shown.as_millis().rem_euclid(DAY_MINUTES * 60_000);
    shown.plus_millis(-into_day).plus_minutes(days * DAY_MINUTES)
}

/// The instants at which the clock of `zone` shows `hour` and `minute` on the day that it shows at
/// `now`, or so many days later.
pub fn time_of_day(hour: u32, minute: u32, days: i64, now: Timestamp, zone: &dyn Zone) -> Readings {
    readings(midnight(days, now, zone).plus_minutes(i64::from(hour * 60 + minute)), zone)
}
