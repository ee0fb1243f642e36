//! A text that was pasted into the box: what its lines say about when it happened, and what becomes of it.
//!
//! - `reading`: the reader in its worker, asked while the text stands in the box
//! - `line`: the quiet line under the box, with what can be chosen
//! - `entries`: the preview with ticks
//! - `secrets`: what opens a door, before it is kept
//! - `file`: a file that was dropped, of which lines are chosen
//! - `log`: from the text to entries

mod entries;
mod file;
mod line;
mod log;
mod reading;
mod secrets;

pub use file::FileLines;
pub use line::PasteLines;
pub use log::Outcome;

use crate::domain::{Incident, IncidentId};
use crate::evidence::service::messages::{Form, PasteAnswer};
use crate::ui::kit::signals::Choice;
use crate::ui::state::session::Session;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use web_sys::File;

/// What becomes of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogAs {
    /// One entry, at the time of its first line.
    Entry,
    /// One entry that lasts from the first to the last.
    Span,
    /// An entry for each part that is ticked.
    Parts,
    /// One entry, as of now.
    Now,
}

impl LogAs {
    const ALL: [LogAs; 4] = [LogAs::Entry, LogAs::Span, LogAs::Parts, LogAs::Now];
}

/// The text in the box, as far as it was pasted. Copies are the same one.
#[derive(Clone, Copy)]
pub struct PasteState {
    session: Session,
    /// What stands in the box.
    words: RwSignal<String>,
    /// Writes into it.
    write: Callback<String>,
    /// Whether that was pasted.
    is_pasted: RwSignal<bool>,
    /// Whether something was pasted that the reader has not seen yet.
    is_unseen: RwSignal<bool>,
    /// The number of the last question before it was pasted.
    asked_before: StoredValue<u64>,
    /// Whether it has been unseen for a moment: that is said then.
    is_unseen_long: RwSignal<bool>,
    /// The text that the reader is asked about: what stands in the box once nothing was typed for a moment.
    asked: RwSignal<String>,
    /// What it said last.
    answer: RwSignal<Arc<PasteAnswer>>,
    /// The number of the last question.
    number: StoredValue<u64>,
    /// Whether there is no reader.
    is_missing: RwSignal<bool>,
    /// Zones that were chosen for sources in this incident, a line each.
    zones: RwSignal<String>,
    /// What becomes of the text.
    log_as: Choice<LogAs>,
    /// Whether a person has chosen that.
    is_chosen: StoredValue<bool>,
    /// The parts that are not ticked, by their places.
    left_out: RwSignal<Vec<usize>>,
    /// Whether it is to be added as soon as the reader has answered.
    waits: RwSignal<bool>,
    /// What opens a door in the text as it was read last.
    seen: StoredValue<Vec<String>>,
    /// Secrets that are to be kept as they are.
    kept: RwSignal<Vec<String>>,
    /// A file that was dropped.
    file: RwSignal<Option<File>, LocalStorage>,
}

/// More bytes than these are not kept with every key.
const LONG: usize = 64 * 1024;

/// So long it is not said that a text is not kept yet: mostly it is by then.
const UNSAID: Duration = Duration::from_millis(400);

/// Where the zones that were chosen in an incident are remembered.
fn zones_key(id: IncidentId) -> String {
    format!("paste-zones/{}", id.0)
}

impl PasteState {
    /// For a box. What a draft brought back in several lines was pasted once.
    pub fn new(session: Session, words: RwSignal<String>, write: Callback<String>) -> PasteState {
        let zones = session.peek(Incident::id).and_then(|id| session.recall(&zones_key(id)));
        let first = words.get_untracked();
        let is_restored = first.trim().contains('\n');
        PasteState {
            session,
            words,
            write,
            is_pasted: RwSignal::new(is_restored),
            is_unseen: RwSignal::new(false),
            asked_before: StoredValue::new(0),
            is_unseen_long: RwSignal::new(false),
            asked: RwSignal::new(if is_restored { first } else { String::new() }),
            answer: RwSignal::new(Arc::default()),
            number: StoredValue::new(0),
            is_missing: RwSignal::new(false),
            zones: RwSignal::new(zones.unwrap_or_default()),
            log_as: Choice::new(&LogAs::ALL, LogAs::Entry),
            is_chosen: StoredValue::new(false),
            left_out: RwSignal::new(Vec::new()),
            waits: RwSignal::new(false),
            seen: StoredValue::new(Vec::new()),
            kept: RwSignal::new(Vec::new()),
            file: RwSignal::new_local(None),
        }
    }

    /// The file that is looked at.
    pub fn file(self) -> RwSignal<Option<File>, LocalStorage> {
        self.file
    }

    fn session(self) -> Session {
        self.session
    }

    /// A text is being pasted: from now on nothing of what stands in the box is kept before the reader has seen it.
    pub fn begin(self) {
        self.look_at();
        self.is_unseen.set(true);
        self.asked_before.set_value(self.number.get_value());
        let look = move || {
            if self.is_unseen.try_get_untracked() == Some(true) {
                self.is_unseen_long.try_set(true);
            }
        };
        set_timeout(look, UNSAID);
    }

    /// What stands in the box may have been pasted: it is read, and kept as it is until then.
    pub fn look_at(self) {
        self.is_pasted.set(true);
    }

    /// The reader has seen what stands in the box, or there is nothing for it to see.
    fn was_seen(self) {
        self.is_unseen.set(false);
        self.is_unseen_long.set(false);
    }

    /// What of a text may be kept as a draft with this key; nothing before the reader has seen what was pasted. A long
    /// text is kept once nothing was typed for a moment: each key would write all of it.
    pub fn draft_of(self, text: &str) -> Option<String> {
        if !self.is_pasted.get_untracked() || self.is_missing.get_untracked() {
            return Some(text.to_owned());
        }
        let may = !self.is_unseen.get_untracked() && text.len() <= LONG;
        may.then(|| self.covered(text))
    }

    /// The text in the box was changed.
    pub fn typed(self, text: &str) {
        // Who writes on while it is being read has added what stood there before.
        if self.waits.get_untracked() && self.asked.with_untracked(|asked| text.starts_with(asked.as_str())) {
            return;
        }
        self.waits.set(false);
        if text.trim().is_empty() {
            self.end();
        } else if self.is_pasted.get_untracked() {
            self.ask_soon();
        }
    }

    /// The box is empty, or its text was added.
    fn end(self) {
        self.is_pasted.set(false);
        self.was_seen();
        self.asked.set(String::new());
        self.answer.set(Arc::default());
        self.log_as.set(LogAs::Entry);
        self.is_chosen.set_value(false);
        self.left_out.set(Vec::new());
        self.seen.set_value(Vec::new());
        self.kept.set(Vec::new());
        self.waits.set(false);
    }

    /// What the reader says of the text as it stands in the box; `None` while it does not know it.
    fn current(self) -> Option<Arc<PasteAnswer>> {
        let answer = self.answer.get_untracked();
        let is_asked = self.asked.with_untracked(|asked| self.words.with_untracked(|words| asked == words));
        (is_asked && answer.paste == self.number.get_value() && answer.paste > 0).then_some(answer)
    }

    /// What becomes of the text where nobody has chosen: what suits it.
    fn suggest(self, answer: &PasteAnswer) {
        if self.is_chosen.get_value() {
            return;
        }
        self.log_as.set(match answer.form {
            Form::Lines if answer.is_aside => LogAs::Now,
            Form::Lines => LogAs::Entry,
            Form::Chat | Form::Alerts | Form::VendorIncidents | Form::Table => LogAs::Parts,
        });
    }

    fn choose(self, log_as: LogAs) {
        self.is_chosen.set_value(true);
        self.log_as.set(log_as);
    }

    /// Sources with the zones that were chosen for them.
    fn chosen_zones(self) -> Vec<(String, String)> {
        let pairs =
            |line: &str| line.split_once('\t').map(|(zone, source)| (source.to_owned(), zone.to_owned()));
        self.zones.with(|zones| zones.lines().filter_map(pairs).collect())
    }

    /// From now on lines of that source are read in that zone, in this incident.
    fn choose_zone(self, source: &str, zone: &str) {
        let Some(id) = self.session.peek(Incident::id) else { return };
        // A source's name is one line, and a zone's has no tab.
        let source = source.replace('\n', " ");
        let chosen = format!("{zone}\t{source}");
        let with_it = |all: String| {
            let others =
                all.lines().filter(|line| line.split_once('\t').is_none_or(|(_, other)| other != source));
            others.chain([chosen.as_str()]).collect::<Vec<&str>>().join("\n")
        };
        self.zones.set(self.session.remember_changed(&zones_key(id), with_it));
    }
}
