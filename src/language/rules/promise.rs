//! Promises of the next update: which sentence is one, its time, its zone, and whether it is the one that runs.
//!
//! Known miss: a time of day without a sign of one ("at around four").

use super::report::Report;
use super::zone_fixes;
use crate::domain::Timestamp;
use crate::language::case::{Letters, is_upper};
use crate::language::clock::{self, Mention, Reader, Said};
use crate::language::doc::Doc;
use crate::language::draft::Field;
use crate::language::finding::Fix;
use crate::language::rule::Rule;
use crate::language::scan::Sentence;
use crate::language::words::{Family, one_of};

const ZONE: &str = "Readers in another zone will read another time.";
const PAST: &str = "This time has passed already.";
const OTHER: &str = "The promise that is running says another time.";

/// How far a written time may be from the promise, in milliseconds.
const CLOSE: i64 = 60_000;
/// The same for a time counted from now.
const CLOSE_FROM_NOW: i64 = 5 * 60_000;
/// How long ago a time without a day may be to count as passed rather than as to come, in milliseconds.
const LONG_AGO: i64 = 6 * 3_600_000;

/// Whether the sentence promises an update.
#[inline(never)]
pub(super) fn is_promise(doc: &Doc<'_>, sentence: Sentence) -> bool {
    doc.field == Field::NextUpdate || doc.has(Family::Promise, sentence) || tells_when(doc, sentence)
}

/// "We look at it again at 09:00 EEST", "Update follows at 06:30 UTC": who writes here, what they will do, and a time
/// behind it.
fn tells_when(doc: &Doc<'_>, sentence: Sentence) -> bool {
    const DOING: &str =
        "write post report say tell update confirm publish share inform announce look check close";
    const NEWS: &str =
        "update updates news note notice information more word back next final last another one";
    let text = &doc.text;
    let Some(time) = doc.times_in(sentence).filter(|time| !matches!(time.said, Said::Every(_))).last() else {
        return false;
    };
    let from = sentence.first;
    let news = one_of(text.word(from), NEWS) && time.first - from <= 4;
    let doing = (from..time.first).rev().find(|&at| one_of(text.word(at), DOING));
    let Some(doing) = doing.filter(|doing| time.first - doing <= 8) else { return news };
    let subject =
        (from..doing).rev().find(|&at| one_of(text.word(at), "we we'll we're i i'll you they it to"));
    news || subject.is_some_and(|at| one_of(text.word(at), "we we'll we're i i'll"))
}

/// Whether the sentence says a time that is still to come, or may be.
#[inline(never)]
pub(super) fn has_time(doc: &Doc<'_>, sentence: Sentence) -> bool {
    let is_time = |time: &Mention| {
        let many = one_of(doc.text.word(time.last), "days weeks months hours");
        let before = doc.text.word(time.last.saturating_sub(1));
        !(many && matches!(time.said, Said::Within(_)) && one_of(before, "coming next few following"))
    };
    doc.times_in(sentence).any(is_time) || bare_hour(doc, sentence).is_some() || has_date(doc, sentence)
}

/// "We watch until 10:00 UTC and will post the result then": the time stands just before.
#[inline(never)]
pub(super) fn refers_to_time(doc: &Doc<'_>, sentence: Sentence) -> bool {
    let text = &doc.text;
    let then = (sentence.first..sentence.end)
        .find(|&at| text.word(at) == "then" || text.word(at) == "that" && text.word(at + 1) == "time");
    then.is_some_and(|then| doc.times.iter().any(|time| time.is_clock() && time.first < then))
}

/// "by 4": a bare hour at the end of a clause.
pub(super) fn bare_hour(doc: &Doc<'_>, sentence: Sentence) -> Option<(usize, usize)> {
    let text = &doc.text;
    (sentence.first + 1..sentence.end).find_map(|at| {
        let word = text.word(at);
        if word.len() > 2 || !word.parse::<u8>().is_ok_and(|hour| (1..=23).contains(&hour)) {
            return None;
        }
        let led = one_of(text.word(at - 1), "by until before") && text.gap(at - 1) == " ";
        let gap = text.gap(at);
        let ends = at + 1 == sentence.end
            || gap.starts_in(",;)") && !text.word(at + 1).starts_digit()
            || one_of(text.word(at + 1), "today tomorrow tonight and at");
        let free = !doc.times.iter().any(|time| time.first <= at && at <= time.last);
        (led && ends && free && !gap.starts_in("%:-")).then_some((at - 1, at))
    })
}

fn has_date(doc: &Doc<'_>, sentence: Sentence) -> bool {
    (sentence.first..sentence.end).any(|at| {
        doc.text.word(at).len() == 4
            && doc.text.word(at).starts_with("20")
            && doc.text.gap(at) == "-"
            && doc.text.word(at + 1).len() == 2
    })
}

/// A time of day without its zone.
pub(super) fn time_without_zone(doc: &Doc<'_>, report: &mut Report<'_>) {
    if all_times_in_one_zone(doc) {
        return;
    }
    let text = &doc.text;
    for &sentence in &text.sentences {
        if doc.times_in(sentence).any(Mention::is_zoned) {
            continue;
        }
        let mut done = 0;
        for time in doc.times_in(sentence) {
            let named = text.word(time.first) == "midnight" && !is_promise(doc, sentence);
            if time.first >= done
                && time.is_clock()
                && !named
                && !ends_the_day(doc, time)
                && !is_zoned_elsewhere(doc, time)
            {
                let until = zone_fixes::until(doc, time);
                done = until.map_or(time.last, |until| until.last) + 1;
                let is_ahead = is_promise(doc, sentence) || doc.has(Family::Future, sentence);
                let fixes = zone_fixes::fixes(doc, time, until, report.context, is_ahead);
                report.add(Rule::TimeWithoutZone, doc, (text.start(time.first), time.end), ZONE, fixes);
            }
        }
        if let Some((_, at)) = bare_hour(doc, sentence) {
            report.add(Rule::TimeWithoutZone, doc, text.bytes(at, at), ZONE, Fix::Blank("__ UTC".to_owned()));
        }
    }
}

/// "18:00 to 24:00 EEST": the end of the day carries the zone.
fn ends_the_day(doc: &Doc<'_>, time: &Mention) -> bool {
    let text = &doc.text;
    (time.last + 1..time.last + 4).any(|at| {
        text.word(at) == "24"
            && text.gap(at) == ":"
            && text.typed(at + 2).chars().all(is_upper)
            && text.len() > at + 2
    })
}

/// A zone that only another language writes so: "14:30 MEZ".
fn is_zoned_elsewhere(doc: &Doc<'_>, time: &Mention) -> bool {
    let next = doc.text.typed(time.last + 1);
    !doc.english && next.len() >= 2 && next.chars().all(is_upper)
}

/// "All times are in UTC."
fn all_times_in_one_zone(doc: &Doc<'_>) -> bool {
    let text = &doc.text;
    (1..text.len()).any(|at| {
        text.word(at) == "times"
            && one_of(text.word(at - 1), "all the our")
            && doc.any_word(at, at + 5, "utc gmt zone pacific eastern cet cest local")
    })
}

/// A next update in the past, or not the one that is promised.
pub(super) fn promise_mismatch(doc: &Doc<'_>, report: &mut Report<'_>) {
    let Some(now) = report.context.now else {
        return;
    };
    let zone = report.context.zone.clone();
    let reader = Reader { now, zone: zone.as_ref(), find: report.context.find_zone };
    for &sentence in &doc.text.sentences {
        if !is_promise(doc, sentence) {
            continue;
        }
        let Some((time, moments)) = promised(doc, sentence, &reader) else {
            continue;
        };
        let promise = report.context.promise.filter(|due| *due > now);
        let Some(why) = mismatch(time, &moments, promise, &reader) else {
            continue;
        };
        let fix = match promise {
            Some(due) => {
                let due = clock::written(due, Some(now), zone.as_ref());
                Fix::Replace([lead(doc, time), &due].concat())
            }
            None => Fix::Blank([lead(doc, time), "__ UTC"].concat()),
        };
        report.add(Rule::PromiseMismatch, doc, (doc.text.start(time.first), time.end), why, fix);
    }
}

/// What is wrong with a time that may mean these moments.
fn mismatch(
    time: &Mention,
    moments: &[i64],
    promise: Option<Timestamp>,
    reader: &Reader,
) -> Option<&'static str> {
    let now = reader.now.as_millis();
    let close = if time.is_clock() { CLOSE } else { CLOSE_FROM_NOW };
    if let Some(due) = promise {
        let is_it = |moment: &&i64| (**moment - due.as_millis()).abs() <= close;
        if moments.iter().any(|moment| is_it(&moment)) {
            return (!time.agrees_beside(due, reader)).then_some(OTHER);
        }
    }
    let plain = time.plain_moments(reader);
    let ago = now - plain.iter().min_by_key(|moment| (**moment - now).abs())?;
    // Without a day, what was long ago is rather still to come.
    let has_passed = ago > CLOSE && (ago <= LONG_AGO || plain.iter().all(|moment| *moment < now));
    if has_passed { Some(PAST) } else { promise.map(|_| OTHER) }
}

/// "in 2 hours" becomes "by 04:00 UTC"; "03:00 UTC" only another time.
fn lead(doc: &Doc<'_>, time: &Mention) -> &'static str {
    if time.is_clock() || doc.text.len() == 0 { "" } else { "by " }
}

/// The moments a sentence may promise: those of its last time that can be told.
fn promised<'d>(doc: &'d Doc<'_>, sentence: Sentence, reader: &Reader) -> Option<(&'d Mention, Vec<i64>)> {
    let from = doc
        .of(Family::Promise)
        .find(|hit| sentence.first <= hit.first && hit.first < sentence.end)
        .map_or(sentence.first, |hit| hit.first);
    let after =
        doc.times_in(sentence).find(|time| time.first >= from && !matches!(time.said, Said::Every(_)));
    let time = after.or_else(|| doc.times_in(sentence).last())?;
    let moments = time.moments(reader);
    (!moments.is_empty()).then_some((time, moments))
}

#[cfg(test)]
fn scene(context: &mut crate::language::Context, _: &mut crate::language::Glossary) {
    context.now = super::examples::at_minute(200);
    context.promise = super::examples::at_minute(240);
}

#[cfg(test)]
pub(super) const EXAMPLES: &[super::examples::Examples] = &[
    super::examples::plain(
        Rule::TimeWithoutZone,
        &[
            "Next update by «3:30».",
            "It failed at «4pm».",
            "It failed from «02:10» to 02:55.",
            "It is back by «4».",
        ],
        &[
            "Next update by 03:30 UTC.",
            "It failed between 15:02 and 15:12 UTC.",
            "The score is 3:2.",
            "It runs for 2:15 hours.",
            "May 17 is missing.",
        ],
    ),
    super::examples::Examples {
        rule: Rule::PromiseMismatch,
        fires: &[
            "Next update by «03:00 UTC».",
            "Next update by «04:30 UTC».",
            "We will post again «in 2 hours».",
            "Next update: «2031-03-01 02:00 UTC».",
        ],
        silent: &[
            "Next update by 04:00 UTC.",
            "Next update by 05:00 CET.",
            "It failed at 02:00 UTC. Next update in 40 minutes.",
            "Next update by 04:00 PT.",
        ],
        scene,
    },
];
