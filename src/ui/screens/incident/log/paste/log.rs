//! From a pasted text to entries.

use super::{LogAs, PasteState};
use crate::domain::capture::{Capture, Kind, parse};
use crate::domain::{ENTRY_LIMIT, Paste, Timestamp};
use crate::evidence::service::messages::{PasteAnswer, PastedPart};
use crate::ui::parts::typed_time::in_scene;
use crate::ui::platform::clock;
use crate::ui::screens::incident::log::submit;
use crate::ui::state::session::pasting::PastedEntry;
use crate::ui::text::words;
use leptos::prelude::*;

/// What came of adding a text.
pub enum Outcome {
    /// It is no text with times: it is added as any other.
    NotPasted,
    /// It was added.
    Added,
    /// It is added as soon as it was read.
    Waits,
    /// It was not, in words; it is still in the box.
    Refused(String),
}

impl PasteState {
    /// Adds the text. `chosen` is the kind that holds where the text names none.
    pub fn add(self, chosen: Kind) -> Outcome {
        let text = self.words.get_untracked();
        if !self.is_pasted.get_untracked() || self.is_missing.get_untracked() || text.trim().is_empty() {
            return Outcome::NotPasted;
        }
        let is_entry =
            in_scene(clock::now(), |scene| matches!(parse(&text, chosen, scene), Ok(Capture::Entry { .. })));
        let Some(answer) = self.current() else {
            // Who asks a second time does not want to wait.
            if self.waits.get_untracked() {
                return Outcome::NotPasted;
            }
            self.waits.set(true);
            self.asked.set(text);
            return Outcome::Waits;
        };
        if self.asks_about_secrets(&answer) {
            return Outcome::Refused("Choose first: mask what opens a door, or keep it as it is.".to_owned());
        }
        // A command or a time that was typed in front says more than the lines.
        if !is_entry || answer.first.is_none() {
            return Outcome::NotPasted;
        }
        let until = match self.log_as.get_untracked() {
            LogAs::Span => answer.last,
            LogAs::Entry | LogAs::Parts | LogAs::Now => None,
        };
        let done = match self.log_as.get_untracked() {
            LogAs::Now => return Outcome::NotPasted,
            LogAs::Entry | LogAs::Span => {
                let (first, zones) = (past(answer.first), answer.zones.clone());
                submit::submit_pasted(self.session, &text, chosen, first, until, zones)
            }
            LogAs::Parts => self.log_parts(&text, &answer, chosen),
        };
        done.map_or_else(Outcome::Refused, |()| Outcome::Added)
    }

    fn log_parts(self, text: &str, answer: &PasteAnswer, chosen: Kind) -> Result<(), String> {
        let left_out = self.left_out.get_untracked();
        let ticked = answer.parts.iter().enumerate().filter(|(place, _)| !left_out.contains(place));
        let ticked: Vec<&PastedPart> = ticked.map(|(_, part)| part).collect();
        if ticked.is_empty() {
            return Err("Nothing is ticked: tick what belongs into the log.".to_owned());
        }
        // What is too long for an entry is not kept whole either: the words that were chosen are.
        let is_whole = text.chars().count() <= ENTRY_LIMIT;
        let mut kept = if is_whole { text.to_owned() } else { String::new() };
        let mut entries = Vec::with_capacity(ticked.len());
        for part in &ticked {
            let mut span = (part.start, part.end);
            if !is_whole {
                span = (kept.len(), kept.len() + part.text.len());
                kept.push_str(&part.text);
                kept.push('\n');
            }
            let command = submit::entry(chosen, &said(part))?;
            entries.push(PastedEntry { command, happened: past(part.at), until: None, span });
        }
        let paste = Paste { text: kept, zones: answer.zones.clone(), ..Paste::default() };
        self.session.log_pasted(paste, entries).map_err(|rejected| words::rejected(&rejected))?;
        self.session.say(&logged(ticked.len()));
        Ok(())
    }
}

/// What is said of entries that were logged at once.
pub(super) fn logged(many: usize) -> String {
    match many {
        1 => "1 entry logged at its own time.".to_owned(),
        many => format!("{many} entries logged, each at its own time. Undo takes all of them back."),
    }
}

/// The words of an entry: who wrote it, what, and where more stands.
pub(super) fn said(part: &PastedPart) -> String {
    let author = if part.author.is_empty() { String::new() } else { format!("{}: ", part.author) };
    let link = if part.link.is_empty() { String::new() } else { format!("\n{}", part.link) };
    format!("{author}{}{link}", part.text)
}

/// What is still to come, by a clock that runs ahead, has happened by now.
pub(super) fn past(at: Option<Timestamp>) -> Option<Timestamp> {
    at.filter(|at| *at <= clock::now())
}
