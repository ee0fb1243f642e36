//! Promises without a time: "soon", "once we know more", "will be provided".
//!
//! Known misses: a promise of neither an update nor a report ("we will look into compensation"), and an event that is
//! told before the promise in a sentence of its own.

use super::promise::{has_time, is_promise, refers_to_time};
use super::report::Report;
use crate::language::doc::Doc;
use crate::language::draft::Field;
use crate::language::finding::Fix;
use crate::language::phrases::Hit;
use crate::language::rule::Rule;
use crate::language::scan::Sentence;
use crate::language::words::{Family, one_of};

const VAGUE: &str = "Readers can plan with a clock time, not with this.";

/// "soon", "as more information becomes available".
pub(super) fn vague_promise(doc: &Doc<'_>, report: &mut Report<'_>) {
    let mut told = usize::MAX;
    for hit in doc.of(Family::Vague) {
        let sentence = doc.text.sentence_at(hit.first);
        if told == sentence.first || has_time(doc, sentence) || !is_vague(doc, sentence, hit) {
            continue;
        }
        told = sentence.first;
        let fix = super::vague::fix(doc, sentence, hit, report.context);
        report.add(Rule::VaguePromise, doc, doc.bytes(hit), VAGUE, fix);
    }
}

/// A promise tied to an event: "once we gain access, an update will be posted"; or to nothing at all: "a report will
/// be provided".
pub(super) fn tied_to_an_event(doc: &Doc<'_>, report: &mut Report<'_>) {
    let text = &doc.text;
    for &sentence in &text.sentences {
        let promised = doc.has(Family::Promise, sentence)
            && doc.any_word(sentence.first, sentence.end, "will we'll follow keep continue");
        let nothing = (sentence.first..sentence.end.saturating_sub(2)).find(|&at| {
            text.word(at) == "will"
                && text.word(at + 1) == "be"
                && one_of(text.word(at + 2), "provided shared published communicated posted")
                && super::fitting::ends_clause(text, at + 2)
        });
        if !promised && nothing.is_none() {
            continue;
        }
        let in_sentence = |hit: &&Hit| sentence.first <= hit.first && hit.first < sentence.end;
        let told = doc.of(Family::Vague).filter(in_sentence).any(|hit| is_vague(doc, sentence, hit))
            || has_time(doc, sentence)
            || refers_to_time(doc, sentence)
            || doc.any_word(sentence.first, sentence.end, "if please no whether not");
        if told || doc.field == Field::NextUpdate {
            continue;
        }
        let event = (sentence.first..sentence.end).find(|&at| {
            one_of(text.word(at), "once when until") || text.word(at) == "soon" && text.word(at + 1) == "as"
        });
        let found = match (event.filter(|_| promised), nothing) {
            (Some(event), _) => (event, event),
            (None, Some(will)) => (will, will + 2),
            (None, None) => continue,
        };
        let fix = Fix::Advice("Say when the next update comes, even if there is no news then.".to_owned());
        report.add(Rule::VaguePromise, doc, text.bytes(found.0, found.1), VAGUE, fix);
    }
}

fn is_vague(doc: &Doc<'_>, sentence: Sentence, hit: &Hit) -> bool {
    let text = &doc.text;
    let (before, after) =
        (if hit.first > 0 { text.word(hit.first - 1) } else { "" }, text.word(hit.last + 1));
    let joined = hit.first == hit.last
        && text.gap(hit.last).len() <= 1
        && one_of(after, "after before thereafter as page enough afterwards banner");
    let other = one_of(before, "how too coming so very started began")
        && text.word(hit.first) == "soon"
        && before != "very";
    let promises = is_promise(doc, sentence)
        || doc.has(Family::Future, sentence)
        || doc.any_word(
            sentence.first,
            sentence.end,
            "update updates more working work fix posted tuned back expect space",
        );
    let verb = doc.any_word(sentence.first, hit.first, "please if retry") && !is_promise(doc, sentence);
    !joined && !other && promises && !verb
}

#[cfg(test)]
pub(super) const EXAMPLES: &[super::examples::Examples] = &[super::examples::plain(
    Rule::VaguePromise,
    &[
        "We will share more «soon».",
        "News will follow «shortly».",
        "«Stay tuned».",
        "We will write «as more information becomes available».",
        "«Once» we gain access, an update will be posted.",
        "We will post an update «when» the check is done.",
        "A report «will be provided».",
        "We continue to «keep users updated».",
    ],
    &[
        "We will share more by 15:30 UTC.",
        "Shortly after 14:00 UTC it failed.",
        "It stopped soon after.",
        "As soon as you sign in, it works.",
        "We will post an update when the check is done, at the latest by 15:30 UTC.",
        "Once you update the app, it works.",
    ],
)];
