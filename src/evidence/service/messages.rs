//! What the page and the reader of pasted texts say to each other, in JSON. Both are built together, so there is one form
//! of each.

use crate::domain::Timestamp;
use serde::{Deserialize, Serialize};

/// What a question about a paste begins with: the reader shares its worker with the checker.
pub const BEGINS: &str = "{\"paste\":";

/// What the page asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasteRequest {
    /// The number of the question, which its answer bears.
    pub paste: u64,
    /// The text, as it stands in the box.
    pub text: String,
    /// The present.
    pub now: Timestamp,
    /// The name of the zone of whoever pastes.
    pub zone: String,
    /// Sources, each with the zone that was chosen for it in this incident.
    pub chosen: Vec<(String, String)>,
}

/// What a text is made of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Lines.
    #[default]
    Lines,
    /// Messages of people.
    Chat,
    /// Alerts of a monitor or a pager.
    Alerts,
    /// Incidents that a vendor published.
    VendorIncidents,
    /// Rows with a column of times.
    Table,
}

/// What the reader answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasteAnswer {
    /// The number of the question.
    pub paste: u64,
    /// What was understood, in a sentence without its full stop; empty where no time stands in the text.
    pub said: String,
    /// What the text leaves open and can be chosen.
    pub questions: Vec<ZoneQuestion>,
    /// The zones in which those of its times were read that name none.
    pub zones: Vec<String>,
    /// The earliest instant.
    pub first: Option<Timestamp>,
    /// The latest.
    pub last: Option<Timestamp>,
    /// What it is made of.
    pub form: Form,
    /// The entries that can be made of it; none where there is but one, or more than [`PARTS_LIMIT`].
    pub parts: Vec<PastedPart>,
    /// Whether the times stand in sentences, so that they tell of something else than when it was seen.
    pub is_aside: bool,
    /// Whether there are more lines than are read in a paste.
    pub is_too_long: bool,
    /// What opens a door, by bytes, in order.
    pub secrets: Vec<FoundSecret>,
}

/// The most entries that are made of a paste.
pub const PARTS_LIMIT: usize = 300;

/// A source whose lines do not state their zone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneQuestion {
    /// The name under which a choice is remembered.
    pub source: String,
    /// In which zone it was read and why, for the line under the box.
    pub said: String,
    /// What it may as well be, the likeliest first: zones, or orders of day and month.
    pub choices: Vec<String>,
    /// Whether any other zone may be named.
    pub takes_other: bool,
}

/// An entry that can be made of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastedPart {
    /// When it happened.
    pub at: Option<Timestamp>,
    /// That instant by the clock, for the preview; empty where there is none.
    pub clock: String,
    /// Who wrote it; empty where nobody is named.
    pub author: String,
    /// What it says.
    pub text: String,
    /// The same with what opens a door masked; empty where nothing does, or where it was asked about.
    pub masked: String,
    /// Where more stands; empty where nothing is linked.
    pub link: String,
    /// How many replies and reactions were left out of the words.
    pub folded: usize,
    /// The first byte in the text, where it stands there as it is.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
}

/// A part of a text that opens a door.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundSecret {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
    /// What stands around it, with the part itself covered, for the preview.
    pub around: String,
}

/// What a question about a file begins with.
pub const ASKS_FILE: &str = "{\"file\":";

impl Default for FileQuestion {
    fn default() -> FileQuestion {
        FileQuestion {
            file: 0,
            now: Timestamp::EPOCH,
            zone: String::new(),
            chosen: Vec::new(),
            from: None,
            to: None,
            contains: String::new(),
        }
    }
}

/// What the page asks about a file whose bytes the reader has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileQuestion {
    /// The number of the question, which its answer bears.
    pub file: u64,
    /// The present.
    pub now: Timestamp,
    /// The name of the zone of whoever looks at it.
    pub zone: String,
    /// Sources, each with the zone that was chosen for it in this incident.
    pub chosen: Vec<(String, String)>,
    /// From when on.
    pub from: Option<Timestamp>,
    /// Until when.
    pub to: Option<Timestamp>,
    /// Words that a line has.
    pub contains: String,
}

/// What the reader says of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileAnswer {
    /// The number of the question; none while it is still being read.
    pub file: u64,
    /// How many bytes were read so far, while it is being read.
    pub read: usize,
    /// Why it is not read; empty where it is.
    pub refused: String,
    /// How many lines it has, and from when to when.
    pub said: String,
    /// What it leaves open and can be chosen.
    pub questions: Vec<ZoneQuestion>,
    /// The zones in which those of its times were read that name none.
    pub zones: Vec<String>,
    /// The earliest instant.
    pub first: Option<Timestamp>,
    /// The latest.
    pub last: Option<Timestamp>,
    /// How many lines are as they were asked for, those that go with another one not counted.
    pub found: usize,
    /// The first of these.
    pub parts: Vec<PastedPart>,
}
