//! A JSON file back to an incident. Stub: refuses everything.

use crate::domain::Incident;
use std::fmt;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 32 << 20;

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The incident.
    pub incident: Incident,
    /// What had to be left out or put right; empty for a file that is as it was written.
    pub repairs: Vec<Repair>,
}

/// Something in the file that was left out or put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// Where it stands: `events[3]`, `incident.id`.
    pub path: String,
    /// On which line, from 1.
    pub line: usize,
    /// What was wrong.
    pub reason: Reason,
}

/// What was wrong with a part of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It is no event; the words say why. It was left out.
    Unreadable(String),
}

/// Why a file was not read. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// It has more bytes than are read.
    TooLarge {
        /// How many it has.
        bytes: usize,
        /// How many are read.
        limit: usize,
    },
}

/// Reads a file.
///
/// # Errors
/// [`ImportError`] says what is wrong where.
pub fn read(text: &str) -> Result<Imported, ImportError> {
    Err(ImportError::TooLarge { bytes: text.len(), limit: MAX_BYTES })
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}
