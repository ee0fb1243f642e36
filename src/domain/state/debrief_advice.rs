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

/// The morning after `end`: the first ten o'clock in `zone` that leaves eight hours of rest, and that
/// is still to come at `now`.
pub fn morning_after(end: Timestamp, now: Timestamp, zone: &dyn Zone) -> Timestamp {
    let rested = end.plus_minutes(REST_MINUTES).max(now.plus_minutes(1));
    let east = i64::from(zone.offset_at(rested).0);
    let local = rested.as_millis() / 60_000 + east;
    let today = local.div_euclid(DAY_MINUTES) * DAY_MINUTES + MORNING_MINUTES;
    let morning = if today >= local { today } else { today + DAY_MINUTES };
    let noon = Timestamp::EPOCH.plus_minutes(morning - east);
    // Where the clocks were changed in between, ten o'clock is another instant.
    let shift = east - i64::from(zone.offset_at(noon).0);
    noon.plus_minutes(shift)
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
            ("21T04:10", "21T04:20", "22T09:00"),
            ("21T00:30", "21T00:40", "21T09:00"),
            ("21T16:00", "21T16:10", "22T09:00"),
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
