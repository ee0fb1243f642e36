//! Lengths of time: "in 30 minutes", "within the hour", "every two hours".

use super::{Mention, Said};
use crate::domain::time_expression::{Reading, length_at as read_length};
use crate::language::scan::Text;
use crate::language::words::one_of;

/// "in 30 minutes", "within the hour", "every two hours", "hourly".
#[inline(never)]
pub(super) fn within_at(text: &Text<'_>, at: usize) -> Option<Mention> {
    let lead = text.word(at);
    let mention = |last, said| Some(Mention { first: at, last, end: text.end(last), said });
    if lead == "hourly" {
        return mention(at, Said::Every(60));
    }
    let every = lead == "every";
    let mut next = at + 1;
    while one_of(
        text.word(next),
        "about approximately around roughly the next another coming less than under",
    ) {
        next += 1;
    }
    let (minutes, last) = length_at(text, next)?;
    let said = match (every, minutes) {
        (true, Some(minutes)) => Said::Every(minutes),
        (false, minutes) if one_of(lead, "in within is takes") => Said::Within(minutes),
        _ => return None,
    };
    mention(last, said)
}

/// A length of time, in minutes where it is a certain one, and its last word.
pub(crate) fn length_at(text: &Text<'_>, at: usize) -> Option<(Option<u32>, usize)> {
    // "within the hour"
    let bare = match text.word(at) {
        "minute" | "minutes" => 1,
        "hour" | "hours" => 60,
        "day" | "days" => 24 * 60,
        "week" | "weeks" => 7 * 24 * 60,
        _ => 0,
    };
    if bare > 0 {
        return Some((Some(bare), at));
    }
    if text.len() <= at {
        return None;
    }
    let found = read_length(text.raw, text.start(at))?;
    let last = (at..text.len()).take_while(|&word| text.start(word) < found.end).last()?;
    match found.reading {
        Reading::Length(length, _) => Some((u32::try_from(length.seconds / 60).ok(), last)),
        Reading::Range | Reading::Vague => Some((None, last)),
        Reading::Clock(..) | Reading::Day(_) | Reading::NoSuch => None,
    }
}
