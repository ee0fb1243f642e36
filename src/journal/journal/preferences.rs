//! Small things that are remembered beside the events: settings, a name, when something was exported.
//!
//! Each is one value under one key. Beside it stands when it was written, in both stores: a browser that is killed may forget the
//! last minute of local storage, and then the mirror has what was typed last.

use super::super::gone;
use super::super::mirror::Write;
use super::super::record::Record;
use super::super::store::StoreError;
use super::{DRAFT_PAUSE, Journal};

/// What their keys begin with.
const PREFERENCE: &str = "isp/note/";
/// The same of what says when they were written, in milliseconds since the epoch.
const WRITTEN_AT: &str = "isp/note-at/";

impl Journal {
    /// A small thing that is remembered, such as when an incident was exported; for as long as this page is
    /// open where no store takes it.
    pub fn remember(&self, key: &str, value: &str) {
        if gone::named_in(key).is_some_and(|incident| self.is_gone(incident)) {
            return;
        }
        let record = Record { key: [PREFERENCE, key].concat(), value: value.to_owned() };
        let local = self.0.local.as_ref();
        let is_other =
            local.is_ok_and(|store| store.get(&record.key).is_none_or(|before| before != record.value));
        let kept = local.map(|store| store.put(&record.key, &record.value));
        if is_other {
            let at =
                Record { key: [WRITTEN_AT, key].concat(), value: (self.0.clock)().as_millis().to_string() };
            // Where there is no room for it the value alone is there, as before there was this.
            local.iter().for_each(|store| drop(store.put(&at.key, &at.value)));
            self.enqueue(Write::Small(at));
        }
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

    /// Small things that the mirror alone holds: local storage cannot be used, or was emptied. And those of which it has
    /// a newer value, which go back into local storage.
    pub(super) fn apply_preferences(&self, mirror: &[Record]) {
        let here = |key: &str| self.0.local.as_ref().ok().and_then(|local| local.get(key));
        let times: Vec<&Record> = mirror.iter().filter(|record| record.key.starts_with(WRITTEN_AT)).collect();
        let mut preferences = self.0.preferences.borrow_mut();
        for found in mirror {
            let Some(name) = found.key.strip_prefix(PREFERENCE) else { continue };
            // What was set since is newer.
            if preferences.iter().any(|preference| preference.key == found.key) {
                continue;
            }
            match (here(&found.key), self.0.local.as_ref()) {
                (Some(before), Ok(local)) if before != found.value => {
                    let at = times.iter().find(|at| at.key.strip_prefix(WRITTEN_AT) == Some(name));
                    let newer = at.filter(|at| millis(&at.value) > here(&at.key).and_then(|at| millis(&at)));
                    for record in newer.into_iter().flat_map(|at| [found, at]) {
                        drop(local.put(&record.key, &record.value));
                    }
                }
                (Some(_), _) => {}
                (None, _) => preferences.push(found.clone()),
            }
        }
    }
}

fn millis(text: &str) -> Option<i64> {
    text.parse().ok()
}
