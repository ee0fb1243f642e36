//! Deleting an incident for good, here and wherever else it shows.

use crate::domain::{Incident, IncidentId};
use crate::journal::gone;
use crate::ui::platform::address;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What deletes an incident for good; copies are the same.
#[derive(Clone, Copy)]
pub struct Deletion(pub(super) Session);

impl Deletion {
    /// Deletes an incident for good, and says what was deleted once it is.
    pub fn delete(self, id: IncidentId) {
        let Some((title, what)) = self.what_goes(id) else { return };
        self.forget(id);
        let journal = self.0.journal.get_value();
        spawn_local(async move {
            self.0.say(&match journal.delete(id).await {
                Ok(()) => format!("“{title}” is deleted: {what}. Files exported before still hold it."),
                Err(why) => format!(
                    "“{title}” is gone from this page, but this browser could not erase all of it: {}. Open the page again to try again.",
                    words::store_error(&why)
                ),
            });
            self.0.measure();
        });
    }

    /// What an incident is called, and what of it would be deleted.
    pub fn what_goes(self, id: IncidentId) -> Option<(String, String)> {
        self.0.look_up(id, |incident| {
            let state = incident.state();
            let counted = |count: usize, one: &str, more: &str| match count {
                1 => format!("1 {one}"),
                count => format!("{count} {more}"),
            };
            let entries = counted(state.entries.len(), "entry", "entries");
            let pictures = match state.pictures.len() {
                0 => String::new(),
                count => [", ", &counted(count, "picture", "pictures")].concat(),
            };
            let what = format!("its {entries}{pictures} and the words not yet sent or logged");
            (words::title_of(state), what)
        })
    }

    /// An incident was deleted in another tab; it may be back since.
    pub fn hear(self, id: IncidentId) {
        let is_gone = self.0.journal.with_value(|journal| journal.is_gone(id));
        let Some((title, _)) = self.what_goes(id).filter(|_| is_gone) else { return };
        let was_open = self.0.peek(Incident::id) == Some(id);
        self.forget(id);
        if was_open {
            self.0.say(&format!("“{title}” was deleted in another tab."));
        }
    }

    /// Shows nothing more of an incident.
    pub fn forget(self, id: IncidentId) {
        if self.0.peek(Incident::id) == Some(id) {
            address::go_to(None);
            self.0.route().follow_address();
        }
        self.0.others.update(|others| others.retain(|incident| incident.id() != id));
        let is_its = |unread: &crate::journal::Unreadable| gone::is_of(&unread.record.key, id);
        if untrack(|| self.0.unreadable(|all| all.iter().any(is_its))) {
            self.0.unreadable.update(|known| known.retain(|unread| !is_its(unread)));
        }
    }
}
