//! What hangs together where words are erased: what a fact belongs to, and which texts hold which words.
//!
//! Two matches a family of facts say it, none with a catch-all arm: `each_words` which words a fact holds,
//! `belongs_to` what it belongs to. A new fact does not compile before it answers both.

use crate::domain::values::{Stamp, is_letter};

/// What a fact is to the one that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Companion {
    /// Other words for it.
    Wording,
    /// What one would see if a theory were true.
    Expectation,
    /// What one sees when all is well.
    Normal,
    /// Why a theory stands as it does, and who says so.
    Reason,
    /// A piece of evidence that was stated for a theory and is held against no other.
    Evidence,
    /// Where a piece of evidence can be looked at.
    Link,
    /// A picture.
    Picture,
    /// The pasted text that it was made of.
    Paste,
    /// How a change was made, and what is expected of it.
    How,
    /// Whose it is now.
    Owner,
}

/// What a fact belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parent {
    /// The event.
    pub id: Stamp,
    /// What the fact is to it.
    pub companion: Companion,
}

impl Companion {
    pub(in crate::domain) fn of(self, id: Stamp) -> Option<Parent> {
        Some(Parent { id, companion: self })
    }
}

/// Whether a text holds words that are to be erased, whole words of it, or is itself a piece of
/// them. Line by line: an update's parts are texts of their own.
pub fn holds(text: &str, words: &str) -> bool {
    /// A shorter piece says nothing that could be told from something else.
    const PIECE: usize = 8;
    let is_within = |part: &str, whole: &str| {
        whole.match_indices(part).any(|(at, found)| {
            let before = whole[..at].chars().next_back();
            let after = whole[at + found.len()..].chars().next();
            !before.is_some_and(is_letter) && !after.is_some_and(is_letter)
        })
    };
    let text = text.trim();
    let is_piece = text.len() >= PIECE && words.contains(text);
    is_piece || words.lines().map(str::trim).any(|line| !line.is_empty() && is_within(line, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_holds_words_whole_or_is_a_piece_of_them() {
        let words = "the password hunter2 leaked\nsince 02:40";
        for text in [
            words,
            " the password hunter2 leaked ",
            "We know: the password hunter2 leaked.",
            "since 02:40, that is",
            "the password hun",
        ] {
            assert!(holds(text, words), "{text}");
        }
        for text in ["", "the", "leaked", "since 02:401", "the password of another"] {
            assert!(!holds(text, words), "{text}");
        }
        assert!(!holds("I know nothing", "no"), "only whole words");
    }
}
