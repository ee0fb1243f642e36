//! The clock of a drill: how much of it had passed at an instant. It runs while its page is open and nobody has paused it.

use crate::domain::{Drill, State, Timestamp};

/// A longer silence than this, in milliseconds, is no running: the page was closed or the machine slept. A tab in the
/// background is let run once a minute.
const SILENCE: i64 = 75_000;
/// The most runs that are kept; the oldest two become one beyond.
const MAX_RUNS: usize = 60;

/// From when until when it ran, how fast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    from: i64,
    until: i64,
    speed: i64,
}

/// The runs of a drill's clock, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DrillClock(Vec<Run>);

impl DrillClock {
    /// A clock that began with its drill, as far as the log tells: where nothing of it was kept, as on another device.
    pub fn of_log(drill: &Drill, state: &State) -> DrillClock {
        let from = drill.began.as_millis();
        let until = state.last_change.map_or(from, Timestamp::as_millis).max(from);
        DrillClock(vec![Run { from, until, speed: i64::from(drill.speed) }])
    }

    /// It starts at `now`, again or for the first time.
    pub fn start(&mut self, now: Timestamp, speed: u32) {
        let now = now.as_millis();
        // What ran before never overlaps: the clock of the machine may have been set back.
        let from = self.0.last().map_or(now, |last| now.max(last.until));
        self.0.push(Run { from, until: from, speed: i64::from(speed) });
        if self.0.len() > MAX_RUNS {
            let gone = self.0.remove(0);
            if let Some(next) = self.0.first_mut() {
                let passed = (gone.until - gone.from) * gone.speed;
                next.from -= passed / next.speed.max(1);
            }
        }
    }

    /// It runs and is looked at: it ran until now. `false` where it was silent for so long that it stands.
    pub fn observe(&mut self, now: Timestamp) -> bool {
        let Some(last) = self.0.last_mut() else { return false };
        let now = now.as_millis();
        if now - last.until > SILENCE {
            return false;
        }
        last.until = last.until.max(now);
        true
    }

    /// It ran until then at the least: another page of the browser has seen it run.
    pub fn ran_until(&mut self, at: Timestamp) {
        if let Some(last) = self.0.last_mut() {
            last.until = last.until.max(at.as_millis());
        }
    }

    /// How much of the drill had passed at an instant, in its own milliseconds.
    pub fn elapsed(&self, at: Timestamp) -> i64 {
        let at = at.as_millis();
        self.0.iter().map(|run| (at.min(run.until) - run.from).max(0) * run.speed).sum()
    }

    /// How much has passed at all.
    pub fn passed(&self) -> i64 {
        self.0.iter().map(|run| (run.until - run.from) * run.speed).sum()
    }

    /// When so much of it had passed; the end of its last run for more than has.
    pub fn instant(&self, elapsed: i64) -> Timestamp {
        let mut left = elapsed.max(0);
        let mut at = 0;
        for run in &self.0 {
            let length = (run.until - run.from) * run.speed;
            at = run.from + left.min(length) / run.speed.max(1);
            if left <= length {
                break;
            }
            left -= length;
        }
        Timestamp::from_millis(at).unwrap_or(Timestamp::EPOCH)
    }

    /// Until when it ran last; `None` where it never did.
    pub fn last_run(&self) -> Option<Timestamp> {
        self.0.last().and_then(|run| Timestamp::from_millis(run.until))
    }

    /// The speed of its last run.
    pub fn speed(&self) -> Option<u32> {
        self.0.last().and_then(|run| u32::try_from(run.speed).ok())
    }

    /// The clock as a text to keep.
    pub fn encode(&self) -> String {
        let runs = self.0.iter().map(|run| format!("{}-{}x{}", run.from, run.until, run.speed));
        runs.collect::<Vec<String>>().join(" ")
    }

    /// The clock of such a text; `None` for one that is none.
    pub fn decode(text: &str) -> Option<DrillClock> {
        let mut runs: Vec<Run> = Vec::new();
        for part in text.split_ascii_whitespace() {
            let (span, speed) = part.split_once('x')?;
            let (from, until) = span.split_once('-')?;
            let (from, until) = (from.parse().ok()?, until.parse().ok()?);
            let speed = i64::from(speed.parse::<u8>().ok()?);
            let is_sound = speed > 0 && from <= until && runs.last().is_none_or(|last| last.until <= from);
            if !is_sound || Timestamp::from_millis(from).is_none() || Timestamp::from_millis(until).is_none()
            {
                return None;
            }
            runs.push(Run { from, until, speed });
        }
        (!runs.is_empty() && runs.len() <= MAX_RUNS).then_some(DrillClock(runs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::EPOCH.plus_millis(1_000_000 + second * 1000)
    }

    #[test]
    fn a_drill_whose_page_was_closed_stands_meanwhile() {
        let mut clock = DrillClock::default();
        clock.start(at(0), 2);
        assert!(clock.observe(at(60)));
        assert_eq!(clock.passed(), 120_000);
        assert!(!clock.observe(at(3_660)), "an hour of silence");
        assert_eq!(clock.passed(), 120_000, "nothing ran away");
        clock.start(at(3_700), 5);
        assert!(clock.observe(at(3_710)));
        assert_eq!(clock.passed(), 170_000);
        assert_eq!((clock.elapsed(at(30)), clock.elapsed(at(2_000))), (60_000, 120_000));
        assert_eq!((clock.instant(60_000), clock.instant(145_000)), (at(30), at(3_705)));
        assert_eq!(clock.instant(9_000_000), at(3_710));
        assert_eq!(DrillClock::decode(&clock.encode()), Some(clock));
    }

    #[test]
    fn a_tab_that_is_let_run_once_a_minute_runs_and_a_longer_silence_is_none() {
        let silent = |seconds: i64| {
            let mut clock = DrillClock::default();
            clock.start(at(0), 1);
            (clock.observe(at(seconds)), clock.passed())
        };
        assert_eq!((silent(75), silent(76)), ((true, 75_000), (false, 0)));
    }

    #[test]
    fn a_clock_set_back_takes_nothing_back() {
        let mut clock = DrillClock::default();
        clock.start(at(100), 1);
        clock.observe(at(160));
        clock.observe(at(40));
        clock.start(at(50), 1);
        clock.observe(at(70));
        assert_eq!(clock.passed(), 60_000);
        let odd = "9-4x1 x 1-2 1-2x0 5-6x1,1-9x1 5-9x1|5-9x1";
        for text in odd.split(['|', ' ']).chain([""]) {
            assert_eq!(DrillClock::decode(text).is_some(), text == "5-9x1", "{text}");
        }
    }

    #[test]
    fn many_runs_become_one_and_nothing_is_lost() {
        let mut clock = DrillClock::default();
        for run in 0..200 {
            clock.start(at(run * 10), 1);
            clock.observe(at(run * 10 + 4));
        }
        assert_eq!(clock.passed(), 800_000);
        assert!(DrillClock::decode(&clock.encode()).is_some());
    }
}
