//! Who writes on this device: a name, kept here and said in the log of each incident that is written in, so that others
//! know whose an entry is. Optional: without one nothing is said.

use crate::domain::{Command, EntryText, Incident, IncidentId, Replica, Stamp, State, Timestamp};
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// Where the person's own name is remembered.
pub const OWN_NAME: &str = "own-name";

/// Where it is remembered that the name was asked for, whatever the answer was.
const ASKED: &str = "own-name/asked";

/// Where the tabs of others are remembered, of which entries came in a file. All others are of this device.
const OTHERS: &str = "tabs-of-others";

/// How many tabs of others are remembered.
const MOST_OTHERS: usize = 200;

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
        let others = self.others_known();
        !others.is_empty() && state.entries.iter().any(|entry| others.contains(&entry.id.replica()))
    }

    fn others_known(self) -> Vec<Replica> {
        let kept = self.0.recall(OTHERS).unwrap_or_default();
        kept.split_whitespace().filter_map(|text| Stamp::parse(text).ok()).map(Stamp::replica).collect()
    }

    /// The tabs of this device that wrote in an incident, this one among them: all of them go by the clock here.
    pub(super) fn own_tabs(self, id: IncidentId) -> Vec<Replica> {
        let others = self.others_known();
        let mut own = self.0.look_up(id, replicas).unwrap_or_default();
        own.retain(|replica| !others.contains(replica));
        own.push(self.0.replica());
        own
    }

    /// Remembers whose entries a file brings: those of tabs that have not written in the incident here.
    pub(super) fn meet(self, id: IncidentId, copy: &Incident) {
        let here = self.0.look_up(id, replicas).unwrap_or_default();
        let mut known = self.others_known();
        let before = known.len();
        let own = self.0.replica();
        let is_new = |replica: &Replica| *replica != own && !here.contains(replica);
        let new: Vec<Replica> =
            replicas(copy).into_iter().filter(is_new).filter(|r| !known.contains(r)).collect();
        known.extend(new);
        if known.len() > before {
            let late = known.len().saturating_sub(MOST_OTHERS);
            let text = |replica: &Replica| Stamp::new(Timestamp::EPOCH, 0, *replica).to_string();
            let kept: Vec<String> = known[late..].iter().map(text).collect();
            self.0.remember(OTHERS, &kept.join(" "));
        }
    }

    /// Says in the log of an incident who writes on this device, where it says something else.
    pub(super) fn sign(self, id: IncidentId) {
        let name = self.name();
        let others = self.others_known();
        let unsigned = self.0.look_up(id, |incident| {
            let mut unsigned: Vec<Stamp> = Vec::new();
            for event in incident.log() {
                let replica = event.stamp.replica();
                let is_other = incident.state().author(replica).unwrap_or_default() != name;
                let is_known =
                    others.contains(&replica) || unsigned.iter().any(|own| own.replica() == replica);
                if is_other && !is_known {
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

/// Who wrote in an incident.
fn replicas(incident: &Incident) -> Vec<Replica> {
    let mut all: Vec<Replica> = incident.log().iter().map(|event| event.stamp.replica()).collect();
    all.sort_unstable();
    all.dedup();
    all
}
