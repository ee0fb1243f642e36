//! What is said under the box: how many lines, from when to when, and what had to be assumed.

use super::{SourceZone, Understood};
use crate::domain::Timestamp;

/// The parts of the one quiet line, for the page to put into words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Lines that are not blank.
    pub lines: usize,
    /// Lines with a time of their own.
    pub timed: usize,
    /// The earliest instant.
    pub first: Timestamp,
    /// The latest.
    pub last: Timestamp,
    /// One note for each source that does not state its zone.
    pub zones: Vec<ZoneNote>,
    /// Whether day and month could not be told apart somewhere.
    pub is_order_open: bool,
    /// Whether a date or a year was supplied somewhere.
    pub is_date_supplied: bool,
    /// Whether there are more lines than are read here.
    pub is_too_long: bool,
}

/// How the zone of a source came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneNote {
    /// The source, by the name that a choice is remembered for.
    pub source: String,
    /// What it was read in, and why.
    pub zone: SourceZone,
    /// What can be chosen instead.
    pub choices: Vec<String>,
}

impl Summary {
    /// Of what was understood; none where no line has a time.
    pub fn of(text: &str, understood: &Understood) -> Option<Summary> {
        let is_blank =
            |span: &std::ops::Range<usize>| text.get(span.clone()).is_none_or(|line| line.trim().is_empty());
        let notes =
            understood.sources.iter().filter(|source| source.lines > 0 && source.zone != SourceZone::Stated);
        Some(Summary {
            lines: understood.lines.iter().filter(|line| !is_blank(&line.span)).count(),
            timed: understood.timed(),
            first: understood.first?,
            last: understood.last?,
            zones: notes
                .map(|source| ZoneNote {
                    source: source.name.clone(),
                    zone: source.zone.clone(),
                    choices: source.choices.clone(),
                })
                .collect(),
            is_order_open: understood.sources.iter().any(|source| source.is_order_open),
            is_date_supplied: understood.lines.iter().any(|line| line.has_supplied_date()),
            is_too_long: understood.is_too_long,
        })
    }

    /// Whether nothing is doubtful: then nothing is asked.
    pub fn is_plain(&self) -> bool {
        let is_assumed =
            |note: &ZoneNote| matches!(note.zone, SourceZone::Assumed(_) | SourceZone::PastInUtc { .. });
        !self.zones.iter().any(is_assumed)
            && !self.is_order_open
            && !self.is_date_supplied
            && !self.is_too_long
    }
}
