//! Who is on duty when: a plain list of days and names, a line each.
//!
//! ```text
//! zone Europe/Berlin
//! Mon-Fri 09:00 Ana
//! Mon-Fri 18:00 Ben
//! Sat,Sun 09:00 nobody
//! 2026-12-24 09:00 Cem
//! ```
//!
//! A line says who has it from that time on. A day that is named by its date goes by its own lines alone. Times are those of
//! the zone that was named last, UTC before one is.

use super::weekday::{near, weekday, weekday_named};
use crate::domain::{FixedZone, Readings, Timestamp, Zone, readings};
use std::fmt;

/// From when somebody has it where a line says no time.
const MORNING: i64 = 9 * 60;
/// How many days to both sides are looked at: a week, and what zones and clock changes may add.
const DAYS: i64 = 9;
const DAY_MINUTES: i64 = 24 * 60;
/// How a line says that nobody is on duty.
const NOBODY: [&str; 3] = ["nobody", "-", "–"];

/// A list as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rotation {
    changes: Vec<Change>,
    zones: Vec<(usize, String)>,
    problems: Vec<Problem>,
}

/// A line that is not used, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Which one, from 1.
    pub line: usize,
    /// What it says.
    pub text: String,
    /// Why it is not used.
    pub why: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Line {}, “{}”: {}.", self.line, self.text, self.why)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    days: Days,
    minute: i64,
    /// The place of its zone among the zones; `None` for UTC.
    zone: Option<usize>,
    /// Empty for nobody.
    name: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Days {
    /// A bit for each day of the week, Monday first.
    Weekly(u8),
    /// A date, as midnight of a clock in UTC.
    On(Timestamp),
}

/// Who has it, and since or from when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    /// Who; empty for nobody.
    pub name: String,
    /// From when.
    pub from: Timestamp,
    /// The zone in which the list says so.
    pub zone: String,
}

/// Who is on duty now, and who is next.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OnDuty {
    /// The one who has it now; `None` where the list says nothing of now.
    pub now: Option<Shift>,
    /// The next one who is somebody else.
    pub next: Option<Shift>,
}

impl OnDuty {
    /// To whom somebody hands over now: to the one who has it already by the list, as one hands over after the turn; else to
    /// the next one. Nobody hands over to themselves.
    pub fn after(&self, who: &str) -> Option<&Shift> {
        let is_other = |shift: &&Shift| !shift.name.is_empty() && shift.name != who;
        self.now.as_ref().filter(is_other).or(self.next.as_ref().filter(is_other))
    }
}

/// Finds a zone by its name.
pub type Zones<'a> = &'a dyn Fn(&str) -> Option<Box<dyn Zone>>;

impl Rotation {
    /// Reads a list. A line that cannot be read is left out and told; an empty one says nothing.
    pub fn read<'l>(lines: impl Iterator<Item = &'l str>) -> Rotation {
        let mut rotation = Rotation::default();
        for (at, line) in lines.enumerate() {
            let text = line.trim();
            if text.is_empty() || text.starts_with('#') {
                continue;
            }
            if let Some(zone) = text.strip_prefix("zone ") {
                rotation.zones.push((at + 1, zone.trim().to_owned()));
                continue;
            }
            let zone = rotation.zones.len().checked_sub(1);
            match change(text, zone) {
                Ok(change) => rotation.changes.push(change),
                Err(why) => rotation.problems.push(Problem { line: at + 1, text: text.to_owned(), why }),
            }
        }
        rotation
    }

    /// Whether it says nothing at all.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The lines that are not used, and why.
    pub fn problems(&self, zones: Zones<'_>) -> Vec<Problem> {
        let mut problems = self.problems.clone();
        for (line, name) in self.zones.iter().filter(|(_, name)| zone_of(name, zones).is_none()) {
            let why =
                "this browser knows no zone of that name, so the lines below it are not used".to_owned();
            problems.push(Problem { line: *line, text: ["zone ", name].concat(), why });
        }
        problems.sort_by_key(|problem| problem.line);
        problems
    }

    /// Who is on duty at `now`, and who is next.
    pub fn at(&self, now: Timestamp, zones: Zones<'_>) -> OnDuty {
        let mut shifts: Vec<Shift> = Vec::new();
        for (place, change) in self.changes.iter().enumerate() {
            if self.changes.iter().take(place).all(|before| before.zone != change.zone) {
                self.collect(change.zone, now, zones, &mut shifts);
            }
        }
        let mut duty = OnDuty::default();
        for shift in shifts {
            if shift.from <= now {
                duty.now = Some(shift);
            } else if duty.next.is_none() && duty.now.as_ref().is_none_or(|now| now.name != shift.name) {
                duty.next = Some(shift);
            }
        }
        duty
    }

    /// Adds the shifts of all lines in a zone, days around `now`, in the order of their times; of two at one time the one
    /// that stands below comes last, so that it is the one that holds.
    fn collect(&self, place: Option<usize>, now: Timestamp, zones: Zones<'_>, shifts: &mut Vec<Shift>) {
        let name = place.and_then(|place| self.zones.get(place)).map_or("UTC", |(_, name)| name.as_str());
        let Some(zone) = zone_of(name, zones) else { return };
        let shown = now.plus_minutes(i64::from(zone.offset_at(now).0));
        let today = shown.plus_millis(-shown.as_millis().rem_euclid(DAY_MINUTES * 60_000));
        for day in (-DAYS..=DAYS).map(|days| today.plus_minutes(days * DAY_MINUTES)) {
            let is_dated = self.changes.iter().any(|change| change.days == Days::On(day));
            for change in self.changes.iter().filter(|change| change.zone == place) {
                let is_meant = match change.days {
                    Days::Weekly(days) => !is_dated && days >> weekday(day) & 1 == 1,
                    Days::On(date) => date == day,
                };
                if !is_meant {
                    continue;
                }
                let from = match readings(day.plus_minutes(change.minute), &*zone) {
                    Readings::Once(at) | Readings::Twice(at, _) => at,
                    // The clocks go forward over it: as far after midnight as on any other day.
                    Readings::Never(_, at) => at,
                };
                let at = shifts.partition_point(|other| other.from <= from);
                shifts.insert(at, Shift { name: change.name.clone(), from, zone: zone.name().to_owned() });
            }
        }
    }
}

fn zone_of(name: &str, zones: Zones<'_>) -> Option<Box<dyn Zone>> {
    if name.eq_ignore_ascii_case("UTC") { Some(Box::new(FixedZone::utc())) } else { zones(name) }
}

fn change(text: &str, zone: Option<usize>) -> Result<Change, String> {
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let days = days_in(first)?;
    let (word, after) = rest.trim().split_once(char::is_whitespace).unwrap_or((rest.trim(), ""));
    let (minute, name) = match time_in(word)? {
        Some(minute) => (minute, after.trim()),
        None => (MORNING, rest.trim()),
    };
    if name.is_empty() {
        return Err("a name is missing (“nobody” for none)".to_owned());
    }
    if name.chars().count() > super::MAX_NAME {
        return Err(format!("the name has more than {} characters", super::MAX_NAME));
    }
    let is_nobody = NOBODY.iter().any(|nobody| nobody.eq_ignore_ascii_case(name));
    let name = if is_nobody { String::new() } else { name.to_owned() };
    Ok(Change { days, minute, zone, name })
}

fn days_in(word: &str) -> Result<Days, String> {
    if word.eq_ignore_ascii_case("daily") {
        return Ok(Days::Weekly(0x7f));
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let date = Timestamp::parse(&[word, "T00:00:00.000Z"].concat());
        return date.map(Days::On).ok_or_else(|| format!("“{word}” is no date like 2026-12-24"));
    }
    let day =
        |name: &str| weekday_named(name).ok_or_else(|| format!("no day of the week is called “{name}”"));
    let mut days = 0;
    for part in word.split(',') {
        match part.split_once('-') {
            None => days |= 1 << day(part)?,
            Some((from, to)) => {
                let (mut at, to) = (day(from)?, day(to)?);
                days |= 1 << at;
                while at != to {
                    at = (at + 1) % 7;
                    days |= 1 << at;
                }
            }
        }
    }
    Ok(Days::Weekly(days))
}

/// The minutes after midnight in `09:00`; `None` where it is no time but a name.
fn time_in(word: &str) -> Result<Option<i64>, String> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return Ok(None);
    }
    let read = || {
        let (hour, minute) = word.split_once(':')?;
        let number = |text: &str| text.parse::<i64>().ok().filter(|_| text.len() <= 2);
        Some((number(hour)?, number(minute)?)).filter(|(hour, minute)| *hour < 24 && *minute < 60)
    };
    match read() {
        Some((hour, minute)) => Ok(Some(hour * 60 + minute)),
        None => Err(format!("“{word}” is no time like 09:00")),
    }
}

/// Who is on duty, on the clock of `viewer`: `Ana, from 18:00: Ben (19:00 in Berlin)`. Empty where nothing is known.
pub fn on_duty_text(duty: &OnDuty, now: Timestamp, viewer: &dyn Zone, zones: Zones<'_>) -> String {
    let name = |shift: &Shift| if shift.name.is_empty() { "nobody".to_owned() } else { shift.name.clone() };
    let next = duty.next.as_ref().map(|next| {
        let there = zone_of(&next.zone, zones)
            .filter(|zone| zone.offset_at(next.from) != viewer.offset_at(next.from))
            .map(|zone| (next.from.calendar(zone.offset_at(next.from)).clock(), city(&next.zone)));
        let there = match there {
            Some((clock, city)) if city == "UTC" => format!(" ({clock} UTC)"),
            Some((clock, city)) => format!(" ({clock} in {city})"),
            None => String::new(),
        };
        format!("from {}: {}{there}", near(next.from, now, viewer), name(next))
    });
    match (&duty.now, next) {
        (None, None) => String::new(),
        (Some(now), None) => name(now),
        (None, Some(next)) => next,
        (Some(now), Some(next)) => format!("{}, {next}", name(now)),
    }
}

/// `New York` in `America/New_York`.
fn city(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}
