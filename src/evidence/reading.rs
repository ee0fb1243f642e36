//! From a stamp to instants: what is certain, what was supplied, and what else it could be.

use super::line::{Belief, Date, Moment, Stamp, Stated, Wall, short_name};
use super::why::{Supplied, Why};
use crate::domain::{FixedZone, Offset, Readings, Timestamp, Zone, readings};
use chrono::{Datelike as _, NaiveDate};

const DAY_MILLIS: i64 = 24 * 3600 * 1000;
/// A time of day may be so far ahead of now: clocks differ.
const AHEAD_MILLIS: i64 = 10 * 60 * 1000;

/// Finds the zone of a name of the zone database.
pub type Zones<'z> = &'z dyn Fn(&str) -> Option<Box<dyn Zone>>;

/// What is known beside the line.
#[derive(Clone, Copy)]
pub struct Surroundings<'s> {
    /// Now: a line without a year or a date is of the last time that it fits.
    pub now: Timestamp,
    /// The zone of lines that state none.
    pub zone: Option<&'s dyn Zone>,
    /// The zones by name.
    pub zones: Zones<'s>,
}

/// What a time says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The instant, or the likeliest. None where nothing speaks for one.
    pub instant: Option<Timestamp>,
    /// Whether the line itself, or the zone that was given, fixes it.
    pub is_certain: bool,
    /// Every instant that it could be.
    pub candidates: Vec<Timestamp>,
    /// Why so.
    pub why: Why,
}

impl Reading {
    /// Of a line that holds no instant.
    pub fn none(why: Why) -> Reading {
        Reading { instant: None, is_certain: false, candidates: Vec::new(), why }
    }
}

/// Offsets that are in use somewhere, in minutes, UTC first.
pub const OFFSETS: [i32; 38] = [
    0, 60, 120, -300, -360, -420, -480, -240, 330, 480, 540, 600, 660, -180, 180, 240, 300, 360, 420, 720,
    780, 840, 570, 630, 525, 765, 390, 345, 270, 210, -60, -120, -150, -210, -540, -570, -600, -660,
];

/// An offset as a zone that can be chosen: `UTC+2`, `UTC-3:30`.
pub(super) fn offset_name(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    if rest == 0 { format!("UTC{sign}{hours}") } else { format!("UTC{sign}{hours}:{rest:02}") }
}

/// Reads a stamp.
pub fn read(stamp: &Stamp, around: &Surroundings) -> Reading {
    match &stamp.moment {
        Moment::Impossible => Reading::none(Why::NoSuchTime),
        Moment::Count { at, belief, .. } => {
            let is_believed = *belief != Belief::Possible;
            let why = match belief {
                Belief::Sure => Why::Count,
                Belief::Likely => Why::LikelyCount,
                Belief::Possible => Why::PossibleCount,
            };
            Reading {
                instant: is_believed.then_some(*at),
                is_certain: *belief == Belief::Sure,
                candidates: vec![*at],
                why,
            }
        }
        Moment::Wall(wall) => read_wall(wall, around),
    }
}

/// The zones that a time may be of.
enum Clocks<'c> {
    /// These, the likeliest first.
    Of(Vec<Box<dyn Zone + 'c>>),
    /// One, which the time states or the caller gave.
    One(&'c dyn Zone),
    /// The name that stands there belongs to no zone.
    NoSuchZone,
    /// Nothing says.
    Open,
}

fn read_wall(wall: &Wall, around: &Surroundings) -> Reading {
    let named = match &wall.zone {
        Some((Stated::Named(name), _)) => (around.zones)(name),
        Some((Stated::Fixed(_) | Stated::Shared(_) | Stated::Unknown, _)) | None => None,
    };
    let clocks = match &wall.zone {
        None => around.zone.map_or(Clocks::Open, Clocks::One),
        Some((Stated::Fixed(minutes), _)) => Clocks::Of(vec![fixed(*minutes)]),
        Some((Stated::Shared(name), _)) => Clocks::Of(shared(name, around)),
        Some((Stated::Named(_), _)) => named.as_deref().map_or(Clocks::NoSuchZone, Clocks::One),
        Some((Stated::Unknown, _)) => Clocks::NoSuchZone,
    };
    match clocks {
        Clocks::One(zone) => in_zones(wall, &[zone], around),
        Clocks::Of(zones) => in_zones(wall, &zones.iter().map(|zone| &**zone).collect::<Vec<_>>(), around),
        Clocks::NoSuchZone => {
            let read = around.zone.map(|zone| in_zones(wall, &[zone], around));
            let candidates = read.map_or_else(|| everywhere(wall, around), |reading| reading.candidates);
            Reading { candidates, ..Reading::none(Why::NoSuchZone) }
        }
        Clocks::Open => {
            Reading { candidates: everywhere(wall, around), ..Reading::none(Why::NoZone(supplied(wall))) }
        }
    }
}

fn fixed(minutes: i32) -> Box<dyn Zone> {
    Box::new(FixedZone { name: String::new(), offset: Offset(minutes) })
}

/// What a wall shows, as a clock in UTC would show it; none where its date can be read in several ways or is missing.
pub(super) fn wall_in_utc(wall: &Wall, now: Timestamp) -> Option<Timestamp> {
    match shown(wall, &FixedZone::utc(), now).as_slice() {
        [one] if !wall.dates.is_empty() => Some(*one),
        _ => None,
    }
}

/// What a short name means; of several, what it means where the given zone is.
fn shared(name: &str, around: &Surroundings) -> Vec<Box<dyn Zone>> {
    let home = around.zone.map_or("", Zone::name);
    short_name(name, home).unwrap_or_default().into_iter().map(fixed).collect()
}

/// The instants in all offsets that are in use, UTC first.
fn everywhere(wall: &Wall, around: &Surroundings) -> Vec<Timestamp> {
    let zones: Vec<Box<dyn Zone>> = OFFSETS.iter().map(|minutes| fixed(*minutes)).collect();
    let mut all = Vec::new();
    for zone in &zones {
        all.extend(shown(wall, &**zone, around.now).into_iter().flat_map(|shown| instants(shown, &**zone).0));
    }
    distinct(all)
}

fn distinct(all: Vec<Timestamp>) -> Vec<Timestamp> {
    let mut kept: Vec<Timestamp> = Vec::with_capacity(all.len());
    for at in all {
        if !kept.contains(&at) {
            kept.push(at);
        }
    }
    kept
}

fn in_zones(wall: &Wall, zones: &[&dyn Zone], around: &Surroundings) -> Reading {
    let mut all = Vec::new();
    let mut change = None;
    let mut ways = 0;
    for zone in zones {
        for shown in shown(wall, *zone, around.now) {
            let (found, why) = instants(shown, *zone);
            change = change.or(why);
            all.extend(found);
            ways += 1;
        }
    }
    // A program that is known to write UTC and not to say so: the zone of the machine is a doubt.
    let is_habit =
        wall.utc_habit && zones.iter().any(|zone| all.first().is_some_and(|at| zone.offset_at(*at).0 != 0));
    if is_habit {
        all.extend(shown(wall, &FixedZone::utc(), around.now));
    }
    let candidates = distinct(all);
    let supplied = supplied(wall);
    let why = match (change, zones.len()) {
        (Some(change), _) => change,
        (None, 2..) => Why::SharedName,
        (None, _) if ways == 0 => Why::NoSuchTime,
        (None, _) if refuted(wall) => Why::OtherWeekday,
        (None, _) if is_habit => Why::UtcHabit,
        (None, _) if ways > 1 => Why::DayOrMonth,
        (None, _) if supplied != Supplied::Nothing => Why::Supplied(supplied),
        (None, _) if wall.zone.is_some() => Why::Stated,
        (None, _) => Why::Given,
    };
    let is_certain = matches!(why, Why::Stated | Why::Given) && candidates.len() == 1;
    let is_length = wall.dates.is_empty() && wall.millis < 3_600_000 / 60;
    let instant = candidates.first().copied().filter(|_| !matches!(why, Why::NoSuchReading) && !is_length);
    let why = if is_length { Why::MaybeLength } else { why };
    Reading { instant, is_certain, candidates, why }
}

/// What the line leaves out.
fn supplied(wall: &Wall) -> Supplied {
    if wall.dates.is_empty() {
        return Supplied::Date;
    }
    match wall.dates.iter().any(|date| date.year.is_none()) {
        true => Supplied::Year,
        false if !wall.has_seconds => Supplied::Seconds,
        false => Supplied::Nothing,
    }
}

/// The instants at which the clock of a zone shows that, and why they are not one.
fn instants(shown: Timestamp, zone: &dyn Zone) -> (Vec<Timestamp>, Option<Why>) {
    match readings(shown, zone) {
        Readings::Once(at) => (vec![at], None),
        Readings::Twice(one, two) => (vec![one, two], Some(Why::Twice)),
        Readings::Never(one, two) => (vec![one, two], Some(Why::NoSuchReading)),
    }
}

/// What the wall shows, as a clock in UTC would show it, once for each way to read the date, the likeliest first.
fn shown(wall: &Wall, zone: &dyn Zone, now: Timestamp) -> Vec<Timestamp> {
    let here = now.plus_minutes(i64::from(zone.offset_at(now).0));
    let at = |day: i64| Timestamp::from_millis(day * DAY_MILLIS + wall.millis);
    if wall.dates.is_empty() {
        let today = here.as_millis().div_euclid(DAY_MILLIS);
        let is_ahead = wall.millis > here.as_millis().rem_euclid(DAY_MILLIS) + AHEAD_MILLIS;
        return at(today - i64::from(is_ahead)).into_iter().collect();
    }
    let mut all: Vec<Timestamp> = Vec::with_capacity(1);
    for date in matching(wall) {
        let day = match date.year {
            Some(year) => day_number(year, date),
            None => nearest_day(date, wall, here),
        };
        all.extend(day.and_then(at).filter(|at| !all.contains(at)));
    }
    // Of several ways the one that is not still to come, and of those the last.
    if all.len() > 1
        && wall.dates.iter().any(|date| {
            date.year
                .is_some_and(|_| date.order != wall.dates.first().map_or(date.order, |first| first.order))
        })
    {
        let far = |at: &Timestamp| at.as_millis() > here.as_millis() + DAY_MILLIS;
        all.sort_by_key(|at| far(at));
    }
    all
}

/// The ways to read the date that agree with the weekday; all where none does.
fn matching(wall: &Wall) -> Vec<&Date> {
    let all: Vec<&Date> = wall.dates.iter().collect();
    let agrees = |date: &&Date| date.year.is_some_and(|year| weekday(year, date) == wall.weekday);
    if wall.weekday.is_none() || !all.iter().any(agrees) {
        return all;
    }
    all.into_iter().filter(agrees).collect()
}

fn weekday(year: i32, date: &Date) -> Option<u32> {
    let day = NaiveDate::from_ymd_opt(year, date.month, date.day)?;
    Some(day.weekday().num_days_from_monday())
}

/// Whether the weekday that stands there is none of that date.
fn refuted(wall: &Wall) -> bool {
    let with_year: Vec<&Date> = wall.dates.iter().filter(|date| date.year.is_some()).collect();
    let agrees = |date: &&Date| date.year.is_some_and(|year| weekday(year, date) == wall.weekday);
    wall.weekday.is_some() && !with_year.is_empty() && !with_year.iter().any(agrees)
}

/// Days since 1970.
fn day_number(year: i32, date: &Date) -> Option<i64> {
    let day = NaiveDate::from_ymd_opt(year, date.month, date.day)?;
    Some(i64::from(day.num_days_from_ce()) - 719_163)
}

/// The last day of that name, allowing one day for clocks and zones; with a weekday, the last that falls on it.
fn nearest_day(date: &Date, wall: &Wall, here: Timestamp) -> Option<i64> {
    let this = here.utc().year;
    let years = (0..9).map(|back| this + 1 - back);
    let limit = here.as_millis() + DAY_MILLIS;
    let days = years.filter_map(|year| day_number(year, date).map(|day| (year, day)));
    let past: Vec<(i32, i64)> = days.filter(|(_, day)| day * DAY_MILLIS + wall.millis <= limit).collect();
    let on_weekday = |(year, _): &&(i32, i64)| wall.weekday.is_some() && weekday(*year, date) == wall.weekday;
    past.iter().find(on_weekday).or_else(|| past.first()).map(|(_, day)| *day)
}
