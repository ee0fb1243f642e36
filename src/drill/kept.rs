//! How a drill stands, as a page keeps it. Every page of a browser that has the drill open follows what stands there, so that
//! the drill has one clock.
//!
//! Two texts are kept. One says what somebody pressed, and is written by a press alone. The other says when a page looked at the
//! running drill last; every page writes it again and again, and none of them can undo a press with it.

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
    /// How many minutes of it pass in one.
    pub speed: u32,
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

    /// A page looked at it at this instant: if it runs, it ran until then.
    #[must_use]
    pub fn looked_at(mut self, at: Option<Timestamp>) -> KeptDrill {
        if let Some(at) = at.filter(|_| self.course == Course::Runs) {
            self.clock.ran_until(at);
        }
        self
    }

    /// It as a text to keep.
    pub fn encode(&self) -> String {
        let course = match self.course {
            Course::Runs => "run",
            Course::Stands => "stand",
            Course::Over => "over",
        };
        format!("{course} x{} {}", self.speed, self.clock.encode())
    }

    /// What such a text says; `None` for one that is none.
    pub fn decode(text: &str) -> Option<KeptDrill> {
        let (course, rest) = text.split_once(' ')?;
        let course = match course {
            "run" => Course::Runs,
            "stand" => Course::Stands,
            "over" => Course::Over,
            _ => return None,
        };
        let (speed, clock) = match rest.strip_prefix('x').and_then(|rest| rest.split_once(' ')) {
            Some((speed, clock)) => (Some(speed.parse().ok()?), clock),
            // As it was kept before a speed could be chosen while it stands.
            None => (None, rest),
        };
        let clock = DrillClock::decode(clock)?;
        let speed = speed.or_else(|| clock.speed()).filter(|speed| *speed > 0)?;
        Some(KeptDrill { course, speed, clock })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::EPOCH.plus_millis(1_000_000 + second * 1000)
    }

    /// Two texts, as every page of a browser sees them.
    struct Kept {
        pressed: String,
        looked: Option<Timestamp>,
    }

    impl Kept {
        fn drill(&self) -> KeptDrill {
            KeptDrill::decode(&self.pressed).expect("what a page has kept").looked_at(self.looked)
        }

        /// A page looks: its clock runs on, it keeps that, and says how much has passed.
        fn looks(&mut self, second: i64) -> i64 {
            let mut here = self.drill();
            if here.goes_on(at(second)) {
                here.clock.observe(at(second));
                self.looked = Some(at(second));
            }
            here.clock.passed()
        }

        fn press(&mut self, change: impl FnOnce(&mut KeptDrill)) {
            let mut here = self.drill();
            change(&mut here);
            self.pressed = here.encode();
        }
    }

    fn begun() -> Kept {
        let mut clock = DrillClock::default();
        clock.start(at(0), 1);
        let pressed = KeptDrill { course: Course::Runs, speed: 1, clock }.encode();
        Kept { pressed, looked: None }
    }

    #[test]
    fn two_pages_have_one_clock_whoever_pauses_it_and_changes_its_speed() {
        let mut kept = begun();
        // Each looks every few seconds, and neither counts what the other has counted.
        for second in (1..60).step_by(2) {
            assert_eq!(kept.looks(second), second * 1000, "the first one");
            assert_eq!(kept.looks(second + 1), (second + 1) * 1000, "the second one");
        }
        // One of them pauses it: it stands for both.
        kept.press(|drill| drill.course = Course::Stands);
        assert_eq!((kept.looks(70), kept.looks(71)), (60_000, 60_000));
        // The other one lets it go on, five times as fast.
        kept.press(|drill| {
            drill.course = Course::Runs;
            drill.clock.start(at(80), 5);
        });
        assert_eq!((kept.looks(82), kept.looks(84)), (70_000, 80_000));
    }

    #[test]
    fn a_page_that_looks_in_the_moment_of_a_press_does_not_undo_it() {
        let mut kept = begun();
        for second in 1..=30 {
            kept.looks(second);
        }
        // What a page saw a moment before somebody paused the drill in another one, and keeps a moment after it.
        let mut late = Kept { pressed: kept.pressed.clone(), looked: kept.looked };
        kept.press(|drill| drill.course = Course::Stands);
        late.looks(33);
        kept.looked = late.looked;
        assert_eq!((kept.drill().course, kept.drill().clock.passed()), (Course::Stands, 30_000));
        assert_eq!(kept.looks(90), 30_000);
        // The same with its speed.
        kept.press(|drill| {
            drill.course = Course::Runs;
            drill.clock.start(at(100), 1);
        });
        late = Kept { pressed: kept.pressed.clone(), looked: kept.looked };
        kept.press(|drill| {
            drill.speed = 5;
            drill.clock.observe(at(101));
            drill.clock.start(at(101), 5);
        });
        late.looks(101);
        kept.looked = late.looked;
        assert_eq!((kept.drill().speed, kept.looks(103)), (5, 41_000));
    }

    #[test]
    fn a_page_that_was_held_takes_what_another_one_saw() {
        let mut kept = begun();
        for second in 1..=200 {
            kept.looks(second);
        }
        // It saw the press at the beginning, and nothing since.
        assert_eq!(kept.drill().clock.passed(), 200_000);
        assert!(kept.drill().goes_on(at(201)) && kept.drill().was_left(at(300)));
    }

    #[test]
    fn a_speed_that_is_chosen_while_it_stands_is_the_one_it_goes_on_with() {
        let mut kept = begun();
        kept.looks(9);
        kept.press(|drill| drill.course = Course::Stands);
        kept.press(|drill| drill.speed = 10);
        assert_eq!((kept.drill().speed, kept.drill().clock.passed()), (10, 9_000));
        let before = KeptDrill::decode("stand 5-9x2").expect("as it was kept before");
        assert_eq!((before.course, before.speed), (Course::Stands, 2));
    }

    #[test]
    fn what_nobody_looks_at_stands_and_a_page_that_is_loaded_again_goes_on() {
        let mut clock = DrillClock::default();
        clock.start(at(0), 1);
        clock.observe(at(30));
        let kept = KeptDrill { course: Course::Runs, speed: 1, clock };
        assert!(kept.goes_on(at(38)) && !kept.was_left(at(38)));
        assert!(!kept.goes_on(at(41)) && kept.was_left(at(41)));
        assert!(kept.goes_on(at(-60)), "the clock of the machine was set back, or another tab is ahead");
        for course in [Course::Stands, Course::Over] {
            let kept = KeptDrill { course, ..kept.clone() };
            assert!(!kept.goes_on(at(31)) && !kept.was_left(at(300)));
            assert_eq!(KeptDrill::decode(&kept.encode()), Some(kept));
        }
        for odd in
            ["", "run", "run ", "runs 5-9x1", "stand x", "stand x5", "stand x0 5-9x1", "run x5 ", "5-9x1"]
        {
            assert_eq!(KeptDrill::decode(odd), None, "{odd}");
        }
    }
}
