//! Which incident is open: the one that the address names.

use crate::domain::{Incident, IncidentId};
use crate::ui::platform::address;
use crate::ui::state::session::Session;
use crate::ui::state::timeline_rows::TimelineRows;
use leptos::prelude::*;

impl Session {
    /// The incident that the address names although it is not here.
    pub fn sought_in_vain(self) -> Memo<Option<IncidentId>> {
        Memo::new(move |_| {
            let wanted = address::open_incident();
            let here = self.open.with(|open| open.as_ref().map(Incident::id));
            wanted.filter(|id| here != Some(*id))
        })
    }

    /// Opens the incident that the address names where another tab has just brought it.
    pub fn follow_arrival(self) {
        if address::open_incident().is_some_and(|id| self.has(id)) {
            self.follow_address();
        }
    }

    /// Opens the incident that the address names, and puts the one that was open back.
    pub fn follow_address(self) {
        let wanted = address::open_incident();
        if self.peek(Incident::id) == wanted {
            return;
        }
        let mut others = self.others.try_update_untracked(std::mem::take).unwrap_or_default();
        let closed = self.open.try_update_untracked(Option::take).flatten();
        others.extend(closed);
        let place = others.iter().position(|incident| Some(incident.id()) == wanted);
        let opened = place.map(|place| others.swap_remove(place));
        self.rows.set_value(TimelineRows::of(opened.as_ref().map(Incident::state)));
        self.toast.set(None);
        self.others.set(others);
        self.open.set(opened);
    }
}
