//! Days as people on duty say them: `Mon 30 Nov`.

use crate::domain::{Offset, Timestamp, Zone};

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY_MILLIS: i64 = 24 * 3_600_000;

/// The place in the week of the day that a clock in UTC shows, from 0 for Monday.
pub(super) fn weekday(shown: Timestamp) -> usize {
    // The first of January 1970 was a Thursday.
    usize::try_from((shown.as_millis().div_euclid(DAY_MILLIS) + 3).rem_euclid(7)).unwrap_or(0)
}

/// The place in the week of a day by its name, or by its first three letters or more.
pub(super) fn weekday_named(word: &str) -> Option<usize> {
    const FULL: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let is_begun = |full: &&str| {
        word.len() >= 3 && full.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word))
    };
    FULL.iter().position(is_begun)
}

/// The day at an offset: `Mon 30 Nov`.
pub fn day_of(at: Timestamp, offset: Offset) -> String {
    let shown = at.plus_minutes(i64::from(offset.0));
    let calendar = shown.utc();
    let month = MONTHS.get(calendar.month as usize - 1).copied().unwrap_or_default();
    [WEEKDAYS[weekday(shown)], " ", &calendar.day.to_string(), " ", month].concat()
}

/// A time on the clock of a zone, with its day where that is another one than at `now`: `18:00`, `Tue 1 Dec 09:00`.
pub fn near(at: Timestamp, now: Timestamp, zone: &dyn Zone) -> String {
    let offset = zone.offset_at(at);
    let calendar = at.calendar(offset);
    match calendar.date() == now.calendar(zone.offset_at(now)).date() {
        true => calendar.clock(),
        false => [&day_of(at, offset), " ", &calendar.clock()].concat(),
    }
}
