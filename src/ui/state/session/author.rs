//! Who writes on this device: a name, kept here and said in the log of each incident that is written in, so that others
//! know whose an entry is. Optional: without one nothing is said.

use crate::domain::{Command, EntryText, Incident, IncidentId, Replica, Stamp, State, Timestamp};
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// Where the person's own name is remembered.
pub const OWN_NAME: &str = "own-name";

/// Where it is remembered that the name was asked for, whatever the answer was.
const ASKED: &str = "own-name/asked";

/// Where it is remembered of a tab that others wrote in it, in an incident: its entries came in a file or a folder. All others
/// are of this device. Each stands by itself and none is ever left out: one that is forgotten would get this person's name.
const OF_OTHERS: &str = "tab-of-others/";

/// Where the last two hundred of them were remembered together before.
const LAST_OTHERS: &str = "tabs-of-others";

/// The names of who writes; copies are the same.
#[derive(Clone, Copy)]
pub struct Author(pub(super) Session);

impl Author {
    /// The person's own name; empty where none was given.
    pub fn name(self) -> String {
        self.0.recall(OWN_NAME).unwrap_or_default()
    }

    /// Takes another name, or none, and says it in the open incident.
    pub fn set_name(self, name: &str) {
        self.0.remember(OWN_NAME, name.trim());
        // Who takes the name away does not want to be asked for it.
        self.0.remember(ASKED, "1");
        self.0.settings_changed.notify();
        self.0.peek(Incident::id).into_iter().for_each(|id| self.sign(id));
    }

    /// The name is not asked for any more.
    pub fn wave_off(self) {
        self.0.remember(ASKED, "1");
        self.0.settings_changed.notify();
    }

    /// Whether it is time to ask for a name: somebody has a role or a task, or others have written, and nobody was asked
    /// before.
    pub fn is_wanted(self, state: &State) -> bool {
        let details = &state.details;
        let matters = || {
            !state.actions.is_empty()
                || !details.roles.is_empty()
                || !details.handovers.is_empty()
                || self.has_others(state)
        };
        self.name().is_empty() && self.0.recall(ASKED).unwrap_or_default().is_empty() && matters()
    }

    fn has_others(self, state: &State) -> bool {
        let Some(id) = self.0.peek(Incident::id) else { return false };
        let wrote = distinct(state.entries.iter().map(|entry| entry.id.replica()).collect());
        !self.split(id, wrote).1.is_empty()
    }

    /// Those of these tabs that are of this device, and those that are of others.
    fn split(self, id: IncidentId, tabs: Vec<Replica>) -> (Vec<Replica>, Vec<Replica>) {
        let before = self.0.recall(LAST_OTHERS).unwrap_or_default();
        let before = before.split_whitespace().filter_map(|text| Stamp::parse(text).ok()).map(Stamp::replica);
        let before: Vec<Replica> = before.collect();
        let is_other = |tab: &Replica| before.contains(tab) || self.0.recall(&key_of(id, *tab)).is_some();
        let (others, own) = tabs.into_iter().partition(is_other);
        (own, others)
    }

    /// The tabs of this device that wrote in an incident, this one among them: all of them go by the clock here.
    pub(super) fn own_tabs(self, id: IncidentId) -> Vec<Replica> {
        let (mut own, _) = self.split(id, self.0.look_up(id, replicas).unwrap_or_default());
        own.push(self.0.replica());
        own
    }

    /// Remembers whose entries a file brings: those of tabs that have not written in the incident here.
    pub(super) fn meet(self, id: IncidentId, copy: &Incident) {
        let here = self.0.look_up(id, replicas).unwrap_or_default();
        let own = self.0.replica();
        let mut new = replicas(copy);
        new.retain(|replica| *replica != own && here.binary_search(replica).is_err());
        for replica in new {
            self.0.remember(&key_of(id, replica), "1");
        }
    }

    /// Says in the log of an incident who writes on this device, where it says something else.
    pub(super) fn sign(self, id: IncidentId) {
        let name = self.name();
        let unsigned = self.0.look_up(id, |incident| {
            let (own, _) = self.split(id, replicas(incident));
            let mut unsigned: Vec<Stamp> = Vec::new();
            for event in incident.log() {
                let replica = event.stamp.replica();
                let is_other = incident.state().author(replica).unwrap_or_default() != name;
                let is_said = unsigned.iter().any(|said| said.replica() == replica);
                if is_other && !is_said && own.binary_search(&replica).is_ok() {
                    unsigned.push(event.stamp);
                }
            }
            unsigned
        });
        for of in unsigned.unwrap_or_default() {
            let command = Command::NameAuthor { of, name: EntryText::parse(&name).ok() };
            if self.0.dispatch_to(id, command).is_err() {
                leptos::logging::warn!("a name was not said");
            }
        }
    }

    /// The same where this tab has just written: nothing to do where its name stands already.
    pub(super) fn sign_own(self, id: IncidentId) {
        let name = self.name();
        let own = self.0.replica();
        let is_other = self
            .0
            .look_up(id, |incident| incident.state().author(own).unwrap_or_default() != name)
            .unwrap_or(false);
        if is_other {
            self.sign(id);
        }
    }
}

/// Where it is remembered that a tab is of others.
fn key_of(id: IncidentId, tab: Replica) -> String {
    format!("{OF_OTHERS}{}/{}", id.0, Stamp::new(Timestamp::EPOCH, 0, tab))
}

/// Who wrote in an incident, in order.
fn replicas(incident: &Incident) -> Vec<Replica> {
    distinct(incident.log().iter().map(|event| event.stamp.replica()).collect())
}

fn distinct(mut all: Vec<Replica>) -> Vec<Replica> {
    all.sort_unstable();
    all.dedup();
    all
}
