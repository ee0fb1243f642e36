//! What stands behind a time about its zone: offsets, short names, names of the zone database.

use super::bytes::{Bytes, is_edge};
use super::stamp::Stated;
use crate::domain::time_expression::short_zone;
use std::ops::Range;

/// Short names beside those that people type, with minutes ahead of UTC.
const FURTHER: [(&str, &[i32]); 25] = [
    ("IDT", &[180]),
    ("WITA", &[480]),
    ("WIT", &[540]),
    ("ChST", &[600]),
    ("SST", &[-660, 480]),
    ("NST", &[-210]),
    ("UYT", &[-180]),
    ("CLT", &[-240]),
    ("CLST", &[-180]),
    ("COT", &[-300]),
    ("PET", &[-300]),
    ("VET", &[-240]),
    ("ECT", &[-300]),
    ("MEZ", &[60]),
    ("MESZ", &[120]),
    ("MET", &[60]),
    ("MEST", &[120]),
    ("HDT", &[-540]),
    ("IRST", &[210]),
    ("AFT", &[270]),
    ("UZT", &[300]),
    ("ALMT", &[300, 360]),
    ("YEKT", &[300]),
    ("NOVT", &[420]),
    ("VLAT", &[600]),
];

/// Names that one offset goes by where people type them, and that machines elsewhere print for another: Manila prints PST,
/// Havana CDT and CST.
const ELSEWHERE: [(&str, i32); 4] = [("PST", 480), ("CDT", -240), ("CST", -300), ("GST", -120)];

/// Names whose offset depends on the day.
const SEASONAL: [(&str, &str); 4] = [
    ("ET", "America/New_York"),
    ("CT", "America/Chicago"),
    ("MT", "America/Denver"),
    ("PT", "America/Los_Angeles"),
];

/// Words that end as the names of zones do.
const NO_ZONES: &str = "POST HOST TEST LIST LAST FAST REST BEST DIST COST LOST DUST MUST JUST PAST";

/// How the names in the zone database begin.
const REGIONS: [&str; 13] = [
    "Europe",
    "America",
    "Asia",
    "Africa",
    "Australia",
    "Pacific",
    "Atlantic",
    "Indian",
    "Antarctica",
    "Arctic",
    "Etc",
    "US",
    "Canada",
];

/// A zone, its bytes in the line, and where the stamp ends with it.
pub(super) struct Zone {
    pub(super) stated: Stated,
    pub(super) span: Range<usize>,
    pub(super) end: usize,
}

/// The zone that stands behind a time which ends there.
pub(super) fn behind(line: Bytes, place: usize) -> Option<Zone> {
    let glued = at(line, place, true);
    if glued.is_some() {
        return glued;
    }
    let comma = usize::from(line.at(place) == b',');
    let next = line.blanks(place + comma, 2);
    if next == place + comma {
        return match line.at(place) {
            b'[' | b'(' => bracketed(line, place),
            _ => None,
        };
    }
    match line.at(next) {
        b'[' | b'(' => bracketed(line, next),
        _ => at(line, next, false),
    }
}

/// The zone of a time that has none, in a field beside it: `"timezone":"Europe\/Berlin"`, `tz="+0100"`.
pub(super) fn beside(line: Bytes, from: usize) -> Option<Zone> {
    const NAMES: [&str; 6] =
        ["\"timezone\":\"", "\"timezone\": \"", "\"tz\":\"", "\"time_zone\":\"", " tz=\"", " tz="];
    let rest = line.slice(from, from + 2_000);
    NAMES.iter().find_map(|name| at(line, from + rest.find(name)? + name.len(), true))
}

/// The zone right before a year: there every word in capitals is one.
pub(super) fn before_year(line: Bytes, place: usize) -> Option<Zone> {
    behind(line, place).or_else(|| {
        let from = line.blanks(place, 2);
        let end = line.word_end(from);
        let is_word =
            (2..=5).contains(&(end - from)) && line.slice(from, end).bytes().all(|b| b.is_ascii_uppercase());
        (from > place && is_word).then_some(Zone { stated: Stated::Unknown, span: from..end, end })
    })
}

fn bracketed(line: Bytes, place: usize) -> Option<Zone> {
    let zone = at(line, place + 1, false)?;
    matches!(line.at(zone.end), b']' | b')').then_some(Zone { end: zone.end + 1, ..zone })
}

fn at(line: Bytes, place: usize, is_glued: bool) -> Option<Zone> {
    let first = line.at(place);
    match first {
        b'Z' | b'z' if is_edge(line.at(place + 1)) => Some(zone(Stated::Fixed(0), place, place + 1)),
        b'+' | b'-' => offset(line, place, is_glued),
        0xE2 if line.starts(place, "\u{2212}") => offset(line, place, is_glued),
        _ if first.is_ascii_uppercase() => name(line, place),
        _ => None,
    }
}

fn zone(stated: Stated, from: usize, end: usize) -> Zone {
    Zone { stated, span: from..end, end }
}

/// `+01:00`, `+0100`, `+01`, `+00:00:00`; behind a blank two digits are one only where nothing but a year follows.
fn offset(line: Bytes, place: usize, is_glued: bool) -> Option<Zone> {
    let sign_end = place + if line.at(place) < 0x80 { 1 } else { 3 };
    let sign = if line.at(place) == b'+' { 1 } else { -1 };
    let digits = line.run(sign_end);
    let colon = line.at(sign_end + 2) == b':' && line.run(sign_end + 3) == 2;
    let (hours, minutes, mut end) = match digits {
        4 => (line.number(sign_end, 2)?, line.number(sign_end + 2, 2)?, sign_end + 4),
        // DB2 writes minutes: "+060".
        3 if is_glued => (0, line.number(sign_end, 3)?, sign_end + 3),
        2 if colon => (line.number(sign_end, 2)?, line.number(sign_end + 3, 2)?, sign_end + 5),
        2 if is_glued || is_last(line, sign_end + 2) => (line.number(sign_end, 2)?, 0, sign_end + 2),
        _ => return None,
    };
    if line.at(end) == b':' && line.run(end + 1) == 2 {
        end += 3;
    }
    if !is_edge(line.at(end)) {
        return None;
    }
    let total = sign * i32::try_from(hours * 60 + minutes).ok()?;
    let is_one = (-12 * 60..=14 * 60).contains(&total) && minutes % 15 == 0;
    let stated = if is_one { Stated::Fixed(total) } else { Stated::Unknown };
    let end_with_name = name_in_brackets(line, end);
    Some(Zone { stated, span: place..end, end: end_with_name })
}

/// Behind an offset, `[Europe/Berlin]` says no more.
fn name_in_brackets(line: Bytes, place: usize) -> usize {
    let is_name = |zone: &Zone| matches!(zone.stated, Stated::Named(_)) || line.starts(place, "[UTC]");
    let found = if line.at(place) == b'[' { bracketed(line, place) } else { None };
    found.filter(is_name).map_or(place, |zone| zone.end)
}

/// Whether nothing follows, or a closing bracket, or a year.
fn is_last(line: Bytes, place: usize) -> bool {
    let is_year = line.at(place) == b' ' && line.run(place + 1) == 4 && is_edge(line.at(place + 5));
    place >= line.len() || matches!(line.at(place), b']' | b')' | b'"' | b'|') || is_year
}

fn name(line: Bytes, place: usize) -> Option<Zone> {
    let mut end = place;
    while line.at(end).is_ascii_alphabetic() && end < place + 12 {
        end += 1;
    }
    let word = line.slice(place, end);
    if line.at(end) == b'/' || line.starts(end, "\\/") {
        return path(line, place, end);
    }
    if matches!(word, "UTC" | "GMT") {
        return Some(utc(line, place, end));
    }
    if !is_edge(line.at(end)) || line.at(end) == b'_' {
        return None;
    }
    // Most words here are levels: they are passed by without a search.
    let is_level =
        matches!(word, "INFO" | "WARN" | "ERROR" | "DEBUG" | "TRACE" | "FATAL" | "LOG" | "GET" | "POST");
    if word.len() > 5 || is_level {
        return None;
    }
    let seasonal = SEASONAL.iter().find(|(name, _)| *name == word);
    let stated = match (seasonal, short_name(word, "")) {
        (Some((_, place)), _) => Stated::Named((*place).to_owned()),
        (None, Some(all)) if all.len() == 1 => Stated::Fixed(*all.first()?),
        (None, Some(_)) => Stated::Shared(word.to_owned()),
        (None, None) if is_like_one(word) => Stated::Unknown,
        (None, None) => return None,
    };
    Some(zone(stated, place, end))
}

/// Whether a word in capitals that is not known is written as the name of a zone: `XST`.
fn is_like_one(word: &str) -> bool {
    let is_short = matches!(word.len(), 3 | 4) && word.bytes().all(|byte| byte.is_ascii_uppercase());
    is_short
        && (word.ends_with("ST") || word.ends_with("DT"))
        && !NO_ZONES.split(' ').any(|other| other == word)
}

/// Minutes ahead of UTC that a short name stands for, the commonest first; one where somebody who sits in the zone of the
/// name `home` means that.
pub(crate) fn short_name(word: &str, home: &str) -> Option<Vec<i32>> {
    let further = || FURTHER.iter().find(|(name, _)| *name == word).map(|(_, minutes)| minutes.to_vec());
    let mut minutes = short_zone(word, home).or_else(further)?;
    let is_at_home = home.starts_with("America/") && home != "America/Havana" || home.starts_with("US/");
    if !is_at_home {
        minutes.extend(ELSEWHERE.iter().filter(|(name, _)| *name == word).map(|(_, minutes)| *minutes));
    }
    Some(minutes)
}

/// `UTC`, `UTC+1`, `GMT+0100`, `GMT-03:30`
fn utc(line: Bytes, place: usize, end: usize) -> Zone {
    let sign = line.at(end);
    if !matches!(sign, b'+' | b'-') || !line.at(end + 1).is_ascii_digit() {
        return zone(if is_edge(sign) { Stated::Fixed(0) } else { Stated::Unknown }, place, end);
    }
    if let Some(found) = offset(line, end, true) {
        return Zone { stated: found.stated, span: place..found.span.end, end: found.end };
    }
    let hours = if line.run(end + 1) == 1 { line.number(end + 1, 1) } else { None };
    let minutes = hours.and_then(|hours| i32::try_from(hours * 60).ok());
    let stated = match minutes {
        Some(minutes) if is_edge(line.at(end + 2)) => {
            Stated::Fixed(if sign == b'-' { -minutes } else { minutes })
        }
        Some(_) | None => Stated::Unknown,
    };
    zone(stated, place, end + 1 + line.run(end + 1))
}

/// `America/New_York`; JSON may write `Europe\/Berlin`.
fn path(line: Bytes, place: usize, slash: usize) -> Option<Zone> {
    let mut end = slash;
    while end < place + 40 {
        let byte = line.at(end);
        let is_piece = byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'+' | b'-' | b'/' | b'\\');
        if !is_piece {
            break;
        }
        end += 1;
    }
    let raw = line.slice(place, end).trim_end_matches(['\\', '-', '+', '/']);
    let end = place + raw.len();
    let name = raw.replace('\\', "");
    let mut pieces = name.split('/');
    let region = pieces.next().unwrap_or_default();
    let is_region = REGIONS.contains(&region);
    // "GET/Foo" is no zone; "Mars/Olympus" behind a time is none that exists.
    let is_piece_of_one = |piece: &str| {
        let small = piece.get(1..).unwrap_or_default();
        piece.starts_with(|c: char| c.is_ascii_uppercase())
            && small.chars().all(|c| c.is_ascii_lowercase() || c == '_')
    };
    let looks = pieces.clone().count() > 0 && std::iter::once(region).chain(pieces).all(is_piece_of_one);
    match (is_region, looks) {
        (true, _) | (_, true) => Some(zone(Stated::Named(name), place, end)),
        (false, false) => None,
    }
}
