//! What to write instead of a promise without a time. A time goes where the vague words stood, or a sentence
//! of its own takes the place of theirs; a hope for the repair never gets a time.

use super::fitting::{self, advice};
use super::promise::is_promise;
use crate::language::clock;
use crate::language::context::Context;
use crate::language::doc::Doc;
use crate::language::finding::Fix;
use crate::language::phrases::Hit;
use crate::language::scan::Sentence;
use crate::language::words::{Family, one_of};

/// Words that say when: a time may stand in their place at the end of a clause.
const WHEN: &str =
    "soon shortly momentarily asap periodically very at before in later by any as when once from";

/// A time in place of the vague words, a sentence in place of theirs, or what to do by hand.
pub(super) fn fix(doc: &Doc<'_>, sentence: Sentence, hit: &Hit, context: &Context) -> Fix {
    let text = &doc.text;
    let due = context.promise.map(|due| clock::written(due, context.now, context.zone.as_ref()));
    let time = due.as_deref().unwrap_or("__ UTC");
    let put = |fix: String| if due.is_some() { Fix::Replace(fix) } else { Fix::Blank(fix) };
    if !is_of_update(doc, sentence) {
        return advice("A hope is no promise: leave it out, and say when the next update comes.");
    }
    let ends = fitting::ends_clause(text, hit.last);
    if ends && hit.first > sentence.first && one_of(text.word(hit.first), WHEN) {
        return put(["by ", time].concat());
    }
    if ends_sentence(doc, sentence, hit) && is_one_clause(doc, sentence) {
        return fitting::sentence(doc, sentence, &["Next update by ", time, "."].concat());
    }
    Fix::Advice(["Say when: next update by ", time, "."].concat())
}

/// Whether the sentence is about an update rather than about the repair.
fn is_of_update(doc: &Doc<'_>, sentence: Sentence) -> bool {
    let repair = doc.has(Family::Fixing, sentence)
        || doc.any_word(sentence.first, sentence.end, "restore restoring repair resolve back fix online");
    let speaks = doc.any_word(
        sentence.first,
        sentence.end,
        "update updates news details information inform posted updated share write post tuned space know",
    );
    speaks && (!repair || is_promise(doc, sentence) && !doc.has(Family::Impact, sentence))
}

fn ends_sentence(doc: &Doc<'_>, sentence: Sentence, hit: &Hit) -> bool {
    sentence.end - hit.last <= 4 && (hit.last + 1..sentence.end).all(|at| doc.text.gap(at - 1) == " ")
}

/// Whether the sentence promises news and says nothing else.
fn is_one_clause(doc: &Doc<'_>, sentence: Sentence) -> bool {
    let text = &doc.text;
    let opens = one_of(
        text.word(sentence.first),
        "we we'll stay watch keep more updates please news further additional another the an",
    );
    let joined = (sentence.first..sentence.end - 1)
        .any(|at| text.gap(at) != " " || one_of(text.word(at), "and but while because so when if"));
    opens && !joined && sentence.end - sentence.first <= 14
}
