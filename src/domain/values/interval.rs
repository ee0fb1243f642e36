//! Intervals between updates: whole minutes. One list is offered wherever one is chosen, and any number
//! can be typed.

use super::is_alphabetic;

/// The least and the most minutes that a cadence, or the time until the first update, may have.
pub const CADENCE_MINUTES: std::ops::RangeInclusive<u32> = 1..=24 * 60;

/// The intervals that are offered, in minutes, shortest first.
pub const INTERVALS: [u32; 8] = [5, 10, 15, 20, 30, 45, 60, 120];

/// An interval in words: `45 min`, and from two hours on `2 h` and `2 h 30 min`.
pub fn interval_name(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (..2, _) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// The minutes in what was typed as an interval: `45`, `45 min`, `90m`, `2 h`, `1h30`; at least one
/// minute, at most a day. `None` for anything else.
pub fn interval_in(typed: &str) -> Option<u32> {
    let typed = typed.trim().to_ascii_lowercase();
    let (mut minutes, mut rest, mut last) = (0_u32, typed.as_str(), None);
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let number: u32 = rest[..digits].parse().ok()?;
        rest = rest[digits..].trim_start();
        let letters = rest.find(|c: char| !is_alphabetic(c)).unwrap_or(rest.len());
        let unit = match (&rest[..letters], last) {
            ("h" | "hr" | "hrs" | "hour" | "hours", None) => 60,
            ("m" | "min" | "mins" | "minute" | "minutes", None | Some(60)) => 1,
            // "45", and the minutes of "1h30".
            ("", None | Some(60)) if rest.is_empty() => 1,
            _ => return None,
        };
        minutes = minutes.checked_add(number.checked_mul(unit)?)?;
        (last, rest) = (Some(unit), rest[letters..].trim_start());
    }
    CADENCE_MINUTES.contains(&minutes).then_some(minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_interval_is_read_back_from_its_name_and_from_its_number() {
        for minutes in CADENCE_MINUTES {
            assert_eq!(interval_in(&interval_name(minutes)), Some(minutes), "{}", interval_name(minutes));
            assert_eq!(interval_in(&minutes.to_string()), Some(minutes));
        }
    }

    #[test]
    fn intervals_are_named_as_people_say_them() {
        for (minutes, name) in [
            (10, "10 min"),
            (45, "45 min"),
            (60, "60 min"),
            (90, "90 min"),
            (120, "2 h"),
            (150, "2 h 30 min"),
        ] {
            assert_eq!(interval_name(minutes), name);
        }
        assert!(INTERVALS.is_sorted() && INTERVALS.iter().all(|minutes| CADENCE_MINUTES.contains(minutes)));
    }

    #[test]
    fn what_is_typed_is_taken_whole_or_not_at_all() {
        for (typed, minutes) in [
            (" 45 ", 45),
            ("45m", 45),
            ("45 Minutes", 45),
            ("1h30", 90),
            ("1 h 30", 90),
            ("1 hour 5 min", 65),
            ("24h", 1440),
        ] {
            assert_eq!(interval_in(typed), Some(minutes), "{typed}");
        }
        for typed in [
            "",
            "0",
            "0 h",
            "1441",
            "25 h",
            "-5",
            "1.5 h",
            "45 pods",
            "30 min 1 h",
            "1 h 2 h",
            "h",
            "5 5",
            "½",
            "99999999999",
            "4000000000 h",
        ] {
            assert_eq!(interval_in(typed), None, "{typed}");
        }
    }
}
