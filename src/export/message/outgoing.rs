//! What a page shows of an update on its way out: what waits to be logged, and how it stands to the words in the
//! fields.

use super::{Copied, Writing};
use crate::domain::{State, Timestamp, Zone};

/// How far an update is on its way out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nothing waits: what stands in the fields is being written.
    Writing,
    /// It was copied just as it stands: is it out?
    Copied,
    /// Something was edited since it was copied.
    Changed,
    /// It was copied just as it stands, and the time that it names for the next one has come.
    Passed(Timestamp),
}

/// The preview: the text, and when it says that the next one comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The text, as it is on the clipboard or would be pasted.
    pub text: String,
    /// The time in it for the next one.
    pub next_due: Option<Timestamp>,
}

/// How far an update is, where `copied` was copied last in this tab and `stands` stands in its fields.
pub fn stage(
    copied: Option<&Copied>,
    stands: &Writing,
    state: &State,
    now: Timestamp,
    zone: &dyn Zone,
) -> Stage {
    match copied.filter(|copied| copied.is_waiting(state)) {
        None => Stage::Writing,
        Some(copied) if copied.is_changed(stands, zone) => Stage::Changed,
        Some(Copied { next_due: Some(due), .. }) if *due <= now => Stage::Passed(*due),
        Some(_) => Stage::Copied,
    }
}

/// What the preview shows. A time is fixed by a copy alone: before it, and once something was edited, it is worked
/// out from the clock.
pub fn preview(
    copied: Option<&Copied>,
    stands: &Writing,
    state: &State,
    now: Timestamp,
    zone: &dyn Zone,
) -> Preview {
    match (stage(copied, stands, state, now, zone), copied) {
        (Stage::Copied | Stage::Passed(_), Some(copied)) => {
            Preview { text: copied.text.clone(), next_due: copied.next_due }
        }
        _ => {
            let next_due = stands.due(now);
            Preview { text: stands.text(next_due, now, zone), next_due }
        }
    }
}
