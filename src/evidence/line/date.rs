//! Dates in numbers: `2026-11-29`, `29.11.2026`, `11/29/26`, `261129`, `2026-333`, `2026-W48-7`.

use super::bytes::{Bytes, is_edge};
use super::stamp::{Date, Order};
use chrono::{Datelike as _, NaiveDate, Weekday};

/// A date, or what is written like one and is none.
pub(super) struct Found {
    /// The ways to read it; none where the calendar has none of them.
    pub(super) dates: Vec<Date>,
    pub(super) end: usize,
    /// Whether a time of day must follow right behind: digits alone are a date only then.
    pub(super) is_bare: bool,
    /// Whether it is one only where the line begins: `11-29`, `11.29`.
    pub(super) is_loose: bool,
}

/// The date in numbers that begins there.
pub(super) fn at(line: Bytes, place: usize) -> Option<Found> {
    match line.run(place) {
        4 => year_first(line, place),
        1 | 2 => day_or_month_first(line, place),
        8 => bare(line, place, 8),
        6 => bare(line, place, 6),
        _ => None,
    }
}

fn found(dates: impl IntoIterator<Item = Option<Date>>, end: usize) -> Found {
    Found { dates: dates.into_iter().flatten().collect(), end, is_bare: false, is_loose: false }
}

fn year_of(value: u32) -> Option<i32> {
    i32::try_from(value).ok()
}

/// The year of two digits: this century's.
fn short_year(value: u32) -> Option<i32> {
    year_of(value + 2000)
}

fn year_first(line: Bytes, place: usize) -> Option<Found> {
    let year = year_of(line.number(place, 4)?)?;
    if !(1900..=2200).contains(&year) && year != 9999 {
        return None;
    }
    let sign = line.at(place + 4);
    if !matches!(sign, b'-' | b'/' | b'.' | b':') {
        return None;
    }
    let next = place + 5;
    if sign == b'-' && matches!(line.at(next), b'W' | b'w') {
        return week(line, year, next + 1);
    }
    if sign == b'-' && line.run(next) == 3 {
        let date = NaiveDate::from_yo_opt(year, line.number(next, 3)?);
        return Some(found([date.and_then(|date| plain(date, Order::YearMonthDay))], next + 3));
    }
    // Hungary and Korea write "2026. 11. 29."
    let is_spaced = sign == b'.' && line.at(next) == b' ';
    let gap = usize::from(is_spaced);
    let (month, at) = line.one_or_two(next + gap)?;
    if line.at(at) != sign {
        return None;
    }
    let (day, end) = line.one_or_two(at + 1 + gap)?;
    let end = end + usize::from(is_spaced && line.at(end) == b'.');
    Some(found([Date::new(Order::YearMonthDay, Some(year), month, day)], end))
}

fn plain(date: NaiveDate, order: Order) -> Option<Date> {
    Date::new(order, Some(date.year()), date.month(), date.day())
}

/// `2026-W48-7`
fn week(line: Bytes, year: i32, place: usize) -> Option<Found> {
    let number = line.number(place, 2)?;
    let dash = usize::from(line.at(place + 2) == b'-');
    let day = line.number(place + 2 + dash, 1)?;
    let weekday = Weekday::try_from(u8::try_from(day.checked_sub(1)?).ok()?).ok();
    let date = weekday.and_then(|weekday| NaiveDate::from_isoywd_opt(year, number, weekday));
    Some(found([date.and_then(|date| plain(date, Order::YearMonthDay))], place + 3 + dash))
}

/// `29.11.2026`, `11/29/2026`, `29-11-26`, `11/29`
fn day_or_month_first(line: Bytes, place: usize) -> Option<Found> {
    let (one, at) = line.one_or_two(place)?;
    let sign = line.at(at);
    if !matches!(sign, b'/' | b'.' | b'-') {
        return None;
    }
    let (two, at) = line.one_or_two(at + 1)?;
    let is_dotted = sign == b'.';
    if line.at(at) != sign {
        // aria2 writes 11/29; a fraction looks the same, so a time of day must follow.
        let both = [
            Date::new(Order::MonthDayYear, None, one, two),
            Date::new(Order::DayMonthYear, None, two, one).filter(|_| one != two),
        ];
        let is_one = at - place == 5 && line.at(at) != b'.';
        return is_one.then(|| Found { is_bare: true, is_loose: sign != b'/', ..found(both, at) });
    }
    if is_dotted && line.at(at + 1) == b' ' {
        // "29.11. 09:30:13"
        let date = Date::new(Order::DayMonthYear, None, two, one);
        return Some(Found { is_bare: true, is_loose: true, ..found([date], at + 1) });
    }
    let digits = line.run(at + 1);
    let (year, is_short) = match digits {
        4 => (year_of(line.number(at + 1, 4)?)?, false),
        2 => (short_year(line.number(at + 1, 2)?)?, true),
        _ => return None,
    };
    let end = at + 1 + digits;
    if !is_short && !(1900..=2200).contains(&year) {
        return None;
    }
    let day_first = Date::new(Order::DayMonthYear, Some(year), two, one);
    let month_first =
        Date::new(Order::MonthDayYear, Some(year), one, two).filter(|_| !is_dotted && one != two);
    // 26/11/29 as Japan writes it.
    let last = u32::try_from(year - 2000).ok().filter(|_| is_short);
    let year_first = last.and_then(|day| Date::new(Order::YearMonthDay, short_year(one), two, day));
    let year_first = year_first.filter(|date| !day_first.is_some_and(|day| is_same(day, *date)));
    Some(found(
        [month_first.filter(|_| sign == b'/'), day_first, month_first.filter(|_| sign != b'/'), year_first],
        end,
    ))
}

fn is_same(one: Date, other: Date) -> bool {
    (one.year, one.month, one.day) == (other.year, other.month, other.day)
}

/// `20261129`, `261129`
fn bare(line: Bytes, place: usize, digits: usize) -> Option<Found> {
    let end = place + digits;
    let month = line.number(end - 4, 2)?;
    let day = line.number(end - 2, 2)?;
    let first = line.number(place, digits - 4)?;
    let year = if digits == 8 { year_of(first) } else { short_year(first) };
    let year = year.filter(|year| (1970..=2200).contains(year))?;
    let one = Date::new(Order::YearMonthDay, Some(year), month, day);
    // 291126 is no day of 2029 alone.
    let other = short_year(day).filter(|_| digits == 6 && first != day);
    let other = other.and_then(|year| Date::new(Order::DayMonthYear, Some(year), month, first));
    Some(Found { is_bare: true, ..found([one, other], end) })
}

/// The date of klog's `I1129` and chromium's `1129/100257`: four digits, month and day.
pub(super) fn month_and_day(line: Bytes, place: usize) -> Option<Date> {
    let is_one = line.run(place) == 4;
    let date = Date::new(Order::MonthDayYear, None, line.number(place, 2)?, line.number(place + 2, 2)?)?;
    is_one.then_some(date)
}

/// Whether a number may begin there.
pub(super) fn may_begin(line: Bytes, place: usize) -> bool {
    let before = line.before(place);
    is_edge(before)
        && !(matches!(before, b'.' | b',') && line.before(place.saturating_sub(1)).is_ascii_digit())
}
