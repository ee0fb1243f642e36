//! How long ago the sheet was looked at, by the day.

use super::Question;
use crate::domain::Timestamp;

/// A day of the calendar, in no zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(Timestamp);

const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;
/// From so many days on, the month alone is said.
const FEW_DAYS: i64 = 28;
/// From so many days on, what is in it may be no more so.
const OLD_DAYS: i64 = 180;
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Day {
    /// Reads `2026-05-12`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Day> {
        Timestamp::parse(&[text, "T00:00:00.000Z"].concat()).map(Day)
    }

    /// The day, `2026-05-12`.
    pub fn date(self) -> String {
        self.0.utc().date()
    }

    fn days_since(self, earlier: Day) -> i64 {
        self.0.since(earlier.0) / DAY_MILLIS
    }
}

/// When it was looked at last, in words, as of `today`; empty where nobody has said.
pub fn looked_at(last: Option<Day>, today: Day) -> String {
    let Some(last) = last else { return String::new() };
    let calendar = last.0.utc();
    // A month is from 1 to 12.
    let month = (calendar.month as usize).checked_sub(1).and_then(|at| MONTHS.get(at)).copied();
    let month = month.unwrap_or_default();
    match today.days_since(last) {
        days if days < 0 => format!("last looked at on {}, which is still to come", last.date()),
        0 => "looked at today".to_owned(),
        1 => "last looked at yesterday".to_owned(),
        days if days < FEW_DAYS => format!("last looked at {days} days ago"),
        _ if calendar.year == today.0.utc().year => format!("last looked at in {month}"),
        _ => format!("last looked at in {month} {}", calendar.year),
    }
}

/// Whether it was looked at so long ago that somebody should see whether all of it is still so.
pub fn is_old(last: Option<Day>, today: Day) -> bool {
    last.is_some_and(|last| today.days_since(last) >= OLD_DAYS)
}

/// The sheet in a line: how much of it is answered, and when it was looked at.
pub fn summary(answered: usize, last: Option<Day>, today: Day) -> String {
    const ALL: usize = Question::ALL.len();
    let said = looked_at(last, today);
    let count = match answered {
        0 => return "Nothing is written yet".to_owned(),
        ALL => format!("All {ALL} answered"),
        some => format!("{some} of {ALL} answered"),
    };
    if said.is_empty() { count } else { [&count, ", ", &said].concat() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn its_age_is_said_by_the_day_then_by_the_month_then_with_the_year() {
        let today = day("2026-11-30");
        for (last, said) in [
            ("2026-11-30", "looked at today"),
            ("2026-11-29", "last looked at yesterday"),
            ("2026-11-28", "last looked at 2 days ago"),
            ("2026-11-03", "last looked at 27 days ago"),
            ("2026-11-02", "last looked at in November"),
            ("2026-05-12", "last looked at in May"),
            ("2025-12-31", "last looked at in December 2025"),
            ("1999-01-01", "last looked at in January 1999"),
            ("2026-12-01", "last looked at on 2026-12-01, which is still to come"),
        ] {
            assert_eq!(looked_at(Some(day(last)), today), said);
        }
        assert_eq!(looked_at(None, today), "");
    }

    #[test]
    fn yesterday_is_so_across_the_ends_of_months_and_years() {
        assert_eq!(looked_at(Some(day("2026-12-31")), day("2027-01-01")), "last looked at yesterday");
        assert_eq!(looked_at(Some(day("2028-02-29")), day("2028-03-01")), "last looked at yesterday");
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in ["", "today", "2026-13-01", "2026-02-30", "2026-5-12", "2026-05-12T00:00", "1969-01-01"] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        assert_eq!(day("2026-05-12").date(), "2026-05-12");
    }

    #[test]
    fn half_a_year_is_old() {
        let today = day("2026-11-30");
        assert!(is_old(Some(day("2026-06-03")), today));
        assert!(!is_old(Some(day("2026-06-04")), today));
        assert!(!is_old(None, today), "nobody has said when: nothing is known of its age");
        assert!(!is_old(Some(day("2027-06-04")), today));
    }

    #[test]
    fn the_sheet_in_a_line() {
        let today = day("2026-11-30");
        let may = Some(day("2026-05-12"));
        assert_eq!(summary(0, may, today), "Nothing is written yet");
        assert_eq!(summary(5, may, today), "5 of 11 answered, last looked at in May");
        assert_eq!(summary(11, Some(today), today), "All 11 answered, looked at today");
        assert_eq!(summary(1, None, today), "1 of 11 answered");
    }
}
