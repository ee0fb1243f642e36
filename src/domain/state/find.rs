//! Finding entries in the log as one types.

use super::State;
use crate::domain::model::{Entry, EntryKind};
use crate::domain::values::{Stamp, Timestamp, folded};

/// What is looked for. What is left open matches everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Words, each of which has to be in the entry; small and capital letters are one, with accents and without.
    pub words: String,
    /// The kind of entry.
    pub kind: Option<FoundKind>,
    /// The earliest time of the day at which it happened, in minutes since midnight UTC.
    pub from: Option<u16>,
    /// The latest. When it is before `from`, midnight lies between them.
    pub to: Option<u16>,
}

/// The kinds of entries that can be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoundKind {
    /// Notes.
    Note,
    /// Findings.
    Finding,
    /// Decisions.
    Decision,
    /// Changes to the system.
    Change,
    /// Tasks, assigned and done.
    Action,
    /// Questions.
    Question,
    /// Theories and what became of them.
    Theory,
    /// Evidence.
    Evidence,
    /// Updates that were sent, and promises.
    Update,
}

impl FoundKind {
    /// All of them.
    pub const ALL: [FoundKind; 9] = [
        FoundKind::Note,
        FoundKind::Finding,
        FoundKind::Decision,
        FoundKind::Change,
        FoundKind::Action,
        FoundKind::Question,
        FoundKind::Theory,
        FoundKind::Evidence,
        FoundKind::Update,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            FoundKind::Note => "Note",
            FoundKind::Finding => "Finding",
            FoundKind::Decision => "Decision",
            FoundKind::Change => "Change",
            FoundKind::Action => "Action",
            FoundKind::Question => "Question",
            FoundKind::Theory => "Theory",
            FoundKind::Evidence => "Evidence",
            FoundKind::Update => "Update",
        }
    }

    fn of(kind: EntryKind) -> Option<FoundKind> {
        Some(match kind {
            EntryKind::Note => FoundKind::Note,
            EntryKind::Finding => FoundKind::Finding,
            EntryKind::Decision => FoundKind::Decision,
            EntryKind::Change => FoundKind::Change,
            EntryKind::Action | EntryKind::ActionDone => FoundKind::Action,
            EntryKind::Question => FoundKind::Question,
            EntryKind::Theory | EntryKind::Conclusion { .. } => FoundKind::Theory,
            EntryKind::Evidence { .. } => FoundKind::Evidence,
            EntryKind::Update { .. } | EntryKind::Promise { .. } => FoundKind::Update,
            EntryKind::Phase(_)
            | EntryKind::Severity(_)
            | EntryKind::Title
            | EntryKind::Break { .. }
            | EntryKind::Answer { .. }
            | EntryKind::Confirmation { .. }
            | EntryKind::Detail(_)
            | EntryKind::Debrief(_) => return None,
        })
    }
}

/// What was found: how many, and the latest of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// How many entries match.
    pub count: usize,
    /// The latest of them, the latest first.
    pub latest: Vec<Stamp>,
}

impl Query {
    /// Whether anything is looked for at all.
    pub fn is_blank(&self) -> bool {
        self.words.trim().is_empty() && self.kind.is_none() && self.from.is_none() && self.to.is_none()
    }

    fn is_in_time(&self, happened: Timestamp) -> bool {
        if self.from.is_none() && self.to.is_none() {
            return true;
        }
        let minute = happened.as_millis().div_euclid(60_000).rem_euclid(24 * 60);
        let (from, to) = (self.from.unwrap_or(0), self.to.unwrap_or(24 * 60));
        let (after, before) = (minute >= i64::from(from), minute <= i64::from(to));
        if from <= to { after && before } else { after || before }
    }

    fn matches(&self, entry: &Entry, words: &[String]) -> bool {
        self.kind.is_none_or(|kind| FoundKind::of(entry.kind) == Some(kind))
            && self.is_in_time(entry.happened)
            && (words.is_empty() || has_all(&entry.text, words))
    }
}

impl State {
    /// The entries that match, and the latest `shown` of them.
    pub fn find(&self, query: &Query, shown: usize) -> Found {
        let words: Vec<String> = query.words.split_whitespace().map(folded).collect();
        let mut found = Found::default();
        for entry in self.timeline().rev().filter(|entry| query.matches(entry, &words)) {
            found.count += 1;
            if found.latest.len() < shown {
                found.latest.push(entry.id);
            }
        }
        found
    }
}

fn has_all(text: &str, words: &[String]) -> bool {
    let folded = if text.is_ascii() { None } else { Some(folded(text)) };
    let text = folded.as_deref().unwrap_or(text);
    words.iter().all(|word| contains(text.as_bytes(), word.as_bytes()))
}

/// Whether `word` is in `text`. The capital letters of English match the small ones.
fn contains(text: &[u8], word: &[u8]) -> bool {
    let Some(first) = word.first() else { return true };
    let (small, capital) = (first.to_ascii_lowercase(), first.to_ascii_uppercase());
    let last = text.len().saturating_sub(word.len() - 1);
    (0..last).any(|at| {
        (text[at] == small || text[at] == capital) && text[at..at + word.len()].eq_ignore_ascii_case(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_capitals_make_no_other_word() {
        let has = |text: &str, word: &str| has_all(text, &[folded(word)]);
        for (text, word) in [
            ("Checkout in Zürich fails", "zurich"),
            ("Checkout in Zu\u{308}rich fails", "Zürich"),
            ("Checkout in Zurich fails", "zürich"),
            ("LA MÉMOIRE EST PLEINE", "mémoire"),
            ("Großes Lager", "GROSSES"),
            ("База ПОЛНА", "полна"),
            ("ΣΦΑΛΜΑ", "σφαλμα"),
            ("Łódź", "lodz"),
            ("errors since 02:41", "ERRORS"),
            ("数据库", "数据"),
        ] {
            assert!(has(text, word), "{text}: {word}");
        }
        assert!(!has("Zürich", "zuerich") && !has("errors", "error!") && !has("", "x"));
    }
}
