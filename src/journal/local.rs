//! Local storage: synchronous, so it has each event and each draft at once; not proof against a
//! browser that is killed, so never a reason to say "saved".

use super::record::Record;
use super::store::StoreError;
use super::usage::Usage;
use gloo_storage::{LocalStorage, Storage as _};
use js_sys::Object;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::Storage;

/// A handle to local storage that was tried out before.
#[derive(Debug, Clone)]
pub struct LocalStore {
    storage: Storage,
    usage: Rc<Cell<Usage>>,
    was_full: bool,
}

const PROBE: &str = "isp/probe";

impl LocalStore {
    /// Opens local storage and tries it out. `gloo-storage` panics where the browser refuses the
    /// very handle (blocked site data), so that is asked for by hand first.
    ///
    /// # Errors
    /// [`StoreError`] when the handle is refused or a first write fails. One that is full is no error:
    /// what it holds can be read.
    pub fn open() -> Result<LocalStore, StoreError> {
        let reachable = web_sys::window().and_then(|w| w.local_storage().ok().flatten());
        reachable.ok_or(StoreError::Unavailable)?;
        let mut store = LocalStore { storage: LocalStorage::raw(), usage: Rc::default(), was_full: false };
        match store.put(PROBE, "1") {
            Err(StoreError::Full) => store.was_full = true,
            tried => tried?,
        }
        store.remove(PROBE);
        Ok(store)
    }

    /// Whether it took nothing more when it was opened.
    pub fn was_full(&self) -> bool {
        self.was_full
    }

    /// Writes a value.
    ///
    /// # Errors
    /// [`StoreError::Full`] when the quota is used up, [`StoreError::Other`] for the rest.
    pub fn put(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let before = self.get(key);
        self.storage.set_item(key, value).map_err(|error| {
            let name = js_sys::Reflect::get(&error, &"name".into()).ok().and_then(|n| n.as_string());
            match name.as_deref() {
                Some("QuotaExceededError") => StoreError::Full,
                name => StoreError::Other(name.unwrap_or("unknown error").to_owned()),
            }
        })?;
        self.changed(key, before.as_deref(), Some(value));
        Ok(())
    }

    /// Reads a value; `None` when there is none or the browser refuses.
    pub fn get(&self, key: &str) -> Option<String> {
        self.storage.get_item(key).ok().flatten()
    }

    /// Removes a value. What cannot be removed stays, and does no harm.
    pub fn remove(&self, key: &str) {
        let before = self.get(key);
        if self.storage.remove_item(key).is_ok() {
            self.changed(key, before.as_deref(), None);
        }
    }

    /// A value is another one now: written here, or by another page of this origin, which says so.
    pub fn changed(&self, key: &str, before: Option<&str>, after: Option<&str>) {
        let mut usage = self.usage.get();
        usage.change(key, before, after);
        self.usage.set(usage);
    }

    /// Every key and value.
    pub fn records(&self) -> Vec<Record> {
        let mut records = Vec::new();
        self.each(&mut |record| records.push(record));
        records
    }

    /// Does something with every key and value, one after the other: all at once a long log would be in memory twice.
    pub fn each(&self, act: &mut dyn FnMut(Record)) {
        let mut usage = Usage::default();
        for at in 0..self.storage.length().unwrap_or(0) {
            let Some(key) = self.storage.key(at).ok().flatten() else { continue };
            let Some(value) = self.get(&key) else { continue };
            usage.change(&key, None, Some(&value));
            act(Record { key, value });
        }
        self.usage.set(usage);
    }

    /// All keys.
    pub fn names(&self) -> Vec<String> {
        let keys = Object::keys(self.storage.unchecked_ref::<Object>());
        keys.iter().filter_map(|key| key.as_string()).collect()
    }

    /// The browser's own store.
    pub(super) fn storage(&self) -> &Storage {
        &self.storage
    }

    /// How much is used by all pages of this origin, as far as they tell.
    pub fn usage(&self) -> Usage {
        self.usage.get()
    }
}
