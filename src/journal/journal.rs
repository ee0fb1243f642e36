//! The facade of the module: the page keeps events and drafts here and learns what is saved.
//!
//! Each event goes to local storage at once and into a queue for the mirror, which is written in
//! batches: whatever has come up while a transaction was under way goes into the next one.

mod beside;
mod deletion;
mod drafts;
mod imported;
mod preferences;

use super::contents::{Contents, decode_all};
use super::difference::{Difference, difference, keys_in};
use super::draft::{self, Draft};
use super::gone;
use super::local::LocalStore;
use super::merge::{Condition, MARK, Merged, condition, merge};
use super::mirror::{Mirror, Write};
use super::pictures::Pictures;
use super::record::{Record, encode};
use super::save_tracker::{SaveState, SaveTracker};
use super::store::StoreError;
use super::tabs::{StoreChange, Tabs};
use super::usage::Usage;
use crate::domain::{Event, IncidentId, Timestamp};
use gloo_timers::future::TimeoutFuture;
use js_sys::Set;
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// How long drafts gather before they go to the mirror, in milliseconds.
const DRAFT_PAUSE: u32 = 200;
/// How long after a refusal the mirror is tried again, in milliseconds.
const RETRY_PAUSE: u32 = 3_000;

/// Where events and drafts are kept. Clones are the same journal.
#[derive(Clone)]
pub struct Journal(Rc<Inner>);

struct Inner {
    tab: String,
    /// Names that this tab had before; it has words under them which nobody else will ask for.
    former: RefCell<Vec<String>>,
    clock: fn() -> Timestamp,
    on_state: Box<dyn Fn(SaveState)>,
    local: Result<LocalStore, StoreError>,
    mirror: RefCell<Option<Mirror>>,
    queue: RefCell<Vec<Write>>,
    is_pumping: Cell<bool>,
    is_marked: Cell<bool>,
    tracker: RefCell<SaveTracker>,
    tabs: Tabs,
    pictures: Pictures,
    beside: beside::Beside,
    drafts: RefCell<Vec<Draft>>,
    adopted: RefCell<Vec<(String, Draft)>>,
    /// The incidents that were deleted.
    gone: RefCell<HashSet<IncidentId>>,
    /// Who wants to know that one was, in another tab.
    on_gone: RefCell<Option<OnGone>>,
    /// Who wants to know that words are typed in another tab.
    on_draft: RefCell<Option<Box<dyn Fn()>>>,
    /// Small things that local storage does not hold: it cannot be used, or did not take them.
    preferences: RefCell<Vec<Record>>,
    /// The keys of events that are the same in both stores, from when the mirror was read until they are reconciled.
    same: RefCell<Set>,
}

/// What is called with an incident that was deleted in another tab.
type OnGone = Rc<dyn Fn(IncidentId)>;

/// What the mirror had to say at boot.
pub struct MirrorLoaded {
    /// What was found in both stores.
    pub merged: Merged,
    /// What is to be said about it.
    pub condition: Condition,
    /// Incidents that were deleted, of which a store still had something.
    pub gone: Vec<IncidentId>,
}

impl Journal {
    /// Opens local storage and reads what it holds; the mirror is opened by [`Journal::load_mirror`].
    /// `tab` names this tab through reloads, `on_state` is told whenever what may be said changes.
    pub fn open(
        tab: String,
        clock: fn() -> Timestamp,
        on_state: impl Fn(SaveState) + 'static,
    ) -> (Journal, Contents) {
        let local = LocalStore::open();
        let (mut contents, mut drafts, mut words) = (Contents::default(), Vec::new(), Vec::new());
        if let Ok(local) = &local {
            local.each(&mut |record| {
                drafts.extend(draft::read(&record));
                match gone::read(&record.key, &record.value) {
                    Some(_) => words.push(record),
                    None => contents.decode(record),
                }
            });
        }
        let gone = gone::all(words.iter(), &HashSet::new());
        contents.leave_out(&gone);
        drafts.retain(|draft| !deletion::is_of_any(&draft.key, &gone));
        let inner = Inner {
            tab,
            former: RefCell::default(),
            clock,
            on_state: Box::new(on_state),
            local,
            mirror: RefCell::new(None),
            queue: RefCell::default(),
            is_pumping: Cell::new(true),
            is_marked: Cell::new(false),
            tracker: RefCell::default(),
            tabs: Tabs::open(),
            pictures: Pictures::default(),
            beside: Default::default(),
            drafts: RefCell::new(drafts),
            adopted: RefCell::default(),
            gone: RefCell::new(gone),
            on_gone: RefCell::default(),
            on_draft: RefCell::default(),
            preferences: RefCell::default(),
            same: RefCell::default(),
        };
        (Journal(Rc::new(inner)), contents)
    }

    /// Opens the mirror and compares both stores. Nothing is written yet.
    pub async fn load_mirror(&self) -> MirrorLoaded {
        let read = self.read_mirror().await;
        let (mirror, local, folders) = match read {
            Ok(Difference { local, mirror, same, folders }) => {
                *self.0.same.borrow_mut() = same;
                (Ok(mirror), local, folders)
            }
            Err(error) => {
                let local = self.0.local.as_ref().map(LocalStore::records).unwrap_or_else(|_| Vec::new());
                (Err(error), local, Vec::new())
            }
        };
        let local = self.0.local.as_ref().map(|_| local).map_err(Clone::clone);
        let was_full = self.0.local.as_ref().is_ok_and(LocalStore::was_full);
        let since = |records: &Vec<Record>| {
            let mark = records.iter().find(|r| r.key == MARK)?;
            mark.value.parse().ok().and_then(Timestamp::from_millis)
        };
        // One that is full is read all the same; that it takes nothing is to be said.
        let usable = if was_full { Err(&StoreError::Full) } else { local.as_ref() };
        let condition = condition(
            &usable.map(since).map_err(Clone::clone),
            &mirror.as_ref().map(since).map_err(Clone::clone),
        );
        let (mut local, mut mirror) =
            (local.unwrap_or_else(|_| Vec::new()), mirror.unwrap_or_else(|_| Vec::new()));
        let gone = self.leave_out_gone(&mut local, &mut mirror, &folders);
        self.0.is_marked.set(mirror.iter().any(|record| record.key == MARK));
        self.apply_drafts(&mirror);
        self.apply_preferences(&mirror);
        self.compare_beside(&local, &mirror);
        MirrorLoaded { merged: merge(&local, &mirror), condition, gone }
    }

    /// Puts back in each store what it lacks, takes the `ended` incidents out of local storage where
    /// the mirror has them, and begins to write to the mirror.
    pub fn reconcile(&self, mut merged: Merged, ended: &[IncidentId]) {
        merged.keep_out_of_local(ended);
        if let Ok(local) = &self.0.local {
            // What does not fit stays in the mirror, which is enough.
            let copies = merged.to_local.iter().take_while(|_| local.usage().has_room_for_copies());
            copies.map_while(|r| local.put(&r.key, &r.value).ok()).for_each(drop);
            let folders: Vec<String> = ended.iter().map(|id| super::record::folder(*id)).collect();
            let is_ended = |key: &&String| folders.iter().any(|f| key.starts_with(f.as_str()));
            let same = keys_in(&self.0.same.take(), &folders);
            merged.in_both.iter().filter(is_ended).chain(&same).for_each(|key| local.remove(key));
        }
        let heal = merged.to_mirror.into_iter().map(Write::Event);
        self.0.tracker.borrow_mut().pending(heal.len());
        self.0.queue.borrow_mut().splice(0..0, heal);
        self.mark();
        self.sweep();
        self.reconcile_beside();
        if self.0.queue.borrow().is_empty() && self.0.mirror.borrow().is_some() {
            // It was read from the mirror, all of it.
            self.0.tracker.borrow_mut().confirmed(0, (self.0.clock)());
            self.tell_state();
        }
        self.0.is_pumping.set(false);
        self.pump(0);
    }

    /// Keeps an event.
    pub fn append(&self, incident: IncidentId, event: &Event) {
        if self.is_gone(incident) {
            return;
        }
        let record = encode(incident, event);
        self.0.tabs.tell(std::slice::from_ref(&record));
        self.keep(record);
        self.tell_state();
    }

    /// Writes an event over what is there under its id: its words were erased.
    pub fn overwrite(&self, incident: IncidentId, event: &Event) {
        if self.is_gone(incident) {
            return;
        }
        self.keep(encode(incident, event));
        self.tell_state();
    }

    /// Calls back with the events that another tab writes.
    pub fn follow_tabs(&self, on_records: impl Fn(Contents) + Clone + 'static) {
        let journal = self.clone();
        self.0.tabs.follow(move |mut records| {
            journal.hear_of_deletion(&mut records);
            on_records(decode_all(records));
        });
        let journal = self.clone();
        self.0.tabs.follow_store(move |change| journal.hear_of(&change));
    }

    /// Another page of this origin has written to local storage, or removed something from it.
    fn hear_of(&self, change: &StoreChange) {
        let Ok(local) = &self.0.local else { return };
        let Some(key) = &change.key else {
            // All of it was removed.
            local.each(&mut drop);
            return;
        };
        local.changed(key, change.before.as_deref(), change.after.as_deref());
        match &change.after {
            None => self.put_back_draft(key),
            Some(value) => {
                let record = Record { key: key.clone(), value: value.clone() };
                self.hear_of_deletion(&mut vec![record.clone()]);
                self.hear_of_draft(record);
            }
        }
    }

    /// How much of local storage's quota is used, in percent.
    pub fn fullness(&self) -> usize {
        self.0.local.as_ref().map_or(0, |local| local.usage().percent())
    }

    /// Keeps a picture's data; nothing is said to be saved while that is under way.
    ///
    /// # Errors
    /// [`StoreError`] when the browser refuses; the picture is not kept then.
    pub async fn keep_picture(&self, name: &str, data: &str) -> Result<(), StoreError> {
        self.0.tracker.borrow_mut().pending(1);
        self.tell_state();
        let kept = self.0.pictures.keep(name, data).await;
        let at = (self.0.clock)();
        self.0.tracker.borrow_mut().picture_settled(kept.is_ok().then_some(at));
        self.tell_state();
        kept
    }

    /// The data of pictures.
    pub fn pictures(&self) -> &Pictures {
        &self.0.pictures
    }

    async fn read_mirror(&self) -> Result<Difference, StoreError> {
        let opened = async {
            let mirror = Mirror::open().await?;
            let found = difference(self.0.local.as_ref().ok(), &mirror).await?;
            Ok((mirror, found))
        };
        match opened.await {
            Ok((mirror, found)) => {
                *self.0.mirror.borrow_mut() = Some(mirror);
                Ok(found)
            }
            Err(error) => {
                let error: StoreError = error;
                self.0.tracker.borrow_mut().mirror_failed(error.clone());
                Err(error)
            }
        }
    }

    fn mark(&self) {
        let now = (self.0.clock)().as_millis().to_string();
        let mark = Record { key: MARK.to_owned(), value: now };
        if let Ok(local) = &self.0.local
            && local.get(MARK).is_none()
        {
            // Without a mark the next visit takes itself for the first: nothing is lost by that.
            drop(local.put(MARK, &mark.value));
        }
        if !self.0.is_marked.replace(true) {
            self.enqueue(Write::Small(mark));
        }
    }

    fn keep(&self, record: Record) {
        let local = self.0.local.as_ref().map_err(Clone::clone);
        let kept = local.and_then(|store| store.put(&record.key, &record.value));
        self.0.tracker.borrow_mut().local_result(kept);
        self.enqueue(Write::Event(record));
        self.pump(0);
    }

    fn enqueue(&self, write: Write) {
        let mut queue = self.0.queue.borrow_mut();
        if let Some(key) = write.small_key() {
            queue.retain(|other| other.small_key() != Some(key));
        }
        queue.push(write);
    }

    /// Writes to the mirror until the queue is empty, after a pause where only drafts wait.
    fn pump(&self, pause: u32) {
        if self.0.is_pumping.replace(true) {
            return;
        }
        let journal = self.clone();
        spawn_local(async move {
            if pause > 0 {
                TimeoutFuture::new(pause).await;
            }
            while let Some(batch) = journal.next_batch() {
                let events = batch.iter().filter(|w| w.is_event()).count();
                match journal.write(&batch).await {
                    Ok(()) => {
                        journal.put_imported(&batch, Usage::has_room_for_copies).await;
                        journal.0.tracker.borrow_mut().confirmed(events, (journal.0.clock)());
                    }
                    Err(error) => {
                        // Without the mirror local storage has to do, whole or not.
                        journal.put_imported(&batch, |_| true).await;
                        journal.0.queue.borrow_mut().splice(0..0, batch);
                        journal.0.tracker.borrow_mut().mirror_failed(error);
                        journal.tell_state();
                        TimeoutFuture::new(RETRY_PAUSE).await;
                    }
                }
                journal.tell_state();
            }
            journal.0.is_pumping.set(false);
        });
    }

    fn next_batch(&self) -> Option<Vec<Write>> {
        let batch = std::mem::take(&mut *self.0.queue.borrow_mut());
        (!batch.is_empty()).then_some(batch)
    }

    async fn write(&self, batch: &[Write]) -> Result<(), StoreError> {
        let open = self.0.mirror.borrow_mut().take();
        let mirror = match open {
            Some(mirror) => mirror,
            None => Mirror::open().await?,
        };
        let written = mirror.write(batch).await;
        if written.is_ok() {
            *self.0.mirror.borrow_mut() = Some(mirror);
        }
        written
    }

    fn tell_state(&self) {
        let state = self.0.tracker.borrow().state();
        (self.0.on_state)(state);
    }
}
