//! Whether a debrief is worth holding, and when: an offer, never an order. A debrief that is held out
//! of duty becomes a box to tick, and one held in the middle of the night helps nobody.

use super::State;
use crate::domain::values::{Phase, Severity, Standing, Timestamp, Zone};

/// How long an incident lasts before its length alone is worth a talk: an hour.
const LONG_MILLIS: i64 = 60 * 60_000;
/// How much rest lies between the end and the talk: eight hours.
const REST_MINUTES: i64 = 8 * 60;
/// When the talk is held: at ten in the morning.
const MORNING_MINUTES: i64 = 10 * 60;
/// Until when what has just ended belongs to the night before: six in the morning.
const NIGHT_ENDS: i64 = 6 * 60;
const HOUR_MINUTES: i64 = 60;
const DAY_MINUTES: i64 = 24 * 60;

/// What speaks for holding a debrief, as far as the log tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DebriefAdvice {
    /// It was worse than minor.
    pub was_severe: Option<Severity>,
    /// How long it lasted in milliseconds, where that is more than an hour.
    pub was_long: Option<i64>,
    /// How many promises were late or missed.
    pub broken_promises: usize,
    /// Nothing was proven about why it happened.
    pub is_unexplained: bool,
    /// How many assumptions turned out to be false.
    pub false_assumptions: usize,
}

impl DebriefAdvice {
    /// Whether anything speaks for it that a minor, short incident would not have.
    pub fn is_worth_it(&self) -> bool {
        self.was_severe.is_some()
            || self.was_long.is_some()
            || self.broken_promises > 0
            || self.false_assumptions > 1
    }
}

impl State {
    /// What speaks for holding a debrief, as it stands at `now`.
    pub fn debrief_advice(&self, now: Timestamp) -> DebriefAdvice {
        let lasted = self.declared.map(|from| self.resolved.unwrap_or(now).since(from));
        let ledger = self.ledger(now);
        let stands = |wanted| self.theories.iter().filter(move |theory| theory.standing() == wanted).count();
        DebriefAdvice {
            was_severe: Some(self.severity).filter(|severity| *severity > Severity::Minor),
            was_long: lasted.filter(|lasted| *lasted >= LONG_MILLIS),
            broken_promises: ledger.late + ledger.missed,
            is_unexplained: self.phase == Phase::Resolved && stands(Standing::Proven) == 0,
            false_assumptions: stands(Standing::Disproved),
        }
    }
}

/// The morning after the night of `end`: ten o'clock in `zone`, later where that leaves less than eight hours of rest, and
/// still to come at `now`. What ended past midnight belongs to the night before: it is talked about on that same day.
pub fn morning_after(end: Timestamp, now: Timestamp, zone: &dyn Zone) -> Timestamp {
    let local = |at: Timestamp| at.as_millis() / 60_000 + i64::from(zone.offset_at(at).0);
    let ended = local(end);
    let is_night = ended.rem_euclid(DAY_MINUTES) < NIGHT_ENDS;
    let morning = ended.div_euclid(DAY_MINUTES) * DAY_MINUTES + MORNING_MINUTES;
    let rested = (ended + REST_MINUTES + HOUR_MINUTES - 1).div_euclid(HOUR_MINUTES) * HOUR_MINUTES;
    let first = if is_night { morning.max(rested) } else { morning + DAY_MINUTES };
    let soonest = local(now.plus_minutes(1));
    let next = soonest.div_euclid(DAY_MINUTES) * DAY_MINUTES + MORNING_MINUTES;
    let next = if next >= soonest { next } else { next + DAY_MINUTES };
    let morning = if first >= soonest { first } else { next };
    // Where the clocks are changed in between, that hour is another instant.
    let east = i64::from(zone.offset_at(end).0);
    let near = Timestamp::EPOCH.plus_minutes(morning - east);
    near.plus_minutes(east - i64::from(zone.offset_at(near).0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{FixedZone, Offset};

    #[test]
    fn the_talk_is_on_the_morning_after_and_leaves_time_to_sleep() {
        let at = |text: &str| Timestamp::parse(&format!("2026-11-{text}:00.000Z")).unwrap();
        let berlin = FixedZone { name: "Europe/Berlin".into(), offset: Offset(60) };
        let table = [
            // Past midnight it is the same day, late enough to have slept: 05:10 in Berlin, and 14:00.
            ("21T04:10", "21T04:20", "21T13:00"),
            ("21T02:40", "21T02:45", "21T11:00"),
            ("20T23:10", "20T23:20", "21T09:00"),
            ("21T00:30", "21T00:40", "21T09:00"),
            // A whole night without sleep, or a day: the next morning.
            ("21T05:00", "21T05:10", "22T09:00"),
            ("21T16:00", "21T16:10", "22T09:00"),
            ("21T22:50", "21T22:55", "22T09:00"),
            // Long over: the next morning that is still to come.
            ("21T16:00", "23T09:30", "24T09:00"),
        ];
        for (end, now, morning) in table {
            assert_eq!(morning_after(at(end), at(now), &berlin), at(morning), "{end}");
        }
        let latest = morning_after(Timestamp::MAX, Timestamp::MAX, &berlin);
        assert!(latest <= Timestamp::MAX);
    }
}
