//! Whether it is over: what a message says about its own end.

use crate::domain::Phase;
use crate::language::case::Letters;
use crate::language::doc::Doc;
use crate::language::words::{Family, one_of};

/// Whether it is over: as the log says or, without a log, as the words do.
pub(super) fn is_resolved(docs: &[Doc<'_>], phase: Option<Phase>) -> bool {
    match phase {
        Some(phase) => phase == Phase::Resolved,
        None if docs.iter().any(is_watched) => false,
        None => docs.iter().any(|doc| {
            is_told_afterwards(doc) || doc.of(Family::Closed).any(|hit| is_over(doc, hit.first, hit.last))
        }),
    }
}

/// "We will keep monitoring", and nobody says resolved.
fn is_watched(doc: &Doc<'_>) -> bool {
    let end = doc.text.len();
    doc.any_word(0, end, "monitor monitoring watching")
        && !doc.any_word(0, end, "resolved closed over fixed")
        && !is_told_afterwards(doc)
}

/// Whether "resolved" is said of all of it, and as a fact; "should be resolved for all as of 14:25" is
/// how some say the same.
#[inline(never)]
pub(super) fn is_over(doc: &Doc<'_>, first: usize, last: usize) -> bool {
    let text = &doc.text;
    let sentence = text.sentence_at(first);
    let before = first.saturating_sub(5).max(sentence.first);
    let open = "until when once not partially if will expect after mostly before yet hope mean remaining";
    let partly = "most majority some many except partially several remaining half few part parts";
    let as_of =
        (last..(last + 8).min(sentence.end)).any(|at| text.word(at) == "as" && text.word(at + 1) == "of");
    let coming =
        first > 0 && one_of(text.word(first - 1), "to be being") || doc.any_word(before, first, "should");
    let tagged = text.word(first) == "resolved" && first > 0 && !one_of(text.word(first - 1), "is are");
    let label = text.word(first) == "resolved"
        && text.opens_sentence(first)
        && text.gap(first).trim_start().starts_in(":].|*-–—");
    let plain = first < last || label || tagged || as_of || sentence.end - sentence.first <= 2;
    let until = doc.any_word(sentence.first, first, "until once when confident");
    plain
        && !until
        && (as_of || !coming)
        && !doc.any_word(before, first, open)
        && !doc.any_word(before, (last + 7).min(sentence.end), partly)
}

/// Whether the text tells of something past: from when to when it was, and nothing that goes on.
pub(super) fn is_told_afterwards(doc: &Doc<'_>) -> bool {
    let window = doc.text.sentences.iter().any(|&sentence| {
        doc.times_in(sentence).filter(|time| time.is_clock()).count() >= 2
            && doc.any_word(
                sentence.first,
                sentence.end,
                "was were had could experienced failed saw caused did between",
            )
    });
    window && !doc.any_word(0, doc.text.len(), "investigating currently still ongoing continuing update")
}
