//! Lengths of time: "in 30 minutes", "within the hour", "every two hours".

use super::{Mention, Said, number};
use crate::language::case::Letters;
use crate::language::scan::{Text, cut};
use crate::language::words::one_of;

/// "in 30 minutes", "within the hour", "every two hours", "hourly".
#[inline(never)]
pub(super) fn within_at(text: &Text<'_>, at: usize) -> Option<Mention> {
    let lead = text.word(at);
    if !lead.starts_in("heiwat") {
        return None;
    }
    if lead == "hourly" {
        return Some(Mention { first: at, last: at, said: Said::Every(60) });
    }
    let every = lead == "every";
    if !every && !one_of(lead, "in within after is takes about another") {
        return None;
    }
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
    Some(Mention { first: at, last, said })
}

/// A length of time, in minutes, and its last word.
pub(crate) fn length_at(text: &Text<'_>, at: usize) -> Option<(Option<u32>, usize)> {
    let word = text.word(at);
    let digits = word.digits();
    if digits > 0 && digits < word.len() {
        return Some((
            Some(number(cut(word, 0, digits))?.checked_mul(unit(cut(word, digits, usize::MAX))?)?),
            at,
        ));
    }
    if digits > 0 && one_of(text.gap(at), "- –") && number(text.word(at + 1)).is_some() {
        return length_at(text, at + 1);
    }
    if let Some(minutes) = unit(word).filter(|_| word.len() > 3) {
        return Some((Some(minutes), at));
    }
    let amount = match word {
        "half" if one_of(text.word(at + 1), "an a") => return Some((Some(30), at + 2)),
        "few" | "several" | "couple" => None,
        _ => Some(number(word).or_else(|| spelled(word))?),
    };
    let mut next = at + 1;
    while one_of(text.word(next), "of few couple more or to two three half") && next < at + 4 {
        next += 1;
    }
    let unit = unit(text.word(next))?;
    let vague = (at + 1..next).any(|between| one_of(text.word(between), "few couple"));
    Some((amount.filter(|_| !vague).and_then(|amount| amount.checked_mul(unit)), next))
}

fn unit(word: &str) -> Option<u32> {
    Some(match word {
        "m" | "min" | "mins" | "minute" | "minutes" => 1,
        "h" | "hr" | "hrs" | "hour" | "hours" => 60,
        "d" | "day" | "days" => 24 * 60,
        "week" | "weeks" => 7 * 24 * 60,
        _ => return None,
    })
}

fn spelled(word: &str) -> Option<u32> {
    const WORDS: [&str; 13] = [
        "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    match word {
        "a" => Some(1),
        "fifteen" => Some(15),
        "twenty" => Some(20),
        "thirty" => Some(30),
        "forty" => Some(40),
        "sixty" => Some(60),
        _ => WORDS.iter().position(|known| *known == word).map(|place| place.max(1) as u32),
    }
}
