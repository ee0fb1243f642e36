//! What an incident is made of: theories, evidence, promises, pictures and the rest.

mod action;
mod clock_monitor;
mod debrief;
mod detail_words;
mod entry;
mod evidence;
pub mod first_questions;
mod picture;
mod promise;
mod question;
mod read_only;
mod risks;
mod theory;
mod update;
mod update_policy;

pub use action::Action;
pub use clock_monitor::{Absence, ClockMonitor};
pub(in crate::domain) use debrief::has_passed;
pub use debrief::{Branch, Debrief, FollowUp, Learnt, Why, day_of};
pub use detail_words::IMPACT_UNKNOWN;
pub(in crate::domain) use detail_words::time_in_utc;
pub use entry::{EarlierTime, Entry, EntryKind, Revision};
pub use evidence::{Evidence, Toward};
pub use picture::{
    Attached, PICTURE_BYTES, PICTURE_PIXELS, PictureData, PictureError, Piece, is_legible,
    is_pasted_as_picture, pieces, scaled,
};
pub use promise::{Outcome, Promise};
pub use question::{Answer, Question, QuestionStanding};
pub use read_only::reads_only;
pub use risks::RECENT_CHANGE_MINUTES;
pub use theory::{Missing, StandingChange, Theory, missing_for};
pub use update::{Message, Sending};
pub use update_policy::{UpdatePolicy, due_after};
