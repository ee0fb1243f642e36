//! A pasted block: its lines with their instants, its sources with their zones, and what had to be assumed.
//!
//! Shape and zone are decided for the whole of it: the same shape is the same source. What one line leaves open another one
//! may show: a day over 12, an offset, a clock that runs backwards in the night of a change.
//!
//! - `split`: the lines
//! - `sources`: what belongs together
//! - `same_shape`: lines that differ by their time of day alone
//! - `supposed_zone`: the zone of a source of which nothing says it
//! - `witness`: the zone of a source by the times of another
//! - `resolve`: the instants in the order of the lines
//! - `summary`: what is said under the box

mod resolve;
mod same_shape;
mod sources;
mod split;
mod steady_zone;
mod summary;
mod supposed_zone;
mod witness;

pub(super) use sources::order_key;
pub use sources::{Source, SourceZone};
pub use split::{LINE_LIMIT, split_lines};
pub use summary::{Summary, ZoneNote};
pub(super) use supposed_zone::is_ahead;

use super::reading::Zones;
use super::why::{Supplied, Why};
use crate::domain::{Timestamp, Zone};
use std::ops::Range;

/// What was pasted, and what is known beside it.
#[derive(Clone, Copy)]
pub struct Paste<'p> {
    /// The text, as it stands in the box.
    pub text: &'p str,
    /// Now.
    pub now: Timestamp,
    /// The zone of whoever pastes: assumed where nothing else is known.
    pub viewer: &'p dyn Zone,
    /// The zone that was chosen for a source of that name before, or just now.
    pub remembered: &'p dyn Fn(&str) -> Option<String>,
    /// The zones by name.
    pub zones: Zones<'p>,
}

/// What a pasted text says about when it happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// Its lines, in order. Of more than [`LINE_LIMIT`] only the first ones.
    pub lines: Vec<PastedLine>,
    /// What the lines with times come from.
    pub sources: Vec<Source>,
    /// The earliest instant.
    pub first: Option<Timestamp>,
    /// The latest instant.
    pub last: Option<Timestamp>,
    /// Whether there are more lines than are read here: then the file road is the one to take.
    pub is_too_long: bool,
}

/// One line of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastedLine {
    /// Its bytes in the text, without the line's end.
    pub span: Range<usize>,
    /// What it says.
    pub time: LineTimeInBlock,
}

/// When a line of a block is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineTimeInBlock {
    /// It has a time of its own.
    Own {
        /// The bytes of the time in the text.
        stamp: Range<usize>,
        /// The source, a place in [`Understood::sources`].
        source: usize,
        /// The instant.
        at: Timestamp,
        /// Whether the line fixes it by itself.
        is_certain: bool,
        /// What it rests on.
        why: Why,
    },
    /// It goes with a line above, by its place: a stack trace, a time that was left blank since it repeats.
    OfLine(usize),
    /// No line above has a time either.
    Unknown,
}

impl PastedLine {
    /// Whether its year or its whole date was supplied.
    pub fn has_supplied_date(&self) -> bool {
        match &self.time {
            LineTimeInBlock::Own { why, .. } => {
                matches!(why, Why::Supplied(Supplied::Date | Supplied::Year) | Why::MaybeLength)
            }
            LineTimeInBlock::OfLine(_) | LineTimeInBlock::Unknown => false,
        }
    }
}

impl Understood {
    /// The instant of a line, its own or that of the line it goes with.
    pub fn instant_of(&self, line: usize) -> Option<Timestamp> {
        match &self.lines.get(line)?.time {
            LineTimeInBlock::Own { at, .. } => Some(*at),
            LineTimeInBlock::OfLine(above) => match &self.lines.get(*above)?.time {
                LineTimeInBlock::Own { at, .. } => Some(*at),
                LineTimeInBlock::OfLine(_) | LineTimeInBlock::Unknown => None,
            },
            LineTimeInBlock::Unknown => None,
        }
    }

    /// How many lines have a time of their own.
    pub fn timed(&self) -> usize {
        self.lines.iter().filter(|line| matches!(line.time, LineTimeInBlock::Own { .. })).count()
    }
}

/// Reads a pasted text.
pub fn understand(paste: &Paste) -> Understood {
    let (spans, is_too_long) = split_lines(paste.text);
    let mut found = sources::find(paste, &spans);
    sources::leave_out_asides(paste.text, &spans, &mut found);
    sources::decide_orders(paste, &mut found);
    let lines = resolve::resolve(paste, &spans, &mut found);
    let instants = || {
        lines.iter().filter_map(|line| match &line.time {
            LineTimeInBlock::Own { at, .. } => Some(*at),
            LineTimeInBlock::OfLine(_) | LineTimeInBlock::Unknown => None,
        })
    };
    let (first, last) = (instants().min(), instants().max());
    Understood { first, last, sources: found.sources, lines, is_too_long }
}
