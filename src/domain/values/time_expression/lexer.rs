//! Cutting a text into what times are made of: numbers, words and signs. A time never goes over the end
//! of a line.

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
/// which is a good part of the grammar's size.
pub(super) struct Tokens<'t> {
    pub(super) raw: &'t str,
    all: Vec<Token<'t>>,
}

impl<'t> Tokens<'t> {
    pub(super) fn of(raw: &'t str, from: usize) -> Tokens<'t> {
        let mut all: Vec<Token<'t>> = Vec::new();
        let line = raw.get(from..).unwrap_or_default();
        let line = line.trim_start();
        let mut at = raw.len() - line.len();
        let stop = line.find('\n').map_or(raw.len(), |end| at + end);
        while at < stop && all.len() < MOST {
            let rest = &raw[at..stop];
            let Some(first) = rest.chars().next() else { break };
            if first.is_whitespace() {
                at += first.len_utf8();
                continue;
            }
            let (kind, len) = piece(rest, first);
            let is_glued = all.last().is_some_and(|last| last.end == at);
            all.push(Token { kind, text: &rest[..len], start: at, end: at + len, is_glued });
            at += len;
        }
        Tokens { raw, all }
    }

    #[inline(never)]
    pub(super) fn get(&self, at: usize) -> Option<&Token<'t>> {
        self.all.get(at)
    }

    #[inline(never)]
    pub(super) fn text(&self, at: usize) -> &'t str {
        self.all.get(at).map_or("", |token| token.text)
    }

    /// The byte behind the last of the tokens before this one.
    #[inline(never)]
    pub(super) fn end_before(&self, at: usize) -> usize {
        at.checked_sub(1).and_then(|last| self.all.get(last)).map_or(0, |token| token.end)
    }

    #[inline(never)]
    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(|token| token.is_glued)
    }

    #[inline(never)]
    pub(super) fn is_end(&self, at: usize) -> bool {
        at >= self.all.len()
    }

    /// Whether it is that word or sign, in whatever case.
    #[inline(never)]
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.text(at).eq_ignore_ascii_case(word)
    }

    /// Whether it is one of these words, which stand with a space between them.
    #[inline(never)]
    pub(super) fn one_of(&self, at: usize, words: &str) -> bool {
        words.split(' ').any(|word| self.is(at, word))
    }

    /// Whether these words follow each other from there.
    #[inline(never)]
    pub(super) fn follow(&self, at: usize, words: &str) -> bool {
        words.split(' ').enumerate().all(|(place, word)| self.is(at + place, word))
    }

    /// The sign `-` in any of its shapes.
    #[inline(never)]
    pub(super) fn is_dash(&self, at: usize) -> bool {
        matches!(self.text(at), "-" | "–" | "—" | "−")
    }

    /// The value of a run of digits, and how many they are.
    #[inline(never)]
    pub(super) fn number(&self, at: usize) -> Option<(u32, usize)> {
        let token = self.all.get(at).filter(|token| token.kind == Kind::Number)?;
        Some((token.text.parse().ok()?, token.text.len()))
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
