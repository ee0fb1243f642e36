//! Small things that are remembered beside the events: settings, a name, when something was exported.

use super::super::gone;
use super::super::mirror::Write;
use super::super::record::Record;
use super::super::store::StoreError;
use super::{DRAFT_PAUSE, Journal};

/// What their keys begin with.
const PREFERENCE: &str = "isp/note/";

impl Journal {
    /// A small thing that is remembered, such as when an incident was exported; for as long as this page is
    /// open where no store takes it.
    pub fn remember(&self, key: &str, value: &str) {
        if gone::named_in(key).is_some_and(|incident| self.is_gone(incident)) {
            return;
        }
        let record = Record { key: [PREFERENCE, key].concat(), value: value.to_owned() };
        let local = self.0.local.as_ref();
        let kept = local.map(|store| store.put(&record.key, &record.value));
        let mut preferences = self.0.preferences.borrow_mut();
        preferences.retain(|preference| preference.key != record.key);
        if !matches!(kept, Ok(Ok(()))) {
            preferences.push(record.clone());
        }
        drop(preferences);
        if let (Ok(Err(_)), Ok(local)) = (kept, local) {
            // What stands there from before must not be found instead of it at the next visit.
            local.remove(&record.key);
            self.0.tracker.borrow_mut().draft_written(Err(StoreError::Full));
        }
        self.enqueue(Write::Small(record));
        self.pump(DRAFT_PAUSE);
    }

    /// What was remembered under a key.
    pub fn recall(&self, key: &str) -> Option<String> {
        let key = [PREFERENCE, key].concat();
        let held = self
            .0
            .preferences
            .borrow()
            .iter()
            .find(|preference| preference.key == key)
            .map(|preference| preference.value.clone());
        held.or_else(|| self.0.local.as_ref().ok()?.get(&key))
    }

    /// Small things that the mirror alone holds: local storage cannot be used, or was emptied.
    pub(super) fn apply_preferences(&self, mirror: &[Record]) {
        let lacks = |key: &str| !self.0.local.as_ref().is_ok_and(|local| local.get(key).is_some());
        let mut preferences = self.0.preferences.borrow_mut();
        for found in mirror.iter().filter(|record| record.key.starts_with(PREFERENCE) && lacks(&record.key)) {
            // What was set since is newer.
            if !preferences.iter().any(|preference| preference.key == found.key) {
                preferences.push(found.clone());
            }
        }
    }
}
