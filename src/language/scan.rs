//! Cutting a text into words and sentences. It owns the offsets and must not know any rule.
//!
//! A word is a run of letters, digits and underscores; a possessive `'s` is a word of its own, other
//! apostrophes stay inside. Words are compared in a lower-cased copy with straight apostrophes, and
//! each knows where it stands in the text as typed.

use super::case::{Letters, is_alphabetic, is_lower, lower};
use super::words::one_of;
use crate::domain::is_letter;

/// One word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    start: u32,
    end: u32,
    norm_start: u32,
    norm_end: u32,
    /// Inside a link or an e-mail address, where words are not words.
    pub(crate) masked: bool,
}

/// A run of words that reads as one sentence: bytes, and the words in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sentence {
    pub(crate) first: usize,
    /// One past the last word.
    pub(crate) end: usize,
}

/// A text, cut.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    pub(crate) raw: &'a str,
    norm: String,
    pub(crate) tokens: Vec<Token>,
    pub(crate) sentences: Vec<Sentence>,
    links: Vec<(usize, usize)>,
    addresses: Vec<(usize, usize)>,
    chunks: Vec<(u32, u32)>,
}

impl<'a> Text<'a> {
    pub(crate) fn new(raw: &'a str) -> Self {
        let mut text = Text {
            raw,
            norm: String::with_capacity(raw.len()),
            tokens: Vec::with_capacity(raw.len() / 5),
            sentences: Vec::new(),
            links: links(raw),
            addresses: addresses(raw),
            chunks: chunks(raw),
        };
        text.cut_words();
        text.cut_sentences();
        text
    }

    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The word, lower-cased.
    #[inline(never)]
    pub(crate) fn word(&self, at: usize) -> &str {
        self.tokens
            .get(at)
            .map_or("", |token| cut(&self.norm, token.norm_start as usize, token.norm_end as usize))
    }

    /// The word as typed.
    #[inline(never)]
    pub(crate) fn typed(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| cut(self.raw, token.start as usize, token.end as usize))
    }

    #[inline(never)]
    pub(crate) fn start(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(self.raw.len(), |token| token.start as usize)
    }

    #[inline(never)]
    pub(crate) fn end(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(self.raw.len(), |token| token.end as usize)
    }

    /// What stands between this word and the next.
    #[inline(never)]
    pub(crate) fn gap(&self, at: usize) -> &'a str {
        cut(self.raw, self.end(at), self.start(at + 1))
    }

    /// What stands before this word, back to the one before it.
    #[inline(never)]
    pub(crate) fn gap_before(&self, at: usize) -> &'a str {
        match at.checked_sub(1) {
            Some(before) => self.gap(before),
            None => cut(self.raw, 0, self.start(0)),
        }
    }

    /// The bytes of a run of words, `last` included.
    #[inline(never)]
    pub(crate) fn bytes(&self, first: usize, last: usize) -> (usize, usize) {
        (self.start(first), self.end(last))
    }

    /// The sentence a word stands in.
    #[inline(never)]
    pub(crate) fn sentence_at(&self, token: usize) -> Sentence {
        let place = self.sentences.partition_point(|sentence| sentence.end <= token);
        self.sentences.get(place).copied().unwrap_or(Sentence { first: 0, end: self.len() })
    }

    /// Whether the word opens its sentence.
    #[inline(never)]
    pub(crate) fn opens_sentence(&self, token: usize) -> bool {
        self.sentence_at(token).first == token
    }

    /// Whether a byte stands inside a link.
    #[inline(never)]
    pub(crate) fn in_link(&self, byte: usize) -> bool {
        self.links.iter().any(|&(start, end)| start <= byte && byte < end)
    }

    /// The links as byte ranges.
    pub(crate) fn links(&self) -> &[(usize, usize)] {
        &self.links
    }

    /// Runs without white space, with the punctuation around them trimmed: what a host name, a
    /// handle or a token of a log would be.
    pub(crate) fn chunks(&self) -> impl Iterator<Item = (usize, &'a str)> {
        let raw = self.raw;
        self.chunks.iter().map(move |&(start, end)| (start as usize, cut(raw, start as usize, end as usize)))
    }

    fn cut_words(&mut self) {
        let raw = self.raw;
        let mut start = 0;
        while let Some(first) = cut(raw, start, usize::MAX).chars().next() {
            let end = start + word_len(cut(raw, start, usize::MAX));
            if end == start {
                start += first.len_utf8();
                continue;
            }
            let norm_start = self.norm.len();
            self.put(cut(raw, start, end));
            self.push_word(start, end, norm_start);
            start = end;
        }
    }

    /// Keeps a word, with a possessive split off.
    fn push_word(&mut self, start: usize, end: usize, norm_start: usize) {
        let norm_end = self.norm.len();
        let masked =
            self.in_link(start) || self.addresses.iter().any(|&(from, to)| from <= start && start < to);
        let token = |start: usize, end: usize, norm_start: usize, norm_end: usize| Token {
            start: start as u32,
            end: end as u32,
            norm_start: norm_start as u32,
            norm_end: norm_end as u32,
            masked,
        };
        let tail = if cut(&self.norm, norm_start, usize::MAX).ends_with("'s") {
            typed_tail(cut(self.raw, start, end))
        } else {
            0
        };
        if tail == 0 {
            self.tokens.push(token(start, end, norm_start, norm_end));
        } else {
            self.tokens.push(token(start, end - tail, norm_start, norm_end - 2));
            self.tokens.push(token(end - tail, end, norm_end - 2, norm_end));
        }
    }

    fn put(&mut self, word: &str) {
        if word.is_ascii() {
            let from = self.norm.len();
            self.norm.push_str(word);
            self.norm[from..].make_ascii_lowercase();
        } else {
            self.norm
                .extend(word.chars().map(|letter| if is_apostrophe(letter) { '\'' } else { lower(letter) }));
        }
    }

    fn cut_sentences(&mut self) {
        let mut first = 0;
        for at in 0..self.len() {
            if at + 1 == self.len() || self.ends_sentence(at) {
                self.sentences.push(Sentence { first, end: at + 1 });
                first = at + 1;
            }
        }
    }

    fn ends_sentence(&self, at: usize) -> bool {
        let gap = self.gap(at);
        if gap == " " {
            return false;
        }
        if gap.contains('\n') {
            return true;
        }
        let Some(stop) = gap.find_in(".!?。…") else {
            return false;
        };
        if cut(gap, stop, usize::MAX).find_in("\u{2}").is_none() {
            return false;
        }
        if cut(gap, stop, usize::MAX).starts_with('.')
            && one_of(self.word(at), "approx vs st mr mrs ms dr prof ca")
        {
            return false;
        }
        // "28.03. 18:00": a date, as some write it.
        let short = |at: usize| self.word(at).len() <= 2 && self.word(at).is_digits();
        let date = short(at)
            && at > 0
            && self.gap(at - 1) == "."
            && short(at - 1)
            && self.word(at + 1).starts_digit();
        !date && !self.typed(at + 1).starts_with(|next: char| is_lower(next))
    }
}

/// A stretch of a text; empty where it does not stand on character borders. One place for all cuts:
/// each slice written out costs its own check and panic.
#[inline(never)]
pub(crate) fn cut(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to.min(text.len())).unwrap_or_default()
}

/// The bytes of the word that a text begins with.
fn word_len(text: &str) -> usize {
    let mut len = 0;
    loop {
        // Most letters are ASCII, and are looked at as bytes.
        let inside = text.bytes().skip(len).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
        len += inside.count();
        let rest = cut(text, len, usize::MAX);
        let Some(next) = rest.chars().next() else { return len };
        let joined = || len > 0 && is_apostrophe(next) && joins(cut(rest, next.len_utf8(), usize::MAX));
        if !is_word(next) && !joined() {
            return len;
        }
        len += next.len_utf8();
    }
}

fn is_word(letter: char) -> bool {
    is_letter(letter) || letter == '_'
}

fn is_apostrophe(letter: char) -> bool {
    letter == '\'' || letter == '’'
}

fn joins(rest: &str) -> bool {
    rest.starts_with(is_alphabetic)
}

/// The bytes of the possessive at the end of a word as typed.
fn typed_tail(word: &str) -> usize {
    word.rfind(is_apostrophe).map_or(0, |at| word.len() - at)
}

/// Where handles and e-mail addresses stand: the run around an at sign.
fn addresses(raw: &str) -> Vec<(usize, usize)> {
    let inside = |c: char| is_letter(c) || "._-+@".contains(c);
    let around = |(at, _): (usize, &str)| {
        let start = cut(raw, 0, at)
            .rfind(|c: char| !inside(c))
            .map_or(0, |from| from + cut(raw, from, usize::MAX).chars().next().map_or(0, char::len_utf8));
        let end = cut(raw, at, usize::MAX).find(|c: char| !inside(c)).map_or(raw.len(), |len| at + len);
        (start, end)
    };
    raw.match_indices('@').map(around).collect()
}

/// Runs without white space, trimmed of the punctuation around them.
pub(crate) fn chunks(raw: &str) -> Vec<(u32, u32)> {
    let is_bare = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric());
    let cut = |chunk: &str| {
        let from = chunk.as_ptr() as usize - raw.as_ptr() as usize;
        let opens = is_bare(chunk.bytes().next());
        let left = if opens { chunk } else { chunk.trim_start_in("([{<\"'`,*“‘") };
        let closes = is_bare(left.bytes().next_back());
        let right = if closes { left } else { left.trim_end_in(")]}>\"'`,;:.!?*”’…") };
        let start = from + chunk.len() - left.len();
        (!right.is_empty()).then_some((start as u32, (start + right.len()) as u32))
    };
    raw.split_whitespace().filter_map(cut).collect()
}

/// Where links stand: from the scheme to white space or a closing bracket.
fn links(raw: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = cut(raw, from, usize::MAX).find("://").map(|at| at + from) {
        let scheme = cut(raw, 0, at).bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
        let rest = cut(raw, at + 3, usize::MAX);
        let stop = rest.find_in("\u{2})>]\"'`|").unwrap_or(rest.len());
        let closing = cut(rest, 0, stop).trim_end_in(".,;:!?").len();
        found.push((at - scheme, at + 3 + closing));
        from = at + 3 + stop;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(raw: &str) -> Vec<String> {
        let text = Text::new(raw);
        (0..text.len()).map(|at| text.word(at).to_owned()).collect()
    }

    #[test]
    fn a_possessive_is_a_word_of_its_own_and_a_contraction_is_not() {
        assert_eq!(words("John’s page won't load"), ["john", "'s", "page", "won't", "load"]);
    }

    #[test]
    fn offsets_are_those_of_the_text_as_typed() {
        let text = Text::new("Ünïcode “Müller’s” page");
        assert_eq!(text.typed(1), "Müller");
        assert_eq!(text.word(0), "ünïcode");
    }

    #[test]
    fn a_sentence_ends_at_a_stop_before_a_capital_and_not_inside_a_number() {
        let text = Text::new("Version 2.4 is late. Sorry, e.g. for you. Bye");
        assert_eq!(text.sentences.len(), 3);
    }

    #[test]
    fn words_of_links_and_addresses_are_masked() {
        let text = Text::new("see https://redis.example.com/kafka and a@redis.com");
        let open: Vec<&str> =
            (0..text.len()).filter(|&at| !text.tokens[at].masked).map(|at| text.word(at)).collect();
        assert_eq!(open, ["see", "and"]);
    }
}
