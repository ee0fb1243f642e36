//! What a reader can do: words of the table, or something that is asked of them.
//!
//! Known misses: a sentence that shows a way without asking for it ("The old address forwards"), and verbs that the
//! table of requests does not hold.

use super::fitting;
use crate::language::case::Letters;
use crate::language::doc::Doc;
use crate::language::phrases::Hit;
use crate::language::scan::Sentence;
use crate::language::words::{Family, one_of};

/// Whether the text says what a reader can do.
#[inline(never)]
pub(super) fn says_action(doc: &Doc<'_>) -> bool {
    let told = doc.of(Family::Action).any(|hit| !is_our_own(doc, hit));
    told || doc.of(Family::Request).any(|hit| is_asked(doc, hit))
}

/// "In the meantime, we are watching": what "we" do is nothing for a reader to do.
fn is_our_own(doc: &Doc<'_>, hit: &Hit) -> bool {
    let text = &doc.text;
    // "the on-call team"
    if text.word(hit.first) == "call" && text.gap_before(hit.first) == "-" {
        return true;
    }
    let meanwhile = one_of(text.word(hit.last), "meantime meanwhile") || text.word(hit.first) == "meanwhile";
    let next = hit.last + 1;
    let theirs = text.sentence_at(hit.first);
    meanwhile
        && (one_of(text.word(next), "we we're we've we'll our the")
            || !doc.any_word(theirs.first, theirs.end, "you your please can use"))
}

/// A request opens its clause: "Keep your old SIM", "close the app and open it again".
fn is_asked(doc: &Doc<'_>, hit: &Hit) -> bool {
    let text = &doc.text;
    let sentence = text.sentence_at(hit.first);
    let lead = fitting::before(text, hit.first);
    let opens = lead.is_empty()
        || one_of(lead, "please pls kindly just then simply")
        || text.gap_before(hit.first).find_in(":").is_some()
            && text.gap_before(hit.first).len() > 1
            && hit.first > sentence.first + 2
        || text.gap_before(hit.first).find_in(",").is_some() && is_conditional(doc, sentence);
    let next = text.word(hit.last + 1);
    let thing = one_of(text.word(hit.first), "update report note order book call look place")
        && one_of(next, "in at by on from again to for");
    let noun = one_of(next, "is are was were has have will of tuned")
        || fitting::ends_clause(text, hit.last) && lead.is_empty();
    opens && !noun && !thing && text.gap(hit.last) != "-"
}

/// "If the app asks for it, ...": what follows the comma is asked for.
fn is_conditional(doc: &Doc<'_>, sentence: Sentence) -> bool {
    one_of(doc.text.word(sentence.first), "if when until as to once after before for in")
}

/// Whether another part than that of the action says what a reader can do: it is asked of them, or told.
#[inline(never)]
pub(super) fn says_action_beside(doc: &Doc<'_>) -> bool {
    doc.of(Family::Action).any(|hit| {
        let sentence = doc.text.sentence_at(hit.first);
        let asked = doc.text.opens_sentence(hit.first)
            || doc.any_word(sentence.first, hit.last + 1, "please you customers users nothing");
        asked && !one_of(doc.text.word(hit.last + 1), "no not only see notice")
    })
}
