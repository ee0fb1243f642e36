//! The one face of the room: the page keeps events and drafts here and learns what is saved.

use super::local::{LocalStore, StoreError};
use super::record::encode;
use super::shelf::{Contents, sort_out};
use crate::domain::{Event, IncidentId, Timestamp};

/// Where events and drafts are kept.
#[derive(Debug)]
pub struct Journal {
    local: Result<LocalStore, StoreError>,
}

/// What may be said about the words on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was written yet.
    Idle,
    /// The browser took it, at that time.
    Kept(Timestamp),
    /// It is on the screen only.
    Refused(StoreError),
}

const DRAFT: &str = "isp/draft/";

impl Journal {
    /// Opens what there is and reads all of it.
    pub fn open() -> (Journal, Contents) {
        let local = LocalStore::open();
        let contents = local.as_ref().map_or_else(|_| Contents::default(), |store| sort_out(store.records()));
        (Journal { local }, contents)
    }

    /// Keeps an event.
    ///
    /// # Errors
    /// [`StoreError`] when no store took it; the page has to say so.
    pub fn append(&self, incident: IncidentId, event: &Event) -> Result<(), StoreError> {
        let record = encode(incident, event).map_err(StoreError::Other)?;
        self.store()?.put(&record.key, &record.value)
    }

    /// Keeps the words of an unfinished field; blank words are forgotten.
    ///
    /// # Errors
    /// [`StoreError`] when it was not kept.
    pub fn keep_draft(&self, name: &str, text: &str) -> Result<(), StoreError> {
        let key = format!("{DRAFT}{name}");
        let store = self.store()?;
        if text.is_empty() {
            store.remove(&key);
            return Ok(());
        }
        store.put(&key, text)
    }

    /// The words of an unfinished field; empty when there are none.
    pub fn draft(&self, name: &str) -> String {
        self.local.as_ref().ok().and_then(|store| store.get(&format!("{DRAFT}{name}"))).unwrap_or_default()
    }

    fn store(&self) -> Result<&LocalStore, StoreError> {
        self.local.as_ref().map_err(Clone::clone)
    }
}
