//! What an event can say, by family, and how it is written down.

mod attached;
mod debrief;
mod described;
mod detail;
mod event;
mod merge;
mod paste;
mod picture;
mod redaction;
#[cfg(test)]
mod schema;
mod undo;
mod update_parts;
mod written;

pub use debrief::{DebriefEntry, DebriefFact, FixTerm, FollowUpKind, Lesson, Plan};
pub use detail::{AllClear, Aspect, ChangeDetails, Detail, DetailKind, Impact, Informed, ROLES, YesNo};
pub use event::{Event, Fact, REDACTED};
pub use merge::{Matter, MergeNote};
pub use paste::{Paste, PastePart};
pub use picture::{Picture, PictureKind};
pub use redaction::{Companion, Parent, holds};
pub use undo::Undo;
pub use update_parts::UpdateParts;
