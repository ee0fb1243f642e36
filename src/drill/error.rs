//! Why a drill's file is refused.

use crate::export::ImportError;
use std::fmt;

/// Why a file is no drill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScriptError {
    /// It is no JSON, or JSON of another shape.
    File(ImportError),
    /// It is of that shape, and says something that cannot be.
    Wrong {
        /// On which line.
        line: usize,
        /// What is wrong there.
        problem: String,
    },
}

impl fmt::Display for ScriptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ScriptError::File(ImportError::OtherFormat { .. }) => f.write_str("it is not a drill"),
            ScriptError::File(error) => error.fmt(f),
            ScriptError::Wrong { line, problem } => write!(f, "{problem} (line {line})"),
        }
    }
}

impl std::error::Error for ScriptError {}
