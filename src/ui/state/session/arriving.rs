//! Events that come from elsewhere: a file, another tab, the mirror. They are taken into memory, and what they redact
//! is erased at rest.

use crate::domain::{Applied, Arrival, Command, Event, Incident, IncidentId, MergeNote, Rejected, Stamp};
use crate::export::{clocks_that_differ, disagreements};
use crate::journal::{Contents, record};
use crate::ui::platform::clock;
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// The door for events from elsewhere; copies are the same.
#[derive(Clone, Copy)]
pub struct Arriving(pub(super) Session);

impl Arriving {
    /// What a copy of an incident would bring to the one with that id.
    pub fn arrival(self, id: IncidentId, copy: &Incident) -> Arrival {
        let is_taken = self.unread(id);
        let arrival = self.0.look_up(id, |here| here.arrival(copy, &is_taken));
        arrival.unwrap_or_else(|| Incident::new(id).arrival(copy, &is_taken))
    }

    /// On what a copy of the incident with that id disagrees with it, a line each.
    pub fn disagreements(self, id: IncidentId, copy: &Incident) -> Vec<String> {
        self.0.look_up(id, |here| disagreements(here, copy)).unwrap_or_default()
    }

    /// Whose clock differs, of those who wrote what is new in a copy of the incident with that id; a line each.
    pub fn clocks_that_differ(self, id: IncidentId, copy: &Incident) -> Vec<String> {
        let differ = |here: &Incident| clocks_that_differ(here, copy, clock::now());
        self.0.look_up(id, differ).unwrap_or_else(|| differ(&Incident::new(id)))
    }

    /// Takes in what a copy from outside brings, and keeps it. What stands here under an id already,
    /// readable or not, is not written over.
    pub fn take_copy(self, id: IncidentId, copy: &Incident) {
        // One that was deleted comes back by this way alone.
        self.0.journal.with_value(|journal| journal.restore(id));
        self.0.author().meet(id, copy);
        let events = self.arrival(id, copy).fresh;
        let notes = self.0.look_up(id, |here| here.merge_notes(copy, clock::now()));
        let notes = notes.unwrap_or_else(|| Incident::new(id).merge_notes(copy, clock::now()));
        let stamps: Vec<Stamp> = events.iter().map(|e| e.stamp).collect();
        self.take(id, events);
        // Not as they came: what is redacted here must not be written down again.
        let kept = self
            .0
            .look_up(id, |i| stamps.iter().filter_map(|s| i.event(*s).cloned()).collect::<Vec<Event>>());
        self.0.journal.with_value(|journal| journal.append_all(id, &kept.unwrap_or_default()));
        self.note(id, notes);
        self.0.measure();
    }

    /// Says what was found when copies were put together. Which word stands is nobody's decision: both are said, for people
    /// to settle it.
    pub(super) fn note(self, id: IncidentId, notes: Vec<MergeNote>) {
        for note in notes {
            match self.0.dispatch_to(id, Command::NoteMerge(note)) {
                // Another tab has said it meanwhile.
                Ok(_) | Err(Rejected::Unchanged) => {}
                Err(_) => leptos::logging::warn!("what the copies disagree about was not logged"),
            }
        }
    }

    /// Takes in what a shared folder brings to an incident that is here, and keeps what is new; how many events that were.
    /// Nothing comes back by this way that was deleted, and nothing here is written over.
    pub fn take_shared(self, id: IncidentId, events: Vec<Event>) -> usize {
        if events.is_empty() || !self.0.has(id) {
            return 0;
        }
        let copy = Incident::replay(id, events);
        self.0.author().meet(id, &copy);
        let fresh = self.arrival(id, &copy).fresh;
        let own = self.0.author().own_tabs(id);
        let is_own = |replica| own.contains(&replica);
        let notes = self.0.look_up(id, |here| here.arrival_notes(&fresh, clock::now(), &is_own));
        let stamps: Vec<Stamp> = fresh.iter().map(|event| event.stamp).collect();
        self.take(id, fresh);
        // As in a copy: what is redacted here must not be written down again.
        let kept = self
            .0
            .look_up(id, |i| stamps.iter().filter_map(|s| i.event(*s).cloned()).collect::<Vec<Event>>());
        self.0.journal.with_value(|journal| journal.append_all(id, &kept.unwrap_or_default()));
        self.note(id, notes.unwrap_or_default());
        self.0.measure();
        stamps.len()
    }

    /// Takes events into memory, whether their incident is open or not; nothing is written, but
    /// words that were redacted are erased in the stores too.
    pub fn take(self, id: IncidentId, mut events: Vec<Event>) {
        self.0.stamps.update_value(|stamps| events.iter().for_each(|e| stamps.observe(e.stamp)));
        // Other tabs tell of each event twice.
        let is_here = self.0.look_up(id, |incident| events.retain(|event| !incident.has(event))).is_some();
        if is_here && events.is_empty() {
            return;
        }
        let targets: Vec<Stamp> = events.iter().filter_map(|event| event.fact.erases()).collect();
        let mut erased = Vec::new();
        for target in &targets {
            self.0.look_at(id, &mut |incident| erased.extend(incident.words_under(*target)));
        }
        let redacts = !targets.is_empty()
            || self.0.look_up(id, |incident| incident.has_words_to_erase(&events)).unwrap_or(false);
        if self.0.peek(Incident::id) == Some(id) {
            self.apply_to_open(events);
        } else {
            self.0.others.update(|others| match others.iter_mut().find(|incident| incident.id() == id) {
                Some(incident) => {
                    incident.apply_all(events);
                }
                None => others.push(Incident::replay(id, events)),
            });
        }
        if redacts {
            self.erase_at_rest(id);
        }
        if !targets.is_empty() {
            self.0.drafts().erase(id, &erased, &targets);
        }
    }

    fn apply_to_open(self, mut events: Vec<Event>) {
        let only = if events.len() == 1 { events.pop() } else { None };
        let mut applied = Applied::Known;
        let stamp = only.as_ref().map(|e| e.stamp);
        self.0.open.update(|open| {
            let Some(incident) = open else { return };
            applied = match only {
                Some(event) => incident.apply(event),
                None => incident.apply_all(events),
            };
        });
        match (applied, stamp) {
            (Applied::Known, _) => {}
            (Applied::Appended, Some(stamp)) => {
                self.0.peek(|incident| self.0.rows().append(incident.state(), stamp));
            }
            _ => {
                self.0.peek(|incident| self.0.rows().rebuild(incident.state()));
            }
        }
    }

    pub fn take_contents(self, contents: Contents) {
        for (id, events) in contents.incidents {
            self.take(id, events);
        }
        if !contents.unreadable.is_empty() {
            self.0.unreadable.update(|known| {
                known.extend(contents.unreadable);
                known.dedup();
            });
        }
    }

    /// Whether an event has words here that were redacted.
    pub fn must_go(self, id: IncidentId, event: &Event) -> bool {
        self.0
            .look_up(id, |incident| incident.has_words_to_erase(std::slice::from_ref(event)))
            .unwrap_or(false)
    }

    pub fn erase_at_rest(self, id: IncidentId) {
        self.0.erase_unknown_fields(id);
        let erased = self.0.look_up(id, |incident| incident.erased().cloned().collect::<Vec<Event>>());
        for event in erased.into_iter().flatten() {
            self.0.journal.with_value(|journal| journal.overwrite(id, &event));
            self.0.pictures().erase(id, &event);
            self.forget_unreadable(&record::key(id, event.stamp));
        }
    }
}

impl Arriving {
    /// A copy that could not be read is written over where the other one is erased, and is offered no more.
    fn forget_unreadable(self, key: &str) {
        let is_it = |unread: &crate::journal::Unreadable| unread.record.key == key;
        if untrack(|| self.0.unreadable(|all| all.iter().any(is_it))) {
            self.0.unreadable.update(|known| known.retain(|unread| !is_it(unread)));
        }
    }
}
