//! Evidence that brings its own time: what stands in pasted log lines, alerts and chats about when it happened.
//!
//! It reads no clock and knows no page: now, the zone of whoever pastes and the zones by name are arguments. What a text
//! does not say is said to be missing; nothing is certain that the text or a given zone does not fix.
//!
//! - `line/`: where a line holds its time, and what stands there
//! - `clean`: a line without the escapes of a terminal
//! - `reading`, `why`: from there to instants, with the doubts
//! - `inserted`: whether a text came into a box at once
//! - `secrets`: what is shown before a paste is kept
//! - `proposals/`: chats, alerts and tables as entries
//! - `block/`: a pasted text as a whole: its sources, their zones, the order of its lines
//! - `service/`: all of that as a program that is spoken to in JSON, which is how the page uses it

mod block;
mod clean;
mod inserted;
mod line;
mod proposals;
mod reading;
mod secrets;
pub mod service;
mod why;

pub use block::{
    LINE_LIMIT, LineTimeInBlock, Paste, PastedLine, Source, SourceZone, Summary, Understood, ZoneNote,
    split_lines, understand,
};
use block::{is_ahead, order_key};
pub use clean::{Clean, clean};
pub use inserted::came_at_once;
pub use line::{Belief, Date, Moment, Order, Stamp, Stated, Wall, stamp_of};
pub use proposals::{Kind, Proposed, proposals};
use reading::offset_name;
pub use reading::{OFFSETS, Reading, Surroundings, Zones, read};
pub use secrets::{MASK, masked, secrets};
pub use why::{Supplied, Why};

/// A line's time: the words of its zone as they stand there, and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineTime {
    /// The zone that the line states.
    pub stated: Option<String>,
    /// The instants.
    pub reading: Reading,
}

/// Reads one line by itself.
pub fn read_line(line: &str, around: &Surroundings) -> LineTime {
    let clean = clean(line);
    let Some(stamp) = stamp_of(&clean.text, around.now) else {
        return LineTime { stated: None, reading: Reading::none(Why::NoTime) };
    };
    let stated = stamp.stated().and_then(|span| clean.text.get(span)).map(|text| text.replace('\\', ""));
    LineTime { stated, reading: read(&stamp, around) }
}
