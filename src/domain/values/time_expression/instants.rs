//! From what a clock shows to instants: the next, the last, or those of a day.

use super::ClockTime;
use super::clock::Clock;
use super::day::Day;
use super::error::Why;
use super::typed::{Wanted, Zones};
use super::zones::{Meaning, ZoneName};
use crate::domain::values::{FixedZone, Zone};
use crate::domain::values::{Offset, Timestamp};
use crate::domain::values::{Readings, midnight, readings};
use chrono::{DateTime, Datelike, NaiveDate};

const DAY_MINUTES: i64 = 24 * 60;

/// The instants that one way to read a time has, on the first day that has any.
pub(super) struct Hit {
    pub(super) at: Vec<Timestamp>,
    pub(super) why: Option<Why>,
    /// Which of the days it is on: 0 for the first that came into question.
    pub(super) place: usize,
}

/// A zone that is only looked at.
struct Seen<'z>(&'z dyn Zone);

impl Zone for Seen<'_> {
    fn name(&self) -> &str {
        self.0.name()
    }

    fn offset_at(&self, at: Timestamp) -> Offset {
        self.0.offset_at(at)
    }
}

/// The zones that a name may mean; none where nobody knows it.
pub(super) fn zones_of<'z>(
    name: Option<&ZoneName>,
    local: &'z dyn Zone,
    zones: Zones,
) -> Vec<Box<dyn Zone + 'z>> {
    match name {
        None | Some(ZoneName::Local) => vec![Box::new(Seen(local))],
        Some(ZoneName::Fixed(zone)) => vec![Box::new(zone.clone())],
        Some(ZoneName::Named(name)) => {
            zones(name).map(|zone| zone as Box<dyn Zone + 'z>).into_iter().collect()
        }
        Some(ZoneName::Short(short)) => {
            let meanings = short.meanings(local.name());
            let is_one = meanings.len() == 1;
            let zone = |meaning: &&Meaning| {
                let name = if is_one { short.name } else { meaning.place };
                Box::new(FixedZone { name: name.to_owned(), offset: Offset(meaning.minutes) })
                    as Box<dyn Zone>
            };
            meanings.iter().map(zone).collect()
        }
    }
}

/// The days that come into question, each as its midnight in [`midnight`]'s sense.
pub(super) fn days(day: Option<Day>, now: Timestamp, zone: &dyn Zone, wanted: Wanted) -> Vec<Timestamp> {
    let sign = match wanted {
        Wanted::Ahead => 1,
        Wanted::Behind => -1,
    };
    let near = |days: i64| midnight(days, now, zone);
    match day {
        None => (0..3).map(|days| near(days * sign)).collect(),
        Some(Day::Near(days)) => vec![near(days)],
        Some(Day::Weekday(weekday)) => {
            let is_it = |day: &Timestamp| shown(*day).weekday().num_days_from_monday() == weekday;
            (0..8).map(|days| near(days * sign)).filter(is_it).collect()
        }
        Some(Day::Date { year, month, day, .. }) => {
            let this = shown(near(0)).year();
            let years = year.map_or(vec![this, this + i32::try_from(sign).unwrap_or(1)], |year| vec![year]);
            years.into_iter().filter_map(|year| date(year, month, day)).collect()
        }
    }
}

fn shown(day: Timestamp) -> NaiveDate {
    DateTime::from_timestamp_millis(day.as_millis()).unwrap_or_default().date_naive()
}

fn date(year: i32, month: u32, day: u32) -> Option<Timestamp> {
    let midnight = NaiveDate::from_ymd_opt(year, month, day)?.and_hms_opt(0, 0, 0)?;
    Timestamp::from_millis(midnight.and_utc().timestamp_millis())
}

/// Every instant at which the clock shows that on that day.
pub(super) fn on(day: Timestamp, clock: Clock, zone: &dyn Zone) -> (Vec<Timestamp>, Option<Why>) {
    let seconds = i64::from(clock.hour * 3600 + clock.minute * 60 + clock.second);
    match readings(day.plus_millis(seconds * 1000), zone) {
        Readings::Once(at) => (vec![at], None),
        Readings::Twice(one, two) => (vec![one, two], Some(Why::Twice(zone.name().to_owned()))),
        Readings::Never(one, two) => (vec![one, two], Some(Why::Never(zone.name().to_owned()))),
    }
}

/// What the clock's time may be on the first of the days on which it lies ahead, or behind.
pub(super) fn first(
    clock: Clock,
    days: &[Timestamp],
    zone: &dyn Zone,
    now: Timestamp,
    wanted: Wanted,
) -> Option<Hit> {
    days.iter().enumerate().find_map(|(place, day)| {
        let (mut at, why) = on(*day, clock, zone);
        at.retain(|at| (*at > now) == (wanted == Wanted::Ahead));
        // One of two is left: it is that. A time that never was is none, whatever is left.
        let why = why.filter(|why| at.len() > 1 || matches!(why, Why::Never(_)));
        (!at.is_empty()).then_some(Hit { at, why, place })
    })
}

/// Every instant that a time may mean to somebody who reads it at `now`: the last and the next of that name where no day
/// stands there, in both halves of the day where none is named, in each zone of a shared name. None where the zone is not
/// known; a time without a zone is one of `local`.
pub fn possible(time: &ClockTime, now: Timestamp, local: Option<&dyn Zone>, zones: Zones) -> Vec<Timestamp> {
    let utc = FixedZone::utc();
    if time.zone.is_none() && local.is_none() {
        return Vec::new();
    }
    let local: &dyn Zone = local.unwrap_or(&utc);
    let mut all = Vec::new();
    for zone in zones_of(time.zone.as_ref(), local, zones) {
        for clock in hands(time) {
            for wanted in [Wanted::Ahead, Wanted::Behind] {
                let days = days(time.day, now, &*zone, wanted);
                let meant = first(clock, &days, &*zone, now, wanted).map(|hit| hit.at).unwrap_or_default();
                meant.into_iter().for_each(|at| insert(&mut all, at));
            }
        }
    }
    all
}

/// Puts an instant in its place, once: there are a handful, and a sort for them weighs more than all that reads them.
fn insert(all: &mut Vec<Timestamp>, at: Timestamp) {
    if let Err(place) = all.binary_search(&at) {
        all.insert(place, at);
    }
}

/// The ways to read the hands of a clock: one, or both halves of the day.
pub(super) fn hands(time: &ClockTime) -> Vec<Clock> {
    let is_iso = matches!(time.day, Some(Day::Date { is_iso: true, .. }));
    match time.clock.is_open && !is_iso {
        true => vec![time.clock, time.clock.other_half()],
        false => vec![time.clock],
    }
}

/// The day after, as its midnight.
pub(super) fn day_after(day: Timestamp) -> Timestamp {
    day.plus_minutes(DAY_MINUTES)
}
