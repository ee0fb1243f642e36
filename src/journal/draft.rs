//! Words that are still being typed. A draft is the one thing here that is written over, so each tab
//! has its own, and each says when it was written.
//!
//! Key: `isp/draft/<field>/<tab>`. Value: `<milliseconds since the epoch> <text>`.

use super::record::Record;
use crate::domain::Timestamp;

const PREFIX: &str = "isp/draft/";

/// A draft at rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The key that it is kept under.
    pub key: String,
    /// When it was last typed into.
    pub at: Timestamp,
    /// The words.
    pub text: String,
}

/// The key of a field's draft in a tab.
pub fn key(field: &str, tab: &str) -> String {
    format!("{PREFIX}{field}/{tab}")
}

/// Whether a key belongs to a draft.
pub fn is_draft_key(key: &str) -> bool {
    key.starts_with(PREFIX)
}

/// The value of a draft.
pub fn value(at: Timestamp, text: &str) -> String {
    format!("{} {text}", at.as_millis())
}

/// The draft of a record; `None` when it is none.
pub fn read(record: &Record) -> Option<Draft> {
    if !is_draft_key(&record.key) {
        return None;
    }
    let (at, text) = record.value.split_once(' ')?;
    let at = Timestamp::from_millis(at.parse().ok()?)?;
    Some(Draft { key: record.key.clone(), at, text: text.to_owned() })
}

/// The draft to show in `field` in `tab`: the tab's own, else the newest that another tab left.
pub fn choose<'a>(drafts: impl Iterator<Item = &'a Draft>, field: &str, tab: &str) -> Option<&'a Draft> {
    let own = key(field, tab);
    let of_field = format!("{PREFIX}{field}/");
    drafts
        .filter(|d| d.key.starts_with(&of_field) && !d.key[of_field.len()..].contains('/'))
        .max_by_key(|d| (d.key == own, d.at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(field: &str, tab: &str, minute: i64, text: &str) -> Draft {
        let at = Timestamp::EPOCH.plus_minutes(minute);
        read(&Record { key: key(field, tab), value: value(at, text) }).unwrap()
    }

    #[test]
    fn a_tab_gets_its_own_words_back() {
        let drafts = [draft("x/log", "a", 5, "mine"), draft("x/log", "b", 9, "theirs")];
        assert_eq!(choose(drafts.iter(), "x/log", "a").unwrap().text, "mine");
    }

    #[test]
    fn a_new_tab_gets_the_newest_words_that_were_left() {
        let drafts = [
            draft("x/log", "a", 5, "older"),
            draft("x/log", "b", 9, "newest"),
            draft("y/log", "c", 11, "other"),
        ];
        assert_eq!(choose(drafts.iter(), "x/log", "new").unwrap().text, "newest");
        assert_eq!(choose(drafts.iter(), "z/log", "new"), None);
    }

    #[test]
    fn what_is_no_draft_is_passed_over() {
        for (key, value) in [
            ("isp/draft/x/a", "no time"),
            ("isp/draft/x/a", "-1 text"),
            ("theme", "1 text"),
            ("isp/draft/x/a", ""),
        ] {
            assert_eq!(read(&Record { key: key.into(), value: value.into() }), None);
        }
    }
}
