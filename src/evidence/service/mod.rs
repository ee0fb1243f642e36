//! The reader of pasted texts as a program that is spoken to in JSON: the page asks with the text and what is known, and
//! shows what stands in the answer. It runs in the checker's worker, so that no text, however long, stops a keystroke.

pub mod file;
mod lines;
pub mod messages;
mod proposed;
pub mod sharing;
mod words;

use super::{Paste, Understood, Zones, proposals, secrets, understand};
use crate::domain::{FixedZone, Offset, Zone};
use messages::{FoundSecret, PasteAnswer, PasteRequest};

/// Finds the zone of a name of the zone database.
pub type FindZone = fn(&str) -> Option<Box<dyn Zone>>;

/// Answers questions about pasted texts.
#[derive(Debug, Clone, Copy)]
pub struct PasteService {
    find_zone: FindZone,
}

impl PasteService {
    /// One that knows the zones which that function finds by their names.
    pub fn with_zones(find_zone: FindZone) -> PasteService {
        PasteService { find_zone }
    }

    /// Answers a question in JSON with an answer in JSON; one that it cannot read with one that says nothing.
    pub fn handle(&self, question: &str) -> String {
        let answer = serde_json::from_str(question).map(|request| self.answer(&request));
        // Writing fails for names of fields that are no text, and there are none.
        serde_json::to_string(&answer.unwrap_or_default()).unwrap_or_default()
    }

    /// Answers a question.
    pub fn answer(&self, request: &PasteRequest) -> PasteAnswer {
        let zones: Zones = &|name| self.zone(name);
        let viewer = self.zone(&request.zone).unwrap_or_else(|| Box::new(FixedZone::utc()));
        let chosen = |source: &str| {
            request.chosen.iter().find(|(other, _)| other == source).map(|(_, zone)| zone.clone())
        };
        let paste =
            Paste { text: &request.text, now: request.now, viewer: &*viewer, remembered: &chosen, zones };
        let mut answer = match proposed::answer(&paste, self) {
            Some(answer) => answer,
            None => lines::answer(&paste),
        };
        answer.paste = request.paste;
        let found = secrets(&request.text);
        let shown = found.iter().enumerate().map(|(number, span)| FoundSecret {
            start: span.start,
            end: span.end,
            around: words::around(&request.text, &found, number),
        });
        answer.secrets = shown.collect();
        answer
    }

    /// The zone of a name: of the database, `UTC`, or an offset such as `+05:30`.
    pub(super) fn zone(&self, name: &str) -> Option<Box<dyn Zone>> {
        if let Some(minutes) = offset_of(name) {
            return Some(Box::new(FixedZone { name: name.to_owned(), offset: Offset(minutes) }));
        }
        (self.find_zone)(name)
    }
}

/// The minutes ahead of UTC that a name says: `UTC`, `UTC+1`, `+05:30`, `-0330`.
pub fn offset_of(name: &str) -> Option<i32> {
    let rest = ["UTC", "GMT"].iter().find_map(|begin| name.strip_prefix(begin)).unwrap_or(name);
    if rest.is_empty() {
        return (!name.is_empty()).then_some(0);
    }
    let ahead = match rest.chars().next()? {
        '+' => 1,
        '-' | '−' => -1,
        _ => return None,
    };
    let rest = rest.trim_start_matches(['+', '-', '−']);
    let (hours, minutes) = match rest.split_once(':') {
        Some(parts) => parts,
        None if rest.len() == 4 => rest.split_at_checked(2)?,
        None => (rest, "0"),
    };
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours <= 14 && minutes < 60).then_some(ahead * (hours * 60 + minutes))
}
