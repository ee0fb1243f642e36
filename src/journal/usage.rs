//! How much of the quick store is used: kept up with each write, so that nobody has to count again.

use super::record::Record;

/// The quota of all browsers known, in UTF-16 units, keys included.
const QUOTA: usize = 5 * 1024 * 1024;

/// Up to how many percent copies are put there of what the mirror holds: the rest is for words that are being typed.
const FOR_COPIES: usize = 60;

/// How many UTF-16 units the keys and values of a store have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Usage(usize);

impl Usage {
    /// What these records use; no two have the same key.
    pub fn of(records: &[Record]) -> Usage {
        Usage(records.iter().map(|record| units(&record.key) + units(&record.value)).sum())
    }

    /// A value was written, written over or removed: what was under the key, and what is now.
    pub fn change(&mut self, key: &str, before: Option<&str>, after: Option<&str>) {
        let size = |value: Option<&str>| value.map_or(0, |value| units(key) + units(value));
        self.0 = (self.0 + size(after)).saturating_sub(size(before));
    }

    /// In UTF-16 units.
    pub fn units(self) -> usize {
        self.0
    }

    /// Whether there is room for copies of what the mirror holds.
    pub fn has_room_for_copies(self) -> bool {
        self.percent() < FOR_COPIES
    }

    /// In percent of the quota.
    pub fn percent(self) -> usize {
        self.0 * 100 / QUOTA
    }
}

fn units(text: &str) -> usize {
    // Most of it is, and every record is counted when the page opens.
    if text.is_ascii() { text.len() } else { text.encode_utf16().count() }
}
