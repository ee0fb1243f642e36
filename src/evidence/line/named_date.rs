//! Dates with the name of a month: `29/Nov/2026`, `Sun Nov 29`, `29 de novembro de 2026`, `26-Nov-29`.

use super::bytes::{Bytes, is_edge};
use super::date;
use super::stamp::{Date, Order};
use super::words;

/// A date, and where a time of day may stand behind it.
pub(super) struct Found {
    /// The ways to read it; none where no calendar has it.
    pub(super) dates: Vec<Date>,
    pub(super) weekday: Option<u32>,
    pub(super) end: usize,
    /// Whether a year may still follow behind the time of day, as ctime writes it.
    pub(super) lacks_year: bool,
    /// Whether it has digits alone, and needs a time of day right behind.
    pub(super) is_bare: bool,
}

/// The date that begins there with a word: a weekday or a month.
pub(super) fn with_word(line: Bytes, place: usize) -> Option<Found> {
    let end = line.word_end(place);
    if end < place + 2 {
        return None;
    }
    let word = line.slice(place, end);
    if let Some(month) = words::month(word)
        && let Some(found) = month_first(line, end, month)
    {
        return Some(found);
    }
    let (weekday, end) = weekday(line, place, end, word)?;
    let next = line.blanks(end + usize::from(matches!(line.at(end), b'.')), 0);
    let next = next + usize::from(line.at(next) == b',');
    let at = line.blanks(next, 4);
    if at == next {
        return None;
    }
    let found = behind_weekday(line, at)?;
    Some(Found { weekday: Some(weekday), ..found })
}

/// A weekday may have `-feira` behind it.
fn weekday(line: Bytes, place: usize, end: usize, word: &str) -> Option<(u32, usize)> {
    let end = if line.starts(end, "-feira") { end + 6 } else { end };
    let is_long = end > place + word.len();
    let word = if is_long { line.slice(place, end) } else { word };
    words::weekday(word).map(|number| (number, end))
}

fn behind_weekday(line: Bytes, at: usize) -> Option<Found> {
    if line.at(at).is_ascii_digit() {
        let numeric = || {
            let found = date::at(line, at)?;
            let date::Found { dates, end, is_bare, is_loose: _ } = found;
            Some(Found { dates, weekday: None, end, lacks_year: false, is_bare })
        };
        return day_first(line, at, true).or_else(numeric);
    }
    let end = line.word_end(at);
    let word = line.slice(at, end);
    words::month(word).and_then(|month| month_first(line, end, month))
}

/// `Nov 29`, `Nov. 29, 2026`, `Nov-29-2026`
fn month_first(line: Bytes, month_end: usize, month: u32) -> Option<Found> {
    let at = month_end + usize::from(line.at(month_end) == b'.');
    let next = match line.at(at) {
        b'-' | b'/' => at + 1,
        _ => line.blanks(at, 3),
    };
    if next == at {
        return None;
    }
    let (day, end) = line.one_or_two(next)?;
    if !is_edge(line.at(end)) {
        return None;
    }
    let year_at = match line.at(end) {
        b',' => line.blanks(end + 1, 2),
        b'-' | b'/' => end + 1,
        _ => line.blanks(end, 2),
    };
    let year = year(line, year_at).filter(|_| year_at > end);
    let end = year.map_or(end, |(_, end)| end);
    let date = Date::new(Order::MonthDayYear, year.map(|(year, _)| year), month, day);
    let dates = date.into_iter().collect();
    Some(Found { dates, weekday: None, end, lacks_year: year.is_none(), is_bare: false })
}

/// Four digits that are no time of day.
fn year(line: Bytes, place: usize) -> Option<(i32, usize)> {
    let value = if line.run(place) == 4 { line.number(place, 4)? } else { return None };
    let is_one =
        (1900..=2200).contains(&value) && (is_edge(line.at(place + 4)) || line.at(place + 4) == b'T');
    is_one.then_some((i32::try_from(value).ok()?, place + 4))
}

/// `29/Nov/2026`, `29. Nov`, `29 de novembro de 2026`, `29-Nov-26`
pub(super) fn day_first(line: Bytes, place: usize, has_weekday: bool) -> Option<Found> {
    let (one, at) = line.one_or_two(place)?;
    let sign = line.at(at);
    let dot = usize::from(sign == b'.');
    let at = match sign {
        b'-' | b'/' => at + 1,
        _ => line.blanks(at + dot, 2),
    };
    if at == place + line.run(place) {
        return None;
    }
    let at = if line.starts(at, "de ") { at + 3 } else { at };
    let end = line.word_end(at);
    if end < at + 3 {
        return None;
    }
    let month = words::month(line.slice(at, end))?;
    let is_signed = matches!(sign, b'-' | b'/');
    let end = end + usize::from(line.at(end) == b'.' && !is_signed);
    let gap = match line.at(end) {
        b'-' | b'/' if is_signed => end + 1,
        b',' => line.blanks(end + 1, 2),
        _ => line.blanks(end, 2),
    };
    let gap = if line.starts(gap, "de ") || line.starts(gap, "del ") {
        line.blanks(line.word_end(gap), 1)
    } else {
        gap
    };
    let full = year(line, gap).filter(|_| gap > end);
    if let Some((year, end)) = full {
        let date = Date::new(Order::DayMonthYear, Some(year), month, one);
        return Some(Found {
            dates: date.into_iter().collect(),
            weekday: None,
            end,
            lacks_year: false,
            is_bare: false,
        });
    }
    // Two digits are a year behind signs, or where a weekday shows that the first are the day: `12 Nov 29 10:00` is of ls.
    let two = if (is_signed || has_weekday) && gap > end && line.run(gap) == 2 {
        line.number(gap, 2)
    } else {
        None
    };
    match two {
        Some(two) if line.at(gap + 2) != b':' => Some(Found {
            dates: both_ends(one, month, two),
            weekday: None,
            end: gap + 2,
            lacks_year: false,
            is_bare: false,
        }),
        Some(_) | None => {
            let date = Date::new(Order::DayMonthYear, None, month, one);
            // "0 Nov 29 10:00" begins with a size.
            (one > 0 || !has_weekday).then(|| Found {
                dates: date.into_iter().collect(),
                weekday: None,
                end,
                lacks_year: true,
                is_bare: false,
            })
        }
    }
}

/// `29-Nov-26` ends with the year, `26-Nov-29` of zipinfo begins with it.
fn both_ends(one: u32, month: u32, two: u32) -> Vec<Date> {
    let year = |value: u32| i32::try_from(value + 2000).ok();
    let last = Date::new(Order::DayMonthYear, year(two), month, one);
    let first = Date::new(Order::YearMonthDay, year(one), month, two).filter(|_| one != two);
    [last, first].into_iter().flatten().collect()
}

/// `2026-Nov-29`, `2026 Nov 29`
pub(super) fn year_first(line: Bytes, place: usize) -> Option<Found> {
    let (year, end) = year(line, place)?;
    let sign = line.at(end);
    if !matches!(sign, b'-' | b'/' | b' ') {
        return None;
    }
    let word_end = line.word_end(end + 1);
    let month = words::month(line.slice(end + 1, word_end))?;
    if line.at(word_end) != sign {
        return None;
    }
    let (day, end) = line.padded(word_end + 1)?;
    let date = Date::new(Order::YearMonthDay, Some(year), month, day);
    Some(Found { dates: date.into_iter().collect(), weekday: None, end, lacks_year: false, is_bare: false })
}

/// The year behind a time of day.
pub(super) fn late_year(line: Bytes, place: usize) -> Option<(i32, usize)> {
    let comma = usize::from(line.at(place) == b',');
    let at = line.blanks(place + comma, 2);
    year(line, at).filter(|_| at > place)
}
