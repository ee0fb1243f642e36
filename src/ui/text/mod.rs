//! Words for people.

pub mod details;
pub mod time_error;
pub mod words;
