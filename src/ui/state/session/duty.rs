//! The records of days on duty: they are kept beside incidents, and never among them.

use crate::domain::{Command, Incident, IncidentId, Severity, Stamp, Timestamp, Title, holds};
use crate::duty::has;
use crate::journal::{Journal, Record, RecordError, beside_payload};
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// Where it is remembered how many lines are open, so that the first screen need not read the record.
const OPEN: &str = "duty-open";

/// The records; copies are the same.
#[derive(Clone, Copy)]
pub struct DutyRecords(pub(super) Session);

impl DutyRecords {
    /// Whoever reads this is told when another tab has written one, or the stores have brought some.
    pub fn follow(self) {
        self.0.duty_changed.track();
    }

    /// What is kept; and what cannot be read, as it is, with the reason.
    pub fn all(self) -> (Vec<String>, Vec<(Record, RecordError)>) {
        let (mut whole, mut broken) = (Vec::new(), Vec::new());
        for record in self.0.journal.with_value(Journal::beside) {
            match beside_payload(&record) {
                Ok(payload) => whole.push(payload.to_owned()),
                Err(error) => broken.push((record.clone(), error)),
            }
        }
        (whole, broken)
    }

    /// Keeps one.
    pub fn keep(self, stamp: Stamp, payload: &str) {
        self.0.journal.with_value(|journal| journal.keep_beside(stamp, payload));
        self.0.measure();
    }

    /// Writes one over what is kept of it: its words were erased.
    pub fn overwrite(self, stamp: Stamp, payload: &str) {
        self.0.journal.with_value(|journal| journal.overwrite_beside(stamp, payload));
        self.0.measure();
    }

    /// Clears what is being typed on duty, in this tab and in others, and has any of the words in it that were erased.
    pub fn erase_drafts(self, words: &[String]) {
        let is_held = |text: &str| words.iter().any(|words| holds(text, words) || has(text, words));
        let is_of_duty = |key: &str| key.split('/').any(|part| part.starts_with("duty-"));
        let erased = self.0.journal.with_value(|journal| {
            journal.erase_drafts_where(&|draft| is_of_duty(&draft.key) && is_held(&draft.text))
        });
        if erased {
            self.0.drafts_erased.notify();
        }
        if self.0.toast.with_untracked(|toast| toast.as_ref().is_some_and(|toast| is_held(&toast.text))) {
            self.0.toast.set(None);
        }
    }

    /// A new stamp, later than all of these, and the time.
    pub fn next(self, after: Option<Stamp>) -> (Stamp, Timestamp) {
        self.0.stamps.update_value(|stamps| after.iter().for_each(|stamp| stamps.observe(*stamp)));
        let moment = self.0.moment(None);
        (moment.stamp, moment.written)
    }

    /// Declares an incident that grew out of a line, with a first note, and opens it.
    pub fn declare(self, title: Title, severity: Severity, note: Command) -> Option<IncidentId> {
        self.0.declare(title, severity);
        let id = self.0.peek(Incident::id);
        self.0.ask(note);
        id
    }

    /// How many lines are open, as it was last counted.
    pub fn open(self) -> String {
        self.0.recall(OPEN).unwrap_or_default()
    }

    /// Remembers how many lines are open.
    pub fn count_open(self, open: usize) {
        let open = open.to_string();
        if self.open() != open {
            self.0.remember(OPEN, &open);
        }
    }
}
