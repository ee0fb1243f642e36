//! The mirror in IndexedDB: what a completed transaction holds survives a browser that is killed.
//!
//! One object store of strings under strings, the same keys and values as in local storage. The
//! database stays at version 1 for good: what changes are the records, each with its own version,
//! so an old tab beside a new page can never block it.

use super::first_open;
use super::gone;
use super::record::Record;
use super::store::StoreError;
use crate::domain::IncidentId;
use indexed_db_futures::database::Database;
use indexed_db_futures::error::{Error, OpenDbError};
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{TransactionDurability, TransactionMode, TransactionOptions};
use wasm_bindgen::JsValue;

const NAME: &str = "incident-scratchpad";
const STORE: &str = "records";

/// How many bytes are given to a transaction before the page may do something else.
const AT_A_TIME: usize = 1 << 16;

/// An open mirror.
pub struct Mirror(Database);

/// A write to the mirror.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// Keep an event's record.
    Event(Record),
    /// Keep an imported event's record, and only then put it into local storage: what is imported is
    /// there whole or not at all.
    Imported(Record),
    /// Keep or write over a small thing: a draft, a mark.
    Small(Record),
    /// Forget a small thing.
    Forget(String),
    /// Forget everything of an incident that was deleted.
    ForgetIncident(IncidentId),
}

impl Write {
    /// The key of a small thing, which is written over: of several writes only the last matters.
    pub fn small_key(&self) -> Option<&str> {
        match self {
            Write::Event(_) | Write::Imported(_) | Write::ForgetIncident(_) => None,
            Write::Small(Record { key, .. }) | Write::Forget(key) => Some(key),
        }
    }

    /// The record of the event that it keeps.
    pub fn event(&self) -> Option<&Record> {
        match self {
            Write::Event(record) | Write::Imported(record) => Some(record),
            Write::Small(_) | Write::Forget(_) | Write::ForgetIncident(_) => None,
        }
    }

    /// Whether it keeps something of an incident.
    pub fn is_of(&self, incident: IncidentId) -> bool {
        match self {
            Write::Event(Record { key, .. }) | Write::Imported(Record { key, .. }) => {
                gone::is_of(key, incident)
            }
            Write::Small(Record { key, .. }) | Write::Forget(key) => gone::is_of(key, incident),
            Write::ForgetIncident(_) => false,
        }
    }

    /// Whether it is to be on the disk before anything is said: an event, and that there is none any more.
    fn is_durable(&self) -> bool {
        self.is_event() || matches!(self, Write::ForgetIncident(_))
    }

    /// Whether it is an event's.
    pub fn is_event(&self) -> bool {
        self.event().is_some()
    }
}

impl Mirror {
    /// Opens the mirror.
    ///
    /// # Errors
    /// [`StoreError`] when the browser refuses.
    pub async fn open() -> Result<Mirror, StoreError> {
        Mirror::open_as(NAME).await
    }

    /// Opens a database of that name, which is made like the mirror.
    ///
    /// # Errors
    /// [`StoreError`] when the browser refuses.
    pub async fn open_as(name: &'static str) -> Result<Mirror, StoreError> {
        first_open::make_store(name, STORE).await.map_err(|()| StoreError::Unavailable)?;
        let database = Database::open(name).with_version(1u8).await.map_err(|error| match error {
            OpenDbError::Base(error) => store_error(error),
            _ => StoreError::Unavailable,
        })?;
        Ok(Mirror(database))
    }

    /// Everything in it.
    ///
    /// # Errors
    /// [`StoreError`] when the browser refuses.
    pub async fn records(&self) -> Result<Vec<Record>, StoreError> {
        let mut records = Vec::new();
        self.each(&mut |key, value| records.extend(record_of(&key, &value))).await?;
        Ok(records)
    }

    /// Does something with every key and value, as the browser has them.
    ///
    /// # Errors
    /// [`StoreError`] when the browser refuses; nothing was done then.
    pub async fn each(&self, act: &mut dyn FnMut(JsValue, JsValue)) -> Result<(), StoreError> {
        self.read_all(act).await.map_err(store_error)
    }

    async fn read_all(&self, act: &mut dyn FnMut(JsValue, JsValue)) -> Result<(), Error> {
        let transaction = self.0.transaction(STORE).build()?;
        let store = transaction.object_store(STORE)?;
        let keys = store.get_all_keys::<JsValue>().await?;
        let values = store.get_all::<JsValue>().await?;
        for (key, value) in keys.zip(values) {
            act(key?, value?);
        }
        Ok(())
    }

    /// Writes a batch in one transaction, on the disk when it returns where an event is among them,
    /// and reads its last record back: a browser in trouble may run in memory without saying so.
    ///
    /// # Errors
    /// [`StoreError`] when the transaction did not complete; nothing of the batch was written then.
    pub async fn write(&self, batch: &[Write]) -> Result<(), StoreError> {
        self.put_all(batch).await.map_err(store_error)?;
        let Some(last) = batch.iter().rev().find_map(Write::event) else { return Ok(()) };
        match self.read(&last.key).await? {
            Some(_) => Ok(()),
            None => Err(StoreError::Other("what was written is not there".to_owned())),
        }
    }

    /// What is under a key.
    ///
    /// # Errors
    /// [`StoreError`] when the browser refuses.
    pub async fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.read_one(key).await.map_err(store_error)
    }

    async fn put_all(&self, batch: &[Write]) -> Result<(), Error> {
        let durability = match batch.iter().any(Write::is_durable) {
            true => TransactionDurability::Strict,
            false => TransactionDurability::Relaxed,
        };
        let options = TransactionOptions::new().with_durability(durability);
        let transaction =
            self.0.transaction(STORE).with_mode(TransactionMode::Readwrite).with_options(options).build()?;
        let store = transaction.object_store(STORE)?;
        let mut given = 0;
        for write in batch {
            match write {
                Write::Event(record) | Write::Imported(record) | Write::Small(record) => {
                    let put = store.put(record.value.as_str()).with_key(record.key.as_str()).build()?;
                    given += record.key.len() + record.value.len();
                    if given >= AT_A_TIME {
                        // The transaction goes on with the answer, and the page before it.
                        put.await?;
                        given = 0;
                    }
                }
                Write::Forget(key) => {
                    store.delete(key.as_str()).build()?;
                }
                Write::ForgetIncident(incident) => {
                    let keys = store.get_all_keys::<String>().await?;
                    for key in keys.filter_map(Result::ok).filter(|key| gone::is_of(key, *incident)) {
                        store.delete(key.as_str()).build()?;
                    }
                }
            }
        }
        transaction.commit().await
    }

    async fn read_one(&self, key: &str) -> Result<Option<String>, Error> {
        let transaction = self.0.transaction(STORE).build()?;
        let value = transaction.object_store(STORE)?.get::<String, _, _>(key).await?;
        Ok(value)
    }
}

/// What is not text under text is not this page's; it is passed over and left alone.
pub fn record_of(key: &JsValue, value: &JsValue) -> Option<Record> {
    Some(Record { key: key.as_string()?, value: value.as_string()? })
}

fn store_error(error: Error) -> StoreError {
    // Not by its own words: those can hold a float, whose formatting alone weighs 20 KB in brotli.
    let Error::DomException(exception) = error else {
        return StoreError::Other("an answer that makes no sense".to_owned());
    };
    match web_sys::DomException::from(exception).name().as_str() {
        "QuotaExceededError" => StoreError::Full,
        "SecurityError" | "InvalidStateError" => StoreError::Unavailable,
        name => StoreError::Other(name.to_owned()),
    }
}
