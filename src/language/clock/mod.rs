//! Times in a text: of the clock, relative, and days. It owns how they are read, and how a moment is
//! written with its zone. It never asks what time it is.

mod dates;
mod lengths;
mod zones;

use super::case::Letters;
use super::context::Zone;
use super::scan::{Text, cut};
use super::words::one_of;
use crate::domain::Timestamp;

pub(crate) use lengths::length_at;

use dates::{day_at, day_near};
use lengths::within_at;
use zones::{fixed_offset, zone_at};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// What was said about the zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zoned {
    /// Nothing.
    No,
    /// Minutes east of UTC.
    Offset(i32),
    /// A zone whose offset depends on the date, or is used for more than one place.
    Named,
}

/// What was said about the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Day {
    Unsaid,
    /// Days since the Unix epoch.
    Date(i64),
    /// A weekday, a month's day, "tomorrow".
    Other,
}

/// What kind of time it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// A time of day, in minutes after midnight.
    Clock { minute: u16, zone: Zoned, day: Day },
    /// From now, in minutes; `None` for "a few hours".
    Within(Option<u32>),
    /// Again and again, in minutes.
    Every(u32),
    /// Only a day.
    Day,
}

/// A time in the text: its words, the last included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mention {
    pub(crate) first: usize,
    pub(crate) last: usize,
    pub(crate) said: Said,
}

impl Mention {
    /// Whether it is a time of day.
    pub(crate) fn is_clock(&self) -> bool {
        matches!(self.said, Said::Clock { .. })
    }

    /// The moment meant, in milliseconds since the Unix epoch, where that can be told: a time without
    /// a day is the one nearest to now.
    pub(crate) fn moment(&self, now: Timestamp) -> Option<i64> {
        let now = now.as_millis();
        match self.said {
            Said::Within(Some(minutes)) => Some(now + i64::from(minutes) * MINUTE),
            Said::Clock { minute, zone: Zoned::Offset(east), day } => {
                let of_day = (i64::from(minute) - i64::from(east)) * MINUTE;
                match day {
                    Day::Date(days) => Some(days * DAY + of_day),
                    Day::Unsaid => Some(nearest(of_day, now)),
                    Day::Other => None,
                }
            }
            _ => None,
        }
    }
}

/// The moment of an ISO 8601 text with date, time of day and offset, such as "2031-03-01T03:30:00Z";
/// seconds are dropped. For files and command lines; `None` when any of the three is missing.
pub fn moment_of_iso(iso: &str) -> Option<Timestamp> {
    let text = Text::new(iso);
    let mention = mentions(&text, None).into_iter().find(Mention::is_clock)?;
    match mention.said {
        Said::Clock { day: Day::Date(_), .. } => {
            mention.moment(Timestamp::from_millis(0)?).and_then(Timestamp::from_millis)
        }
        _ => None,
    }
}

fn nearest(of_day: i64, now: i64) -> i64 {
    let ahead = (of_day - now).rem_euclid(DAY);
    if ahead <= DAY / 2 { now + ahead } else { now + ahead - DAY }
}

/// A moment as it is written: UTC first, then the readers' zone.
pub(crate) fn written(moment: Timestamp, zone: Option<&Zone>) -> String {
    let mut text = of_day(moment, 0);
    text.push_str(" UTC");
    if let Some(zone) = zone.filter(|zone| zone.offset_minutes != 0) {
        text.push_str(" (");
        text.push_str(&of_day(moment, zone.offset_minutes));
        text.push(' ');
        text.push_str(&zone.label);
        text.push(')');
    }
    text
}

/// The promise of an update as a message ends with it.
pub(crate) fn promise_line(due: Timestamp, zone: Option<&Zone>) -> String {
    ["Next update by ", &written(due, zone), "."].concat()
}

fn of_day(moment: Timestamp, east: i32) -> String {
    let minute = (moment.as_millis() / MINUTE + i64::from(east)).rem_euclid(24 * 60);
    clock_text(minute as u16)
}

/// Minutes after midnight as "03:30".
pub(crate) fn clock_text(minute: u16) -> String {
    let digits = [minute / 600, minute / 60 % 10, minute % 60 / 10, minute % 10];
    let mut text = String::with_capacity(5);
    for (place, digit) in digits.into_iter().enumerate() {
        if place == 2 {
            text.push(':');
        }
        text.push(char::from(b'0' + digit as u8));
    }
    text
}

/// All times in the text, from left to right.
#[inline(never)]
pub(crate) fn mentions(text: &Text<'_>, zone: Option<&Zone>) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let mention = if text.tokens[at].masked {
            None
        } else {
            clock_at(text, at, zone).or_else(|| within_at(text, at)).or_else(|| day_at(text, at))
        };
        at = match mention {
            Some(mention) => {
                found.push(mention);
                mention.last + 1
            }
            None => at + 1,
        };
    }
    found
}

/// A time of day beginning at this word.
#[inline(never)]
fn clock_at(text: &Text<'_>, at: usize, zone: Option<&Zone>) -> Option<Mention> {
    let (minute, mut last) = time_of_day(text, at)?;
    let mut said = Zoned::No;
    let glued = text.word(last).trim_start_matches(|c: char| c.is_ascii_digit() || c == 't');
    if let Some(offset) = fixed_offset(glued) {
        said = Zoned::Offset(offset);
    } else if let Some((known, end)) = zone_at(text, last, zone) {
        said = known;
        last = end;
    }
    Some(Mention { first: at, last, said: Said::Clock { minute, zone: said, day: day_near(text, at, last) } })
}

fn number(word: &str) -> Option<u32> {
    let plain = !word.is_empty() && word.len() <= 6 && word.is_digits();
    if plain { word.parse().ok() } else { None }
}

/// Minutes after midnight and the last word of the time.
#[inline(never)]
fn time_of_day(text: &Text<'_>, at: usize) -> Option<(u16, usize)> {
    let word = text.word(at);
    if !word.starts_with(|c: char| c.is_ascii_digit() || c == 'n' || c == 'm') {
        return None;
    }
    match word {
        "noon" => return Some((720, at)),
        "midnight" => return Some((0, at)),
        _ => {}
    }
    if text.gap_before(at).ends_in(".:$€£#") && !text.gap_before(at).contains(' ') {
        return None;
    }
    let iso = word.len() == 5 && word.as_bytes()[2] == b't' && word.is_char_boundary(3);
    let hour_word = if iso { cut(word, 3, usize::MAX) } else { word };
    if text.gap(at) == ":" && hour_word.len() <= 2 {
        return colon_time(text, at, number(hour_word)?);
    }
    let digits = word.digits();
    if digits == 0 || digits > 2 {
        return four_digits(text, at);
    }
    let (half, last) = if digits < word.len() {
        (cut(word, digits, usize::MAX).to_owned(), at)
    } else {
        half_after(text, at)?
    };
    let hour = half_day(number(cut(word, 0, digits))?, &half)?;
    Some((hour * 60, last))
}

/// "03:30", "3:30 pm", "03:30:15".
fn colon_time(text: &Text<'_>, at: usize, hour: u32) -> Option<(u16, usize)> {
    let minutes_word = text.word(at + 1);
    let digits = minutes_word.digits();
    let minutes = number(minutes_word.get(..2)?)?;
    if digits != 2 || minutes > 59 || hour > 24 {
        return None;
    }
    let mut last = at + 1;
    let mut half = cut(minutes_word, digits, usize::MAX).to_owned();
    if half.is_empty() && text.gap(last) == ":" && text.word(last + 1).starts_digit() {
        last += 1;
        let seconds = text.word(last).digits();
        half = text.word(last)[seconds..].to_owned();
        if half.is_empty() && text.gap(last) == "." && text.word(last + 1).ends_with('z') {
            last += 1;
        }
    }
    if half.is_empty()
        && let Some((after, end)) = half_after(text, last)
    {
        half = after;
        last = end;
    }
    if !matches!(half.as_str(), "" | "am" | "pm") && fixed_offset(&half).is_none() || text.gap(last) == ":" {
        return None;
    }
    let hour = if half == "am" || half == "pm" { half_day(hour, &half)? } else { hour as u16 % 24 };
    // "2:15 hours" is a length and "3:2" a score, not a time.
    let length = one_of(text.word(last + 1), "hours hrs minutes min mins ratio h")
        || at > 0 && one_of(text.word(at - 1), "chapter verse score ratio psalm scale aspect");
    (!length).then_some((hour * 60 + minutes as u16, last))
}

/// "0330 UTC": four digits count only with a zone behind them.
fn four_digits(text: &Text<'_>, at: usize) -> Option<(u16, usize)> {
    let word = text.word(at);
    let value = number(word).filter(|_| word.len() == 4)?;
    let zone = one_of(text.word(at + 1), "utc gmt z cet cest pst pdt est edt bst");
    (zone && value < 2400 && value % 100 < 60 && text.gap(at) == " ")
        .then_some(((value / 100 * 60 + value % 100) as u16, at))
}

/// "am", "pm", "a.m.", "p.m." behind this word.
fn half_after(text: &Text<'_>, at: usize) -> Option<(String, usize)> {
    if !matches!(text.gap(at), " " | "\u{a0}" | "\u{202f}") {
        return None;
    }
    match text.word(at + 1) {
        half @ ("am" | "pm") => Some((half.to_owned(), at + 1)),
        half @ ("a" | "p") if text.gap(at + 1) == "." && text.word(at + 2) == "m" => {
            Some(([half, "m"].concat(), at + 2))
        }
        _ => None,
    }
}

fn half_day(hour: u32, half: &str) -> Option<u16> {
    match half {
        "am" if (1..=12).contains(&hour) => Some(hour as u16 % 12),
        "pm" if (1..=12).contains(&hour) => Some(hour as u16 % 12 + 12),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(raw: &str) -> Vec<Said> {
        mentions(&Text::new(raw), None).iter().map(|mention| mention.said).collect()
    }

    fn clock(minute: u16, zone: Zoned, day: Day) -> Said {
        Said::Clock { minute, zone, day }
    }

    #[test]
    fn times_of_day_are_read_as_people_write_them() {
        let utc = Zoned::Offset(0);
        assert_eq!(said("by 03:30 UTC"), [clock(210, utc, Day::Unsaid)]);
        assert_eq!(said("at 3:30 p.m. ET"), [clock(930, Zoned::Named, Day::Unsaid)]);
        assert_eq!(said("at 4pm"), [clock(960, Zoned::No, Day::Unsaid)]);
        assert_eq!(said("at 16:00 US/Pacific"), [clock(960, Zoned::Named, Day::Unsaid)]);
        assert_eq!(said("at 0330 UTC"), [clock(210, utc, Day::Unsaid)]);
        assert_eq!(said("since 2031-03-01T03:30:00Z"), [clock(210, utc, Day::Date(22_339))]);
        assert_eq!(said("at 05:30 UTC+2"), [clock(330, Zoned::Offset(120), Day::Unsaid)]);
    }

    #[test]
    fn scores_lengths_and_addresses_are_not_times() {
        for raw in ["a score of 3:2", "2:15 hours", "10.0.0.1:53", "the ratio 16:9", "in 2031"] {
            assert_eq!(said(raw), [], "{raw}");
        }
    }

    #[test]
    fn times_from_now_are_read_in_minutes() {
        assert_eq!(said("in 30 minutes"), [Said::Within(Some(30))]);
        assert_eq!(said("within the next hour"), [Said::Within(Some(60))]);
        assert_eq!(said("in half an hour"), [Said::Within(Some(30))]);
        assert_eq!(said("within the next few hours"), [Said::Within(None)]);
        assert_eq!(said("every two hours"), [Said::Every(120)]);
    }

    #[test]
    fn a_time_without_a_day_is_the_one_nearest_to_now() {
        let Some(now) = Timestamp::from_millis(23 * 60 * MINUTE + 50 * MINUTE) else {
            return;
        };
        let text = Text::new("by 00:10 UTC");
        let moment = mentions(&text, None)[0].moment(now);
        assert_eq!(moment, Some(now.as_millis() + 20 * MINUTE));
    }

    #[test]
    fn a_moment_is_written_in_utc_first() {
        let Some(moment) = Timestamp::from_millis(210 * MINUTE) else {
            return;
        };
        let zone = Zone { label: "CEST".to_owned(), offset_minutes: 120 };
        assert_eq!(written(moment, Some(&zone)), "03:30 UTC (05:30 CEST)");
        assert_eq!(written(moment, None), "03:30 UTC");
    }
}
