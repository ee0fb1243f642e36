//! The day of the person on duty: what came in, what was done about it, what is handed to whom; and who is on duty when
//! (`docs/on-duty.md`).
//!
//! A record of duty is a set of small events, each with a stamp like an incident's: merging two is set union, and the same
//! set is the same record in whatever order it arrived. It is no incident and is never kept among them. Uses `domain`, and of
//! `export` how a file is refused. It knows no clock, no store and no screen; zones are arguments.

mod event;
mod file;
mod handover;
mod record;
mod rotation;
#[cfg(test)]
mod schema;
mod weekday;

pub use event::{Event, Fact, Kept, KeptError, Kind, MAX_NAME, MAX_TEXT, kind_in};
pub use file::{FileError, MAX_EVENTS, MAX_FILE_BYTES, read, write};
pub use handover::{Told, handover_text};
pub use record::{Day, HandedOver, Line, Note, Record, has};
pub use rotation::{OnDuty, Problem, Rotation, Shift, Zones, on_duty_text};
pub use weekday::{day_of, near};
