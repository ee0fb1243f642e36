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

/// The minute of the day that somebody has typed: `02:40`, `2.40`, `0240`, with or without `UTC` behind it. `None` where it is no
/// time of a day.
pub fn minute_of_day(typed: &str) -> Option<u16> {
    let typed = typed.trim();
    let typed = typed.strip_suffix("UTC").or_else(|| typed.strip_suffix("utc")).unwrap_or(typed).trim_end();
    let (hours, minutes) = match typed.split_once([':', '.']) {
        Some(parts) => parts,
        None => typed.split_at_checked(typed.len().checked_sub(2)?)?,
    };
    let number = |part: &str| -> Option<u16> {
        let is_short = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse().ok().filter(|_| is_short)
    };
    let (hours, minutes) = (number(hours)?, number(minutes).filter(|_| minutes.len() == 2)?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
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
            | EntryKind::Merge(_)
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
    fn a_time_of_the_day_is_read_as_people_type_it() {
        for (typed, minute) in [
            ("02:40", 160),
            ("2:40", 160),
            ("2.40", 160),
            ("0240", 160),
            (" 02:40 UTC ", 160),
            ("23:59", 1439),
            ("0:00", 0),
        ] {
            assert_eq!(minute_of_day(typed), Some(minute), "{typed:?}");
        }
        for typed in [
            "",
            "2",
            "24:00",
            "02:60",
            "2:4",
            "02:40:10",
            "two",
            "-1:30",
            "02:40 CET",
            "1 2:40",
            "ä40",
            "UTC",
        ] {
            assert_eq!(minute_of_day(typed), None, "{typed:?}");
        }
    }

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
