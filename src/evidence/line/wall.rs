//! Date, time of day and zone as one stamp, in the orders that programs write them.

use super::bytes::{Bytes, is_edge};
use super::clock::{self, Clock, Half};
use super::date;
use super::keys::{self, Key};
use super::named_date;
use super::stamp::{Date, Moment, Order, Stamp, Stated, Wall};
use super::zone;
use crate::domain::Timestamp;
use std::ops::Range;

/// A date that was found, in numbers or by name.
struct Dated {
    dates: Vec<Date>,
    weekday: Option<u32>,
    end: usize,
    lacks_year: bool,
    is_bare: bool,
    is_loose: bool,
}

impl From<named_date::Found> for Dated {
    fn from(found: named_date::Found) -> Dated {
        let named_date::Found { dates, weekday, end, lacks_year, is_bare } = found;
        Dated { dates, weekday, end, lacks_year, is_bare, is_loose: false }
    }
}

impl From<date::Found> for Dated {
    fn from(found: date::Found) -> Dated {
        let date::Found { dates, end, is_bare, is_loose } = found;
        Dated { dates, weekday: None, end, lacks_year: false, is_bare, is_loose }
    }
}

/// The stamp that begins there with digits.
pub(super) fn with_digits(line: Bytes, place: usize, is_leading: bool) -> Option<Stamp> {
    if let Some(found) = clock::with_colons(line, place) {
        return clock_first(line, place, &found);
    }
    if let Some(date) = chromium(line, place) {
        return with_date(line, place, date, true);
    }
    let found = named_date::year_first(line, place)
        .map(Dated::from)
        .or_else(|| date::at(line, place).map(Dated::from))
        .or_else(|| named_date::day_first(line, place, false).map(Dated::from))?;
    with_date(line, place, found, is_leading)
}

/// `1129/100257.035424`
fn chromium(line: Bytes, place: usize) -> Option<Dated> {
    let is_one = line.run(place) == 4 && line.at(place + 4) == b'/' && line.run(place + 5) == 6;
    let date = if is_one { date::month_and_day(line, place)? } else { return None };
    Some(Dated {
        dates: vec![date],
        weekday: None,
        end: place + 4,
        lacks_year: false,
        is_bare: true,
        is_loose: false,
    })
}

/// The stamp that begins there with a word, or with the level of klog.
pub(super) fn with_word(line: Bytes, place: usize) -> Option<Stamp> {
    if line.at(place + 1).is_ascii_digit() {
        let is_level = matches!(line.at(place), b'I' | b'W' | b'E' | b'F' | b'D');
        let end = [place + 7, place + 9].into_iter().find(|end| line.at(*end) == b' ');
        if let Some(end) = end.filter(|_| is_level && line.at(place + 5) != b' ') {
            // CockroachDB and glog have the year too: "I261129", "I20261129".
            let found = date::at(line, place + 1).filter(|found| found.end == end)?;
            return with_date(line, place + 1, found.into(), true);
        }
        let is_level = is_level && line.at(place + 5) == b' ';
        let date = if is_level { date::month_and_day(line, place + 1)? } else { return None };
        let end = place + 5;
        let found = Dated {
            dates: vec![date],
            weekday: None,
            end,
            lacks_year: false,
            is_bare: true,
            is_loose: false,
        };
        return with_date(line, place + 1, found, true);
    }
    with_date(line, place, named_date::with_word(line, place)?.into(), false)
}

/// `20261129083300Z`, `261129141753Z`
pub(super) fn packed(line: Bytes, place: usize, now: Timestamp) -> Option<Stamp> {
    let run = line.run(place);
    let (year, at) = match run {
        14 => (line.number(place, 4)?, place + 4),
        12 if line.at(place + 12) == b'Z' => {
            let short = line.number(place, 2)?;
            (if short < 50 { 2000 + short } else { 1900 + short }, place + 2)
        }
        _ => return None,
    };
    let year = i32::try_from(year).ok()?;
    let this = now.utc().year;
    let is_near = run == 12 || (1990..=this + 10).contains(&year);
    let date = Date::new(Order::YearMonthDay, Some(year), line.number(at, 2)?, line.number(at + 2, 2)?);
    let date = date.filter(|_| is_near)?;
    let Some(clock::Found::Clock(clock)) = clock::behind_date(line, at + 4, true) else { return None };
    let found = Dated {
        dates: vec![date],
        weekday: None,
        end: at + 4,
        lacks_year: false,
        is_bare: false,
        is_loose: false,
    };
    Some(finish(line, place, found, clock))
}

fn with_date(line: Bytes, place: usize, found: Dated, is_leading: bool) -> Option<Stamp> {
    if found.is_loose && !is_leading {
        return None;
    }
    let (at, is_glued) = clock::behind(line, found.end)?;
    let clock = match clock::behind_date(line, at, is_glued)? {
        clock::Found::Impossible(end) => return Some(impossible(place..end)),
        clock::Found::Clock(clock) => clock,
    };
    // Two numbers of six digits side by side are a time only where a line begins.
    let has_colons = matches!(line.at(at + 1), b':') || line.at(at + 2) == b':';
    if found.is_bare && !has_colons && !(is_glued || is_leading) {
        return None;
    }
    if found.dates.is_empty() {
        return Some(impossible(place..clock.end));
    }
    Some(finish(line, place, found, clock))
}

fn impossible(span: Range<usize>) -> Stamp {
    Stamp { span, moment: Moment::Impossible }
}

/// What follows the time of day: a zone, a year, both in either order.
fn finish(line: Bytes, place: usize, mut found: Dated, clock: Clock) -> Stamp {
    let mut end = clock.end;
    let mut zone = None;
    if found.lacks_year {
        let between = zone::before_year(line, end);
        let behind_zone = between.as_ref().map_or(end, |zone| zone.end);
        let year = named_date::late_year(line, behind_zone);
        match (year, between) {
            (Some((year, year_end)), between) => {
                found.dates = with_year(&found.dates, year);
                end = year_end;
                zone = between;
            }
            (None, Some(between)) if between.stated != Stated::Unknown => {
                end = between.end;
                zone = Some(between);
            }
            (None, _) => {}
        }
        if found.dates.is_empty() {
            return impossible(place..end);
        }
    }
    if zone.is_none()
        && let Some(behind) = zone::behind(line, end)
    {
        end = behind.end;
        zone = Some(behind);
    }
    let is_field = line.at(end) == b'"' || line.slice(0, place).ends_with("date=");
    if zone.is_none() && is_field {
        zone = zone::beside(line, end);
    }
    prefer(&mut found.dates, clock.half);
    let wall = Wall {
        utc_habit: zone.is_none() && has_utc_habit(line, place, clock),
        dates: found.dates,
        weekday: found.weekday,
        millis: clock.millis,
        has_seconds: clock.has_seconds,
        zone: zone.map(|zone| (zone.stated, zone.span)),
    };
    Stamp { span: place..end, moment: Moment::Wall(wall) }
}

fn with_year(dates: &[Date], year: i32) -> Vec<Date> {
    dates.iter().filter_map(|date| Date::new(date.order, Some(year), date.month, date.day)).collect()
}

/// With AM in capitals a month stands first, with am in small letters a day does: so write the locales that have them.
fn prefer(dates: &mut [Date], half: Option<Half>) {
    let first = match half {
        Some(Half::Capitals) => Order::MonthDayYear,
        Some(Half::Small) => Order::DayMonthYear,
        None => return,
    };
    dates.sort_by_key(|date| date.order != first);
}

/// Caddy at a terminal and tslog write UTC and do not say so: a tab behind the milliseconds.
fn has_utc_habit(line: Bytes, place: usize, clock: Clock) -> bool {
    let is_year = line.run(place) == 4 && matches!(line.at(place + 4), b'/' | b'-');
    is_year && clock.fraction == 3 && line.at(clock.end) == b'\t'
}

/// A time of day that stands first or alone, perhaps with a date behind it.
fn clock_first(line: Bytes, place: usize, found: &clock::Found) -> Option<Stamp> {
    let clock = match found {
        clock::Found::Impossible(end) => {
            // "99:99:99" may be a length or a part of an address.
            let is_time = line.at(place + 2) == b':' && line.at(place + 5) == b':';
            return is_time.then(|| impossible(place..*end));
        }
        clock::Found::Clock(clock) => *clock,
    };
    // Behind a colon or a dot it is a part of an address, but for the value of a field.
    let is_value = || matches!(keys::before(line, place), Some(Key::Main | Key::Other));
    if line.before(place) == b'.' || line.before(place) == b':' && !is_value() {
        return None;
    }
    let zone = zone::behind(line, clock.end);
    let date =
        date_behind(line, clock.end).or_else(|| zone.as_ref().and_then(|zone| date_behind(line, zone.end)));
    let digits = line.run(place);
    if date.is_none() && digits != 2 && clock.half.is_none() {
        return None;
    }
    let found = date.unwrap_or(Dated {
        dates: Vec::new(),
        weekday: None,
        end: clock.end,
        lacks_year: false,
        is_bare: false,
        is_loose: false,
    });
    let end = found.end;
    let mut stamp = finish(line, place, Dated { lacks_year: false, ..found }, Clock { end, ..clock });
    stamp.span.end = stamp.span.end.max(end);
    // "08:30:13 UTC 11/29/2026"
    if let Moment::Wall(wall) = &mut stamp.moment
        && wall.zone.is_none()
    {
        wall.zone = zone.map(|zone| (zone.stated, zone.span));
    }
    Some(stamp)
}

/// `15:18 on 2026-11-29`, `10:02:07 29/11/26`: a whole date right behind.
fn date_behind(line: Bytes, place: usize) -> Option<Dated> {
    let comma = place + usize::from(line.at(place) == b',');
    let mut at = line.blanks(comma, 2);
    for word in ["on ", "am ", "le ", "of "] {
        at += if line.starts(at, word) { word.len() } else { 0 };
    }
    if at == place || !(line.at(at).is_ascii_digit() || line.at(at).is_ascii_alphabetic()) {
        return None;
    }
    let numeric = || date::at(line, at).filter(|found| !found.is_bare).map(Dated::from);
    let named = || {
        named_date::day_first(line, at, false).or_else(|| named_date::with_word(line, at)).map(Dated::from)
    };
    let found = numeric().or_else(named)?;
    let has_year = found.dates.iter().any(|date| date.year.is_some());
    // The next column may begin with a time of day of its own.
    let is_whole = has_year && is_edge(line.at(found.end)) && line.at(found.end) != b':';
    let own_clock =
        clock::behind(line, found.end).and_then(|(at, glued)| clock::behind_date(line, at, glued));
    (is_whole && own_clock.is_none()).then_some(found)
}

/// The first date with a year in a text, time of day or not.
pub(crate) fn date_in(text: &str) -> Option<Date> {
    let line = Bytes::of(text);
    (0..line.len().min(200)).filter(|place| is_edge(line.before(*place))).find_map(|place| {
        let numeric = || date::at(line, place).filter(|found| !found.is_bare).map(Dated::from);
        let named = || named_date::with_word(line, place).map(Dated::from);
        let byte = line.at(place);
        let found = if byte.is_ascii_digit() {
            numeric()
        } else if byte.is_ascii_alphabetic() {
            named()
        } else {
            None
        };
        found?.dates.into_iter().find(|date| date.year.is_some())
    })
}
