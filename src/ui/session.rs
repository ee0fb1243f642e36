//! The session: the one owner of the incident and the only one who writes.
//!
//! Components read signals and memos and ask for changes by [`Session::dispatch`].

use super::browser::{address, clock};
use super::timeline_rows::TimelineRows;
use crate::domain::{
    Applied, Command, Event, Incident, IncidentId, Moment, Rejected, Severity, Stamp, StampClock, State,
    Timestamp, Title,
};
use crate::journal::{Journal, SaveState, StoreError, Unreadable};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// A handle to the session; copies are the same session.
#[derive(Clone, Copy)]
pub struct Session {
    open: RwSignal<Option<Incident>>,
    others: RwSignal<BTreeMap<IncidentId, Incident>>,
    rows: StoredValue<TimelineRows>,
    stamps: StoredValue<StampClock>,
    journal: StoredValue<Journal, LocalStorage>,
    saving: RwSignal<SaveState>,
    unreadable: StoredValue<Vec<Unreadable>>,
    now: ReadSignal<Timestamp>,
    toast: RwSignal<Option<Toast>>,
}

/// A short message about something that was done, with a way to take it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// What was done.
    pub text: String,
    /// What to retract to take it back.
    pub put_back: Option<Stamp>,
}

impl Session {
    /// Opens the journal, replays what it holds and provides the session to all components below.
    pub fn provide() -> Session {
        let (journal, contents) = Journal::open();
        let mut stamps = StampClock::new(clock::new_replica());
        let others: BTreeMap<IncidentId, Incident> =
            contents.incidents.into_iter().map(|(id, events)| (id, Incident::replay(id, events))).collect();
        others.values().filter_map(|i| i.log().last()).for_each(|event| stamps.observe(event.stamp));
        let session = Session {
            open: RwSignal::new(None),
            others: RwSignal::new(others),
            rows: StoredValue::new(TimelineRows::default()),
            stamps: StoredValue::new(stamps),
            journal: StoredValue::new_local(journal),
            saving: RwSignal::new(SaveState::Idle),
            unreadable: StoredValue::new(contents.unreadable),
            now: clock::ticking_now(),
            toast: RwSignal::new(None),
        };
        session.follow_address();
        window_event_listener_untyped("hashchange", move |_| session.follow_address());
        provide_context(session);
        session
    }

    /// The session that [`Session::provide`] provided.
    pub fn expect() -> Session {
        expect_context()
    }

    /// The time, to the second.
    pub fn now(self) -> ReadSignal<Timestamp> {
        self.now
    }

    /// What may be said about the words on the screen.
    pub fn saving(self) -> Signal<SaveState> {
        self.saving.into()
    }

    /// The toast that is up.
    pub fn toast(self) -> RwSignal<Option<Toast>> {
        self.toast
    }

    /// The rows of the timeline.
    pub fn rows(self) -> TimelineRows {
        self.rows.get_value()
    }

    /// How many records could not be read.
    pub fn unreadable_count(self) -> usize {
        self.unreadable.with_value(Vec::len)
    }

    /// The id of the open incident.
    pub fn open_id(self) -> Memo<Option<IncidentId>> {
        Memo::new(move |_| self.open.with(|open| open.as_ref().map(Incident::id)))
    }

    /// Something derived from the open incident, recomputed when the log grows; the default of `T`
    /// while none is open.
    pub fn derive<T>(self, derived: impl Fn(&State) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            self.open.with(|open| open.as_ref().map(|i| derived(i.state())).unwrap_or_default())
        })
    }

    /// Looks into the open incident without following it.
    pub fn peek<T>(self, look: impl FnOnce(&Incident) -> T) -> Option<T> {
        self.open.with_untracked(|open| open.as_ref().map(look))
    }

    /// Looks through every incident of this device, the open one among them.
    pub fn each_incident(self, mut look: impl FnMut(&Incident)) {
        self.others.with(|others| others.values().for_each(&mut look));
        self.open.with(|open| open.iter().for_each(&mut look));
    }

    /// Declares an incident and opens it.
    pub fn declare(self, title: Title, severity: Severity) {
        let moment = self.moment(None);
        let event = Incident::declare(title, severity, moment);
        self.adopt(IncidentId(moment.stamp), vec![event]);
        address::go_to(Some(IncidentId(moment.stamp)));
    }

    /// An id that no incident has, for a copy.
    pub fn new_id(self) -> IncidentId {
        IncidentId(self.moment(None).stamp)
    }

    /// Takes in events of an incident that need not be open, and keeps them.
    pub fn adopt(self, id: IncidentId, events: Vec<Event>) {
        for event in &events {
            self.stamps.update_value(|stamps| stamps.observe(event.stamp));
            self.keep(id, event);
        }
        if self.peek(Incident::id) == Some(id) {
            self.open.update(|open| {
                let Some(incident) = open else { return };
                for event in events {
                    incident.evolve(event);
                }
            });
            self.rebuild_rows();
        } else {
            self.others.update(|others| {
                let incident = others.entry(id).or_insert_with(|| Incident::new(id));
                *incident = Incident::replay(id, incident.log().iter().cloned().chain(events));
            });
        }
    }

    /// Asks for a change of the open incident.
    ///
    /// # Errors
    /// [`Rejected`] when a rule refuses it; nothing was changed then.
    pub fn dispatch(self, command: Command) -> Result<Stamp, Rejected> {
        self.dispatch_late(command, None)
    }

    /// Like [`Session::dispatch`], for something that happened at an earlier time.
    ///
    /// # Errors
    /// [`Rejected`] when a rule refuses it; nothing was changed then.
    pub fn dispatch_late(self, command: Command, happened: Option<Timestamp>) -> Result<Stamp, Rejected> {
        let moment = self.moment(happened);
        let decided = self.peek(|incident| (incident.id(), incident.decide(command, moment)));
        let Some((id, decided)) = decided else { return Err(Rejected::Unknown(moment.stamp)) };
        let event = decided?;
        self.keep(id, &event);
        self.evolve(event);
        Ok(moment.stamp)
    }

    /// Undoes the last thing that was said in this tab, and says so.
    pub fn undo(self) {
        let replica = self.stamps.with_value(StampClock::replica);
        let last = self.peek(|i| i.last_undoable(replica).cloned()).flatten();
        let Some(event) = last else {
            self.say("Nothing to undo in this tab.");
            return;
        };
        let what = super::words::undone(&event.fact);
        match self.dispatch(Command::Retract(event.stamp)) {
            Ok(retraction) => self.toast.set(Some(Toast { text: what, put_back: Some(retraction) })),
            Err(rejected) => self.say(&super::words::rejected(&rejected)),
        }
    }

    /// Puts up a toast without a way back.
    pub fn say(self, text: &str) {
        self.toast.set(Some(Toast { text: text.to_owned(), put_back: None }));
    }

    /// The words of an unfinished field of the open incident.
    pub fn draft(self, field: &str) -> String {
        self.journal.with_value(|journal| journal.draft(&self.draft_name(field)))
    }

    /// Keeps the words of an unfinished field of the open incident.
    pub fn keep_draft(self, field: &str, text: &str) {
        let kept = self.journal.with_value(|journal| journal.keep_draft(&self.draft_name(field), text));
        if let Err(error) = kept {
            self.saving.set(SaveState::Refused(error));
        }
    }

    fn draft_name(self, field: &str) -> String {
        self.peek(Incident::id).map_or_else(|| field.to_owned(), |id| format!("{}/{field}", id.0))
    }

    fn moment(self, happened: Option<Timestamp>) -> Moment {
        let written = clock::now();
        let stamp = self.stamps.try_update_value(|stamps| stamps.tick(written));
        let stamp = stamp.unwrap_or_else(|| StampClock::new(clock::new_replica()).tick(written));
        Moment { stamp, written, happened }
    }

    fn keep(self, id: IncidentId, event: &Event) {
        let kept: Result<(), StoreError> = self.journal.with_value(|journal| journal.append(id, event));
        self.saving.set(match kept {
            Ok(()) => SaveState::Kept(event.written),
            Err(error) => SaveState::Refused(error),
        });
    }

    fn evolve(self, event: Event) {
        let stamp = event.stamp;
        let mut applied = Applied::Known;
        self.open.update(|open| {
            if let Some(incident) = open {
                applied = incident.evolve(event);
            }
        });
        match applied {
            Applied::Known => {}
            Applied::Appended => {
                self.peek(|incident| self.rows().append(incident.state(), stamp));
            }
            Applied::Reshaped => self.rebuild_rows(),
        }
    }

    fn rebuild_rows(self) {
        self.peek(|incident| self.rows().rebuild(incident.state()));
    }

    /// Opens the incident that the address names, and puts the one that was open back.
    fn follow_address(self) {
        let wanted = address::open_incident();
        if self.peek(Incident::id) == wanted {
            return;
        }
        let mut others = self.others.get_untracked();
        let closed = self.open.try_update_untracked(Option::take).flatten();
        if let Some(incident) = closed {
            others.insert(incident.id(), incident);
        }
        let opened = wanted.and_then(|id| others.remove(&id));
        self.rows.set_value(TimelineRows::of(opened.as_ref().map(Incident::state)));
        self.toast.set(None);
        self.others.set(others);
        self.open.set(opened);
    }
}
