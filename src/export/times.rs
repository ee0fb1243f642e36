//! The wording of instants and spans: UTC first, the local clock beside it.

use crate::domain::{Calendar, Fate, Outcome, Promise, Timestamp, Zone};
use std::cmp::Ordering;

const MINUTE_MILLIS: i64 = 60_000;

/// An instant by the clock: `02:41 UTC (03:41 Europe/Berlin)`, and `02:41 UTC` where the zone's clock
/// shows the same at that instant. Where the local day is another one, it says so: `(00:41 the next day Europe/Berlin)`.
pub fn clock(at: Timestamp, zone: &dyn Zone) -> String {
    clock_in(at, &[zone])
}

/// An instant by several clocks: `02:41 UTC (03:41 Europe/Berlin, 21:41 the day before
/// America/New_York)`. A zone that stood there before is not said again.
pub fn clock_in(at: Timestamp, zones: &[&dyn Zone]) -> String {
    let mut said: Vec<String> = Vec::new();
    for zone in zones {
        let shown = local(at, *zone).map(|local| format!("{local} {}", zone.name()));
        said.extend(shown.filter(|shown| !said.contains(shown)));
    }
    let utc = at.utc().clock();
    if said.is_empty() { format!("{utc} UTC") } else { format!("{utc} UTC ({})", said.join(", ")) }
}

/// From an instant to a later one in UTC, with the days where they differ: `02:41 to 05:11 UTC`.
pub fn from_to(from: Timestamp, to: Timestamp) -> String {
    let (from, to) = (from.utc(), to.utc());
    match from.date() == to.date() {
        true => format!("{} to {} UTC", from.clock(), to.clock()),
        false => format!("{} {} to {} {} UTC", from.date(), from.clock(), to.date(), to.clock()),
    }
}

/// An instant with its day: `2026-11-21 02:41 UTC (03:41 Europe/Berlin)`.
pub fn dated(at: Timestamp, zone: &dyn Zone) -> String {
    format!("{} {}", at.utc().date(), clock(at, zone))
}

/// An instant that lies ahead of `now`: by the clock, with its day where more than a day lies between.
pub fn ahead(at: Timestamp, now: Timestamp, zone: &dyn Zone) -> String {
    const DAY_MILLIS: i64 = 24 * 60 * MINUTE_MILLIS;
    if at.since(now) > DAY_MILLIS { dated(at, zone) } else { clock(at, zone) }
}

/// An instant by the clock where the zones were named before: `02:41 (03:41)`.
pub fn short(at: Timestamp, zone: &dyn Zone) -> String {
    let utc = at.utc().clock();
    match local(at, zone) {
        Some(local) => format!("{utc} ({local})"),
        None => utc,
    }
}

/// [`short`] with the day in front where it is another one than that of `reference`.
pub fn short_near(at: Timestamp, reference: Timestamp, zone: &dyn Zone) -> String {
    let (day, reference_day) = (at.utc().date(), reference.utc().date());
    if day == reference_day { short(at, zone) } else { format!("{day} {}", short(at, zone)) }
}

/// A span of `millis` milliseconds, cut to what a person would say: `40 s`, `12 min`,
/// `1 h 12 min`, `2 d 3 h`. The sign is not said.
pub fn span(millis: i64) -> String {
    let seconds = millis.unsigned_abs() / 1000;
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400);
    let pair = |first: u64, unit: &str, second: u64, small: &str| match second {
        0 => format!("{first} {unit}"),
        _ => format!("{first} {unit} {second} {small}"),
    };
    match (days, hours, minutes) {
        (0, 0, 0) => format!("{seconds} s"),
        (0, 0, _) => format!("{minutes} min"),
        (0, _, _) => pair(hours, "h", minutes % 60, "min"),
        _ => pair(days, "d", hours % 24, "h"),
    }
}

/// [`span`] of what two clocks measured, which may differ by a little: to the nearest second, and from
/// a minute on to the nearest minute.
pub fn about(millis: i64) -> String {
    let near = |unit: u64| (millis.unsigned_abs() + unit / 2) / unit * unit;
    let seconds = near(1000);
    span(if seconds < 60_000 { seconds } else { near(60_000) }.cast_signed())
}

/// The span between two instants as their clocks show them, whatever the seconds were: from 02:41 to
/// 05:11 it is `2 h 30 min`, and `less than a minute` within one.
pub fn between(from: Timestamp, to: Timestamp) -> String {
    let minute = |at: Timestamp| at.as_millis().div_euclid(MINUTE_MILLIS);
    match minute(to) - minute(from) {
        0 => "less than a minute".to_owned(),
        minutes => span(minutes * MINUTE_MILLIS),
    }
}

/// By how much an update missed its promise, from [`Promise::lateness`] in milliseconds: `late by
/// 3 min`, or `in time` for zero and less. Below a minute it says the seconds, never `0 min`.
pub fn lateness(millis: i64) -> String {
    match millis {
        ..=0 => "in time".to_owned(),
        1..MINUTE_MILLIS => format!("late by {}", span(millis.max(1000))),
        _ => format!("late by {}", span(millis)),
    }
}

/// What became of a promise, as it stands at `now`: `kept by 2 min, sent at 03:28 (05:28)`, `late by
/// 3 min, sent at ...`, `pushed back at ...`, `missed by 2 min: resolved at ...`, `still running`. The
/// reason of a push back is not in it.
pub fn outcome(promise: &Promise, zone: &dyn Zone, now: Timestamp) -> String {
    let near = |at| short_near(at, promise.due, zone);
    let by = |millis: i64| span(millis.max(1000));
    let fate = match promise.fate(now) {
        Fate::Running(_) => "still running".to_owned(),
        Fate::Overdue(late) => format!("overdue by {}", by(late)),
        Fate::Kept(..1000) => "kept".to_owned(),
        Fate::Kept(early) => format!("kept by {}", span(early)),
        Fate::Late(late) => lateness(late),
        Fate::Missed(late) => format!("missed by {}", by(late)),
        Fate::PushedBack | Fate::Ended => String::new(),
    };
    let end = match &promise.outcome {
        Outcome::Running => return fate,
        Outcome::Updated(at) => format!("sent at {}", near(*at)),
        Outcome::PushedBack { at, .. } => format!("pushed back at {}", near(*at)),
        Outcome::Ended(at) if fate.is_empty() => {
            return format!("no longer needed, resolved at {}", near(*at));
        }
        Outcome::Ended(at) => format!("resolved at {}", near(*at)),
    };
    if fate.is_empty() { end } else { format!("{fate}, {end}") }
}

/// Whether the local time of that instant says anything that UTC does not.
pub fn is_elsewhere(at: Timestamp, zone: &dyn Zone) -> bool {
    zone.offset_at(at).0 != 0
}

fn local(at: Timestamp, zone: &dyn Zone) -> Option<String> {
    if !is_elsewhere(at, zone) {
        return None;
    }
    let local = at.calendar(zone.offset_at(at));
    let day = match day_of(&local).cmp(&day_of(&at.utc())) {
        Ordering::Less => " the day before",
        Ordering::Equal => "",
        Ordering::Greater => " the next day",
    };
    Some(format!("{}{day}", local.clock()))
}

fn day_of(calendar: &Calendar) -> (i32, u32, u32) {
    (calendar.year, calendar.month, calendar.day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{FixedZone, Offset};

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(&format!("2026-11-21T{text}.000Z")).unwrap()
    }

    fn zone(name: &str, minutes: i32) -> FixedZone {
        FixedZone { name: name.into(), offset: Offset(minutes) }
    }

    #[test]
    fn utc_stands_first_and_the_local_clock_beside_it() {
        let berlin = zone("Europe/Berlin", 60);
        assert_eq!(clock(at("02:41:00"), &berlin), "02:41 UTC (03:41 Europe/Berlin)");
        assert_eq!(dated(at("02:41:00"), &berlin), "2026-11-21 02:41 UTC (03:41 Europe/Berlin)");
        assert_eq!(short(at("02:41:00"), &berlin), "02:41 (03:41)");
        assert_eq!(clock(at("02:41:00"), &FixedZone::utc()), "02:41 UTC");
    }

    #[test]
    fn a_local_clock_that_shows_the_same_says_nothing_and_is_left_out() {
        let (london, lisbon) = (zone("Europe/London", 0), zone("Europe/Lisbon", 0));
        assert_eq!(clock(at("02:41:00"), &london), "02:41 UTC");
        assert_eq!(dated(at("02:41:00"), &london), "2026-11-21 02:41 UTC");
        assert_eq!(short(at("02:41:00"), &london), "02:41");
        let zones: [&dyn Zone; 3] = [&london, &zone("Europe/Berlin", 60), &lisbon];
        assert_eq!(clock_in(at("02:41:00"), &zones), "02:41 UTC (03:41 Europe/Berlin)");
    }

    #[test]
    fn a_span_of_time_names_its_days_where_they_differ() {
        assert_eq!(from_to(at("02:41:00"), at("05:11:00")), "02:41 to 05:11 UTC");
        let morning = at("02:41:00").plus_minutes(24 * 60);
        assert_eq!(from_to(at("22:41:00"), morning), "2026-11-21 22:41 to 2026-11-22 02:41 UTC");
    }

    #[test]
    fn a_day_stands_with_what_is_more_than_a_day_ahead() {
        let tomorrow = at("02:41:00").plus_minutes(24 * 60);
        assert_eq!(ahead(tomorrow, at("02:41:00"), &FixedZone::utc()), "02:41 UTC");
        assert_eq!(ahead(tomorrow, at("02:40:00"), &FixedZone::utc()), "2026-11-22 02:41 UTC");
    }

    #[test]
    fn another_local_day_is_said() {
        assert_eq!(
            clock(at("23:41:00"), &zone("Asia/Kolkata", 330)),
            "23:41 UTC (05:11 the next day Asia/Kolkata)"
        );
        assert_eq!(short(at("02:41:00"), &zone("America/Lima", -300)), "02:41 (21:41 the day before)");
    }

    #[test]
    fn a_measured_span_is_said_to_the_nearest() {
        let table = [
            (-7_199_998, "2 h"),
            (7_200_001, "2 h"),
            (-89_900, "1 min"),
            (59_600, "1 min"),
            (6_400, "6 s"),
            (-30 * 60_000 - 29_000, "30 min"),
        ];
        for (millis, words) in table {
            assert_eq!(about(millis), words, "{millis}");
        }
    }

    #[test]
    fn spans_are_cut_to_what_a_person_would_say() {
        let table = [
            (0, "0 s"),
            (40_999, "40 s"),
            (60_000, "1 min"),
            (72 * 60_000 + 59_000, "1 h 12 min"),
            (7_200_000, "2 h"),
            (51 * 3_600_000, "2 d 3 h"),
            (-180_000, "3 min"),
            (i64::MIN, "106751991167 d 7 h"),
        ];
        for (millis, words) in table {
            assert_eq!(span(millis), words, "{millis}");
        }
    }

    #[test]
    fn a_late_update_is_never_late_by_nothing() {
        assert_eq!(lateness(0), "in time");
        assert_eq!(lateness(-5000), "in time");
        assert_eq!(lateness(1), "late by 1 s");
        assert_eq!(lateness(180_000), "late by 3 min");
    }
}
