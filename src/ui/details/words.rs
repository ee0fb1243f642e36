//! The words for what is refused in the details.

use crate::domain::{TextError, Unfit};
use crate::ui::browser::zone::LocalZone;
use crate::ui::words::{self, clock_time};

/// Why a detail was not taken.
pub fn unfit(unfit: &Unfit) -> String {
    let zone = LocalZone::current();
    match unfit {
        Unfit::Blank => "There is nothing in it yet. Say who is affected, or what they cannot do.".to_owned(),
        Unfit::TooLong(chars) => words::text_error(TextError::TooLong { chars: *chars, limit: 100_000 }),
        Unfit::NothingSaid => "There is nothing in it yet.".to_owned(),
        Unfit::EndBeforeStart { start, end } => format!(
            "It would end at {} before it began at {}. Put one of the two right.",
            clock_time(*end, &zone),
            clock_time(*start, &zone)
        ),
        Unfit::NoticedBeforeStart { start, noticed } => format!(
            "It would be noticed at {} before it began at {}. Put one of the two right.",
            clock_time(*noticed, &zone),
            clock_time(*start, &zone)
        ),
        Unfit::NoName => "A name is missing. Say who, or what it is called.".to_owned(),
        Unfit::NoLink => words::NO_LINK.to_owned(),
        Unfit::NoScript => "Paste the exact text of the script, so that others see what was run.".to_owned(),
        Unfit::NoReview => {
            "Name who reviewed the script; two are better. If nobody did, write why.".to_owned()
        }
        Unfit::WatchInThePast(until) => {
            format!("{} has passed. Choose a later time.", clock_time(*until, &zone))
        }
        Unfit::WatchTooFar => "That is too far away. Choose something sooner.".to_owned(),
    }
}
