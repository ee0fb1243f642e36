//! Words behind a command's name that make a sentence of it: "docker logs volume emptied".

use crate::domain::values::{is_alphabetic, is_lower, lowered};

/// Words that stand in sentences, and that are no argument that people give a command.
const SENTENCE_WORDS: [&str; 84] = [
    "a",
    "about",
    "after",
    "again",
    "and",
    "another",
    "are",
    "as",
    "at",
    "back",
    "be",
    "been",
    "before",
    "broken",
    "but",
    "by",
    "cut",
    "done",
    "down",
    "during",
    "every",
    "fixed",
    "for",
    "from",
    "given",
    "gone",
    "had",
    "has",
    "have",
    "he",
    "held",
    "i",
    "in",
    "into",
    "is",
    "it",
    "kept",
    "left",
    "lost",
    "made",
    "moved",
    "my",
    "new",
    "not",
    "now",
    "of",
    "off",
    "on",
    "onto",
    "or",
    "our",
    "out",
    "over",
    "put",
    "rebuilt",
    "reset",
    "rewritten",
    "sent",
    "set",
    "she",
    "shut",
    "since",
    "so",
    "split",
    "taken",
    "that",
    "the",
    "their",
    "them",
    "then",
    "they",
    "this",
    "through",
    "to",
    "too",
    "under",
    "until",
    "up",
    "was",
    "we",
    "were",
    "with",
    "without",
    "written",
];

/// Whether arguments read like the rest of a sentence: a word of one that is no option's value, two
/// plain words, or a mark that ends a part of a sentence. `names` are plain words that are arguments.
pub(super) fn is_prose(args: &[String], names: &[&str]) -> bool {
    let mut plain = 0;
    let mut is_value = false;
    for arg in args {
        let is_free =
            !std::mem::replace(&mut is_value, arg.len() > 1 && arg.starts_with('-') && !arg.contains('='));
        if arg.contains(char::is_whitespace) {
            // It stood in quotes.
            continue;
        }
        let ends = arg.ends_with([',', ':', '!', '?']) && arg.starts_with(is_alphabetic);
        let lower = lowered(arg);
        let is_plain = arg.chars().all(|c| is_alphabetic(c) || matches!(c, '\'' | '’'));
        let is_participle = is_plain && lower.len() > 4 && lower.ends_with("ed");
        if ends || is_free && (is_participle || SENTENCE_WORDS.contains(&lower.as_str())) {
            return true;
        }
        let is_written_small = is_plain && arg.starts_with(is_lower);
        plain += usize::from(is_free && is_written_small && !names.contains(&arg.as_str()));
    }
    plain > 1
}

/// Whether an argument has signs that no word of a sentence has.
pub(super) fn is_machine(arg: &str) -> bool {
    arg.contains(['{', '/', '$', '=', '~'])
}
