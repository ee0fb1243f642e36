//! Numbers in words, up to ninety-nine.

use super::lexer::Tokens;

const SMALL: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const TENS: &str = "twenty thirty forty fifty sixty seventy eighty ninety";

/// A number in words and the token behind it: `four`, `twenty-five`, `twenty five`.
#[inline(never)]
pub(super) fn spelled(tokens: &Tokens, at: usize) -> Option<(u32, usize)> {
    if let Some(small) = place(tokens, at, SMALL) {
        return Some((small, at + 1));
    }
    let tens = (place(tokens, at, TENS)? + 2) * 10;
    let next = at + 1 + usize::from(tokens.is(at + 1, "-"));
    match place(tokens, next, SMALL) {
        Some(one @ 1..=9) => Some((tens + one, next + 1)),
        _ => Some((tens, at + 1)),
    }
}

/// A number in digits or words.
#[inline(never)]
pub(super) fn number(tokens: &Tokens, at: usize) -> Option<(u32, usize)> {
    tokens.number(at).map(|(value, _)| (value, at + 1)).or_else(|| spelled(tokens, at))
}

#[inline(never)]
fn place(tokens: &Tokens, at: usize, words: &str) -> Option<u32> {
    u32::try_from(tokens.place(at, words)?).ok()
}
