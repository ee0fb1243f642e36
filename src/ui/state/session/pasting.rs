//! Entries that are made of a pasted text: all of them or none, each at its own time.

use crate::domain::{Command, Event, Incident, Paste, PastePart, Rejected, Stamp, Timestamp};
use crate::ui::platform::keys;
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// An entry that is made of a paste.
pub struct PastedEntry {
    /// What is logged.
    pub command: Command,
    /// When it happened; `None` for now.
    pub happened: Option<Timestamp>,
    /// When that was over, where it lasted.
    pub until: Option<Timestamp>,
    /// Its bytes in the text.
    pub span: (usize, usize),
}

impl Session {
    /// Logs the entries that were made of a pasted text, and the text that they lead back to: its parts are these
    /// entries. One undo takes all back.
    ///
    /// # Errors
    /// [`Rejected`] when a rule refuses one of them; nothing was changed then.
    pub fn log_pasted(self, mut paste: Paste, entries: Vec<PastedEntry>) -> Result<Stamp, Rejected> {
        let refused = || Rejected::Unknown(self.moment(None).stamp);
        let id = self.peek(Incident::id).ok_or_else(refused)?;
        let mut events: Vec<Event> = Vec::with_capacity(entries.len());
        for PastedEntry { command, happened, until, span: (start, end) } in entries {
            let moment = self.moment(happened);
            let decided = self.peek(|incident| incident.decide(command, moment));
            events.push(decided.ok_or_else(refused)??);
            paste.parts.push(PastePart { entry: moment.stamp, start, end, until });
        }
        self.journal.with_value(|journal| events.iter().for_each(|event| journal.append(id, event)));
        self.arriving().take(id, events);
        let logged = self.dispatch(Command::LogPaste(paste));
        keys::said();
        logged
    }
}
