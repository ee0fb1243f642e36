//! Where nothing happened for a while.

use super::State;
use crate::domain::model::Entry;
use crate::domain::values::Timestamp;

/// From so many milliseconds on it is worth a line of its own.
const GAP_MILLIS: i64 = 15 * 60_000;

impl State {
    /// For how many milliseconds nothing had happened before an entry, where that is long.
    pub fn gap_before(&self, entry: &Entry) -> Option<i64> {
        self.gap_between(self.entry_before(entry)?.happened, entry.happened)
    }

    /// For how many milliseconds nothing had happened at `at`, where that is long and nothing stands in the timeline
    /// since `before`. What lasted is not over before its end, and after the incident nobody waits for news.
    pub fn gap_between(&self, before: Timestamp, at: Timestamp) -> Option<i64> {
        // Most neighbours are near each other.
        if at.since(before) < GAP_MILLIS || self.ended().is_some_and(|end| before >= end) {
            return None;
        }
        let parts = self.pastes.iter().flat_map(|paste| &paste.parts);
        let ends = parts.filter_map(|part| {
            let entry = self.entries.get(part.entry)?;
            part.until.filter(|_| entry.undone.is_none() && entry.happened <= before)
        });
        let last = ends.fold(before, Timestamp::max);
        Some(at.since(last)).filter(|gap| *gap >= GAP_MILLIS)
    }
}
