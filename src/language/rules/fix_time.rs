//! A time by which it will be fixed.
//!
//! Known misses: a hope without a word of the tables ("all should have theirs by noon"), and a time told as a length that
//! goes on ("this will take until the evening").

use super::promise::{bare_hour, is_promise};
use super::report::Report;
use super::window::is_weekday;
use crate::language::clock::{self, Mention, Said};
use crate::language::doc::Doc;
use crate::language::finding::Fix;
use crate::language::phrases::Hit;
use crate::language::rule::Rule;
use crate::language::scan::{Sentence, Text};
use crate::language::words::{Family, one_of};

const FIX_TIME: &str = "Promise the next update, not the fix: a missed fix time costs trust.";

/// A time by which it will be fixed, to customers.
pub(super) fn fix_time_promised(doc: &Doc<'_>, report: &mut Report<'_>) {
    let text = &doc.text;
    for &sentence in &text.sentences {
        if !doc.has(Family::Fixing, sentence) {
            continue;
        }
        let sentence = before_promise(doc, sentence);
        let Some(future) =
            doc.of(Family::Future).find(|hit| sentence.first <= hit.first && hit.first < sentence.end)
        else {
            continue;
        };
        if !doc.has(Family::Fixing, sentence) || is_told(doc, sentence) {
            continue;
        }
        let ahead =
            |time: &&Mention| !matches!(time.said, Said::Every(_)) && !is_behind(doc, sentence, time.first);
        let time = doc.times_in(sentence).find(ahead).map(|time| (time.first, time.last));
        let time = time.or_else(|| bare_hour(doc, sentence)).or_else(|| loose_time(doc, sentence));
        let Some((first, last)) = time else {
            continue;
        };
        let strong = doc.of(Family::Future).any(|hit| {
            sentence.first <= hit.first && hit.first < sentence.end && text.word(hit.first) != "by"
        });
        let past = doc.any_word(
            sentence.first,
            sentence.end,
            "was were has have since been had until watching from",
        );
        if past && !doc.any_word(sentence.first, sentence.end, "expect expected hope eta will aim")
            || !strong && future.first < sentence.first
        {
            continue;
        }
        if strong {
            report.add(
                Rule::FixTimePromised,
                doc,
                text.bytes(first, last),
                FIX_TIME,
                Fix::Advice("Say: next update by __ UTC.".to_owned()),
            );
        }
    }
}

/// What a sentence says before it promises an update: "we expect it back by 19:00 UTC and will confirm then".
fn before_promise(doc: &Doc<'_>, sentence: Sentence) -> Sentence {
    let begins = |hit: &&Hit| sentence.first + 2 < hit.first && hit.first < sentence.end;
    let Some(promise) = doc.of(Family::Promise).find(begins) else { return sentence };
    let before = Sentence { first: sentence.first, end: promise.first };
    let hope = doc.any_word(before.first, before.end, "expect expects should anticipate estimate hope will");
    if hope && !doc.has(Family::Promise, before) && doc.has(Family::Fixing, before) {
        before
    } else {
        sentence
    }
}

/// "as of 14:25", "since 14:25": a time that has passed.
fn is_behind(doc: &Doc<'_>, sentence: Sentence, at: usize) -> bool {
    let text = &doc.text;
    (at.saturating_sub(6).max(sentence.first)..at).any(|before| {
        one_of(text.word(before), "since beginning began started starting")
            || text.word(before) == "as" && text.word(before + 1) == "of"
    })
}

/// Whether the time is that of a message rather than of the fix.
fn is_told(doc: &Doc<'_>, sentence: Sentence) -> bool {
    is_promise(doc, sentence)
        || doc.any_word(sentence.first, sentence.end, "offer price watching monitor monitoring maintenance")
}

/// Times that are not of the clock: "by tommorow", as many misspell it, "by noon", "by the end of Friday", "ETA 2h", "over
/// the next half hour".
fn loose_time(doc: &Doc<'_>, sentence: Sentence) -> Option<(usize, usize)> {
    let text = &doc.text;
    (sentence.first..sentence.end).find_map(|at| {
        let by = at > sentence.first && one_of(text.word(at - 1), "by before until till");
        let day = one_of(
            text.word(at),
            "tomorrow tommorow tomorow tommorrow tomorro tmrw noon midday midnight tonight",
        );
        let end = text.word(at) == "end"
            && text.word(at + 1) == "of"
            && (one_of(text.word(at + 2), "today the day week business") || is_weekday(text.word(at + 2)))
            && by_the(text, at);
        let over = one_of(text.word(at), "over within in")
            && text.word(at + 1) == "the"
            && text.word(at + 2) == "next";
        match text.word(at) {
            _ if day && by => Some((at - 1, at)),
            _ if end => Some((at - 1, at + 2)),
            _ if over => clock::length_at(text, at + 3).map(|(_, last)| (at, last)),
            "half" if text.word(at + 1) == "hour" => Some((at, at + 1)),
            "eta" => clock::length_at(text, at + 1).map(|(_, last)| (at, last)),
            _ => None,
        }
    })
}

fn by_the(text: &Text<'_>, at: usize) -> bool {
    at > 1 && (text.word(at - 1) == "the" && text.word(at - 2) == "by" || text.word(at - 1) == "by")
}

#[cfg(test)]
pub(super) const EXAMPLES: &[super::examples::Examples] = &[super::examples::plain(
    Rule::FixTimePromised,
    &[
        "It will be fixed by «16:00 UTC».",
        "We expect it back to normal «within two hours».",
        "ETA of the fix «is 30 minutes».",
        "It will be fixed «by 4».",
        "We expect a fix «by tommorow».",
        "Rebuilding, «ETA 2h».",
        "It should be right by «noon».",
    ],
    &[
        "It was fixed at 16:00 UTC.",
        "Next update by 16:00 UTC.",
        "It is resolved as of 14:25 UTC.",
        "We will say by 16:00 UTC how the fix goes.",
    ],
)];
