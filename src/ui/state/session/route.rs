//! Which incident is open: the one that the address names.

use crate::domain::{Incident, IncidentId};
use crate::ui::platform::address;
use crate::ui::state::session::Session;
use crate::ui::state::timeline_rows::TimelineRows;
use leptos::prelude::*;

/// The way from the address to the open incident; copies are the same.
#[derive(Clone, Copy)]
pub struct Route(pub(super) Session);

impl Route {
    /// The incident that the address names although it is not here.
    pub fn sought_in_vain(self) -> Memo<Option<IncidentId>> {
        Memo::new(move |_| {
            let wanted = address::open_incident();
            let here = self.0.open.with(|open| open.as_ref().map(Incident::id));
            wanted.filter(|id| here != Some(*id))
        })
    }

    /// Opens the incident that the address names where another tab has just brought it.
    pub fn follow_arrival(self) {
        if address::open_incident().is_some_and(|id| self.0.has(id)) {
            self.follow_address();
        }
    }

    /// The fragment of the address where somebody has shared an incident in it, or where it is that of the screen **On duty**;
    /// else empty.
    pub fn shared(self) -> RwSignal<String> {
        self.0.shared
    }

    /// Opens the incident that the address names, and puts the one that was open back.
    pub fn follow_address(self) {
        let wanted = address::open_incident();
        let shared = address::shared();
        if self.0.shared.with_untracked(|before| *before != shared) {
            self.0.shared.set(shared);
        }
        if self.0.peek(Incident::id) == wanted {
            return;
        }
        let mut others = self.0.others.try_update_untracked(std::mem::take).unwrap_or_default();
        let closed = self.0.open.try_update_untracked(Option::take).flatten();
        others.extend(closed);
        let place = others.iter().position(|incident| Some(incident.id()) == wanted);
        let opened = place.map(|place| others.swap_remove(place));
        self.0.rows.set_value(TimelineRows::of(opened.as_ref().map(Incident::state)));
        self.0.toast.set(None);
        self.0.others.set(others);
        self.0.open.set(opened);
    }
}
