//! Events that came from outside: all of them are kept, or none.

use super::super::mirror::Write;
use super::super::record::{Record, encode};
use super::super::usage::Usage;
use super::{Journal, deletion};
use crate::domain::{Event, IncidentId};
use gloo_timers::future::TimeoutFuture;

/// How many of them go into local storage before the page may do something else.
const AT_A_TIME: usize = 100;

impl Journal {
    /// Keeps events that came from outside: all in one transaction of the mirror, then in local
    /// storage, so that a crash leaves all of them or none.
    pub fn append_all(&self, incident: IncidentId, events: &[Event]) {
        self.append_records(incident, events.iter().map(|event| encode(incident, event)).collect());
    }

    /// Keeps the records of events that came from outside, in the same way.
    pub fn append_records(&self, incident: IncidentId, records: Vec<Record>) {
        if self.is_gone(incident) {
            return;
        }
        self.0.tabs.tell(&records);
        self.0.tracker.borrow_mut().pending(records.len());
        self.0.queue.borrow_mut().extend(records.into_iter().map(Write::Imported));
        self.pump(0);
        self.tell_state();
    }

    /// Puts imported events into local storage, while there is room. One that takes no more takes none of the others either,
    /// and to be refused takes its time.
    pub(super) async fn put_imported(&self, batch: &[Write], has_room: fn(Usage) -> bool) {
        let Ok(local) = &self.0.local else { return };
        for (place, write) in batch.iter().enumerate() {
            if place % AT_A_TIME == AT_A_TIME - 1 {
                TimeoutFuture::new(0).await;
            }
            let Write::Imported(record) = write else { continue };
            if !has_room(local.usage()) {
                return;
            }
            if !deletion::is_of_any(&record.key, &self.0.gone.borrow())
                && let Err(error) = local.put(&record.key, &record.value)
            {
                return self.0.tracker.borrow_mut().only_on_screen(error);
            }
        }
    }
}
