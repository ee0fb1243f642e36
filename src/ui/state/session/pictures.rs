//! The data of pictures: kept beside the log, found by the incident and the id that the log names.

use crate::domain::{Event, Incident, IncidentId, PictureData, Stamp};
use crate::export::NamedPicture;
use crate::journal::StoreError;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;
use leptos::task::spawn_local;

fn name(incident: IncidentId, id: Stamp) -> String {
    format!("{}/{id}", incident.0)
}

/// The data of pictures; copies are the same.
#[derive(Clone, Copy)]
pub struct Pictures(pub(super) Session);

impl Pictures {
    /// Keeps a picture's data for the open incident; the id under which it is kept.
    ///
    /// # Errors
    /// [`StoreError`] when the browser refuses; it is not kept then.
    pub async fn keep(self, incident: IncidentId, data: &PictureData) -> Result<Stamp, StoreError> {
        let id = self.0.new_id().0;
        let journal = self.0.journal.get_value();
        journal.keep_picture(&name(incident, id), &data.address()).await.map(|()| id)
    }

    /// The data of a picture of the open incident, as an address; `None` where it is not on this device.
    ///
    /// # Errors
    /// [`StoreError`] when the browser refuses.
    pub async fn get(self, id: Stamp) -> Result<Option<String>, StoreError> {
        let Some(incident) = self.0.peek(Incident::id) else { return Ok(None) };
        let journal = self.0.journal.get_value();
        journal.pictures().get(&name(incident, id)).await
    }

    /// The pictures of the open incident that are on this device.
    pub async fn all(self) -> Vec<NamedPicture> {
        match self.0.peek(Incident::id) {
            Some(incident) => self.of(incident).await,
            None => Vec::new(),
        }
    }

    /// The pictures of an incident that are on this device.
    pub async fn of(self, incident: IncidentId) -> Vec<NamedPicture> {
        let ids = |i: &Incident| i.state().pictures.iter().map(|a| a.picture.id).collect::<Vec<Stamp>>();
        let ids = self.0.look_up(incident, ids);
        let journal = self.0.journal.get_value();
        let mut found: Vec<NamedPicture> = Vec::new();
        for id in ids.unwrap_or_default() {
            if let Ok(Some(address)) = journal.pictures().get(&name(incident, id)).await
                && let Ok(data) = PictureData::from_address(&address)
            {
                found.push((id, data));
            }
        }
        found
    }

    /// Runs again what reads this, when pictures have come from outside.
    pub fn follow(self) {
        self.0.pictures_arrived.track();
    }

    /// Keeps pictures that came from outside, those that are not here and were not redacted here; the error with how
    /// many were not kept, where it goes wrong.
    ///
    /// # Errors
    /// [`StoreError`] when the browser refuses.
    pub async fn take(
        self,
        incident: IncidentId,
        pictures: Vec<NamedPicture>,
    ) -> Result<(), (usize, StoreError)> {
        let journal = self.0.journal.get_value();
        let mut left = pictures.len();
        for (id, data) in pictures {
            let name = name(incident, id);
            let is_wanted =
                self.0.look_up(incident, |i| i.state().pictures.iter().any(|a| a.picture.id == id));
            let is_here = journal.pictures().get(&name).await.map_err(|error| (left, error))?.is_some();
            if is_wanted == Some(true) && !is_here {
                journal.keep_picture(&name, &data.address()).await.map_err(|error| (left, error))?;
                // Its entry may be on the screen already, and have said that the picture is elsewhere.
                self.0.pictures_arrived.notify();
            }
            left -= 1;
        }
        Ok(())
    }

    /// Erases the data of a picture that no entry came to have.
    pub fn discard(self, incident: IncidentId, id: Stamp) {
        let journal = self.0.journal.get_value();
        spawn_local(async move {
            if let Err(error) = journal.pictures().erase(&name(incident, id)).await {
                self.0.say(&format!(
                    "A picture could not be erased from this browser: {}. Open the page again to try again.",
                    words::store_error(&error)
                ));
            }
        });
    }

    /// Erases the data of the picture that an erased event had.
    pub fn erase(self, incident: IncidentId, event: &Event) {
        event.fact.picture().iter().for_each(|picture| self.discard(incident, picture.id));
    }

    /// Erases what an earlier visit could not: the data of pictures whose entries were redacted.
    pub fn erase_what_is_left(self) {
        let mut erased: Vec<(IncidentId, Event)> = Vec::new();
        let mut look = |i: &Incident| erased.extend(i.erased().map(|event| (i.id(), event.clone())));
        untrack(|| self.0.each_incident(&mut look));
        erased.iter().for_each(|(incident, event)| self.erase(*incident, event));
    }
}
