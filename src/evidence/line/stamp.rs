//! A time as it stands in a line: its parts, and what it does not say.

use crate::domain::Timestamp;
use std::ops::Range;

/// In which order the parts of a date stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// `2026-11-29`, `261129`
    YearMonthDay,
    /// `29/11/2026`, `29 Nov`
    DayMonthYear,
    /// `11/29/2026`, `Nov 29`
    MonthDayYear,
}

impl Order {
    /// All of them, with their names.
    const NAMED: [(Order, &'static str); 3] = [
        (Order::YearMonthDay, "year first"),
        (Order::DayMonthYear, "day first"),
        (Order::MonthDayYear, "month first"),
    ];

    /// What it is called.
    pub fn name(self) -> &'static str {
        Order::NAMED.iter().find(|(order, _)| *order == self).map_or("", |(_, name)| name)
    }

    /// The order of that name.
    pub fn named(name: &str) -> Option<Order> {
        Order::NAMED.iter().find(|(_, other)| *other == name).map(|(order, _)| *order)
    }
}

/// One way to read a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    /// The order it was read in.
    pub order: Order,
    /// The year, where one stands there.
    pub year: Option<i32>,
    /// The month, 1 to 12.
    pub month: u32,
    /// The day of the month, from 1.
    pub day: u32,
}

/// What a line says about the zone of its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stated {
    /// So many minutes ahead of UTC: `Z`, `+0100`, `CET`.
    Fixed(i32),
    /// A short name that several zones go by: `IST`.
    Shared(String),
    /// A name of the zone database: `Europe/Berlin`.
    Named(String),
    /// Something that no zone is called: `+25:00`, `XQT`.
    Unknown,
}

/// A date and a time of day as a clock on a wall shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wall {
    /// The ways to read its date, the likeliest first. None where the line has a time of day alone.
    pub dates: Vec<Date>,
    /// The weekday that stands with it, Monday is 0.
    pub weekday: Option<u32>,
    /// Milliseconds since midnight.
    pub millis: i64,
    /// Whether its seconds stand there.
    pub has_seconds: bool,
    /// What is said of the zone, and where.
    pub zone: Option<(Stated, Range<usize>)>,
    /// Whether it is written as a program does that writes UTC and does not say so.
    pub utc_habit: bool,
}

/// How surely a number is a count of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Belief {
    /// What stands around it says so.
    Sure,
    /// It stands where a stamp does.
    Likely,
    /// It could be one, as any number of that size.
    Possible,
}

/// What a stamp is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moment {
    /// A count from a fixed instant, such as seconds since 1970.
    Count {
        /// The instant.
        at: Timestamp,
        /// How surely it is one, and no id or size.
        belief: Belief,
        /// An offset that stands behind it.
        offset: Option<Range<usize>>,
    },
    /// What a clock showed.
    Wall(Wall),
    /// It is written like a time, and no calendar or clock shows it: 30 February.
    Impossible,
}

/// A time in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Its bytes in the line.
    pub span: Range<usize>,
    /// What it says.
    pub moment: Moment,
}

impl Stamp {
    /// The same, so many milliseconds later on the same day.
    pub(crate) fn later(&self, millis: i64) -> Stamp {
        let mut stamp = self.clone();
        if let Moment::Wall(wall) = &mut stamp.moment {
            wall.millis += millis;
        }
        stamp
    }

    /// Where the zone stands that the line states.
    pub fn stated(&self) -> Option<Range<usize>> {
        match &self.moment {
            Moment::Count { offset, .. } => offset.clone(),
            Moment::Wall(wall) => wall.zone.as_ref().map(|(_, span)| span.clone()),
            Moment::Impossible => None,
        }
    }
}

/// Days of that month; the 29th of February where no year stands.
pub(super) fn days_in(year: Option<i32>, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 => match year {
            Some(year) if year % 4 != 0 || year % 100 == 0 && year % 400 != 0 => 28,
            Some(_) | None => 29,
        },
        _ => 31,
    }
}

impl Date {
    /// The day that a clock in UTC shows.
    pub(crate) fn of(shown: Timestamp) -> Option<Date> {
        let day = shown.utc();
        Date::new(Order::YearMonthDay, Some(day.year), day.month, day.day)
    }

    /// A date that the calendar has.
    pub(super) fn new(order: Order, year: Option<i32>, month: u32, day: u32) -> Option<Date> {
        let fits = (1..=12).contains(&month) && day >= 1 && day <= days_in(year, month);
        let fits = fits && year.is_none_or(|year| (1970..=9999).contains(&year));
        fits.then_some(Date { order, year, month, day })
    }
}
