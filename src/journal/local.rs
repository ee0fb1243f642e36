//! Local storage: synchronous, so it has each event and each draft at once; not proof against a
//! browser that is killed, so never a reason to say "saved".

use super::record::Record;
use gloo_storage::{LocalStorage, Storage as _};
use web_sys::Storage;

/// A handle to local storage that was tried out before.
#[derive(Debug, Clone)]
pub struct LocalStore(Storage);

/// Why a store does not take something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// It is switched off, blocked or not there.
    Unavailable,
    /// It is full.
    Full,
    /// Anything else, in the browser's words.
    Other(String),
}

const PROBE: &str = "isp/probe";

impl LocalStore {
    /// Opens local storage and tries it out. `gloo-storage` panics where the browser refuses the
    /// very handle (blocked site data), so that is asked for by hand first.
    ///
    /// # Errors
    /// [`StoreError`] when the handle is refused or a first write fails.
    pub fn open() -> Result<LocalStore, StoreError> {
        let reachable = web_sys::window().and_then(|w| w.local_storage().ok().flatten());
        reachable.ok_or(StoreError::Unavailable)?;
        let store = LocalStore(LocalStorage::raw());
        store.put(PROBE, "1")?;
        store.remove(PROBE);
        Ok(store)
    }

    /// Writes a value.
    ///
    /// # Errors
    /// [`StoreError::Full`] when the quota is used up, [`StoreError::Other`] for the rest.
    pub fn put(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.0.set_item(key, value).map_err(|error| {
            let name = js_sys::Reflect::get(&error, &"name".into()).ok().and_then(|n| n.as_string());
            match name.as_deref() {
                Some("QuotaExceededError") => StoreError::Full,
                name => StoreError::Other(name.unwrap_or("unknown error").to_owned()),
            }
        })
    }

    /// Reads a value; `None` when there is none or the browser refuses.
    pub fn get(&self, key: &str) -> Option<String> {
        self.0.get_item(key).ok().flatten()
    }

    /// Removes a value. What cannot be removed stays, and does no harm.
    pub fn remove(&self, key: &str) {
        drop(self.0.remove_item(key));
    }

    /// Every key and value.
    pub fn records(&self) -> Vec<Record> {
        let count = self.0.length().unwrap_or(0);
        let keys: Vec<String> = (0..count).filter_map(|at| self.0.key(at).ok().flatten()).collect();
        keys.into_iter().filter_map(|key| self.get(&key).map(|value| Record { key, value })).collect()
    }
}
