//! The session: the one owner of the incident and the only one who writes.
//!
//! Components read signals and memos and ask for changes by [`Session::dispatch`].

mod arriving;
mod author;
mod boot;
mod declaring;
mod deletion;
pub mod drafts;
mod duty;
pub mod pasting;
mod pictures;
mod route;
mod settings;
mod system;
mod taking;
mod unknown_fields;

pub use crate::ui::state::session::arriving::Arriving;
pub use crate::ui::state::session::author::Author;
pub use crate::ui::state::session::deletion::Deletion;
pub use crate::ui::state::session::drafts::{Drafts, LOG_ENTRY, WHO, exported_key, ignored_key};
pub use crate::ui::state::session::duty::DutyRecords;
pub use crate::ui::state::session::pictures::Pictures;
pub use crate::ui::state::session::route::Route;
pub use crate::ui::state::session::settings::SessionSettings;
pub use crate::ui::state::session::system::{SystemSheet, today};
pub use crate::ui::state::session::taking::Taking;

use crate::domain::{
    Command, Fact, Incident, IncidentId, Moment, Rejected, Replica, Stamp, StampClock, State, Timestamp,
};
use crate::journal::{Condition, Journal, SaveState, Unreadable};
use crate::ui::kit::closures::Reads;
use crate::ui::kit::show::Key;
use crate::ui::platform::{alarm, clock, keys};
use crate::ui::state::timeline_rows::TimelineRows;
use crate::ui::text::words;
use leptos::prelude::*;

/// Something derived from an incident.
type Derived<T> = Box<dyn Reads<State, T> + Send + Sync>;

/// A handle to the session; copies are the same session.
#[derive(Clone, Copy)]
pub struct Session {
    open: RwSignal<Option<Incident>>,
    others: RwSignal<Vec<Incident>>,
    rows: StoredValue<TimelineRows>,
    stamps: StoredValue<StampClock>,
    journal: StoredValue<Journal, LocalStorage>,
    saving: RwSignal<SaveState>,
    condition: RwSignal<Option<Condition>>,
    fullness: RwSignal<usize>,
    drafts_arrived: Trigger,
    drafts_erased: Trigger,
    drafts_elsewhere: Trigger,
    pictures_arrived: Trigger,
    duty_changed: Trigger,
    unreadable: RwSignal<Vec<Unreadable>>,
    now: RwSignal<Timestamp>,
    /// The same, to be read. Made once: each that is made stays as long as what it was made in.
    shown_now: ReadSignal<Timestamp>,
    toast: RwSignal<Option<Toast>>,
    settings_changed: Trigger,
    said_of_team: RwSignal<String>,
    anew: RwSignal<Option<Stamp>>,
    shared: RwSignal<String>,
    taking: Taking,
}

/// A short message about something that was done, with a way to take it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// What was done.
    pub text: String,
    /// What to retract in which incident to take it back.
    pub put_back: Option<(IncidentId, Stamp)>,
}

impl Session {
    /// What is being typed in the open incident.
    pub fn drafts(self) -> Drafts {
        Drafts(self)
    }

    /// What was set by the person and by the team.
    pub fn settings(self) -> SessionSettings {
        SessionSettings(self)
    }

    /// The sheet "Your system".
    pub fn system(self) -> SystemSheet {
        SystemSheet(self)
    }

    /// The data of pictures.
    pub fn pictures(self) -> Pictures {
        Pictures(self)
    }

    /// The records of days on duty.
    pub fn duty(self) -> DutyRecords {
        DutyRecords(self)
    }

    /// Events that come from elsewhere.
    pub fn arriving(self) -> Arriving {
        Arriving(self)
    }

    /// Who writes here, and whose entries those of others are.
    pub fn author(self) -> Author {
        Author(self)
    }

    /// Incidents that are deleted for good.
    pub fn deletion(self) -> Deletion {
        Deletion(self)
    }

    /// Which incident is open.
    pub fn route(self) -> Route {
        Route(self)
    }

    /// The time, to the second.
    pub fn now(self) -> ReadSignal<Timestamp> {
        self.shown_now
    }

    /// Looks at the clock at once: for what must not be a second old.
    pub fn look_at_the_clock(self) {
        self.now.set(clock::now());
    }

    /// What may be said about the entries on the screen.
    pub fn saving(self) -> SaveState {
        self.saving.get()
    }

    /// What was found in the stores; `None` until both were looked at.
    pub fn condition(self) -> Option<Condition> {
        self.condition.get()
    }

    /// How much of the quick store's quota is used, in percent.
    pub fn fullness(self) -> usize {
        self.fullness.get()
    }

    /// The update that is to be written anew, as a correction of it.
    pub fn anew(self) -> RwSignal<Option<Stamp>> {
        self.anew
    }

    /// The toast that is up.
    pub fn toast(self) -> RwSignal<Option<Toast>> {
        self.toast
    }

    /// The rows of the timeline.
    pub fn rows(self) -> TimelineRows {
        self.rows.get_value()
    }

    /// Looks at the records that could not be read, as they are.
    pub fn unreadable<T>(self, look: impl FnOnce(&[Unreadable]) -> T) -> T {
        look(&self.unreadable.read())
    }

    /// The id of the open incident.
    pub fn open_id(self) -> Memo<Option<IncidentId>> {
        Memo::new(move |_| self.open.with(|open| open.as_ref().map(Incident::id)))
    }

    /// Something derived from the open incident; the default of `T` while none is open. Whoever
    /// reads it is told of every event: [`Session::text`] and [`Session::flag`] tell of changes only.
    pub fn derive<T: Default>(
        self,
        derived: impl Fn(&State) -> T + Copy + Send + Sync + 'static,
    ) -> impl Fn() -> T + Copy + Send + Sync + 'static {
        move || self.open.read().as_ref().map(|incident| derived(incident.state())).unwrap_or_default()
    }

    /// A text derived from the open incident.
    pub fn text(self, derived: impl Fn(&State) -> String + Send + Sync + 'static) -> Signal<String> {
        self.text_of(Box::new(derived))
    }

    /// A yes or no derived from the open incident.
    pub fn flag(self, derived: impl Fn(&State) -> bool + Send + Sync + 'static) -> Signal<bool> {
        self.flag_of(Box::new(derived))
    }

    /// What a list of the open incident is made of.
    pub fn keys(self, derived: impl Fn(&State) -> Vec<Key> + Send + Sync + 'static) -> Signal<Vec<Key>> {
        self.keys_of(Box::new(derived))
    }

    // Boxed, so that looking into the incident is compiled once a type and not once a caller.

    fn text_of(self, derived: Derived<String>) -> Signal<String> {
        only_changes(Signal::derive(move || self.look(&derived)))
    }

    fn flag_of(self, derived: Derived<bool>) -> Signal<bool> {
        Memo::new(move |_| self.look(&derived)).into()
    }

    fn keys_of(self, derived: Derived<Vec<Key>>) -> Signal<Vec<Key>> {
        Signal::derive(move || self.look(&derived))
    }

    fn look<T: Default>(self, derived: &Derived<T>) -> T {
        self.open.read().as_ref().map(|incident| derived.read(incident.state())).unwrap_or_default()
    }

    /// Whether there is any incident on this device that is no drill.
    pub fn has_real_incidents(self) -> bool {
        let mut any = false;
        self.each_real_incident(|_| any = true);
        any
    }

    /// Looks into the open incident without following it.
    pub fn peek<T>(self, look: impl FnOnce(&Incident) -> T) -> Option<T> {
        self.open.with_untracked(|open| open.as_ref().map(look))
    }

    /// Looks through the incidents of this device but for the open one, and follows them.
    pub fn with_others<T>(self, look: impl FnOnce(&[Incident]) -> T) -> T {
        self.others.with(|others| look(others))
    }

    /// Looks into the open incident, and follows it.
    pub fn follow<T>(self, look: impl FnOnce(&Incident) -> T) -> Option<T> {
        self.open.with(|open| open.as_ref().map(look))
    }

    /// Looks through every incident of this device, the open one among them.
    pub fn each_incident(self, mut look: impl FnMut(&Incident)) {
        self.others.with(|others| others.iter().for_each(&mut look));
        self.open.with(|open| open.iter().for_each(&mut look));
    }

    /// Looks through the incidents of this device that are no drills: figures, follow-ups and lists are of these.
    pub fn each_real_incident(self, mut look: impl FnMut(&Incident)) {
        self.each_incident(|incident| {
            if !incident.state().is_drill() {
                look(incident);
            }
        });
    }

    /// What stands in the stamps of this tab's own events.
    pub fn replica(self) -> Replica {
        self.stamps.with_value(StampClock::replica)
    }

    /// Whether a pause is due now.
    pub fn is_pause_due(self) -> bool {
        self.peek(|i| i.state().pause_due(clock::now()).is_some()).unwrap_or(false)
    }

    /// An id that no incident has, for a copy.
    pub fn new_id(self) -> IncidentId {
        IncidentId(self.moment(None).stamp)
    }

    /// Whether an incident is on this device.
    pub fn has(self, id: IncidentId) -> bool {
        self.look_up(id, |_| ()).is_some()
    }

    /// Asks for a change of the open incident, and says it in a toast where it is refused. That
    /// nothing would change is no refusal.
    pub fn ask(self, command: Command) {
        match self.dispatch(command) {
            Ok(_) | Err(Rejected::Unchanged) => {}
            Err(rejected) => self.say(&words::rejected(&rejected)),
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
        let Some(id) = self.peek(Incident::id) else { return Err(Rejected::Unknown(moment.stamp)) };
        self.decide(id, command, moment)
    }

    /// Asks for a change of an incident of this device, whether it is open or not.
    ///
    /// # Errors
    /// [`Rejected`] when a rule refuses it; nothing was changed then.
    pub fn dispatch_to(self, id: IncidentId, command: Command) -> Result<Stamp, Rejected> {
        self.decide(id, command, self.moment(None))
    }

    fn decide(self, id: IncidentId, command: Command, moment: Moment) -> Result<Stamp, Rejected> {
        let decided = self.look_up(id, |incident| incident.decide(command, moment));
        let event = decided.unwrap_or(Err(Rejected::Unknown(moment.stamp)))?;
        if event.fact.promised().is_some() {
            alarm::ask();
        }
        let is_name = matches!(event.fact, Fact::AuthorNamed { .. });
        self.journal.with_value(|journal| journal.append(id, &event));
        self.arriving().take(id, vec![event]);
        if !is_name {
            self.author().sign_own(id);
        }
        keys::said();
        self.look_at_the_clock();
        self.measure();
        Ok(moment.stamp)
    }

    /// Undoes the last thing that was said in this tab, and says so.
    pub fn undo(self) {
        let replica = self.replica();
        let last = self.peek(|i| i.last_undoable(replica).cloned()).flatten();
        let Some(event) = last else {
            self.say("Nothing to undo in this tab.");
            return;
        };
        let id = self.peek(Incident::id);
        match self.dispatch(Command::Retract(event.stamp)) {
            Ok(retraction) => {
                let put_back = id.map(|id| (id, retraction));
                self.toast.set(Some(Toast { text: words::undone(&event.fact), put_back }));
            }
            Err(rejected) => self.say(&words::rejected(&rejected)),
        }
    }

    /// Puts up a toast without a way back.
    pub fn say(self, text: &str) {
        self.toast.set(Some(Toast { text: text.to_owned(), put_back: None }));
    }

    /// A small thing that is remembered on this device.
    pub fn remember(self, key: &str, value: &str) {
        self.journal.with_value(|journal| journal.remember(key, value));
    }

    /// What was remembered under a key.
    pub fn recall(self, key: &str) -> Option<String> {
        self.journal.with_value(|journal| journal.recall(key))
    }

    /// Changes what is remembered under a key as it stands there now, which another tab may have written, and gives it.
    pub fn remember_changed(self, key: &str, change: impl FnOnce(String) -> String) -> String {
        let changed = change(self.recall(key).unwrap_or_default());
        self.remember(key, &changed);
        changed
    }

    fn moment(self, happened: Option<Timestamp>) -> Moment {
        let written = clock::now();
        let stamp = self.stamps.try_update_value(|stamps| stamps.tick(written));
        let stamp = stamp.unwrap_or_else(|| StampClock::new(clock::new_replica()).tick(written));
        Moment { stamp, written, happened }
    }

    fn look_up<T>(self, id: IncidentId, look: impl FnOnce(&Incident) -> T) -> Option<T> {
        let (mut look, mut found) = (Some(look), None);
        self.look_at(id, &mut |incident| found = look.take().map(|look| look(incident)));
        found
    }

    fn look_at(self, id: IncidentId, look: &mut dyn FnMut(&Incident)) {
        let mut at = |incident: &Incident| {
            if incident.id() == id {
                look(incident);
            }
        };
        untrack(|| self.each_incident(&mut at));
    }

    fn measure(self) {
        self.fullness.set(self.journal.with_value(Journal::fullness));
    }
}

fn only_changes(text: Signal<String>) -> Signal<String> {
    Memo::new(move |_| text.get()).into()
}
