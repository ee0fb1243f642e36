//! The instants of a block's lines, in the order in which they stand.

use super::sources::{Found, Lines, SourceZone, What};
use super::steady_zone::SteadyZone;
use super::supposed_zone::{LastTime, Supposed, suppose};
use super::witness::{self, Shown};
use super::{LineTimeInBlock, Paste, PastedLine};
use crate::domain::{FixedZone, Offset, Timestamp, Zone};
use crate::evidence::line::{Date, Moment, Stamp, Wall, date_in};
use crate::evidence::reading::{Reading, Surroundings, read, wall_in_utc};
use crate::evidence::why::{Supplied, Why};
use std::ops::Range;

/// A clock that runs back by more has passed midnight.
const WRAP_MILLIS: i64 = 6 * 3600 * 1000;
const HOUR_MILLIS: i64 = 3600 * 1000;

pub(super) fn resolve(paste: &Paste, spans: &[Range<usize>], lines: &mut Lines) -> Vec<PastedLine> {
    decide_zones(paste, lines);
    let supplied = supply_dates(paste, spans, lines);
    let boxes: Vec<Option<Box<dyn Zone>>> =
        lines.sources.iter().map(|source| own_zone(paste, &source.zone)).collect();
    let zones: Vec<SteadyZone> =
        boxes.iter().map(|zone| SteadyZone::of(zone.as_deref().unwrap_or(paste.viewer))).collect();
    let mut readings: Vec<Option<Reading>> = Vec::with_capacity(spans.len());
    let mut steady = (usize::MAX, false);
    for (line, found) in lines.found.iter().enumerate() {
        let like = found.as_ref().and_then(|found| like_another(found, &zones, &readings, &mut steady));
        let reading = like.or_else(|| {
            let found = found.as_ref()?;
            let zone = zones.get(found.source).map(|zone| zone as &dyn Zone);
            let around = Surroundings { now: paste.now, zone, zones: paste.zones };
            let (stamp, later) = lines.stamp_of(found)?;
            let mut reading =
                if later == 0 { read(stamp, &around) } else { read(&stamp.later(later), &around) };
            if supplied.get(line) == Some(&true) {
                reading.is_certain = false;
                reading.why = Why::Supplied(Supplied::Date);
            }
            Some(reading)
        });
        readings.push(reading);
    }
    take_second_passes(lines, &mut readings);
    let states: Vec<bool> = lines
        .sources
        .iter()
        .map(|source| matches!(source.zone, SourceZone::Remembered(_) | SourceZone::Stated))
        .collect();
    let is_fixed = |found: &Found| {
        let states_it =
            || lines.stamp_of(found).is_some_and(|(stamp, _)| stamp.stated().is_some() || is_count(stamp));
        states.get(found.source) == Some(&true) || states_it()
    };
    let mut above = None;
    let all = lines.found.iter().zip(readings).zip(spans).enumerate();
    all.map(|(number, ((found, reading), span))| {
        let own = found.as_ref().zip(reading).and_then(|(found, reading)| {
            Some(LineTimeInBlock::Own {
                stamp: found.span.clone(),
                source: found.source,
                at: reading.instant?,
                is_certain: reading.is_certain && is_fixed(found),
                why: reading.why,
            })
        });
        above = if own.is_some() { Some(number) } else { above };
        let time = own.unwrap_or_else(|| above.map_or(LineTimeInBlock::Unknown, LineTimeInBlock::OfLine));
        PastedLine { span: span.clone(), time }
    })
    .collect()
}

/// The reading of a line that is like another one, by how much later it is: only on a day on which no clock changes.
/// `steady` keeps the answer for the line that the last one was like.
fn like_another(
    found: &Found,
    zones: &[SteadyZone],
    readings: &[Option<Reading>],
    steady: &mut (usize, bool),
) -> Option<Reading> {
    let What::LikeLine(line, later) = found.what else { return None };
    let reading = readings.get(line)?.as_ref()?;
    let instant = reading.instant?;
    if steady.0 != line {
        let is_alone = reading.candidates.len() == 1 && reading.why != Why::MaybeLength;
        *steady = (line, is_alone && zones.get(found.source)?.is_steady_around(instant));
    }
    let at = instant.plus_millis(later);
    let reading = Reading {
        instant: Some(at),
        is_certain: reading.is_certain,
        candidates: Vec::new(),
        why: reading.why,
    };
    steady.1.then_some(reading)
}

fn is_count(stamp: &Stamp) -> bool {
    matches!(stamp.moment, Moment::Count { .. })
}

fn wall_in(stamp: &Stamp) -> Option<&Wall> {
    match &stamp.moment {
        Moment::Wall(wall) => Some(wall),
        Moment::Count { .. } | Moment::Impossible => None,
    }
}

/// The wall of a line or of the one it is like, with how many milliseconds it is later.
fn wall_with<'l>(lines: &'l Lines, found: &'l Found) -> Option<(&'l Wall, i64)> {
    let (stamp, later) = lines.stamp_of(found)?;
    Some((wall_in(stamp)?, later))
}

/// The wall that stands in a line itself, and not that of a line it is like.
fn wall_of(found: &Found) -> Option<&Wall> {
    match &found.what {
        What::Stamp(stamp) => wall_in(stamp),
        What::LikeLine(..) => None,
    }
}

/// Decides for each source where its zone comes from.
fn decide_zones(paste: &Paste, lines: &mut Lines) {
    let around = Surroundings { now: paste.now, zone: None, zones: paste.zones };
    let certain = |found: &Found| {
        let (stamp, later) = lines.stamp_of(found)?;
        let reading = read(stamp, &around);
        reading.instant.filter(|_| reading.is_certain).map(|at| at.as_millis() + later)
    };
    let needs_zone = |found: &Found| wall_with(lines, found).is_some_and(|(wall, _)| wall.zone.is_none());
    let all = || {
        lines.found.iter().enumerate().filter_map(|(line, found)| found.as_ref().map(|found| (line, found)))
    };
    let is_mixed = all().any(|(_, found)| needs_zone(found)) && all().any(|(_, found)| !needs_zone(found));
    let mut anchors: Vec<Shown> = if is_mixed {
        all()
            .filter(|(_, found)| !needs_zone(found))
            .filter_map(|(line, found)| Some((line, certain(found)?)))
            .collect()
    } else {
        Vec::new()
    };
    anchors.sort_by_key(|(_, at)| *at);
    let mut zones: Vec<Supposed> = Vec::new();
    for (number, source) in lines.sources.iter().enumerate() {
        let of_source = || all().filter(|(_, found)| found.source == number && needs_zone(found));
        let known = |zone: SourceZone| Supposed { zone, recent: None, others: Vec::new() };
        if of_source().next().is_none() {
            zones.push(known(SourceZone::Stated));
            continue;
        }
        let remembered = (paste.remembered)(&source.name).filter(|name| (paste.zones)(name).is_some());
        let shown = || shown_in_utc(paste, lines, number);
        let supposed = || {
            let last = shown().map(|(_, shown)| shown).max();
            let dated = last.map(|shown| LastTime { shown, is_daily: false });
            suppose(dated.or_else(|| last_daily(lines, of_source())), paste.viewer, paste.now)
        };
        zones.push(match remembered {
            Some(name) => known(SourceZone::Remembered(name)),
            None if anchors.is_empty() => supposed(),
            None => {
                let shown: Vec<Shown> = shown().collect();
                witnessed(paste, &shown, &anchors).map_or_else(supposed, known)
            }
        });
    }
    for (source, supposed) in lines.sources.iter_mut().zip(zones) {
        source.choices = choices(paste, &supposed.zone);
        source.choices.splice(0..0, supposed.others);
        source.recent = supposed.recent;
        source.zone = supposed.zone;
    }
}

/// What the lines of a source show that name no zone, as clocks in UTC would. A line that is like another one is not
/// reckoned anew.
fn shown_in_utc<'l>(paste: &'l Paste, lines: &'l Lines, source: usize) -> impl Iterator<Item = Shown> + 'l {
    let mut known: (usize, Option<i64>) = (usize::MAX, None);
    lines.found.iter().enumerate().filter_map(move |(line, found)| {
        let found = found.as_ref().filter(|found| found.source == source)?;
        let (base, later) = match &found.what {
            What::Stamp(_) => (line, 0),
            What::LikeLine(base, later) => (*base, *later),
        };
        if known.0 != base {
            let (wall, _) = wall_with(lines, found)?;
            let at = if wall.zone.is_none() { wall_in_utc(wall, paste.now) } else { None };
            known = (base, at.map(Timestamp::as_millis));
        }
        Some((line, known.1? + later))
    })
}

/// The last of the times of a source that have no date.
fn last_daily<'l>(lines: &'l Lines, of_source: impl Iterator<Item = (usize, &'l Found)>) -> Option<LastTime> {
    let (wall, later) = of_source.filter_map(|(_, found)| wall_with(lines, found)).last()?;
    wall.dates.is_empty().then_some(LastTime { shown: wall.millis + later, is_daily: true })
}

fn witnessed(paste: &Paste, shown: &[Shown], anchors: &[Shown]) -> Option<SourceZone> {
    let minutes = witness::offset(shown, anchors)?;
    let first =
        shown.first().and_then(|(_, shown)| Timestamp::from_millis(shown - i64::from(minutes) * 60_000));
    let is_viewers = first.is_some_and(|first| paste.viewer.offset_at(first) == Offset(minutes));
    Some(SourceZone::Witnessed(minutes, is_viewers.then(|| paste.viewer.name().to_owned())))
}

/// The other zones that a source may be read in.
fn choices(paste: &Paste, zone: &SourceZone) -> Vec<String> {
    let viewer = paste.viewer.name();
    let taken = match zone {
        SourceZone::Stated => return Vec::new(),
        SourceZone::Remembered(name) | SourceZone::Assumed(name) => name.as_str(),
        SourceZone::Witnessed(0, _) | SourceZone::PastInUtc { .. } => "UTC",
        SourceZone::Witnessed(_, name) => name.as_deref().unwrap_or_default(),
    };
    let mut all = vec![viewer, "UTC"];
    all.dedup();
    all.into_iter().filter(|name| *name != taken).map(str::to_owned).collect()
}

/// The zone that a source is read in, where it is not the viewer's.
fn own_zone(paste: &Paste, zone: &SourceZone) -> Option<Box<dyn Zone>> {
    match zone {
        SourceZone::Remembered(name) => (paste.zones)(name),
        SourceZone::Witnessed(minutes, None) => {
            Some(Box::new(FixedZone { name: String::new(), offset: Offset(*minutes) }))
        }
        SourceZone::PastInUtc { .. } => Some(Box::new(FixedZone::utc())),
        SourceZone::Witnessed(_, Some(_)) | SourceZone::Stated | SourceZone::Assumed(_) => None,
    }
}

/// Gives lines that have a time of day alone the day that the others show: a heading, or the last day before now, one
/// less for each midnight between them. Says which lines those are.
fn supply_dates(paste: &Paste, spans: &[Range<usize>], lines: &mut Lines) -> Vec<bool> {
    let mut supplied = vec![false; lines.found.len()];
    for number in 0..lines.sources.len() {
        let is_dateless =
            |found: &&Found| found.source == number && wall_of(found).is_some_and(|w| w.dates.is_empty());
        let of_source: Vec<(usize, i64)> = lines
            .found
            .iter()
            .enumerate()
            .filter_map(|(line, found)| Some((line, found.as_ref().filter(is_dateless)?)))
            .filter_map(|(line, found)| Some((line, wall_of(found)?.millis)))
            .collect();
        let dates = headed_dates(paste, spans, lines, &of_source).unwrap_or_else(|| {
            let boxed = lines.sources.get(number).and_then(|source| own_zone(paste, &source.zone));
            counted_dates(paste, &of_source, boxed.as_deref().unwrap_or(paste.viewer))
        });
        for ((line, _), date) in of_source.iter().zip(dates) {
            if let Some(Some(found)) = lines.found.get_mut(*line)
                && let What::Stamp(stamp) = &mut found.what
                && let Moment::Wall(wall) = &mut stamp.moment
                && let Some(date) = date
            {
                wall.dates = vec![date];
                if let Some(flag) = supplied.get_mut(*line) {
                    *flag = true;
                }
            }
        }
    }
    supplied
}

/// The dates by headings such as irssi's "--- Day changed Mon Nov 30 2026"; none where there is no heading.
fn headed_dates(
    paste: &Paste,
    spans: &[Range<usize>],
    lines: &Lines,
    of_source: &[(usize, i64)],
) -> Option<Vec<Option<Date>>> {
    let heading = |line: usize| {
        let text = paste.text.get(spans.get(line)?.clone())?;
        let is_one = text.starts_with("--- ") || text.starts_with("Linux ") || text.starts_with("== ");
        let dated = || wall_of(lines.found.get(line)?.as_ref()?)?.dates.first().copied();
        if is_one { date_in(text).or_else(dated).filter(|date| date.year.is_some()) } else { None }
    };
    let first = of_source.first()?.0;
    (0..first).rev().find_map(heading)?;
    let mut current = None;
    let mut at = 0;
    let dates = of_source.iter().map(|(line, _)| {
        while at < *line {
            current = heading(at).or(current);
            at += 1;
        }
        current
    });
    Some(dates.collect())
}

/// The dates counted back from the last line, which is of the last day on which its time fits.
fn counted_dates(paste: &Paste, of_source: &[(usize, i64)], zone: &dyn Zone) -> Vec<Option<Date>> {
    let here = paste.now.plus_minutes(i64::from(zone.offset_at(paste.now).0));
    let midnight = here.plus_millis(-here.as_millis().rem_euclid(24 * HOUR_MILLIS));
    let Some((_, last)) = of_source.last() else { return Vec::new() };
    let is_ahead = *last > here.since(midnight) + 10 * 60_000;
    let mut day = midnight.plus_minutes(if is_ahead { -24 * 60 } else { 0 });
    let mut later = *last;
    let mut dates: Vec<Option<Date>> = of_source
        .iter()
        .rev()
        .map(|(_, millis)| {
            if *millis > later + WRAP_MILLIS {
                day = day.plus_minutes(-24 * 60);
            }
            later = *millis;
            Date::of(day)
        })
        .collect();
    dates.reverse();
    dates
}

/// In the night in which the clocks go back, a clock that runs backwards is in its second pass. So is one that goes on
/// beyond the hour in a text that begins within it.
fn take_second_passes(lines: &Lines, readings: &mut [Option<Reading>]) {
    if !readings.iter().flatten().any(|reading| reading.why == Why::Twice) {
        return;
    }
    for number in 0..lines.sources.len() {
        let shown = |found: &Found| {
            let (stamp, later) = lines.stamp_of(found).filter(|_| found.source == number)?;
            wall_in(stamp).map(|wall| wall.millis + later)
        };
        let found = lines.found.iter().enumerate();
        let of_source: Vec<(usize, i64)> =
            found.filter_map(|(line, found)| Some((line, shown(found.as_ref()?)?))).collect();
        let is_twice = |line: usize, readings: &[Option<Reading>]| {
            readings.get(line).and_then(Option::as_ref).is_some_and(|reading| reading.why == Why::Twice)
        };
        let jump = of_source.windows(2).position(|pair| match pair {
            [(one, before), (two, after)] => {
                after < before && is_twice(*one, readings) && is_twice(*two, readings)
            }
            _ => false,
        });
        let begins = of_source.iter().position(|(line, _)| is_twice(*line, readings));
        let second_from = match (jump, begins) {
            (Some(jump), _) => Some(jump + 1),
            // It begins within the hour and goes on beyond it without running back.
            (None, Some(0)) if of_source.iter().any(|(line, _)| !is_twice(*line, readings)) => Some(0),
            (None, _) => None,
        };
        // What goes on beyond the hour is likely to be of its second pass; what runs back shows both.
        for (place, (line, _)) in of_source.iter().enumerate() {
            if let Some(Some(reading)) = readings.get_mut(*line)
                && reading.why == Why::Twice
            {
                if second_from.is_some_and(|second| place >= second) {
                    reading.instant = reading.candidates.last().copied();
                }
                reading.why = if jump.is_some() { Why::TwiceInOrder } else { Why::Twice };
            }
        }
    }
}
