//! Times as people type them: `10m`, `1h30m`, `10 min ago`, `02:40`, `02:40 UTC`.

use crate::domain::values::{Offset, Readings, Timestamp, Zone, is_letter, readings};

/// A time as it was typed. It becomes an instant with [`When::before`] or [`When::after`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// So many minutes from now, or ago.
    Minutes(u32),
    /// A time of day; local unless it says UTC.
    Clock {
        /// 0 to 23.
        hour: u32,
        /// 0 to 59.
        minute: u32,
        /// Whether `UTC` or `Z` stood behind it.
        utc: bool,
    },
}

const DAY_MINUTES: i64 = 24 * 60;

impl When {
    /// The latest such instant that is not after `now`, where the local clock is at `offset`.
    pub fn before(self, now: Timestamp, offset: Offset) -> Timestamp {
        match self {
            When::Minutes(minutes) => now.plus_minutes(-i64::from(minutes)),
            When::Clock { .. } => {
                let today = self.on_the_day_of(now, offset);
                if today > now { today.plus_minutes(-DAY_MINUTES) } else { today }
            }
        }
    }

    /// The first such instant after `now`, where the local clock is at `offset`.
    pub fn after(self, now: Timestamp, offset: Offset) -> Timestamp {
        match self {
            When::Minutes(minutes) => now.plus_minutes(i64::from(minutes)),
            When::Clock { .. } => {
                let today = self.on_the_day_of(now, offset);
                if today <= now { today.plus_minutes(DAY_MINUTES) } else { today }
            }
        }
    }

    fn on_the_day_of(self, now: Timestamp, offset: Offset) -> Timestamp {
        let When::Clock { hour, minute, utc } = self else {
            return now;
        };
        let shown = now.calendar(if utc { Offset(0) } else { offset });
        let minutes = i64::from(hour * 60 + minute) - i64::from(shown.hour * 60 + shown.minute);
        let millis_into_minute = now.as_millis().rem_euclid(60_000);
        now.plus_millis(-millis_into_minute).plus_minutes(minutes)
    }

    /// Reads a text that is a time and nothing else.
    pub fn exactly(text: &str) -> Option<When> {
        When::take_prefix(text).filter(|(_, rest)| rest.is_empty()).map(|(when, _)| when)
    }

    /// Takes a time off the front of `text`: the time and what follows it.
    pub fn take_prefix(text: &str) -> Option<(When, &str)> {
        clock(text.trim_start()).or_else(|| span(text.trim_start()))
    }

    /// Takes `by 03:40` or `in 20m` off the end of `text`; all of `text` when there is none.
    pub fn take_suffix(text: &str) -> (&str, Option<When>) {
        for (at, marker) in text.rmatch_indices(" by ").chain(text.rmatch_indices(" in ")) {
            let when = When::exactly(&text[at + marker.len()..]);
            let fits = matches!(
                (marker, when),
                (" by ", Some(When::Clock { .. })) | (" in ", Some(When::Minutes(_)))
            );
            if fits {
                return (text[..at].trim_end(), when);
            }
        }
        (text, None)
    }
}

/// Reads a time with its day, such as `2026-11-18 14:00 UTC`; without `UTC` as the clocks of `zone` have it.
pub fn dated(text: &str, zone: &dyn Zone) -> Option<Timestamp> {
    let (day, rest) = text.trim().split_once([' ', 'T'])?;
    let When::Clock { hour, minute, utc } = When::exactly(rest)? else { return None };
    let shown = Timestamp::parse(&format!("{day}T{hour:02}:{minute:02}:00.000Z"))?;
    if utc {
        return Some(shown);
    }
    Some(match readings(shown, zone) {
        Readings::Once(at) | Readings::Twice(at, _) | Readings::Never(at) => at,
    })
}

fn clock(text: &str) -> Option<(When, &str)> {
    let (hour, rest) = number(text)?;
    let digits = rest.strip_prefix(':')?;
    let (minute, rest) = number(digits)?;
    let two_digits = digits.len() - rest.len() == 2;
    if hour > 23 || minute > 59 || !two_digits || !ends_word(rest) {
        return None;
    }
    let rest = rest.trim_start();
    let zone = ["UTC", "utc", "GMT", "Z"].iter().find_map(|z| rest.strip_prefix(z)).filter(|r| ends_word(r));
    let (utc, rest) = zone.map_or((false, rest), |rest| (true, rest.trim_start()));
    Some((When::Clock { hour, minute, utc }, rest))
}

fn span(text: &str) -> Option<(When, &str)> {
    let (minutes, mut rest) = span_part(text)?;
    let mut total = minutes;
    while let Some((more, after)) = span_part(rest) {
        total = total.checked_add(more)?;
        rest = after;
    }
    if !ends_word(rest) {
        return None;
    }
    let rest = rest.trim_start();
    let rest = rest.strip_prefix("ago").filter(|r| ends_word(r)).unwrap_or(rest);
    Some((When::Minutes(total), rest.trim_start()))
}

fn span_part(text: &str) -> Option<(u32, &str)> {
    let (value, rest) = number(text.trim_start())?;
    let unit_text = rest.trim_start();
    let end = unit_text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(unit_text.len());
    let (unit, after) = unit_text.split_at(end);
    let each = match unit {
        "m" | "min" | "mins" | "minute" | "minutes" => 1,
        "h" | "hr" | "hour" | "hours" => 60,
        _ => return None,
    };
    Some((value.checked_mul(each)?, after))
}

fn number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let value = text[..end].parse().ok()?;
    Some((value, &text[end..]))
}

fn ends_word(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| !is_letter(c))
}
