//! Fields of imported files that this version does not know: remembered beside the incident, and written again with it.

use crate::domain::{Incident, IncidentId, Stamp};
use crate::export::UnknownFields;
use crate::ui::state::session::Session;

/// Where those of an incident are remembered; they go with it.
fn key(id: IncidentId) -> String {
    format!("unknown/{}", id.0)
}

impl Session {
    /// The fields of an incident's file that this version does not know.
    pub fn unknown_fields(self, id: IncidentId) -> UnknownFields {
        self.recall(&key(id)).map(|text| UnknownFields::of_text(&text)).unwrap_or_default()
    }

    /// Keeps those that came with a file.
    pub fn keep_unknown_fields(self, id: IncidentId, brought: &UnknownFields) {
        if !brought.is_empty() {
            let before = self.unknown_fields(id);
            let mut all = before.clone();
            all.add(brought);
            if all != before {
                self.remember_unknown_fields(id, all);
            }
        }
    }

    /// Erases those of events whose words were erased.
    pub(super) fn erase_unknown_fields(self, id: IncidentId) {
        let all = self.unknown_fields(id);
        if !all.is_empty() {
            self.remember_unknown_fields(id, all);
        }
    }

    fn remember_unknown_fields(self, id: IncidentId, mut all: UnknownFields) {
        let erased = |incident: &Incident| incident.erased().map(|event| event.stamp).collect::<Vec<Stamp>>();
        let gone = self.look_up(id, erased).unwrap_or_default();
        all.leave_out(|stamp| gone.contains(&stamp));
        self.remember(&key(id), &all.to_text());
    }
}
