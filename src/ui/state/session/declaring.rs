//! Declaring an incident, or beginning a drill.

use crate::domain::{Command, Detail, Incident, IncidentId, Severity, Title};
use crate::ui::platform::{address, keys, storage};
use crate::ui::state::session::Session;
use leptos::prelude::*;

impl Session {
    /// Declares an incident and opens it.
    pub fn declare(self, title: Title, severity: Severity) {
        let id = self.declare_with(title, severity, None);
        self.drafts().move_into_log(id);
        self.open_declared(id);
    }

    /// Begins a drill and opens it. What was typed before, for whatever incident, does not go into its log.
    pub fn begin_drill(self, title: Title, severity: Severity, drill: Detail) {
        let id = self.declare_with(title, severity, Some(Command::Tell(drill)));
        self.open_declared(id);
    }

    fn declare_with(self, title: Title, severity: Severity, besides: Option<Command>) -> IncidentId {
        let moment = self.moment(None);
        let id = IncidentId(moment.stamp);
        let mut incident = Incident::new(id);
        incident.apply(Incident::declare(title, severity, moment));
        for command in besides.into_iter().chain(self.settings().agreed_update_policy()) {
            // A term that is none is left out; there is an incident all the same.
            if let Ok(event) = incident.decide(command, self.moment(None)) {
                incident.apply(event);
            }
        }
        let events = incident.log().to_vec();
        self.journal.with_value(|journal| events.iter().for_each(|event| journal.append(id, event)));
        self.arriving().take(id, events);
        id
    }

    fn open_declared(self, id: IncidentId) {
        keys::said();
        storage::ask_to_persist();
        address::go_to(Some(id));
        // At once, and not when the browser comes to tell of the address: until then it could be declared again.
        self.route().follow_address();
    }
}
