//! From an expression to the one instant that is meant, or to what has to be asked.

use super::error::{Choice, Question, TimeError, Why};
use super::instants::{Hit, day_after, days, first, hands, on, zones_of};
use super::typed::{Scene, Wanted};
use super::zones::ZoneName;
use super::{ClockTime, Day, Length, Reading};
use crate::domain::values::Timestamp;
use crate::domain::values::Zone;

const HOUR_MILLIS: i64 = 3_600_000;
/// How far ahead the next such time may be where it is not said that tomorrow is meant.
const AHEAD_MILLIS: i64 = 12 * HOUR_MILLIS;
/// How long ago the last such time may be where it is not said that yesterday is meant: what would be in less than six
/// hours is rather a slip.
const BEHIND_MILLIS: i64 = 18 * HOUR_MILLIS;

impl Scene<'_> {
    /// The instant of a reading; `typed` are its words.
    pub(super) fn instant(
        &self,
        reading: &Reading,
        typed: &str,
        wanted: Wanted,
    ) -> Result<Timestamp, TimeError> {
        let typed = || typed.trim().to_owned();
        match reading {
            Reading::Clock(time, _) => self.clock(time, wanted),
            Reading::Length(length, way) => self.length(*length, *way, wanted),
            // "yesterday" is no time to come, whatever hour stands beside it.
            Reading::Day(Day::Near(..0)) if wanted == Wanted::Ahead => Err(TimeError::NoTime),
            Reading::Day(_) => Err(TimeError::NoClock(typed())),
            Reading::Range => Err(TimeError::Range(typed())),
            Reading::Vague => Err(TimeError::Vague(typed())),
            Reading::NoSuch => Err(TimeError::NoSuchTime(typed())),
        }
    }

    fn length(&self, length: Length, is_ago: Option<bool>, wanted: Wanted) -> Result<Timestamp, TimeError> {
        let is_behind = wanted == Wanted::Behind;
        if is_ago.is_some_and(|is_ago| is_ago != is_behind) {
            return Err(TimeError::WrongWay);
        }
        if length.seconds == 0 && !is_behind {
            return Err(TimeError::Zero);
        }
        let minutes = u32::try_from(length.seconds / 60).map_err(|_| TimeError::NoTime)?;
        let millis = i64::from(minutes) * 60_000 + i64::try_from(length.seconds % 60).unwrap_or(0) * 1000;
        Ok(self.now.plus_millis(if is_behind { -millis } else { millis }))
    }

    fn clock(&self, time: &ClockTime, wanted: Wanted) -> Result<Timestamp, TimeError> {
        // "02:41 (03:41)": where no zone is named, UTC stands first and the local clock beside it.
        let is_pair = time.zone.is_none() && time.beside.iter().any(|(_, zone)| zone.is_none());
        let utc = ZoneName::utc();
        let zone = if is_pair { Some(&utc) } else { time.zone.as_ref() };
        let zones = zones_of(zone, self.local, self.zones);
        let at = match zones.as_slice() {
            [] => Err(TimeError::UnknownZone(zone.map(ZoneName::typed).unwrap_or_default())),
            [zone] => self.in_zone(time, &**zone, wanted),
            several => {
                let of = |zone: &dyn Zone| {
                    let all = self.hits(time, zone, wanted).into_iter().flat_map(|hit| hit.at);
                    let place = zone.name().to_owned();
                    all.map(|at| Choice { place: place.clone(), ..at.into() }).collect::<Vec<Choice>>()
                };
                let all: Vec<Choice> = several.iter().flat_map(|zone| of(&**zone)).collect();
                let name = zone.map_or("", ZoneName::short);
                match all.is_empty() {
                    true => self.in_zone(time, &*several[0], wanted),
                    false => ask(Why::Zone(name), all),
                }
            }
        }?;
        let agrees = time.beside.iter().all(|(clock, zone)| {
            zones_of(zone.as_ref(), self.local, self.zones).iter().all(|zone| {
                let shown = at.calendar(zone.offset_at(at));
                (shown.hour, shown.minute) == (clock.hour, clock.minute)
            })
        });
        if agrees { Ok(at) } else { Err(TimeError::Differ) }
    }

    fn in_zone(&self, time: &ClockTime, zone: &dyn Zone, wanted: Wanted) -> Result<Timestamp, TimeError> {
        let mut hits = self.hits(time, zone, wanted);
        if hits.len() > 1 {
            let why = if time.clock.is_midnight { Why::Midnight } else { Why::HalfOfDay };
            return ask(why, hits.into_iter().flat_map(|hit| hit.at).map(Choice::from).collect());
        }
        let days = days(time.day, self.now, zone, wanted);
        // The day that was said, or today.
        let missed = days.first().map(|day| on(*day, time.clock, zone).0).unwrap_or_default();
        let Some(hit) = hits.pop() else {
            return Err(match missed.last() {
                Some(at) => self.missed(*at, zone, wanted, None),
                // There is no 31 November.
                None => TimeError::NoTime,
            });
        };
        let at = hit.at.first().copied().unwrap_or(self.now);
        let limit = if wanted == Wanted::Ahead { AHEAD_MILLIS } else { BEHIND_MILLIS };
        let is_far = time.day.is_none() && hit.place > 0 && at.since(self.now).abs() > limit;
        if is_far && !time.clock.is_midnight {
            let nearest = if wanted == Wanted::Ahead { missed.last() } else { missed.first() };
            return Err(self.missed(nearest.copied().unwrap_or(at), zone, wanted, Some(at.into())));
        }
        match hit.why {
            Some(why) => ask(why, hit.at.into_iter().map(Choice::from).collect()),
            None => Ok(at),
        }
    }

    /// What the time may be: one hit, or one for each half of the day where both may be meant.
    fn hits(&self, time: &ClockTime, zone: &dyn Zone, wanted: Wanted) -> Vec<Hit> {
        let mut days = days(time.day, self.now, zone, wanted);
        let look = |clock, days: &[Timestamp]| first(clock, days, zone, self.now, wanted);
        if time.clock.is_midnight && time.day.is_some() {
            let ends = days.first().map(|day| day_after(*day));
            days.truncate(1);
            let both = days.into_iter().chain(ends);
            return both.filter_map(|day| look(time.clock, &[day])).collect();
        }
        let hits: Vec<Hit> = hands(time).into_iter().filter_map(|clock| look(clock, &days)).collect();
        let is_first_meant = match hits.as_slice() {
            [one, other] => self.is_plain(time, one, other, wanted),
            _ => true,
        };
        if is_first_meant { hits.into_iter().take(1).collect() } else { hits }
    }

    /// Whether a time without its half of the day is meant as it stands there. Without a day it is where it is the nearer
    /// of the two, so that those who count to 12 and those who count to 24 mean the same; on a day to come, in the morning.
    fn is_plain(&self, time: &ClockTime, one: &Hit, other: &Hit, wanted: Wanted) -> bool {
        let far = |hit: &Hit| hit.at.first().map(|at| at.since(self.now).abs());
        match time.day {
            None => far(one) < far(other),
            Some(Day::Near(_) | Day::Weekday(_) | Day::Date { .. }) => {
                wanted == Wanted::Ahead && (6..12).contains(&time.clock.hour)
            }
        }
    }

    fn missed(&self, at: Timestamp, zone: &dyn Zone, wanted: Wanted, choice: Option<Choice>) -> TimeError {
        let far = at.since(self.now).abs();
        match wanted {
            Wanted::Ahead => TimeError::Passed(far, zone.name().to_owned(), choice),
            Wanted::Behind => TimeError::NotYet(far, zone.name().to_owned(), choice),
        }
    }
}

/// The one instant, or the question which.
fn ask(why: Why, found: Vec<Choice>) -> Result<Timestamp, TimeError> {
    let mut choices = Vec::with_capacity(found.len());
    for choice in found {
        if let Err(place) = choices.binary_search_by_key(&choice.at, |known: &Choice| known.at) {
            choices.insert(place, choice);
        }
    }
    if let [one] = choices.as_slice()
        && !matches!(why, Why::Never(_))
    {
        return Ok(one.at);
    }
    Err(TimeError::Ask(Question { why, choices }))
}
