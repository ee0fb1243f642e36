//! Whether words fit where they would be put. A button writes only what a customer may read as it then
//! stands; these are the few facts of English that this takes.

use crate::language::case::{Letters, upper};
use crate::language::doc::Doc;
use crate::language::finding::Fix;
use crate::language::scan::{Sentence, Text, cut};
use crate::language::words::one_of;

/// Words that lead a noun.
const DETERMINERS: &str =
    "a an the this that these those our your their its my his her one each every no another any some which";
/// Words that may stand behind a noun, so that the noun is not the first half of a longer name.
const FOLLOWERS: &str = "is are was were has have had does do did will would can cannot can't could may might must \
should isn't wasn't aren't weren't won't doesn't don't didn't and or but so while when where which that who because \
since until after before as if for from in on at to of with by during between fails failed fail stopped stops keeps \
keep drops drop slows slow answers answer again now works work";

/// The word before this one in its sentence; empty where it opens it.
#[inline(never)]
pub(super) fn before<'t>(text: &'t Text<'_>, at: usize) -> &'t str {
    if text.opens_sentence(at) { "" } else { text.word(at - 1) }
}

/// Whether "a", "the", "our" or their like stand right before.
pub(super) fn is_determined(text: &Text<'_>, at: usize) -> bool {
    one_of(before(text, at), DETERMINERS)
}

/// Whether the clause ends behind this word: with the sentence, or at a sign.
#[inline(never)]
pub(super) fn ends_clause(text: &Text<'_>, last: usize) -> bool {
    text.sentence_at(last).end == last + 1 || text.gap(last).find_in(",;:.!?)…").is_some()
}

/// Whether a noun may end behind this word: the clause ends, or a verb or a preposition follows.
pub(super) fn ends_noun(text: &Text<'_>, last: usize) -> bool {
    ends_clause(text, last) || text.gap(last) == " " && one_of(text.word(last + 1), FOLLOWERS)
}

/// Whether an object follows: a noun, or what leads one.
pub(super) fn has_object(text: &Text<'_>, last: usize) -> bool {
    let next = text.word(last + 1);
    !ends_clause(text, last)
        && text.gap(last) == " "
        && (one_of(next, DETERMINERS) && next != "which" || !one_of(next, FOLLOWERS))
}

/// Whether a clause begins with this word: the sentence does, or a sign or a conjunction stands before.
pub(super) fn opens_clause(text: &Text<'_>, first: usize) -> bool {
    text.opens_sentence(first)
        || text.gap_before(first).find_in(";:").is_some()
        || one_of(before(text, first), "and but so")
}

/// Words with a capital where they open a sentence.
pub(super) fn opened(text: &Text<'_>, first: usize, put: &str) -> String {
    let mut letters = put.chars();
    match letters.next() {
        Some(letter) if text.opens_sentence(first) => [upper(letter)].into_iter().chain(letters).collect(),
        _ => put.to_owned(),
    }
}

/// Puts a noun in place of these words, and sets "a" or "an" before it right.
pub(super) fn noun(doc: &Doc<'_>, first: usize, last: usize, put: &str) -> Fix {
    let text = &doc.text;
    let article = before(text, first);
    let vowel = put.starts_with(['a', 'e', 'i', 'o']);
    if !(article == "a" && vowel || article == "an" && !vowel) {
        return Fix::Replace(opened(text, first, put));
    }
    let article = if vowel { "an " } else { "a " };
    let (start, end) = text.bytes(first - 1, last);
    Fix::Clause { start, end, text: opened(text, first - 1, &[article, put].concat()) }
}

/// Puts a whole sentence in place of one, its full stop included.
pub(super) fn sentence(doc: &Doc<'_>, sentence: Sentence, put: &str) -> Fix {
    let (start, end) = doc.text.bytes(sentence.first, sentence.end - 1);
    let rest = cut(doc.text.raw, end, usize::MAX);
    let stop = rest.len() - rest.trim_start_in(".!?…").len();
    Fix::Clause { start, end: end + stop, text: put.to_owned() }
}

/// What to do by hand.
pub(super) fn advice(words: &str) -> Fix {
    Fix::Advice(words.to_owned())
}
