//! Deleting an incident for good: from memory, from both stores, in every tab, with its pictures and drafts.

use super::super::gone;
use super::super::mirror::Write;
use super::super::record::{Record, folder};
use super::super::store::StoreError;
use super::Journal;
use crate::domain::IncidentId;
use gloo_timers::future::TimeoutFuture;
use std::collections::HashSet;
use wasm_bindgen_futures::spawn_local;

/// How often is looked whether the mirror has done what it was given, in milliseconds.
const LOOK_AGAIN: u32 = 20;

/// Whether what is kept under a key belongs to one of those incidents.
pub fn is_of_any(key: &str, gone: &HashSet<IncidentId>) -> bool {
    gone.iter().any(|incident| gone::is_of(key, *incident))
}

impl Journal {
    /// Whether an incident was deleted, here or in another tab. A tab that slept may not have been told: then it is now.
    pub fn is_gone(&self, incident: IncidentId) -> bool {
        if self.0.gone.borrow().contains(&incident) {
            return true;
        }
        let is_gone = self.is_gone_at_rest(incident);
        if is_gone {
            self.forget(incident);
        }
        is_gone
    }

    fn is_gone_at_rest(&self, incident: IncidentId) -> bool {
        let key = gone::key(incident);
        let value = self.0.local.as_ref().ok().and_then(|local| local.get(&key));
        value.is_some_and(|value| matches!(gone::read(&key, &value), Some((_, _, true))))
    }

    /// Calls back with an incident that was deleted in another tab, never in the middle of something else.
    pub fn follow_deletions(&self, on_gone: impl Fn(IncidentId) + 'static) {
        *self.0.on_gone.borrow_mut() = Some(std::rc::Rc::new(on_gone));
    }

    /// Deletes an incident. Where the browser is closed in the middle, the next visit does the rest.
    ///
    /// # Errors
    /// [`StoreError`] when a store refuses: what is left there is not shown, and erased as soon as the store does.
    pub async fn delete(&self, incident: IncidentId) -> Result<(), StoreError> {
        let record = gone::record(incident, (self.0.clock)(), true);
        self.say_of_deletion(record);
        self.0.gone.borrow_mut().insert(incident);
        self.wipe(incident);
        let pictures = self.0.pictures.erase_all(&[incident]).await;
        self.mirror_done().await?;
        pictures
    }

    /// An incident that was deleted is imported: from now on it is kept again.
    pub fn restore(&self, incident: IncidentId) {
        let was_gone = self.0.gone.borrow_mut().remove(&incident);
        if was_gone || self.is_gone_at_rest(incident) {
            self.say_of_deletion(gone::record(incident, (self.0.clock)(), false));
            self.pump(0);
        }
    }

    /// Erases what an earlier visit could not: pictures of incidents that were deleted.
    pub async fn erase_pictures_of_gone(&self) {
        let gone: Vec<IncidentId> = self.0.gone.borrow().iter().copied().collect();
        if !gone.is_empty() {
            // Where it is refused, the next visit tries again; nothing shows them.
            drop(self.0.pictures.erase_all(&gone).await);
        }
    }

    /// Takes out everything of an incident that was deleted, and what waits to be written of it.
    pub fn wipe(&self, incident: IncidentId) {
        if let Ok(local) = &self.0.local {
            local
                .names()
                .into_iter()
                .filter(|key| gone::is_of(key, incident))
                .for_each(|key| local.remove(&key));
        }
        self.0.drafts.borrow_mut().retain(|draft| !gone::is_of(&draft.key, incident));
        self.0.adopted.borrow_mut().retain(|(_, draft)| !gone::is_of(&draft.key, incident));
        self.0.preferences.borrow_mut().retain(|record| !gone::is_of(&record.key, incident));
        let mut queue = self.0.queue.borrow_mut();
        let dropped = queue.iter().filter(|write| write.is_event() && write.is_of(incident)).count();
        queue.retain(|write| !write.is_of(incident));
        queue.push(Write::ForgetIncident(incident));
        drop(queue);
        self.0.tracker.borrow_mut().dropped(dropped);
        self.pump(0);
        self.tell_state();
    }

    /// Leaves out of what the stores hold what is of incidents that were deleted; those of which there was something, be it
    /// `same` in both or not.
    pub(super) fn leave_out_gone(
        &self,
        local: &mut Vec<Record>,
        mirror: &mut Vec<Record>,
        same: &[String],
    ) -> Vec<IncidentId> {
        let gone = gone::all(local.iter().chain(mirror.iter()), &self.0.gone.borrow());
        let is_left = |incident: &IncidentId| {
            same.contains(&folder(*incident))
                || local.iter().chain(mirror.iter()).any(|record| gone::is_of(&record.key, *incident))
        };
        let left = gone.iter().copied().filter(is_left).collect();
        gone::leave_out(local, &gone);
        gone::leave_out(mirror, &gone);
        *self.0.gone.borrow_mut() = gone;
        left
    }

    /// Hears what another tab says of deletions and of records beside, and leaves out what an older one still writes of an
    /// incident that is gone.
    pub(super) fn hear_of_deletion(&self, records: &mut Vec<Record>) {
        self.hear_of_beside(records);
        for (incident, _, is_gone) in
            records.iter().filter_map(|record| gone::read(&record.key, &record.value))
        {
            if !is_gone {
                self.0.gone.borrow_mut().remove(&incident);
            } else if !self.0.gone.borrow().contains(&incident) {
                self.forget(incident);
            }
        }
        gone::leave_out(records, &self.0.gone.borrow());
    }

    /// An incident was deleted in another tab. What this one was about to write of it is not written, or is taken out.
    fn forget(&self, incident: IncidentId) {
        self.0.gone.borrow_mut().insert(incident);
        self.wipe(incident);
        let told = self.0.on_gone.borrow().clone();
        spawn_local(async move { told.iter().for_each(|told| told(incident)) });
    }

    /// Both stores keep that an incident is gone or back, and other tabs hear of it.
    fn say_of_deletion(&self, record: Record) {
        if let Ok(local) = &self.0.local {
            // Where it is full, removing what it holds makes room before the next visit looks.
            drop(local.put(&record.key, &record.value));
        }
        self.0.tabs.tell(std::slice::from_ref(&record));
        self.enqueue(Write::Small(record));
    }

    /// Waits until the mirror has done all that it was given.
    async fn mirror_done(&self) -> Result<(), StoreError> {
        loop {
            if let Some(error) = self.0.tracker.borrow().mirror_error() {
                return Err(error.clone());
            }
            if self.0.queue.borrow().is_empty() && !self.0.is_pumping.get() {
                return Ok(());
            }
            TimeoutFuture::new(LOOK_AGAIN).await;
        }
    }
}
