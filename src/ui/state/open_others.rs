//! The other incidents of this device, among what can be done.

use crate::domain::Incident;
use crate::ui::platform::address;
use crate::ui::state::actions::Actions;
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// Each incident of this device but the open one, to be opened.
pub fn open_others(session: Session, mut actions: Actions) -> Actions {
    untrack(|| {
        let here = session.peek(Incident::id);
        session.each_incident(|incident| {
            let id = incident.id();
            if Some(id) != here {
                let name = ["Open: ", &incident.state().title].concat();
                actions = std::mem::take(&mut actions).does(
                    name,
                    "",
                    "Another incident on this device",
                    move || {
                        address::go_to(Some(id));
                    },
                );
            }
        });
    });
    actions
}
