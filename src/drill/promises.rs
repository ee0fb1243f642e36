//! Promises by the drill's clock: "in 5 minutes" are five minutes of the drill, however fast it runs and however long it stood.

use super::clock::DrillClock;
use crate::domain::{Ledger, Outcome, Promise, State, Timestamp};

/// When the next promised message is due, in milliseconds of the drill; `None` where none is promised.
pub fn next_due(state: &State, clock: &DrillClock) -> Option<i64> {
    let running = state.promises.iter().filter(|promise| promise.is_running());
    running.map(|promise| due(promise, clock)).min()
}

/// What became of the promises, by the drill's clock as far as it has run. Spans are in milliseconds of the drill.
pub(super) fn ledger(state: &State, clock: &DrillClock) -> Ledger {
    let promises: Vec<Promise> = state.promises.iter().map(|promise| by_the_clock(promise, clock)).collect();
    Ledger::of(promises.iter(), instant(clock.passed()))
}

fn due(promise: &Promise, clock: &DrillClock) -> i64 {
    clock.elapsed(promise.made) + promise.due.since(promise.made)
}

/// The promise, with so much of the drill passed for each of its instants.
fn by_the_clock(promise: &Promise, clock: &DrillClock) -> Promise {
    let passed = |at: Timestamp| instant(clock.elapsed(at));
    let outcome = match &promise.outcome {
        Outcome::Running => Outcome::Running,
        Outcome::Updated(at) => Outcome::Updated(passed(*at)),
        Outcome::PushedBack { at, reason } => Outcome::PushedBack { at: passed(*at), reason: reason.clone() },
        Outcome::Ended(at) => Outcome::Ended(passed(*at)),
    };
    Promise { made: passed(promise.made), due: instant(due(promise, clock)), outcome, ..promise.clone() }
}

fn instant(elapsed: i64) -> Timestamp {
    Timestamp::EPOCH.plus_millis(elapsed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Audience, Replica, Stamp};

    fn at(second: i64) -> Timestamp {
        instant(1_000_000 + second * 1000)
    }

    /// Promised at a second of the wall clock for so many minutes later.
    fn promised(second: i64, minutes: i64, outcome: Outcome) -> Promise {
        let (made, due) = (at(second), at(second).plus_minutes(minutes));
        let id = Stamp::new(made, 0, Replica::from_random(1));
        Promise { id, audience: Audience::Customers, made, due, outcome }
    }

    fn state(promises: [Promise; 2]) -> State {
        let mut state = State::default();
        promises.into_iter().for_each(|promise| state.promises.push(promise));
        state
    }

    /// Two minutes at full speed, an hour of pause, then five times as fast.
    fn clock() -> DrillClock {
        let mut clock = DrillClock::default();
        clock.start(at(0), 1);
        for second in [60, 120] {
            clock.observe(at(second));
        }
        clock.start(at(3_720), 5);
        clock.observe(at(3_780));
        clock
    }

    #[test]
    fn a_pause_breaks_no_promise_and_speed_brings_it_nearer() {
        let clock = clock();
        // Made at 1:30 for 5 min, so due at 6:30; the wall clock says an hour, the drill 0:30 and 20 s five times as fast.
        let over_the_pause = promised(90, 5, Outcome::Updated(at(3_740)));
        // Made at 2:50 of the drill for 3 min; 40 s later by the wall, 3:20 later by the drill.
        let in_a_hurry = promised(3_730, 3, Outcome::Updated(at(3_770)));
        let state = state([over_the_pause, in_a_hurry]);
        let ledger = ledger(&state, &clock);
        assert_eq!((ledger.kept, ledger.late, ledger.late_by), (1, 1, 20_000));
        assert_eq!(next_due(&state, &clock), None);
    }

    #[test]
    fn what_is_due_next_is_said_in_time_of_the_drill() {
        let clock = clock();
        let state = state([promised(90, 10, Outcome::Running), promised(3_730, 3, Outcome::Running)]);
        assert_eq!(next_due(&state, &clock), Some(350_000));
        let ledger = ledger(&state, &clock);
        assert_eq!((ledger.running, ledger.overdue, ledger.overdue_by), (1, 1, 70_000));
    }
}
