//! The words for what is refused in the details.

use crate::domain::{DetailError, TextError};
use crate::ui::platform::zone::LocalZone;
use crate::ui::text::words;
use crate::ui::text::words::clock_time;

/// Why a detail was not taken.
pub fn detail_error(error: &DetailError) -> String {
    let zone = LocalZone::current();
    match error {
        DetailError::Blank => {
            "There is nothing in it yet. Say who is affected, or what they cannot do.".to_owned()
        }
        DetailError::TooLong(chars) => {
            words::text_error(TextError::TooLong { chars: *chars, limit: 100_000 })
        }
        DetailError::NothingSaid => "There is nothing in it yet.".to_owned(),
        DetailError::EndBeforeStart { start, end } => format!(
            "It would end at {} before it began at {}. Put one of the two right.",
            clock_time(*end, &zone),
            clock_time(*start, &zone)
        ),
        DetailError::NoticedBeforeStart { start, noticed } => format!(
            "It would be noticed at {} before it began at {}. Put one of the two right.",
            clock_time(*noticed, &zone),
            clock_time(*start, &zone)
        ),
        DetailError::NoSource => {
            "How do you know that no data was lost? Say what was looked at, or choose “Not known”.".to_owned()
        }
        DetailError::NoName => "A name is missing. Say who, or what it is called.".to_owned(),
        DetailError::NoLink => words::NO_LINK.to_owned(),
        DetailError::NoScript => {
            "Paste the exact text of the script, so that others see what was run.".to_owned()
        }
        DetailError::NoReview => {
            "Name who reviewed the script; two are better. If nobody did, write why.".to_owned()
        }
        DetailError::WatchInThePast(until) => {
            format!("{} has passed. Choose a later time.", clock_time(*until, &zone))
        }
        DetailError::NoSpeed => "A drill runs at 1, 2, 5 or 10 times its speed.".to_owned(),
        DetailError::WatchTooFar => "That is too far away. Choose something sooner.".to_owned(),
    }
}
