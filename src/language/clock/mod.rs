//! Times in a text: of the clock, relative, and days. How they are read is the grammar's of
//! `domain::time_expression`; here stands which of its readings count in running text, and how a moment is written with
//! its zone. It never asks what time it is.

mod dates;
mod lengths;

use super::case::Letters;
use super::context::ReadersZone;
use super::phrases::Hit;
use super::scan::{Text, cut};
use super::words::{Family, one_of};
use crate::domain::time_expression::{
    Clock, ClockTime, Places, Reading, Strength, ZoneName, clock_at, instant_of_iso, possible,
};
use crate::domain::{Calendar, Offset, Timestamp, Zone};

pub(crate) use lengths::length_at;

use dates::{day_at, is_day_near};
use lengths::within_at;

const MINUTE: i64 = 60_000;

/// What finds a zone by its name or its city.
pub type FindZone = fn(&str) -> Option<Box<dyn Zone>>;

/// What kind of time it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// A time of day.
    Clock {
        /// What was said.
        time: Box<ClockTime>,
        /// Whether a zone stands behind it, though it may be one that nobody knows.
        is_zoned: bool,
        /// Whether a day stands near it that was not read as its own.
        is_elsewhen: bool,
    },
    /// From now, in minutes; `None` for "a few hours".
    Within(Option<u32>),
    /// Again and again, in minutes.
    Every(u32),
    /// Only a day.
    Day,
}

/// A time in the text: its words, the last included.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    pub(crate) first: usize,
    pub(crate) last: usize,
    /// The byte behind it, with what closes its brackets.
    pub(crate) end: usize,
    pub(crate) said: Said,
}

/// For whom a time is read, and when.
pub(crate) struct Reader<'r> {
    pub(crate) now: Timestamp,
    pub(crate) zone: Option<&'r ReadersZone>,
    pub(crate) find: FindZone,
}

impl Reader<'_> {
    fn zone_of(&self, name: &str) -> Option<Box<dyn Zone>> {
        let own = self.zone.filter(|own| own.name() == name);
        own.map(|own| Box::new(own.clone()) as Box<dyn Zone>).or_else(|| (self.find)(name))
    }
}

impl Mention {
    /// Whether it is a time of day.
    pub(crate) fn is_clock(&self) -> bool {
        matches!(self.said, Said::Clock { .. })
    }

    /// Whether it is a time of day with its zone.
    pub(crate) fn is_zoned(&self) -> bool {
        matches!(self.said, Said::Clock { is_zoned: true, .. })
    }

    /// Its moments as it stands there, without the other half of the day.
    pub(crate) fn plain_moments(&self, reader: &Reader) -> Vec<i64> {
        let mut plain = self.clone();
        if let Said::Clock { time, .. } = &mut plain.said {
            time.clock.is_open = false;
        }
        plain.moments(reader)
    }

    /// Every moment that may be meant, in milliseconds since the Unix epoch; none where that cannot be told. A time
    /// without a day is the last or the next of that name.
    pub(crate) fn moments(&self, reader: &Reader) -> Vec<i64> {
        match &self.said {
            Said::Within(Some(minutes)) => vec![reader.now.as_millis() + i64::from(*minutes) * MINUTE],
            Said::Clock { time, is_zoned: true, is_elsewhen: false } => {
                // A zone that nobody knows was read by its word alone.
                if time.zone.is_none() {
                    return Vec::new();
                }
                let all = possible(time, reader.now, None, &|name| reader.zone_of(name));
                all.into_iter().map(Timestamp::as_millis).collect()
            }
            Said::Clock { .. } | Said::Within(None) | Said::Every(_) | Said::Day => Vec::new(),
        }
    }

    /// Whether the clocks in brackets behind it show that moment.
    pub(crate) fn agrees_beside(&self, moment: Timestamp, reader: &Reader) -> bool {
        let Said::Clock { time, .. } = &self.said else { return true };
        time.beside.iter().all(|(clock, zone)| {
            let zone: Option<Box<dyn Zone>> = match zone {
                Some(ZoneName::Fixed(zone)) => Some(Box::new(zone.clone())),
                Some(ZoneName::Named(name)) => reader.zone_of(name),
                Some(ZoneName::Local | ZoneName::Short(_)) => None,
                None => reader.zone.map(|own| Box::new(own.clone()) as Box<dyn Zone>),
            };
            zone.is_none_or(|zone| {
                let shown = moment.calendar(zone.offset_at(moment));
                (shown.hour, shown.minute) == (clock.hour, clock.minute)
            })
        })
    }
}

/// The moment of an ISO 8601 text with date, time of day and offset, such as "2031-03-01T03:30:00Z";
/// seconds are dropped. For files and command lines; `None` when any of the three is missing.
pub fn moment_of_iso(iso: &str) -> Option<Timestamp> {
    instant_of_iso(iso).map(|at| at.plus_millis(-at.as_millis().rem_euclid(MINUTE)))
}

/// A moment as it is written: UTC first, then the readers' zone where it shows another time; with its day where it is
/// more than a day ahead.
pub(crate) fn written(moment: Timestamp, now: Option<Timestamp>, zone: Option<&ReadersZone>) -> String {
    const DAY: i64 = 24 * 60 * MINUTE;
    let utc = moment.utc();
    let mut text = String::new();
    if now.is_some_and(|now| moment.since(now) > DAY) {
        text.push_str(&utc.date());
        text.push(' ');
    }
    text.push_str(&utc.clock());
    text.push_str(" UTC");
    let beside = zone.map(|zone| (zone, zone.offset_at(moment))).filter(|(_, offset)| *offset != Offset(0));
    if let Some((zone, offset)) = beside {
        let local = moment.calendar(offset).clock();
        for piece in [" (", &local, day_beside(moment, zone), " ", zone.name(), ")"] {
            text.push_str(piece);
        }
    }
    text
}

/// What is said of the day by a zone's clocks where it is another than in UTC.
pub(crate) fn day_beside(moment: Timestamp, zone: &ReadersZone) -> &'static str {
    let day = |calendar: Calendar| (calendar.year, calendar.month, calendar.day);
    let local = moment.calendar(zone.offset_at(moment));
    match day(local).cmp(&day(moment.utc())) {
        std::cmp::Ordering::Less => " the day before",
        std::cmp::Ordering::Equal => "",
        std::cmp::Ordering::Greater => " the next day",
    }
}

/// The promise of an update as a message ends with it.
pub(crate) fn promise_line(due: Timestamp, now: Option<Timestamp>, zone: Option<&ReadersZone>) -> String {
    ["Next update by ", &written(due, now, zone), "."].concat()
}

/// All times in the text, from left to right. The phrases in it are known: of most words the tables say that no time
/// begins there.
#[inline(never)]
pub(crate) fn mentions(
    text: &Text<'_>,
    hits: &[Hit],
    zone: Option<&ReadersZone>,
    find: FindZone,
) -> Vec<Mention> {
    let places = |name: &str| zone.is_some_and(|own| own.name() == name) || find(name).is_some();
    let mut found: Vec<Mention> = Vec::new();
    let mut hits = hits;
    for at in 0..text.len() {
        let behind = hits.iter().take_while(|hit| hit.first < at).count();
        hits = hits.get(behind..).unwrap_or_default();
        let is_inside = found.last().is_some_and(|mention| at <= mention.last);
        if is_inside || text.tokens[at].masked {
            continue;
        }
        let leads = |family| hits.iter().take_while(|hit| hit.first == at).any(|hit| hit.family == family);
        let mention = if leads(Family::Clock) || text.word(at).starts_digit() {
            time_at(text, at, &places).or_else(|| day_at(text, at))
        } else if leads(Family::Length) {
            within_at(text, at)
        } else {
            None
        };
        found.extend(mention);
    }
    found
}

/// Zones in words, which nobody can tell the offset of.
const REGIONS: &str =
    "pacific eastern central mountain london berlin paris indian japan singapore pt et ct mt local";

/// A time of day beginning at this word.
#[inline(never)]
fn time_at(text: &Text<'_>, at: usize, places: Places) -> Option<Mention> {
    if text.gap_before(at).ends_in(".:$€£#") && !text.gap_before(at).contains(' ') {
        return None;
    }
    let mut found = clock_at(text.raw, text.start(at), places)?;
    // A city in front of other words is one of them.
    if let Some(shorter) = found.shorter.take().filter(|_| is_followed(text.raw, found.end)) {
        found = *shorter;
    }
    let Reading::Clock(time, strength) = found.reading else { return None };
    let typed = cut(text.raw, text.start(at), found.end);
    let last = (at..text.len()).take_while(|&word| text.start(word) < found.end).last()?;
    let is_named = one_of(text.word(last + 1), REGIONS) && text.gap(last).all_in(" (,");
    let is_zoned = time.zone.is_some() || is_named;
    let is_time = match strength {
        Strength::Sure => true,
        Strength::Likely | Strength::Count => is_zoned,
    };
    // "Region 3a" is no time; "2:15 hours" is a length and "3:2" a score.
    let is_letter = typed.ends_with(['a', 'p']) && text.word(last).starts_digit();
    let is_length = one_of(text.word(last + 1), "hours hrs minutes min mins ratio h")
        || at > 0 && one_of(text.word(at - 1), "chapter verse score ratio psalm scale aspect");
    let rest = cut(text.raw, found.end, usize::MAX);
    // A word that is glued to it would be taken for a part of it: "03:30John", "03:30's".
    let is_glued = rest.trim_start_matches(['\'', '’']).starts_with(crate::domain::is_letter);
    let goes_on = is_glued || rest.starts_with(':') && text.gap(last) == ":";
    if !is_time || is_letter && !is_zoned || is_length || goes_on {
        return None;
    }
    let last = if is_named && time.zone.is_none() { last + 1 } else { last };
    let is_elsewhen = time.day.is_none() && is_day_near(text, at, last);
    let end = found.end.max(text.end(last));
    Some(Mention { first: at, last, end, said: Said::Clock { time: Box::new(time), is_zoned, is_elsewhen } })
}

/// Whether a word follows right there.
fn is_followed(raw: &str, end: usize) -> bool {
    cut(raw, end, usize::MAX).trim_start_matches(' ').starts_with(crate::domain::is_letter)
}

/// What a clock shows, as "03:30".
pub(crate) fn clock_text(clock: Clock) -> String {
    let digits = [clock.hour / 10, clock.hour % 10, clock.minute / 10, clock.minute % 10];
    let mut text = String::with_capacity(5);
    for (place, digit) in digits.into_iter().enumerate() {
        if place == 2 {
            text.push(':');
        }
        text.push(char::from_digit(digit, 10).unwrap_or('0'));
    }
    text
}

#[cfg(test)]
mod tests;
