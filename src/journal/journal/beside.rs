//! Records that are no incident's, in both stores and from other tabs.

use super::super::beside::{Sorted, is_key, record, sort};
use super::super::mirror::Write;
use super::super::record::Record;
use super::Journal;
use crate::domain::Stamp;
use std::cell::RefCell;
use std::rc::Rc;

/// What of them local storage does not have, and what waits for the stores to be reconciled.
#[derive(Default)]
pub struct Beside {
    held: RefCell<Vec<Record>>,
    sorted: RefCell<Sorted>,
    on_change: RefCell<Option<Rc<dyn Fn()>>>,
}

impl Journal {
    /// Keeps one, like an event.
    pub fn keep_beside(&self, stamp: Stamp, payload: &str) {
        let record = record(stamp, payload);
        self.0.tabs.tell(std::slice::from_ref(&record));
        self.hold(&record);
        self.keep(record);
        self.tell_state();
    }

    /// Writes one over what is kept under its stamp: its words were erased. The old ones are in neither store then, also
    /// where there is no room for the new ones.
    pub fn overwrite_beside(&self, stamp: Stamp, payload: &str) {
        let key = record(stamp, payload).key;
        self.0.beside.held.borrow_mut().retain(|held| held.key != key);
        self.0.queue.borrow_mut().retain(|write| {
            // What was about to be written of it is not written any more; that one is waited for no longer.
            let is_of_it = write.event().is_some_and(|event| event.key == key);
            if is_of_it {
                self.0.tracker.borrow_mut().dropped(1);
            }
            !is_of_it
        });
        if let Ok(local) = &self.0.local {
            local.remove(&key);
        }
        self.keep_beside(stamp, payload);
    }

    /// All of them, in no order; two of one key where the stores differ.
    pub fn beside(&self) -> Vec<Record> {
        let mut all = self.0.beside.held.borrow().clone();
        if let Ok(local) = &self.0.local {
            let names = local.names().into_iter().filter(|key| is_key(key));
            let found = names.filter_map(|key| local.get(&key).map(|value| Record { key, value }));
            all.extend(found);
        }
        all
    }

    /// Calls back when another tab has written one, or the mirror has brought some.
    pub fn follow_beside(&self, on_change: impl Fn() + 'static) {
        *self.0.beside.on_change.borrow_mut() = Some(Rc::new(on_change));
    }

    /// Takes those out of what another tab has written.
    pub(super) fn hear_of_beside(&self, records: &[Record]) {
        let mut is_any = false;
        for record in records.iter().filter(|record| is_key(&record.key)) {
            self.hold(record);
            is_any = true;
        }
        if is_any {
            self.tell_of_beside();
        }
    }

    /// Compares what both stores have of them. Nothing is written yet.
    pub(super) fn compare_beside(&self, local: &[Record], mirror: &[Record]) {
        let sorted = sort(local, mirror, (self.0.clock)());
        self.0.beside.held.borrow_mut().extend(sorted.held.iter().cloned());
        *self.0.beside.sorted.borrow_mut() = sorted;
    }

    /// Puts back in each store what it lacks of them.
    pub(super) fn reconcile_beside(&self) {
        let Sorted { to_local, to_mirror, out_of_local, .. } = self.0.beside.sorted.take();
        if let Ok(local) = &self.0.local {
            // What does not fit stays in the mirror, which is enough.
            to_local.iter().map_while(|record| local.put(&record.key, &record.value).ok()).for_each(drop);
            out_of_local.iter().for_each(|key| local.remove(key));
        }
        self.0.tracker.borrow_mut().pending(to_mirror.len());
        to_mirror.into_iter().for_each(|record| self.enqueue(Write::Event(record)));
        self.tell_of_beside();
    }

    /// Not all of them are in local storage: it was full, or another tab writes to the mirror alone.
    fn hold(&self, record: &Record) {
        let mut held = self.0.beside.held.borrow_mut();
        // What was written over is not what another tab has any more.
        held.retain(|other| other.key != record.key || other == record);
        if held.iter().all(|other| other != record) {
            held.push(record.clone());
        }
    }

    fn tell_of_beside(&self) {
        let on_change = self.0.beside.on_change.borrow().clone();
        on_change.iter().for_each(|on_change| on_change());
    }
}
