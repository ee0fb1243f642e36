//! What a file may lack, and what was put right in it.

use super::pictures::picture_error;
use crate::domain::PictureError;
use std::fmt;

/// Why a file was not read. Nothing was changed. Lines and columns count from 1, columns in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// It has more bytes than are read.
    TooLarge {
        /// How many it has.
        bytes: usize,
        /// How many are read.
        limit: usize,
    },
    /// It lists more events than are read.
    TooManyEvents {
        /// How many are read.
        limit: usize,
    },
    /// It is nested deeper than the format ever is.
    TooDeep {
        /// Where it becomes too deep.
        line: usize,
        /// Where in that line.
        column: usize,
    },
    /// There is nothing in it.
    Empty,
    /// It is no JSON, or only the beginning of it.
    NotJson {
        /// Where it stops making sense.
        line: usize,
        /// Where in that line.
        column: usize,
        /// What is wrong there.
        problem: String,
    },
    /// It is JSON of some other kind.
    OtherFormat {
        /// What it says it is, where it says so.
        found: Option<String>,
    },
    /// A newer version of this program wrote it.
    Newer {
        /// Its version.
        found: u64,
        /// The newest version that is read.
        known: u32,
    },
    /// It says that it is of this kind, but a part is missing or of another shape.
    Misshapen {
        /// Where.
        line: usize,
        /// Where in that line.
        column: usize,
        /// What is wrong there.
        problem: String,
    },
    /// Not one of its events can be read.
    NothingReadable {
        /// How many there are.
        events: usize,
        /// What is wrong with the first one.
        first: Repair,
    },
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
    /// It has more bytes than an event can have. It was left out.
    TooLarge(usize),
    /// The same event stands in the file before. It counts once.
    Repeated,
    /// Another event has its id. Both are read, but only one of them can be kept.
    IdTaken,
    /// The incident has no id that can be read. It got the one of its first event.
    IdMissing,
    /// Half of a character stands in it. It was replaced by U+FFFD.
    HalfCharacter,
    /// The file says that it is a drill, and none of its events does. It is one.
    DrillUnsaid,
    /// So many more things were wrong; they are not listed.
    More(usize),
    /// Fields that are not known here are more than are kept. They were left out.
    UnknownFields,
    /// It is no picture that is taken. It was left out.
    Picture(PictureError),
    /// No entry of the file has that picture. It was left out.
    PictureOfNothing,
    /// A picture with its id stands in the file before. It was left out.
    PictureAgain,
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ImportError::TooLarge { bytes, limit } => {
                write!(f, "it has {bytes} bytes, and up to {limit} are read")
            }
            ImportError::TooManyEvents { limit } => write!(f, "it has more than {limit} events"),
            ImportError::TooDeep { line, .. } => write!(f, "it is nested too deep (line {line})"),
            ImportError::Empty => f.write_str("there is nothing in it"),
            ImportError::NotJson { line, problem, .. } | ImportError::Misshapen { line, problem, .. } => {
                write!(f, "{problem} (line {line})")
            }
            ImportError::OtherFormat { found: Some(found) } => {
                write!(f, "it says that it is “{}”, and not an incident of this page", found.escape_debug())
            }
            ImportError::OtherFormat { found: None } => {
                f.write_str("it is not an incident that this page exported")
            }
            ImportError::Newer { found, known } => {
                write!(f, "a newer version of this page wrote it (format {found}; up to {known} is read)")
            }
            ImportError::NothingReadable { events, first } => {
                write!(f, "none of its {events} events can be read; {first}")
            }
        }
    }
}

impl std::error::Error for ImportError {}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Repair { path, line, reason } = self;
        if let Reason::More(count) = reason {
            return write!(f, "{count} more after line {line}");
        }
        write!(f, "{path} at line {line}: {reason}")
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::Unreadable(problem) => write!(f, "left out: {problem}"),
            Reason::TooLarge(bytes) => write!(f, "left out: {bytes} bytes are too many for one event"),
            Reason::Repeated => f.write_str("the same event stands there before; it counts once"),
            Reason::IdTaken => f.write_str("another event has the same id; only one of them can be kept"),
            Reason::IdMissing => f.write_str("no id that can be read; the first event's is used"),
            Reason::HalfCharacter => f.write_str("half of a character was replaced"),
            Reason::DrillUnsaid => f.write_str("none of the events says that it is a drill; it stays one"),
            Reason::More(count) => write!(f, "{count} more"),
            Reason::UnknownFields => f.write_str(
                "what it says in fields that are not known here is too much to be kept; it was left out",
            ),
            Reason::Picture(error) => write!(f, "left out: {}", picture_error(*error)),
            Reason::PictureOfNothing => f.write_str("left out: no entry has this picture"),
            Reason::PictureAgain => f.write_str("left out: a picture with the same id stands there before"),
        }
    }
}
