//! A zone that is asked once for each of its days: a browser answers slowly, and the lines of a block are near each other.

use crate::domain::{Offset, Timestamp, Zone};
use std::cell::RefCell;

const DAY_MILLIS: i64 = 24 * 3600 * 1000;

/// A zone that remembers the days on which its clocks do not change.
pub(super) struct SteadyZone<'z> {
    zone: &'z dyn Zone,
    /// Days since 1970, each with its offset; none where it changes on that day.
    days: RefCell<Vec<(i64, Option<Offset>)>>,
}

impl<'z> SteadyZone<'z> {
    pub(super) fn of(zone: &'z dyn Zone) -> SteadyZone<'z> {
        SteadyZone { zone, days: RefCell::new(Vec::new()) }
    }

    /// Whether the clocks change neither on that day nor on the days before and after it.
    pub(super) fn is_steady_around(&self, at: Timestamp) -> bool {
        let offset = |days: i64| self.offset_at(at.plus_minutes(days * 24 * 60));
        let now = offset(0);
        [-2, -1, 1, 2].into_iter().all(|days| offset(days) == now)
    }

    fn of_day(&self, day: i64) -> Option<Offset> {
        let at = |day: i64| Timestamp::from_millis(day * DAY_MILLIS).map(|at| self.zone.offset_at(at));
        at(day).filter(|offset| at(day + 1) == Some(*offset))
    }
}

impl Zone for SteadyZone<'_> {
    fn name(&self) -> &str {
        self.zone.name()
    }

    fn offset_at(&self, at: Timestamp) -> Offset {
        let day = at.as_millis().div_euclid(DAY_MILLIS);
        let mut days = self.days.borrow_mut();
        let known = days.iter().rev().take(8).find(|(known, _)| *known == day).map(|(_, offset)| *offset);
        let offset = known.unwrap_or_else(|| {
            let offset = self.of_day(day);
            days.push((day, offset));
            offset
        });
        offset.unwrap_or_else(|| self.zone.offset_at(at))
    }
}
