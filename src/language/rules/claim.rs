//! Which cause is stated: its content words, and how many of them a statement of the log shares.

use super::fitting;
use crate::domain::is_letter;
use crate::language::case::{lower, lowered};
use crate::language::context::Context;
use crate::language::doc::Doc;
use crate::language::draft::Field;
use crate::language::phrases::Hit;
use crate::language::scan::{Sentence, Text};
use crate::language::words::{Family, one_of};

/// Words that say nothing about which cause it is.
const EMPTY: &str = "a an the and or of to in on at by for from with without is are was were be been being has have had \
it its it's this that these those there here our we we're we've you your they their them not no none do does did can \
cannot can't could may might will would should must as than then so if when while after before since because due caused \
causes cause but all some any more most one two new recent latest last bad wrong certain current still out up down over \
into about also which what who how very same own again issue issues problem problems incident outage fail fails failed \
failing failure failures error errors fault faults break breaks broke broken slow slower slowly system systems service \
services server servers thing something users user customers customer yesterday today morning night utc";

/// The stated cause, as stems of its content words: those of its first noun, and all.
pub(super) struct Claim {
    head: Vec<String>,
    all: Vec<String>,
}

impl Claim {
    pub(super) fn of(doc: &Doc<'_>, sentence: Sentence, hit: &Hit) -> Claim {
        let text = &doc.text;
        let (from, end) = if hit.family == Family::Causing {
            (sentence.first, hit.first)
        } else {
            (hit.last + 1, clause_end(text, sentence, hit.last + 1))
        };
        let close = (from + 1..end).find(|&at| {
            one_of(text.word(at), "on in at for after during while when that which who where with")
        });
        let stems = |end: usize| {
            let words = (from..end).map(|at| text.word(at)).filter(|word| is_content(word));
            words.map(|word| meaning(&stem(word))).collect()
        };
        Claim { head: stems(close.unwrap_or(end)), all: stems(end) }
    }

    /// How many words a statement shares with the first noun of the cause, and with all of it. A word
    /// and what readers call it are one.
    pub(super) fn shared(&self, doc: &Doc<'_>, statement: &str) -> (usize, usize) {
        let theory = Doc::new(Field::Whole, statement, doc.index(), &Context::default());
        let words = statement.split(|c: char| !is_letter(c)).filter(|word| is_content(&lowered(word)));
        let mut known: Vec<String> = words.map(|word| meaning(&stem(word))).collect();
        for family in [Family::Internal, Family::Technology] {
            for hit in theory.of(family) {
                known.extend(
                    theory
                        .value(hit)
                        .split(' ')
                        .filter(|word| is_content(word))
                        .map(|word| meaning(&stem(word))),
                );
            }
        }
        let count = |stems: &[String]| stems.iter().filter(|stem| known.contains(stem)).count();
        (count(&self.head), count(&self.all))
    }
}

#[inline(never)]
pub(super) fn is_content(word: &str) -> bool {
    word.chars().count() > 1 && !one_of(word, EMPTY) && !word.chars().all(|c| c.is_ascii_digit())
}

/// The first letters of a word, which its forms share.
fn stem(word: &str) -> String {
    word.chars().take(5).map(lower).collect()
}

/// Words that the team and its readers use for one thing.
const SAME: [&str; 4] =
    ["deplo chang relea updat rollo versi", "disk stora space volum", "cert certi", "provi vendo suppl"];

/// The stem, or the first of those that mean the same.
fn meaning(stem: &str) -> String {
    let same = SAME.iter().find(|stems| one_of(stem, stems));
    same.and_then(|stems| stems.split(' ').next()).unwrap_or(stem).to_owned()
}

/// Where the clause ends that begins here.
fn clause_end(text: &Text<'_>, sentence: Sentence, from: usize) -> usize {
    (from..sentence.end).find(|&at| fitting::ends_clause(text, at)).map_or(sentence.end, |at| at + 1)
}
