//! The file that is handed over (`docs/on-duty.md`, `docs/duty.schema.json`).

use super::event::{Kept, KeptError};
use super::record::Record;
use crate::domain::Timestamp;
use crate::export::{ImportError, position, read_json};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// What the file says it is.
pub(super) const FORMAT: &str = "incident-scratchpad-duty";
/// The version that is written, and the newest that is read.
pub(super) const VERSION: u32 = 1;
/// The largest file that is read, in bytes.
pub const MAX_FILE_BYTES: usize = 8 << 20;
/// The most events that are read.
pub const MAX_EVENTS: usize = 20_000;
/// How far ahead of this device's clock an event may be, in minutes: more would stay the last one for ever.
const MAX_AHEAD: i64 = 2 * 24 * 60;

/// Why a file was not taken. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileError {
    /// It is no JSON, or JSON of another shape.
    File(ImportError),
    /// It is something else.
    Other,
    /// A newer page wrote it, in that version.
    Newer(u64),
    /// It has no event.
    Empty,
    /// It has that many events, more than are read.
    TooMany(usize),
    /// An event in it cannot be read.
    Event {
        /// On which line of the file.
        line: usize,
        /// What is wrong with it.
        error: KeptError,
    },
    /// An event in it is from the future.
    Ahead {
        /// On which line of the file.
        line: usize,
        /// From when.
        at: Timestamp,
    },
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FileError::File(ImportError::OtherFormat { .. }) | FileError::Other => {
                f.write_str("it is no handover of somebody on duty")
            }
            FileError::File(error) => error.fmt(f),
            FileError::Newer(version) => {
                write!(f, "a newer version of this page wrote it (format {version}; up to {VERSION} is read)")
            }
            FileError::Empty => f.write_str("there is no event in it"),
            FileError::TooMany(events) => {
                write!(f, "it has {events} events, and up to {MAX_EVENTS} are read")
            }
            FileError::Event { line, error } => write!(f, "an event cannot be read: {error} (line {line})"),
            FileError::Ahead { line, at } => {
                write!(f, "an event is from {}, which is in the future (line {line})", at.utc().date())
            }
        }
    }
}

impl std::error::Error for FileError {}

/// A record as its file. Ends with a line break.
pub fn write(record: &Record) -> String {
    let events: Vec<&str> = record.events().map(|kept| kept.text.as_str()).collect();
    let events = events.join(",\n    ");
    format!(
        "{{\n  \"format\": \"{FORMAT}\",\n  \"version\": {VERSION},\n  \"events\": [\n    {events}\n  ]\n}}\n"
    )
}

#[derive(Deserialize)]
struct Parts<'a> {
    #[serde(borrow)]
    format: Option<Cow<'a, str>>,
    version: Option<u64>,
    #[serde(borrow)]
    events: Option<Vec<&'a RawValue>>,
}

/// Reads a record from its file. What a newer page says in it is kept as it is.
///
/// # Errors
/// [`FileError`] says what is wrong with it.
pub fn read(text: &str, now: Timestamp) -> Result<Record, FileError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    // Any other JSON is something else, and not a misshapen one of these.
    let whole: &RawValue = read_json(text, MAX_FILE_BYTES).map_err(FileError::File)?;
    let parts: Parts = match read_json(text, MAX_FILE_BYTES) {
        Ok(parts) => parts,
        Err(_) if !whole.get().contains(FORMAT) => return Err(FileError::Other),
        Err(error) => return Err(FileError::File(error)),
    };
    if parts.format.as_deref() != Some(FORMAT) {
        return Err(FileError::Other);
    }
    match parts.version {
        None | Some(0) => return Err(FileError::Other),
        Some(version) if version > u64::from(VERSION) => return Err(FileError::Newer(version)),
        Some(_) => {}
    }
    let events = parts.events.unwrap_or_default();
    match events.len() {
        0 => return Err(FileError::Empty),
        many if many > MAX_EVENTS => return Err(FileError::TooMany(many)),
        _ => {}
    }
    let mut record = Record::default();
    for event in events {
        // A part borrows from the text of the file.
        let line = || position(text, event.get().as_ptr() as usize - text.as_ptr() as usize).0;
        let kept = Kept::read(event.get()).map_err(|error| FileError::Event { line: line(), error })?;
        let at = kept.stamp.wall();
        if at > now.plus_minutes(MAX_AHEAD) {
            return Err(FileError::Ahead { line: line(), at });
        }
        record.add(kept);
    }
    Ok(record)
}
