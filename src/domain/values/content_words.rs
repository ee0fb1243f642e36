//! The words of a sentence that say what it is about, so that two sentences can be held against each other.

use super::{is_letter, lowered};

/// Words that stand in any sentence, whatever it is about.
const COMMON: [&str; 97] = [
    "a", "about", "after", "again", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been",
    "before", "both", "but", "by", "can", "could", "did", "do", "does", "each", "every", "for", "from",
    "had", "has", "have", "i", "if", "in", "into", "is", "it", "its", "just", "me", "more", "most", "much",
    "my", "of", "off", "on", "one", "only", "or", "other", "our", "out", "over", "same", "see", "seen",
    "show", "shows", "since", "so", "some", "still", "such", "than", "that", "the", "their", "them", "then",
    "there", "these", "they", "this", "to", "too", "under", "until", "up", "us", "very", "was", "we", "were",
    "what", "when", "where", "which", "while", "who", "why", "will", "with", "would", "yet", "you", "your",
    "yours",
];

/// Words that turn what is said into its contrary.
const CONTRARY: [&str; 16] = [
    "no",
    "not",
    "none",
    "never",
    "without",
    "unchanged",
    "nothing",
    "neither",
    "nor",
    "isn't",
    "doesn't",
    "don't",
    "aren't",
    "won't",
    "wouldn't",
    "gone",
];

/// How many letters of a word its forms share: "rejects" and "rejected" are one.
const STEM: usize = 5;

/// What a sentence is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentWords {
    /// The beginnings of its words, each once, in small letters.
    stems: Vec<String>,
    /// It says that something is not so.
    is_contrary: bool,
}

impl ContentWords {
    /// Those of a sentence; of any language, though only English words are known to say nothing.
    pub fn of(sentence: &str) -> ContentWords {
        let mut words = ContentWords { stems: Vec::new(), is_contrary: false };
        let parts = sentence.split(|c: char| !is_letter(c) && c != '\'' && c != '’');
        for word in parts.map(|word| lowered(word).replace('’', "'")) {
            if CONTRARY.contains(&word.as_str()) {
                words.is_contrary = !words.is_contrary;
            } else if !word.is_empty() && !COMMON.contains(&word.as_str()) {
                let stem: String = word.chars().take(STEM).collect();
                if !words.stems.contains(&stem) {
                    words.stems.push(stem);
                }
            }
        }
        words
    }

    /// The longest beginning of its words, by which a sentence about it may be known.
    pub fn longest(&self) -> String {
        let mut longest = "";
        for stem in &self.stems {
            if stem.chars().count() > longest.chars().count() {
                longest = stem;
            }
        }
        longest.to_owned()
    }

    /// Whether the other sentence is about the same: at least half of the words of the shorter one are in both.
    pub fn is_about_the_same(&self, other: &ContentWords) -> bool {
        let shared = self.stems.iter().filter(|stem| other.stems.contains(stem)).count();
        let shorter = self.stems.len().min(other.stems.len());
        shorter > 0 && shared * 2 >= shorter
    }

    /// Whether the other sentence is about the same and says the contrary of it: one of them says that it is not so.
    pub fn is_contrary_to(&self, other: &ContentWords) -> bool {
        self.is_about_the_same(other) && self.is_contrary != other.is_contrary
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_about_the_same_are_told_from_others() {
        let about =
            |one: &str, other: &str| ContentWords::of(one).is_about_the_same(&ContentWords::of(other));
        assert!(about("postal_code=null in the log", "log: postal_code=null in every rejection"));
        assert!(about("the provider rejects us", "rejected by the provider with 422"));
        assert!(!about("the certificate expired", "the disk is full"));
        assert!(!about("", "the disk is full"));
        assert!(!about("it is so", "so it is"));
    }

    #[test]
    fn a_contrary_is_about_the_same() {
        let contrary =
            |one: &str, other: &str| ContentWords::of(one).is_contrary_to(&ContentWords::of(other));
        assert!(contrary("errors go with the filter off", "with the filter off errors do not go"));
        assert!(!contrary("errors go with the filter off", "filter off: errors go"));
        assert!(!contrary("the certificate expired", "no disk is full"));
    }
}
