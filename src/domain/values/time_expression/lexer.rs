//! Cutting a text into what times are made of: numbers, words and signs. A time never goes over the end
//! of a line.

use std::cell::RefCell;

/// The most tokens that a time may have, with room to spare.
const MOST: usize = 40;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A run of digits.
    Number,
    /// A run of letters, underscores and apostrophes between letters.
    Word,
    /// Any other sign.
    Sign,
}

/// A piece of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind,
    pub(super) text: &'t str,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it stands right behind the one before it.
    pub(super) is_glued: bool,
}

/// The pieces of a line, from a place in it. Its small questions are asked in hundreds of places: none is written out there,
/// which is a good part of the grammar's size. A piece is cut when it is first asked for: of most places that a time may
/// begin at, the first two or three say that there is none.
pub(super) struct Tokens<'t> {
    pub(super) raw: &'t str,
    from: usize,
    cut: RefCell<Vec<Token<'t>>>,
}

impl<'t> Tokens<'t> {
    pub(super) fn of(raw: &'t str, from: usize) -> Tokens<'t> {
        let line = raw.get(from..).unwrap_or_default().trim_start();
        Tokens { raw, from: raw.len() - line.len(), cut: RefCell::default() }
    }

    #[inline(never)]
    pub(super) fn get(&self, at: usize) -> Option<Token<'t>> {
        let mut cut = self.cut.borrow_mut();
        while cut.len() <= at.min(MOST - 1) {
            let next = next_piece(self.raw, self.from, cut.last())?;
            cut.push(next);
        }
        cut.get(at).copied()
    }

    #[inline(never)]
    pub(super) fn text(&self, at: usize) -> &'t str {
        self.get(at).map_or("", |token| token.text)
    }

    /// The byte behind the last of the tokens before this one.
    #[inline(never)]
    pub(super) fn end_before(&self, at: usize) -> usize {
        at.checked_sub(1).and_then(|last| self.get(last)).map_or(0, |token| token.end)
    }

    #[inline(never)]
    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.is_glued)
    }

    #[inline(never)]
    pub(super) fn is_end(&self, at: usize) -> bool {
        self.get(at).is_none()
    }

    /// Whether it is that word or sign, in whatever case.
    #[inline(never)]
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.text(at).eq_ignore_ascii_case(word)
    }

    /// Whether it is one of these words, which stand with a space between them.
    #[inline(never)]
    pub(super) fn one_of(&self, at: usize, words: &str) -> bool {
        self.place(at, words).is_some()
    }

    /// Which of these words it is, counted from zero.
    #[inline(never)]
    pub(super) fn place(&self, at: usize, words: &str) -> Option<usize> {
        let word = self.text(at).as_bytes();
        let mut place = 0;
        let mut rest = words.as_bytes();
        loop {
            let len = first_len(rest);
            if len == word.len() && rest[..len].eq_ignore_ascii_case(word) {
                return Some(place);
            }
            rest = rest.get(len + 1..)?;
            place += 1;
        }
    }

    /// Whether these words follow each other from there.
    #[inline(never)]
    pub(super) fn follow(&self, at: usize, words: &str) -> bool {
        let mut at = at;
        let mut rest = words;
        loop {
            let len = first_len(rest.as_bytes());
            if !self.is(at, &rest[..len]) {
                return false;
            }
            let Some(more) = rest.get(len + 1..) else { return true };
            (at, rest) = (at + 1, more);
        }
    }

    /// The sign `-` in any of its shapes.
    #[inline(never)]
    pub(super) fn is_dash(&self, at: usize) -> bool {
        matches!(self.text(at), "-" | "–" | "—" | "−")
    }

    /// The value of a run of digits, and how many they are.
    #[inline(never)]
    pub(super) fn number(&self, at: usize) -> Option<(u32, usize)> {
        let token = self.get(at).filter(|token| token.kind == Kind::Number)?;
        Some((token.text.parse().ok()?, token.text.len()))
    }
}

/// The length of the first of words with a space between them.
fn first_len(words: &[u8]) -> usize {
    words.iter().position(|byte| *byte == b' ').unwrap_or(words.len())
}

/// The piece behind the last one, or the first one from there, in the same line.
fn next_piece<'t>(raw: &'t str, from: usize, last: Option<&Token>) -> Option<Token<'t>> {
    let mut start = last.map_or(from, |last| last.end);
    loop {
        let rest = raw.get(start..)?;
        let first = rest.chars().next().filter(|first| *first != '\n')?;
        if first.is_whitespace() {
            start += first.len_utf8();
            continue;
        }
        let (kind, len) = piece(rest, first);
        let is_glued = last.is_some_and(|last| last.end == start);
        return Some(Token { kind, text: &rest[..len], start, end: start + len, is_glued });
    }
}

fn piece(rest: &str, first: char) -> (Kind, usize) {
    if first.is_ascii_digit() {
        return (Kind::Number, rest.bytes().take_while(u8::is_ascii_digit).count());
    }
    if !is_word(first) {
        return (Kind::Sign, first.len_utf8());
    }
    let mut len = 0;
    for (at, letter) in rest.char_indices() {
        let is_inside = matches!(letter, '\'' | '’')
            && rest[at + letter.len_utf8()..].starts_with(|next: char| next.is_ascii_alphabetic());
        if !is_word(letter) && !is_inside {
            break;
        }
        len = at + letter.len_utf8();
    }
    (Kind::Word, len)
}

/// Other scripts have no part in a time: they make a word of their own.
fn is_word(letter: char) -> bool {
    letter.is_ascii_alphabetic() || letter == '_' || !letter.is_ascii() && super::is_letter(letter)
}
