//! The phase that an update names, and words that say another.
//!
//! Known miss: that it is over in other words ("the storm has passed").

use super::ending;
use super::fitting;
use super::report::Report;
use crate::domain::Phase;
use crate::language::doc::Doc;
use crate::language::phrases::Hit;
use crate::language::rule::Rule;
use crate::language::words::{Family, one_of};
use std::borrow::Cow;

/// Looks for words that contradict the phase; the first in each part is told.
#[inline(never)]
pub(super) fn run(docs: &[Doc<'_>], report: &mut Report<'_>) {
    let Some(phase) = report.context.phase else { return };
    for doc in docs.iter().filter(|doc| doc.english) {
        let found = match phase {
            Phase::Investigating => over(doc).or_else(|| known(doc)),
            Phase::Identified => sought(doc, false).or_else(|| over(doc)),
            Phase::Monitoring => sought(doc, false),
            Phase::Resolved => sought(doc, true),
        };
        if let Some((hit, said)) = found {
            let why: Cow<'static, str> =
                ["The phase is ", phase.name(), ", but these words say ", said, "."].concat().into();
            let fix = fitting::advice("Change the words, or change the phase first.");
            report.add_because(Rule::PhaseMismatch, doc, doc.bytes(&hit), why, vec![fix]);
        }
    }
}

const SOUGHT: &str = "that the cause is still being looked for";
const KNOWN: &str = "that the cause is known";
const OVER: &str = "that it is over";

/// The cause is looked for. What is looked into afterwards, so that it does not happen again, is another
/// matter.
fn sought(doc: &Doc<'_>, is_over: bool) -> Option<(Hit, &'static str)> {
    let told = |hit: &&Hit| {
        let sentence = doc.text.sentence_at(hit.first);
        let says = |words| doc.any_word(sentence.first, sentence.end, words);
        let of_cause = says("cause why reason source");
        let bare = fitting::ends_clause(&doc.text, hit.last)
            || one_of(doc.text.word(hit.last + 1), "this the it an a")
                && says("issue problem this it incident");
        let afterwards = says(
            "prevent prevention avoid again happened happen review analysis ways improve improvements how",
        );
        let later = is_over && says("root internal internally why learn");
        let past = fitting::before(&doc.text, hit.first) == "were";
        (of_cause || bare) && !afterwards && !later && !past
    };
    doc.of(Family::Seeking).find(told).map(|hit| (*hit, SOUGHT))
}

/// The cause is known.
fn known(doc: &Doc<'_>) -> Option<(Hit, &'static str)> {
    let told = |hit: &&Hit| {
        let sentence = doc.text.sentence_at(hit.first);
        !doc.any_word(
            sentence.first,
            hit.first,
            "not haven't hasn't don't doesn't never no until once when if whether yet to will",
        )
    };
    doc.of(Family::Found).find(told).map(|hit| (*hit, KNOWN))
}

/// All of it is over.
fn over(doc: &Doc<'_>) -> Option<(Hit, &'static str)> {
    let told = |hit: &&Hit| {
        let sentence = doc.text.sentence_at(hit.first);
        let partly = "still but some only not n't isn't until once when if whether yet before while will should may next soon";
        // "Refunds are working normally": the rest does, which is why it is said.
        let rest = doc.text.word(hit.last) == "normally" && sentence.first > 0;
        !rest
            && !doc.any_word(sentence.first, sentence.end, partly)
            && ending::is_over(doc, hit.first, hit.last)
    };
    doc.of(Family::Closed).find(told).map(|hit| (*hit, OVER))
}

#[cfg(test)]
pub(super) const EXAMPLES: &[super::examples::Examples] = &[
    super::examples::Examples {
        rule: Rule::PhaseMismatch,
        fires: &[
            "We «are looking for» the cause.",
            "We «are investigating».",
            "We «do not know the cause».",
            "The problem is «under investigation».",
        ],
        silent: &[
            "We have made a change and are watching the result.",
            "The problem is fixed and we are watching.",
            "We are looking into ways to prevent this.",
            "While we were looking for the cause, mail was late.",
        ],
        scene: |context, _| context.phase = Some(Phase::Monitoring),
    },
    super::examples::Examples {
        rule: Rule::PhaseMismatch,
        fires: &[
            "We «are investigating».",
            "We «are looking for» the cause.",
            "Our team «is investigating» the problem.",
        ],
        silent: &[
            "This is over.",
            "We continue to investigate the root cause.",
            "We are looking into how it happened.",
        ],
        scene: |context, _| context.phase = Some(Phase::Resolved),
    },
    super::examples::Examples {
        rule: Rule::PhaseMismatch,
        fires: &["This «is fixed».", "Checkout «works again».", "We have «found the cause»."],
        silent: &[
            "Search works again, but uploads still fail.",
            "We write again when it is fixed.",
            "We have not yet found the cause.",
            "You cannot pay by card.",
        ],
        scene: |context, _| context.phase = Some(Phase::Investigating),
    },
    super::examples::Examples {
        rule: Rule::PhaseMismatch,
        fires: &["We «do not know the cause».", "The «cause is unknown».", "This «is resolved»."],
        silent: &["We know the cause.", "A fix is on its way.", "We are looking for all who are affected."],
        scene: |context, _| context.phase = Some(Phase::Identified),
    },
];
