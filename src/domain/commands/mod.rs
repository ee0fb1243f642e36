//! What can be asked of an incident, and why it is refused.

mod command;
mod debrief;
mod detail;

pub use command::{Command, Moment, Rejected};
pub use debrief::{DebriefCommand, DebriefError};
pub use detail::DetailError;
pub(in crate::domain) use detail::is_nameless;
