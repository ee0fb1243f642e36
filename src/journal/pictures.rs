//! The data of pictures, in a database of its own beside the mirror.
//!
//! Not in local storage, whose quota a dozen of them would fill, and not in the mirror, all of which is read at boot.
//! The database stays at version 1 for good, so that no tab can block another one.

use super::mirror::{Mirror, Write};
use super::record::Record;
use super::store::StoreError;
use crate::domain::IncidentId;
use std::cell::RefCell;
use std::rc::Rc;

const NAME: &str = "incident-scratchpad-pictures";

/// Where the data of pictures is kept, by name.
#[derive(Default)]
pub struct Pictures(RefCell<Option<Rc<Mirror>>>);

impl Pictures {
    /// Keeps data under a name, for good when it returns.
    ///
    /// # Errors
    /// [`StoreError`] when the transaction did not complete; nothing was kept then.
    pub async fn keep(&self, name: &str, data: &str) -> Result<(), StoreError> {
        let record = Record { key: name.to_owned(), value: data.to_owned() };
        self.write(&[Write::Event(record)]).await
    }

    /// The data under a name; `None` where there is none.
    ///
    /// # Errors
    /// [`StoreError`] when the browser refuses.
    pub async fn get(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.open().await?.read(name).await.inspect_err(|_| self.close())
    }

    /// Erases the data under a name.
    ///
    /// # Errors
    /// [`StoreError`] when the browser refuses; it is still there then.
    pub async fn erase(&self, name: &str) -> Result<(), StoreError> {
        self.write(&[Write::Forget(name.to_owned())]).await
    }

    /// Erases the data of every picture of some incidents.
    ///
    /// # Errors
    /// [`StoreError`] when the browser refuses; it is still there then.
    pub async fn erase_all(&self, incidents: &[IncidentId]) -> Result<(), StoreError> {
        let all: Vec<Write> = incidents.iter().copied().map(Write::ForgetIncident).collect();
        self.write(&all).await
    }

    async fn write(&self, batch: &[Write]) -> Result<(), StoreError> {
        self.open().await?.write(batch).await.inspect_err(|_| self.close())
    }

    async fn open(&self) -> Result<Rc<Mirror>, StoreError> {
        if let Some(open) = self.0.borrow().clone() {
            return Ok(open);
        }
        let opened = Rc::new(Mirror::open_as(NAME).await?);
        self.0.replace(Some(opened.clone()));
        Ok(opened)
    }

    /// A connection that failed may fail for good: the next one asks for another.
    fn close(&self) {
        self.0.take();
    }
}
