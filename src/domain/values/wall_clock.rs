//! From a wall clock's reading back to the instant, in any zone: once a year there is none, and once
//! a year there are two.

use super::{Offset, Timestamp, Zone};

const DAY_MINUTES: i64 = 24 * 60;

/// The instants at which a wall clock shows some time of some day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readings {
    /// The one.
    Once(Timestamp),
    /// The clocks go back over it: first the one, then the other.
    Twice(Timestamp, Timestamp),
    /// The clocks go forward over it: had they not, it would be this instant.
    Never(Timestamp),
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
        (false, false) => Readings::Never(instant(before)),
    }
}

/// The instants at which the clock of `zone` shows `hour` and `minute` on the day that it shows at
/// `now`, or so many days later.
pub fn time_of_day(hour: u32, minute: u32, days: i64, now: Timestamp, zone: &dyn Zone) -> Readings {
    let offset = zone.offset_at(now);
    let shown = now.calendar(offset);
    let into_day = i64::from(shown.hour * 60 + shown.minute);
    let minutes = days * DAY_MINUTES + i64::from(hour * 60 + minute) - into_day + i64::from(offset.0);
    let whole = now.plus_millis(-now.as_millis().rem_euclid(60_000));
    readings(whole.plus_minutes(minutes), zone)
}
