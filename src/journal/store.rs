//! What both stores have in common: why one does not take something.

/// Why a store does not take something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// It is switched off, blocked or not there.
    Unavailable,
    /// It is full.
    Full,
    /// Anything else, in the browser's words.
    Other(String),
}
