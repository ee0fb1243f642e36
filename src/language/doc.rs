//! One text of a draft, read: its words, the phrases in it, its times, and whether it is English. It
//! owns what all rules ask for and must not know any of them.

use super::case::is_alphabetic;
use super::clock::{self, Mention};
use super::context::Context;
use super::draft::Field;
use super::phrases::{Hit, PhraseIndex};
use super::scan::{Sentence, Text, cut};
use super::words::{Family, one_of};

/// A text, read.
#[derive(Debug)]
pub(crate) struct Doc<'a> {
    pub(crate) field: Field,
    pub(crate) text: Text<'a>,
    pub(crate) times: Vec<Mention>,
    hits: Vec<Hit>,
    /// A bit for each family with a hit: most rules ask for families that a text has nothing of.
    present: u64,
    index: &'a PhraseIndex,
    pub(crate) english: bool,
}

impl<'a> Doc<'a> {
    #[inline(never)]
    pub(crate) fn new(field: Field, raw: &'a str, index: &'a PhraseIndex, context: &Context) -> Self {
        let text = Text::new(raw);
        let mut hits = index.find(&text);
        let english = is_english(&text, &hits);
        let times = clock::mentions(&text, &hits, context.zone.as_ref(), context.find_zone);
        mute_foreign_sentences(&text, &mut hits);
        let present = hits.iter().fold(0, |present, hit| present | bit(hit.family));
        Doc { field, text, times, hits, present, index, english }
    }

    /// Whether there is nothing but space and signs.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.len() == 0
    }

    /// The phrases of a family, from left to right.
    pub(crate) fn of(&self, family: Family) -> impl Iterator<Item = &Hit> {
        let hits = if self.present & bit(family) == 0 { &[] } else { &self.hits[..] };
        hits.iter().filter(move |hit| hit.family == family)
    }

    /// Whether a phrase of the family begins among these words.
    #[inline(never)]
    pub(crate) fn any_in(&self, family: Family, first: usize, end: usize) -> bool {
        if self.present & bit(family) == 0 {
            return false;
        }
        let from = self.hits.partition_point(|hit| hit.first < first);
        self.hits.iter().skip(from).take_while(|hit| hit.first < end).any(|hit| hit.family == family)
    }

    /// Whether the sentence holds a phrase of the family.
    #[inline(never)]
    pub(crate) fn has(&self, family: Family, sentence: Sentence) -> bool {
        self.any_in(family, sentence.first, sentence.end)
    }

    /// The times in a sentence.
    pub(crate) fn times_in(&self, sentence: Sentence) -> impl Iterator<Item = &Mention> {
        self.times.iter().filter(move |time| sentence.first <= time.first && time.first < sentence.end)
    }

    /// The index that it was read with.
    pub(crate) fn index(&self) -> &'a PhraseIndex {
        self.index
    }

    /// The value of a phrase's row.
    #[inline(never)]
    pub(crate) fn value(&self, hit: &Hit) -> &str {
        self.index.value(hit)
    }

    /// The bytes of a phrase.
    #[inline(never)]
    pub(crate) fn bytes(&self, hit: &Hit) -> (usize, usize) {
        self.text.bytes(hit.first, hit.last)
    }

    /// The phrase as typed.
    #[inline(never)]
    pub(crate) fn typed(&self, hit: &Hit) -> &'a str {
        let (start, end) = self.bytes(hit);
        cut(self.text.raw, start, end)
    }

    /// Whether any of these words stands among the words.
    #[inline(never)]
    pub(crate) fn any_word(&self, first: usize, end: usize, words: &str) -> bool {
        (first..end.min(self.text.len())).any(|at| one_of(self.text.word(at), words))
    }
}

fn bit(family: Family) -> u64 {
    1 << family as u64
}

const _: () = assert!(Family::COUNT <= 64, "there is a bit for each family");

/// Little words decide: those of English against those of other languages. A text without either is
/// taken for English only when it is short, as headlines are, and written in Latin letters.
#[inline(never)]
fn is_english(text: &Text<'_>, hits: &[Hit]) -> bool {
    let alone = |hit: &Hit| text.gap(hit.last) != "." && text.gap_before(hit.first) != ".";
    let of = |family: Family| hits.iter().filter(|hit| hit.family == family && alone(hit)).count();
    let (english, foreign) = (of(Family::English), of(Family::Foreign));
    let (mut letters, mut not_ascii, mut not_latin) = (0, 0, 0);
    if !text.raw.is_ascii() {
        for letter in text.raw.chars().filter(|letter| is_alphabetic(*letter)) {
            letters += 1;
            not_ascii += usize::from(!letter.is_ascii());
            not_latin += usize::from(letter > '\u{24f}');
        }
    }
    if not_latin * 4 > letters {
        return false;
    }
    match (english, foreign) {
        (0, 0) => text.len() <= 9 && not_ascii <= 1,
        (0, _) => false,
        _ => english > foreign,
    }
}

/// Takes the phrases of a sentence in another language out, all but its little words and the names of
/// the glossary.
#[inline(never)]
fn mute_foreign_sentences(text: &Text<'_>, hits: &mut Vec<Hit>) {
    if hits.iter().filter(|hit| hit.family == Family::Foreign).count() < 2 {
        return;
    }
    for sentence in &text.sentences {
        let inside = |hit: &Hit| sentence.first <= hit.first && hit.first < sentence.end;
        let count = |family: Family| hits.iter().filter(|hit| hit.family == family && inside(hit)).count();
        let (english, foreign) = (count(Family::English), count(Family::Foreign));
        if foreign >= 2 && foreign > english {
            hits.retain(|hit| {
                !inside(hit)
                    || matches!(
                        hit.family,
                        Family::English | Family::Foreign | Family::Named | Family::Public
                    )
            });
        }
    }
}
