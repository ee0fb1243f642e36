//! Causes that stand before their effect: "The certificate change caused the outage".
//!
//! Known miss: an effect that only stands beside its cause ("a change broke it").

use super::cause::clause_start;
use super::claim::is_content;
use super::fitting;
use crate::language::doc::Doc;
use crate::language::phrases::Hit;
use crate::language::scan::Sentence;
use crate::language::words::{Family, one_of};

/// What is wrong, without saying why.
const TROUBLE: &str = "issue issues problem problems incident outage disruption disruptions degradation matter error errors \
inconvenience situation event maintenance interruption interruptions trouble delay delays";
/// Verbs and nouns that say how it was found out, not what it was.
const FINDING: &str = "identified identifying investigating investigate found experiencing seeing aware observing observed currently \
looking working team teams engineers may fix affecting impacting related earlier today's ongoing possible know report reports \
reported receiving received apologise apologize sorry morning afternoon evening fully continue continuing noticed detected \
resolved fixed addressed mitigated";

/// Whether a cause stands before these words: something else than the trouble itself.
pub(super) fn names_a_cause(doc: &Doc<'_>, sentence: Sentence, hit: &Hit) -> bool {
    let text = &doc.text;
    let lead = fitting::before(text, hit.first);
    let coming = one_of(lead, "will to would can could may might should must not we you i any they've");
    if coming || is_blamed(doc, hit) || !has_an_effect(doc, hit) {
        return false;
    }
    let from = clause_start(text, sentence, hit.first);
    let trouble = doc.any_word(from, hit.first, TROUBLE);
    let going =
        (hit.first..=hit.last).any(|at| text.word(at).ends_with("ing")) || text.word(hit.first) == "causes";
    if going && trouble {
        return false;
    }
    let named = |from: usize, end: usize| {
        let says = |word: &str| is_content(word) && !one_of(word, FINDING) && !one_of(word, TROUBLE);
        (from..end).any(|at| says(text.word(at)) || text.word(at) == "their")
    };
    if named(from, hit.first) {
        return true;
    }
    // "This led to ...": the cause is the sentence before.
    let pronoun = one_of(lead, "this that which it these") || hit.first == from;
    let before = sentence.first.checked_sub(1).map(|last| text.sentence_at(last));
    let is_told = |before: Sentence| {
        named(before.first, before.end)
            && !doc.any_word(before.first, before.end, TROUBLE)
            && !doc.has(Family::Doubt, before)
            && !one_of(text.word(before.first), "we we're we've")
    };
    pronoun && !trouble && before.is_some_and(is_told)
}

/// "Someone broke it", "AWS broke us" are found as blame.
fn is_blamed(doc: &Doc<'_>, hit: &Hit) -> bool {
    let meets = |family: Family| {
        let all = doc.of(family);
        all.into_iter().any(|blame| blame.first <= hit.last && hit.first <= blame.last)
    };
    let vendor = doc.has(Family::Vendor, doc.text.sentence_at(hit.first));
    meets(Family::Blame) || vendor && meets(Family::VendorBlame)
}

/// Whether something follows that may be an effect.
fn has_an_effect(doc: &Doc<'_>, hit: &Hit) -> bool {
    let text = &doc.text;
    let next = text.word(hit.last + 1);
    let passive = one_of(fitting::before(text, hit.first), "was were is are been being be get got");
    let good = doc.any_word(hit.last + 1, hit.last + 5, "improvement improvements recovery success");
    if good || fitting::ends_clause(text, hit.last) || one_of(next, "by when us conclude believe success no")
    {
        return false;
    }
    match text.word(hit.first) {
        "triggered" | "caused" | "resulted" | "led" => !passive && !one_of(next, "at on in from this by an"),
        // "Paying by card results in an error" says what happens, not why.
        "results" | "leads" | "causes" => {
            !one_of(fitting::before(text, hit.first), "root possible likely the other")
                && !doc.any_word(hit.last + 1, hit.last + 4, "error errors blank timeout timeouts")
        }
        // These need an object.
        "brought" | "took" | "knocked" | "stopped" => {
            !passive && !one_of(next, "at on in when after during into for from working")
        }
        "has" | "have" if text.word(hit.last) == "made" => doc.any_word(
            hit.last + 1,
            hit.last + 8,
            "unavailable unusable unreachable inaccessible slow impossible fail",
        ),
        _ => true,
    }
}
