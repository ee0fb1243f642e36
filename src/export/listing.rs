//! How an incident stands, in a line of a list of them.

use super::times::span;
use crate::domain::{Deadline, Timestamp};

/// Since when it goes on or how long it lasted, and the update that is owed next: `open for 34 min, update overdue by
/// 3 min`. Without the time of day, which a list has no room for in two zones.
pub fn listed_state(
    started: Option<Timestamp>,
    ended: Option<Timestamp>,
    deadline: Option<Deadline>,
    now: Timestamp,
) -> String {
    let since = match (started, ended) {
        (Some(from), Some(to)) => return format!("lasted {}", span(to.since(from).max(0))),
        (None, Some(_)) => return "over".to_owned(),
        (Some(from), None) => format!("open for {}", span(now.since(from).max(0))),
        (None, None) => "open".to_owned(),
    };
    let Some(deadline) = deadline else { return format!("{since}, no update promised") };
    let left = deadline.due.since(now);
    let which = if deadline.promise.is_some() { "next" } else { "first" };
    match left {
        ..0 => format!("{since}, update overdue by {}", span(left)),
        _ => format!("{since}, {which} update due in {}", span(left)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Audience, Replica, Stamp};

    fn at(minute: i64) -> Timestamp {
        Timestamp::EPOCH.plus_minutes(minute)
    }

    fn deadline(due: i64, is_promised: bool) -> Option<Deadline> {
        let promise = is_promised.then(|| Stamp::new(at(0), 0, Replica::from_random(1)));
        Some(Deadline { promise, audience: Audience::default(), made: at(0), due: at(due) })
    }

    #[test]
    fn an_open_one_says_for_how_long_and_what_is_owed_when() {
        let line = |deadline| listed_state(Some(at(0)), None, deadline, at(34));
        assert_eq!(line(deadline(31, true)), "open for 34 min, update overdue by 3 min");
        assert_eq!(line(deadline(15, false)), "open for 34 min, update overdue by 19 min");
        assert_eq!(line(deadline(46, true)), "open for 34 min, next update due in 12 min");
        assert_eq!(line(deadline(40, false)), "open for 34 min, first update due in 6 min");
        assert_eq!(line(None), "open for 34 min, no update promised");
    }

    #[test]
    fn one_that_is_over_owes_nothing() {
        assert_eq!(
            listed_state(Some(at(0)), Some(at(130)), deadline(31, true), at(500)),
            "lasted 2 h 10 min"
        );
        assert_eq!(listed_state(None, Some(at(130)), None, at(500)), "over");
        assert_eq!(listed_state(None, None, None, at(500)), "open, no update promised");
    }
}
