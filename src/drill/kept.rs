//! How a drill stands, as a page keeps it. Every page of a browser that has the drill open keeps it in one place and follows
//! what stands there, so that the drill has one clock.

use super::clock::DrillClock;
use crate::domain::Timestamp;

/// A page that is back within so many milliseconds was loaded again, and not left.
const RELOADED: i64 = 10_000;

/// What a drill does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// Its clock runs, as long as a page looks at it.
    Runs,
    /// Somebody has paused it.
    Stands,
    /// It is at its end.
    Over,
}

/// How a drill stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptDrill {
    /// What it does.
    pub course: Course,
    /// How much of it had passed when.
    pub clock: DrillClock,
}

impl KeptDrill {
    /// Whether its clock goes on at `now`: it runs, and a page has looked at it a moment ago.
    pub fn goes_on(&self, now: Timestamp) -> bool {
        self.course == Course::Runs && self.clock.last_run().is_none_or(|until| now.since(until) < RELOADED)
    }

    /// Whether nobody paused it, and no page looks at it any more.
    pub fn was_left(&self, now: Timestamp) -> bool {
        self.course == Course::Runs && !self.goes_on(now)
    }

    /// It as a text to keep.
    pub fn encode(&self) -> String {
        let course = match self.course {
            Course::Runs => "run ",
            Course::Stands => "stand ",
            Course::Over => "over ",
        };
        [course, &self.clock.encode()].concat()
    }

    /// What such a text says; `None` for one that is none.
    pub fn decode(text: &str) -> Option<KeptDrill> {
        let (course, clock) = text.split_once(' ')?;
        let course = match course {
            "run" => Course::Runs,
            "stand" => Course::Stands,
            "over" => Course::Over,
            _ => return None,
        };
        Some(KeptDrill { course, clock: DrillClock::decode(clock)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::EPOCH.plus_millis(1_000_000 + second * 1000)
    }

    /// A page looks: it follows what is kept, its clock runs on, and it keeps that.
    fn looks(kept: &mut String, second: i64) -> i64 {
        let mut here = KeptDrill::decode(kept).expect("what a page has kept");
        if here.goes_on(at(second)) {
            here.clock.observe(at(second));
        }
        *kept = here.encode();
        here.clock.passed()
    }

    #[test]
    fn two_pages_have_one_clock_whoever_pauses_it_and_changes_its_speed() {
        let mut clock = DrillClock::default();
        clock.start(at(0), 1);
        let mut kept = KeptDrill { course: Course::Runs, clock }.encode();
        // Each looks every few seconds, and neither counts what the other has counted.
        for second in (1..60).step_by(2) {
            assert_eq!(looks(&mut kept, second), second * 1000, "the first one");
            assert_eq!(looks(&mut kept, second + 1), (second + 1) * 1000, "the second one");
        }
        // One of them pauses it: it stands for both.
        let mut paused = KeptDrill::decode(&kept).expect("a text");
        paused.course = Course::Stands;
        kept = paused.encode();
        assert_eq!((looks(&mut kept, 70), looks(&mut kept, 71)), (60_000, 60_000));
        // The other one lets it go on, five times as fast.
        paused.course = Course::Runs;
        paused.clock.start(at(80), 5);
        kept = paused.encode();
        assert_eq!((looks(&mut kept, 82), looks(&mut kept, 84)), (70_000, 80_000));
    }

    #[test]
    fn what_nobody_looks_at_stands_and_a_page_that_is_loaded_again_goes_on() {
        let mut clock = DrillClock::default();
        clock.start(at(0), 1);
        clock.observe(at(30));
        let kept = KeptDrill { course: Course::Runs, clock };
        assert!(kept.goes_on(at(38)) && !kept.was_left(at(38)));
        assert!(!kept.goes_on(at(41)) && kept.was_left(at(41)));
        assert!(kept.goes_on(at(-60)), "the clock of the machine was set back, or another tab is ahead");
        for course in [Course::Stands, Course::Over] {
            let kept = KeptDrill { course, ..kept.clone() };
            assert!(!kept.goes_on(at(31)) && !kept.was_left(at(300)));
            assert_eq!(KeptDrill::decode(&kept.encode()), Some(kept));
        }
        for odd in ["", "run", "run ", "runs 5-9x1", "stand x", "5-9x1"] {
            assert_eq!(KeptDrill::decode(odd), None, "{odd}");
        }
    }
}
