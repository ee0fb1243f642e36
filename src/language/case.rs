//! Questions about the letters of a text, answered in one place. Each closure over characters that is
//! written out where it is needed makes the compiler write its search again; these do not.

use crate::domain::is_letter;
pub(crate) use crate::domain::{is_alphabetic, is_lower, is_upper, lower, lowered, upper};

/// In a set: any letter or digit.
pub(crate) const ANY_WORD: char = '\u{1}';
/// In a set: any white space.
pub(crate) const ANY_SPACE: char = '\u{2}';

/// Questions about letters. A set is a text with the letters in it; the two marks above stand for
/// classes.
pub(crate) trait Letters {
    /// How many ASCII digits it begins with.
    fn digits(&self) -> usize;
    /// Whether it holds nothing but ASCII digits.
    fn is_digits(&self) -> bool;
    /// Whether it begins with an ASCII digit.
    fn starts_digit(&self) -> bool;
    /// Whether it begins with a capital.
    fn starts_upper(&self) -> bool;
    /// Whether it begins with one of the set.
    fn starts_in(&self, set: &str) -> bool;
    /// Whether it ends with one of the set.
    fn ends_in(&self, set: &str) -> bool;
    /// The byte of the first of the set.
    fn find_in(&self, set: &str) -> Option<usize>;
    /// Whether all of it is of the set.
    fn all_in(&self, set: &str) -> bool;
    /// What stands before the first of the set.
    fn before(&self, set: &str) -> &str;
    /// Without those of the set at the beginning.
    fn trim_start_in(&self, set: &str) -> &str;
    /// Without those of the set at the end.
    fn trim_end_in(&self, set: &str) -> &str;
}

/// Whether a letter is of the set.
#[inline(never)]
fn is_in(letter: char, set: &str) -> bool {
    if letter.is_ascii() {
        let byte = letter as u8;
        return set.bytes().any(|known| {
            known == byte
                || known == 1 && byte.is_ascii_alphanumeric()
                || known == 2 && byte.is_ascii_whitespace()
        });
    }
    set.chars().any(|known| match known {
        ANY_WORD => is_letter(letter),
        ANY_SPACE => letter.is_whitespace(),
        known => known == letter,
    })
}

impl Letters for str {
    #[inline(never)]
    fn digits(&self) -> usize {
        self.bytes().take_while(u8::is_ascii_digit).count()
    }

    fn is_digits(&self) -> bool {
        self.digits() == self.len()
    }

    fn starts_digit(&self) -> bool {
        self.digits() > 0
    }

    #[inline(never)]
    fn starts_upper(&self) -> bool {
        self.chars().next().is_some_and(is_upper)
    }

    #[inline(never)]
    fn starts_in(&self, set: &str) -> bool {
        self.chars().next().is_some_and(|letter| is_in(letter, set))
    }

    #[inline(never)]
    fn ends_in(&self, set: &str) -> bool {
        self.chars().next_back().is_some_and(|letter| is_in(letter, set))
    }

    #[inline(never)]
    fn find_in(&self, set: &str) -> Option<usize> {
        self.find(|letter| is_in(letter, set))
    }

    #[inline(never)]
    fn all_in(&self, set: &str) -> bool {
        self.chars().all(|letter| is_in(letter, set))
    }

    #[inline(never)]
    fn before(&self, set: &str) -> &str {
        &self[..self.find_in(set).unwrap_or(self.len())]
    }

    #[inline(never)]
    fn trim_start_in(&self, set: &str) -> &str {
        self.trim_start_matches(|letter| is_in(letter, set))
    }

    #[inline(never)]
    fn trim_end_in(&self, set: &str) -> &str {
        self.trim_end_matches(|letter| is_in(letter, set))
    }
}
