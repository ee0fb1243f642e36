//! How it is said: long ways round, long sentences, hedges on hedges, tone.
//!
//! Known misses: a hedge without a number of people ("there may be issues"), irony, and slang that no table holds.

use super::fitting;
use super::report::Report;
use crate::language::case::{Letters, is_lower, upper};
use crate::language::doc::Doc;
use crate::language::finding::Fix;
use crate::language::phrases::Hit;
use crate::language::rule::Rule;
use crate::language::scan::{Sentence, Text, cut};
use crate::language::words::{Family, one_of};

const WORDY: &str = "There is a shorter way to say it.";
const LONG: &str = "Tired readers lose a sentence of more than 25 words.";
const HEDGE: &str = "One hedge is honest, two say nothing.";
const SOME: &str = "A reader cannot tell from this whether it is about them.";
const TONE: &str = "Readers in trouble want a neutral tone.";

/// The most words a sentence should have.
const LONGEST: usize = 25;

/// A replacement, capitalised like the words it replaces.
#[inline(never)]
pub(super) fn cased(doc: &Doc<'_>, hit: &Hit, put: &str) -> String {
    let capital = doc.text.opens_sentence(hit.first) && doc.typed(hit).starts_upper();
    let mut letters = put.chars();
    match letters.next() {
        Some(first) if capital => [upper(first)].into_iter().chain(letters).collect(),
        _ => put.to_owned(),
    }
}

/// Takes words out with the space or comma behind them, and gives their capital to the next word.
#[inline(never)]
pub(super) fn removal(doc: &Doc<'_>, hit: &Hit) -> ((usize, usize), String) {
    let text = &doc.text;
    let (start, end) = doc.bytes(hit);
    let gap = text.gap(hit.last);
    let space = gap.find(|c: char| !(c.is_whitespace() || c == ',')).unwrap_or(gap.len());
    if hit.last + 1 >= text.len() || space != gap.len() || gap.contains('\n') {
        let before = text.gap_before(hit.first);
        let kept = before.trim_end_in(" ,").len();
        return ((start - (before.len() - kept), end), String::new());
    }
    let next = text.typed(hit.last + 1);
    match next.chars().next() {
        Some(first) if text.opens_sentence(hit.first) && is_lower(first) && doc.typed(hit).starts_upper() => {
            ((start, end + gap.len() + first.len_utf8()), upper(first).to_string())
        }
        _ => ((start, end + gap.len()), String::new()),
    }
}

/// The long way round.
pub(super) fn wordy(doc: &Doc<'_>, report: &mut Report<'_>) {
    for hit in doc.of(Family::Wordy) {
        let value = doc.value(hit);
        if value.is_empty() {
            let (bytes, put) = removal(doc, hit);
            report.add(Rule::Wordy, doc, bytes, WORDY, Fix::Replace(put));
        } else if value == "-" {
            report.add(Rule::Wordy, doc, doc.bytes(hit), WORDY, fitting::advice("Say it shorter."));
        } else {
            let of = if one_of(value, "most many some")
                && one_of(doc.text.word(hit.last + 1), "the our your these those them their my its")
            {
                " of"
            } else {
                ""
            };
            let put = [&cased(doc, hit, value), of].concat();
            report.add(Rule::Wordy, doc, doc.bytes(hit), WORDY, Fix::Replace(put));
        }
    }
}

/// More than 25 words without a stop.
pub(super) fn long_sentence(doc: &Doc<'_>, report: &mut Report<'_>) {
    for &sentence in &doc.text.sentences {
        // What is counted between spaces has a word in it.
        if sentence.end - sentence.first <= LONGEST {
            continue;
        }
        let (start, end) = doc.text.bytes(sentence.first, sentence.end - 1);
        let words = cut(doc.text.raw, start, end)
            .split_whitespace()
            .filter(|word| word.contains(crate::domain::is_letter))
            .count();
        if words > LONGEST && !is_list(&doc.text, sentence) {
            report.add(
                Rule::LongSentence,
                doc,
                (start, end),
                LONG,
                Fix::Advice("Split it into two sentences.".to_owned()),
            );
        }
    }
}

/// Whether the sentence mostly lists names.
fn is_list(text: &Text<'_>, sentence: Sentence) -> bool {
    (sentence.first..sentence.end).filter(|&at| text.gap(at).find_in(",;|").is_some()).count() >= 5
}

/// A hedge on a hedge.
pub(super) fn empty_hedge(doc: &Doc<'_>, report: &mut Report<'_>) {
    let text = &doc.text;
    let mut done = 0;
    for hit in doc.of(Family::Hedge) {
        let mut last = hit.last;
        while text.gap(last) == " "
            && one_of(text.word(last + 1), "possibly potentially perhaps maybe may might could")
        {
            last += 1;
        }
        if hit.first >= done {
            report.add(
                Rule::EmptyHedge,
                doc,
                text.bytes(hit.first, last),
                HEDGE,
                match doc.value(hit) {
                    "-" => fitting::advice("Say how many, or that you do not know it yet."),
                    value => Fix::Replace(cased(doc, hit, value)),
                },
            );
        }
        done = last + 1;
    }
    some_may(doc, report);
}

/// "Some users may experience issues": nobody learns whether they are meant, or by what.
fn some_may(doc: &Doc<'_>, report: &mut Report<'_>) {
    let text = &doc.text;
    let vague = "issue issues problem problems difficulty difficulties trouble disruption disruptions degradation degraded \
intermittent impact impacts interruption interruptions";
    for at in 1..text.len() {
        if !one_of(text.word(at), "may might could") || text.gap(at) != " " {
            continue;
        }
        let sentence = text.sentence_at(at);
        let from = at.saturating_sub(6).max(sentence.first);
        let few = (from..at).find(|&few| one_of(text.word(few), "some certain few number subset portion"));
        let Some(few) = few else { continue };
        let people = doc.any_word(few, at, "users customers people members clients visitors you accounts")
            || text.word(at - 1).ends_with('s') && at > few + 1;
        let end = (at + 7).min(sentence.end);
        let doubled = doc.any_in(Family::Hedge, few, end);
        if people && !doubled && doc.any_word(at + 1, end, vague) {
            let fix = fitting::advice("Say how many and what they notice, or that you do not know it yet.");
            report.add(Rule::EmptyHedge, doc, text.bytes(few, at), SOME, fix);
        }
    }
}

/// Slips of tone: exclamation, "just", jokes.
pub(super) fn tone(doc: &Doc<'_>, report: &mut Report<'_>) {
    for hit in doc.of(Family::Tone) {
        let (bytes, fix) = match doc.value(hit) {
            "" => {
                let (bytes, put) = removal(doc, hit);
                (bytes, Fix::Replace(put))
            }
            "-" => (doc.bytes(hit), fitting::advice("Say it in plain words.")),
            value if value.starts_with("please") && fitting::before(&doc.text, hit.first) == "please" => {
                (doc.bytes(hit), Fix::Replace(cut(value, "please ".len(), usize::MAX).to_owned()))
            }
            value => (doc.bytes(hit), Fix::Replace(cased(doc, hit, value))),
        };
        report.add(Rule::Tone, doc, bytes, TONE, fix);
    }
    faces(doc, report);
    exclamations(doc, report);
    just(doc, report);
}

/// Faces, hands and their like among the emoji; a sign such as a warning triangle may stand.
fn faces(doc: &Doc<'_>, report: &mut Report<'_>) {
    let is_face = |c: char| matches!(u32::from(c), 0x1F440..=0x1F44F | 0x1F4A0..=0x1F4AF | 0x1F600..=0x1F64F | 0x1F90C..=0x1F93E | 0x1F970..=0x1F97A);
    if doc.text.raw.is_ascii() {
        return;
    }
    for (start, face) in doc.text.raw.char_indices().filter(|(_, c)| is_face(*c)) {
        report.add(Rule::Tone, doc, (start, start + face.len_utf8()), TONE, Fix::Replace(String::new()));
    }
}

fn exclamations(doc: &Doc<'_>, report: &mut Report<'_>) {
    let raw = doc.text.raw;
    let mut from = 0;
    while let Some(start) = cut(raw, from, usize::MAX).find('!').map(|at| at + from) {
        let rest = cut(raw, start, usize::MAX).trim_start_in("!?");
        let end = raw.len() - rest.len();
        from = end;
        let after_word = cut(raw, 0, start).ends_in("\u{1})\"'”’*_");
        let closes = rest.is_empty() || rest.starts_in("\u{2})\"'”’*_");
        let assigned =
            cut(raw, 0, start).rsplit(char::is_whitespace).next().is_some_and(|run| run.contains('='));
        if after_word && closes && !assigned && !doc.text.in_link(start) {
            let put = if cut(raw, start, end).contains('?') { "?" } else { "." };
            report.add(Rule::Tone, doc, (start, end), TONE, Fix::Replace(put.to_owned()));
        }
    }
}

/// "just" that makes little of it; "just after 03:00" tells a time.
fn just(doc: &Doc<'_>, report: &mut Report<'_>) {
    let text = &doc.text;
    for at in 1..text.len() {
        let little = text.typed(at) == "just"
            && one_of(
                text.word(at - 1),
                "we you it they is are was were need needs have had to please can could will i we're we've 's then must should or and",
            )
            && !one_of(
                text.word(at + 1),
                "after before under over below above as like now about short outside past in",
            );
        if little && text.gap(at) == " " {
            report.add(
                Rule::Tone,
                doc,
                (text.start(at), text.end(at) + 1),
                TONE,
                Fix::Replace(String::new()),
            );
        }
    }
}

#[cfg(test)]
pub(super) const EXAMPLES: &[super::examples::Examples] = &[
    super::examples::plain(
        Rule::Wordy,
        &[
            "«In the event of» rain, stay in.",
            "We did it «in order to» help.",
            "«Please note that t»he shop is slow.",
            "It works «at this point in time».",
        ],
        &[
            "If it rains, stay in.",
            "The order of events is wrong.",
            "Prior art is listed.",
            "The note shows twice.",
        ],
    ),
    super::examples::plain(
        Rule::LongSentence,
        &[
            "People who open the calendar of a team that has more than a hundred members and that was made before last summer see an empty page instead of their week.",
            "When we moved the photos to another place last night we did not see that a small part of them was still being read by the old one.",
            "If you have changed your address since Monday and have not yet received the letter that we send to the new one please wait another day before you write to us.",
        ],
        &[
            "People who open a large calendar see an empty page.",
            "Affected: mail, chat, calls, search, notes, tasks, photos, files, contacts, groups, rooms, boards, forms, sites, polls, events, lists, maps, tables, charts, timers, tags, labels, pins, stars, links.",
            "First this. Then that. Then another thing, and another one, and one more. After that nothing at all. Then this again and that again.",
        ],
    ),
    super::examples::plain(
        Rule::EmptyHedge,
        &[
            "Some users «may possibly» see errors.",
            "Mail «could potentially» be late.",
            "Pages «may or may not» load.",
            "«Some users may» experience issues.",
            "A small «number of customers might» see intermittent problems.",
        ],
        &[
            "Some users may see errors.",
            "Mail could be late.",
            "The potential could be seen in May.",
            "Some customers may see an old page.",
        ],
    ),
    super::examples::plain(
        Rule::Tone,
        &[
            "«Oops, t»he shop broke.",
            "It works again«!»",
            "We «just »need to undo it.",
            "A small «hiccup» kept mail out.",
        ],
        &[
            "It failed just after 03:00 UTC.",
            "Is it fixed?",
            "A justified text looks wrong.",
            "The field a!=b is read correctly.",
        ],
    ),
];
