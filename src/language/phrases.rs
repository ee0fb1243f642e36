//! Finding many phrases in one pass. It owns the index over the word tables and must not know what a
//! phrase means.
//!
//! A table is one text, a line a row: `value: phrase, phrase` or only phrases. In a phrase a space
//! stands for white space or a hyphen, `~` after a word allows its regular endings, and a capital
//! letter asks for exactly this spelling. Phrases are filed under a hash of their first word, in each of
//! its endings, so that a word of the text is compared with a handful of them: this does the work of an
//! Aho-Corasick automaton over whole words at a small part of its size.

use super::case::Letters;
use std::borrow::Cow;

use super::scan::{Text, cut};
use super::words::{Family, TABLES, one_of};

#[derive(Clone, Copy, Debug)]
struct Entry {
    key: u32,
    table: u8,
    start: u32,
    len: u16,
    /// What the second word begins with, as a small letter; zero where there is none.
    second: u8,
    value_start: u32,
    value_len: u16,
    /// The next entry of the same slot, or `END`.
    next: u16,
}

/// No entry.
const END: u16 = u16::MAX;
/// How many slots the entries are filed in.
const SLOTS: usize = 2048;

/// The phrases of all tables, filed.
#[derive(Debug)]
pub(crate) struct PhraseIndex {
    tables: Vec<(Family, Cow<'static, str>)>,
    entries: Vec<Entry>,
    slots: Vec<u16>,
}

/// A phrase found: its family, its first and last word, and where its value is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    pub(crate) family: Family,
    pub(crate) first: usize,
    pub(crate) last: usize,
    entry: u32,
}

impl PhraseIndex {
    /// Files the built-in tables and, last, the tables handed in.
    #[inline(never)]
    pub(crate) fn new(more: Vec<(Family, String)>) -> Self {
        let mut tables: Vec<(Family, Cow<'static, str>)> =
            TABLES.iter().map(|&(family, text)| (family, Cow::Borrowed(text))).collect();
        tables.extend(more.into_iter().map(|(family, text)| (family, Cow::Owned(text))));
        let mut entries = Vec::with_capacity(4096);
        for (table, (_, text)) in tables.iter().enumerate() {
            file(table as u8, text, &mut entries);
        }
        entries.truncate(END as usize);
        let mut slots = vec![END; SLOTS];
        for (place, entry) in entries.iter_mut().enumerate().rev() {
            let slot = &mut slots[entry.key as usize % SLOTS];
            entry.next = *slot;
            *slot = place as u16;
        }
        PhraseIndex { tables, entries, slots }
    }

    /// The value of the row the phrase stands in; empty when it has none.
    pub(crate) fn value(&self, hit: &Hit) -> &str {
        let entry = self.entries[hit.entry as usize];
        let from = entry.value_start as usize;
        &self.tables[entry.table as usize].1[from..from + entry.value_len as usize]
    }

    fn phrase(&self, entry: &Entry) -> &str {
        &self.tables[entry.table as usize].1[entry.start as usize..entry.start as usize + entry.len as usize]
    }

    /// All phrases in the text: within a family the longest from the left, without overlap.
    #[inline(never)]
    pub(crate) fn find(&self, text: &Text<'_>) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::with_capacity(text.len());
        let mut free = [0usize; Family::COUNT];
        for first in 0..text.len() {
            if text.tokens[first].masked {
                continue;
            }
            let new_from = hits.len();
            self.find_at(text, first, new_from, &mut hits);
            let mut keep = new_from;
            for place in new_from..hits.len() {
                let hit = hits[place];
                if free[hit.family as usize] <= hit.first {
                    free[hit.family as usize] = hit.last + 1;
                    hits[keep] = hit;
                    keep += 1;
                }
            }
            hits.truncate(keep);
        }
        hits
    }

    /// The longest phrase of each family that begins at this word.
    #[inline(never)]
    fn find_at(&self, text: &Text<'_>, first: usize, new_from: usize, hits: &mut Vec<Hit>) {
        let wanted = hash(text.word(first).bytes());
        let next = first_letter(text.word(first + 1));
        let mut place = self.slots.get(wanted as usize % SLOTS).copied().unwrap_or(END);
        while let Some(entry) = self.entries.get(place as usize) {
            let here = place;
            place = entry.next;
            if entry.key != wanted || entry.second != 0 && entry.second != next {
                continue;
            }
            let Some(last) = matches_at(text, first, self.phrase(entry)) else {
                continue;
            };
            let family = self.tables[entry.table as usize].0;
            let hit = Hit { family, first, last, entry: u32::from(here) };
            match hits[new_from..].iter_mut().find(|known| known.family == family) {
                Some(known) if known.last < last => *known = hit,
                Some(_) => {}
                None => hits.push(hit),
            }
        }
    }
}

/// Files the phrases of one table.
#[inline(never)]
fn file(table: u8, text: &str, entries: &mut Vec<Entry>) {
    let mut line_start = 0;
    for line in text.split('\n') {
        let (value_len, phrases_from) = match line.find(": ") {
            Some(at) => (at, at + 2),
            None => (0, 0),
        };
        let mut start = line_start + phrases_from;
        for phrase in cut(line, phrases_from, usize::MAX).split(", ") {
            if !phrase.is_empty() {
                let entry = Entry {
                    key: 0,
                    table,
                    start: start as u32,
                    len: phrase.len() as u16,
                    second: first_letter(cut(phrase, first_word(phrase) + 1, usize::MAX)),
                    value_start: line_start as u32,
                    value_len: value_len as u16,
                    next: END,
                };
                keys(phrase, |key| entries.push(Entry { key, ..entry }));
            }
            start += phrase.len() + 2;
        }
        line_start += line.len() + 1;
    }
}

/// The keys of a phrase: its first word or, with `~`, each form of it.
#[inline(never)]
fn keys(phrase: &str, mut file: impl FnMut(u32)) {
    let word = cut(phrase, 0, first_word(phrase)).to_ascii_lowercase();
    let Some(base) = word.strip_suffix('~') else {
        return file(hash(word.bytes()));
    };
    let last = base.chars().next_back().unwrap_or('e');
    let cut = cut(base, 0, base.len() - last.len_utf8());
    for ending in ["", "s", "es", "ed", "d", "ing"] {
        file(hash(base.bytes().chain(ending.bytes())));
    }
    match last {
        'e' => file(hash(cut.bytes().chain(*b"ing"))),
        'y' => {
            file(hash(cut.bytes().chain(*b"ies")));
            file(hash(cut.bytes().chain(*b"ied")));
        }
        _ => {
            file(hash(base.bytes().chain([last as u8]).chain(*b"ed")));
            file(hash(base.bytes().chain([last as u8]).chain(*b"ing")));
        }
    }
}

/// What separates the words of a phrase.
fn is_between(byte: u8) -> bool {
    matches!(byte, b' ' | b'-' | b'.' | b'/')
}

/// The length of the first word of a phrase.
fn first_word(phrase: &str) -> usize {
    phrase.bytes().position(is_between).unwrap_or(phrase.len())
}

fn first_letter(word: &str) -> u8 {
    word.bytes().next().unwrap_or(0).to_ascii_lowercase()
}

/// FNV-1a, 32 bits.
fn hash(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The last word of the phrase when it stands at this word.
#[inline(never)]
fn matches_at(text: &Text<'_>, first: usize, phrase: &str) -> Option<usize> {
    let mut at = first;
    let mut rest = phrase;
    loop {
        let (word, after) = rest.split_at(first_word(rest));
        let token = text.tokens.get(at)?;
        if token.masked || !word_matches(text, at, word) {
            return None;
        }
        let Some(&between) = after.as_bytes().first() else {
            return Some(at);
        };
        if !gap_matches(text.gap(at), between) {
            return None;
        }
        at += 1;
        rest = cut(after, 1, usize::MAX);
    }
}

fn word_matches(text: &Text<'_>, at: usize, pattern: &str) -> bool {
    let word = text.word(at);
    if word == pattern {
        return true;
    }
    match pattern.as_bytes().last() {
        Some(b'~') => inflected(cut(pattern, 0, pattern.len() - 1), word),
        _ => pattern.len() == text.typed(at).len() && text.typed(at) == pattern,
    }
}

fn gap_matches(gap: &str, between: u8) -> bool {
    match between {
        b' ' => gap == " " || gap == "-" || (!gap.is_empty() && gap.all_in("\u{2}")),
        other => gap.as_bytes() == [other],
    }
}

/// Whether the word is the base with a regular English ending.
fn inflected(base: &str, word: &str) -> bool {
    if let Some(ending) = word.strip_prefix(base) {
        if matches!(ending, "" | "s" | "es" | "ed" | "d" | "ing") {
            return true;
        }
        let doubled = base.chars().next_back().and_then(|last| ending.strip_prefix(last));
        return matches!(doubled, Some("ed" | "ing"));
    }
    let Some(last) = base.chars().next_back() else {
        return false;
    };
    let Some(ending) = word.strip_prefix(cut(base, 0, base.len() - last.len_utf8())) else {
        return false;
    };
    match last {
        'e' => ending == "ing",
        'y' => one_of(ending, "ies ied"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_endings_of_a_verb_are_found() {
        for word in ["drain", "drains", "drained", "draining"] {
            assert!(inflected("drain", word), "{word}");
        }
        assert!(inflected("purge", "purging"));
        assert!(inflected("retry", "retries"));
        assert!(inflected("flag", "flagged"));
        assert!(!inflected("drain", "drainage"));
    }

    #[test]
    fn the_longest_phrase_of_a_family_wins() {
        let index = PhraseIndex::new(vec![(Family::Named, "acme, acme foods".to_owned())]);
        let text = Text::new("Acme Foods and acme");
        let found: Vec<(usize, usize)> = index
            .find(&text)
            .iter()
            .filter(|hit| hit.family == Family::Named)
            .map(|hit| (hit.first, hit.last))
            .collect();
        assert_eq!(found, [(0, 1), (3, 3)]);
    }
}
