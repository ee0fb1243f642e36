//! Keeping watch over time: whether the page was away, and whether somebody changed the clock.
//!
//! The wall clock says what time it is; the monotonic clock, which nobody can set, says how long it
//! has been. Where the two disagree the wall clock was changed, or the computer slept while its
//! monotonic clock stood still; the page cannot tell these apart, and says so.

use crate::domain::values::Timestamp;

/// How long nothing may be heard before the page counts as away. A hidden page is woken once a minute.
const AWAY_AFTER_MILLIS: i64 = 90_000;
/// How much the clocks may disagree.
const DISAGREEMENT_MILLIS: i64 = 5_000;

/// A time during which the page saw nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Absence {
    /// The last it saw.
    pub from: Timestamp,
    /// The first it saw again.
    pub to: Timestamp,
    /// Whether it was closed; else it slept.
    pub closed: bool,
}

/// The watch of one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockMonitor {
    last: Timestamp,
    /// Both clocks at the instant from which on they are compared.
    since: (Timestamp, i64),
    absence: Option<Absence>,
    changed: i64,
}

impl ClockMonitor {
    /// The watch of a page that opens now. `seen` is when a page of this browser last saw the time,
    /// `monotonic` what the monotonic clock reads, in milliseconds.
    pub fn begin(seen: Option<Timestamp>, wall: Timestamp, monotonic: i64) -> ClockMonitor {
        let mut monitor = ClockMonitor { last: wall, since: (wall, monotonic), absence: None, changed: 0 };
        if let Some(seen) = seen {
            let gap = wall.since(seen);
            if gap > AWAY_AFTER_MILLIS {
                monitor.absence = Some(Absence { from: seen, to: wall, closed: true });
            } else if gap < -DISAGREEMENT_MILLIS {
                monitor.changed = gap;
            }
        }
        monitor
    }

    /// Looks at both clocks again.
    pub fn observe(&mut self, wall: Timestamp, monotonic: i64) {
        if wall.since(self.last) > AWAY_AFTER_MILLIS {
            self.absence = Some(Absence { from: self.last, to: wall, closed: false });
        }
        self.last = wall;
        // Compared with the beginning, not with the last look: a slow drift adds up too.
        let disagreement = wall.since(self.since.0) - (monotonic - self.since.1);
        if disagreement.abs() > DISAGREEMENT_MILLIS {
            self.changed += disagreement;
            self.since = (wall, monotonic);
        }
    }

    /// When it was away last.
    pub fn absence(&self) -> Option<Absence> {
        self.absence
    }

    /// By how much the wall clock was changed, in milliseconds; 0 for not at all.
    pub fn changed(&self) -> i64 {
        self.changed
    }

    /// The change of the clock was read.
    pub fn acknowledge(&mut self) {
        self.changed = 0;
    }
}
