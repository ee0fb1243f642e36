//! The words of the one quiet line under the box.

use super::Paste;
use super::messages::Form;
use crate::domain::{Calendar, Timestamp, Zone};
use crate::evidence::{MASK, Order, Summary, Why};
use std::ops::Range;

/// A clock that instants are said on.
pub(super) struct Shown<'z> {
    zone: Option<(String, Box<dyn Zone + 'z>)>,
}

impl<'z> Shown<'z> {
    /// That of a zone, which is named beside; else UTC.
    pub(super) fn in_zone(zone: Option<(String, Box<dyn Zone + 'z>)>) -> Shown<'z> {
        Shown { zone }
    }

    fn calendar(&self, at: Timestamp) -> Calendar {
        self.zone.as_ref().map_or_else(|| at.utc(), |(_, zone)| at.calendar(zone.offset_at(at)))
    }

    /// From one instant to another, with the day where it is not that of now: `02:57:58 to 02:58:12`.
    fn range(&self, first: Timestamp, last: Timestamp, now: Timestamp) -> String {
        let (from, to, today) = (self.calendar(first), self.calendar(last), self.calendar(now));
        let clock = Calendar::clock_with_seconds;
        let unit = if self.zone.is_none() { " UTC" } else { "" };
        let day = if from.date() == today.date() { String::new() } else { format!("{} ", from.date()) };
        if first == last || from == to {
            return format!("{day}{}{unit}", clock(&from));
        }
        let other = if to.date() == from.date() { String::new() } else { format!("{} ", to.date()) };
        let day = if other.is_empty() { day } else { format!("{} ", from.date()) };
        format!("{day}{} to {other}{}{unit}", clock(&from), clock(&to))
    }
}

fn counted(many: usize, one: &str, more: &str) -> String {
    if many == 1 { format!("1 {one}") } else { format!("{many} {more}") }
}

/// What was understood of lines, with what is doubtful in them.
pub(super) fn lines(paste: &Paste, summary: &Summary, doubts: &[String], shown: &Shown) -> String {
    let mut said = format!(
        "{}, {}",
        counted(summary.lines, "line", "lines"),
        shown.range(summary.first, summary.last, paste.now)
    );
    let mut add = |words: &str| {
        said.push_str(" · ");
        said.push_str(words);
    };
    if summary.is_too_long {
        add("only the first 10,000 were read");
    }
    if summary.is_date_supplied {
        add(&format!("date not stated in full: read as {}", shown.calendar(summary.first).date()));
    }
    doubts.iter().for_each(|doubt| add(doubt));
    if summary.last > paste.now {
        add("still to come by this clock: logged as of now");
    }
    said
}

/// An hour that came twice, and which one it was read as.
pub(super) fn twice(at: Timestamp) -> String {
    format!("this hour came twice that night: read as {} UTC", at.utc().clock_with_seconds())
}

/// What is doubtful of a time that was read nevertheless, beside what the summary of a text says by itself.
pub(super) fn doubt(why: Why) -> Option<&'static str> {
    match why {
        Why::UtcHabit => Some("programs that write so often mean UTC"),
        Why::SharedName => Some("several zones go by that short name"),
        Why::OtherWeekday => Some("the weekday is not that of the date"),
        Why::LikelyCount => Some("a number was read as seconds since 1970"),
        Why::MaybeLength => Some("it may be a length of time"),
        Why::NoTime
        | Why::Count
        | Why::PossibleCount
        | Why::Stated
        | Why::Given
        | Why::NoZone(_)
        | Why::Supplied(_)
        | Why::NoSuchZone
        | Why::DayOrMonth
        | Why::Twice
        | Why::TwiceInOrder
        | Why::NoSuchReading
        | Why::NoSuchTime => None,
    }
}

/// Why a time that stands there is none.
pub(super) fn unreadable(why: Why) -> Option<&'static str> {
    match why {
        Why::NoSuchZone => Some("time not read: no zone goes by that name"),
        Why::NoSuchReading => Some("time not read: the clocks went forward over it that night"),
        Why::NoSuchTime => Some("time not read: no calendar and clock show it"),
        Why::NoTime
        | Why::Count
        | Why::LikelyCount
        | Why::PossibleCount
        | Why::Stated
        | Why::Given
        | Why::NoZone(_)
        | Why::Supplied(_)
        | Why::SharedName
        | Why::DayOrMonth
        | Why::OtherWeekday
        | Why::UtcHabit
        | Why::Twice
        | Why::TwiceInOrder
        | Why::MaybeLength => None,
    }
}

/// In which order dates were read that allow several.
pub(super) fn order(order: Option<Order>, is_chosen: bool) -> String {
    let order = order.map_or("", Order::name);
    let whose = if is_chosen { " (chosen)" } else { "" };
    format!("day and month not told apart: read with the {order}{whose}")
}

/// In which zone lines were read that state none, and why. `example` is one of their times, where there are several
/// sources.
pub(super) fn zone(zone: &str, why: &WhyZone, example: &str) -> String {
    let whose = match why {
        WhyZone::Own => " (your own)".to_owned(),
        WhyZone::Chosen => " (chosen)".to_owned(),
        WhyZone::AheadIn(own) => format!(": in {own} (your own) it would be still to come"),
    };
    match example {
        "" => format!("zone not stated: read as {zone}{whose}"),
        _ => format!("zone not stated in “{example}”: read as {zone}{whose}"),
    }
}

/// Why times were read in a zone that they do not name.
pub(super) enum WhyZone {
    /// It is that of whoever pastes.
    Own,
    /// It was chosen.
    Chosen,
    /// In that of whoever pastes, which is named, the last one would be still to come.
    AheadIn(String),
}

/// That the last line would be of just now in another zone, which is named.
pub(super) fn recent(zone: &str, ago: i64) -> String {
    match ago.max(0) / 60_000 {
        0 => format!("; in {zone} the last line would be of this minute"),
        minutes => format!("; in {zone} the last line would be {minutes} min old"),
    }
}

/// What was understood of messages, alerts and rows.
pub(super) fn proposed(
    form: Form,
    many: usize,
    range: Option<(Timestamp, Timestamp)>,
    now: Timestamp,
) -> String {
    let counted = match form {
        Form::Chat => counted(many, "message of a chat", "messages of a chat"),
        Form::Alerts => counted(many, "event of alerts", "events of alerts"),
        Form::VendorIncidents => counted(many, "update of a vendor", "updates of a vendor"),
        Form::Table => counted(many, "row of a table", "rows of a table"),
        Form::Lines => counted(many, "line", "lines"),
    };
    match range {
        Some((first, last)) => format!("{counted}, {}", Shown { zone: None }.range(first, last, now)),
        None => format!("{counted}, without a time"),
    }
}

/// How many lines a file has, and from when to when.
pub(super) fn file(lines: usize, range: Option<(Timestamp, Timestamp)>, now: Timestamp) -> String {
    let counted = counted(lines, "line", "lines");
    match range {
        Some((first, last)) => format!("{counted}, {}", Shown { zone: None }.range(first, last, now)),
        None => format!("{counted}, without a time that can be read"),
    }
}

/// An instant in UTC, with the day where it is another one than today.
pub(super) fn clock(at: Timestamp, now: Timestamp) -> String {
    let (calendar, today) = (at.utc(), now.utc());
    let clock = calendar.clock_with_seconds();
    if calendar.date() == today.date() { clock } else { format!("{} {clock}", calendar.date()) }
}

/// What stands around one of the secrets in its line, which itself is covered, up to the next one.
pub(super) fn around(text: &str, secrets: &[Range<usize>], number: usize) -> String {
    const NEAR: usize = 32;
    let Some(span) = secrets.get(number) else { return String::new() };
    let last = number.checked_sub(1).and_then(|before| secrets.get(before)).map_or(0, |before| before.end);
    let next = secrets.get(number + 1).map_or(text.len(), |next| next.start);
    let before = text.get(last..span.start).unwrap_or_default();
    let before = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    let from = before.char_indices().rev().nth(NEAR).map_or(0, |(at, _)| at);
    let after = text.get(span.end..next).unwrap_or_default();
    let after = after.split(['\n', '\r']).next().unwrap_or_default();
    let to = after.char_indices().nth(NEAR / 2).map_or(after.len(), |(at, _)| at);
    let cut = if from > 0 { "…" } else { "" };
    let more = if to < after.len() { "…" } else { "" };
    let (before, after) = (before.get(from..).unwrap_or_default(), after.get(..to).unwrap_or_default());
    format!("{cut}{before}{MASK}{after}{more}")
}
