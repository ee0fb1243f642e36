//! Words that are still being typed. A draft is the one thing here that is written over, so each tab
//! has its own, and each says when it was written.
//!
//! Key: `isp/draft/<field>/<tab>`. Value: `<milliseconds since the epoch> <text>`.

use super::record::Record;
use crate::domain::{IncidentId, Timestamp};

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

/// How long it is kept that a draft was cleared: far longer than a killed browser may forget what it
/// had removed from local storage, so that the words cannot come back.
const SPENT_AFTER_MILLIS: i64 = 24 * 3_600_000;

impl Draft {
    /// Whether it was cleared so long ago that nothing has to remember it.
    pub fn is_spent(&self, now: Timestamp) -> bool {
        self.text.is_empty() && now.since(self.at) > SPENT_AFTER_MILLIS
    }
}

/// The key of a field's draft in a tab.
pub fn key(field: &str, tab: &str) -> String {
    format!("{PREFIX}{field}/{tab}")
}

/// What the keys of an incident's drafts begin with.
pub fn folder(incident: IncidentId) -> String {
    format!("{PREFIX}{}/", incident.0)
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

/// The draft of `field` that is `tab`'s own, be it empty, else the one that it had under the latest of its
/// `former` names.
pub fn own<'a>(
    drafts: impl Iterator<Item = &'a Draft> + Clone,
    field: &str,
    tab: &str,
    former: &[String],
) -> Option<&'a Draft> {
    let mut names = std::iter::once(tab).chain(former.iter().map(String::as_str));
    names.find_map(|name| {
        let key = key(field, name);
        drafts.clone().find(|draft| draft.key == key)
    })
}

/// The draft to show in `field` in `tab`: the tab's own, else the newest words that another tab left. That
/// another one left none hides nothing.
pub fn choose<'a>(
    drafts: impl Iterator<Item = &'a Draft> + Clone,
    field: &str,
    tab: &str,
    former: &[String],
) -> Option<&'a Draft> {
    let of_field = format!("{PREFIX}{field}/");
    let others = drafts.clone().filter(|d| {
        let rest = d.key.strip_prefix(&of_field);
        rest.is_some_and(|rest| !rest.contains('/')) && !d.text.trim().is_empty()
    });
    own(drafts, field, tab, former).or_else(|| others.max_by_key(|d| d.at))
}

/// The words that stand in some fields in another tab, in the order of `fields`, and when they were typed: those of the
/// tab that was typed into last. `None` where no other tab has any.
pub fn elsewhere<'a>(
    drafts: impl Iterator<Item = &'a Draft> + Clone,
    fields: &[String],
    own: &[String],
) -> Option<(Timestamp, Vec<String>)> {
    let tab_of = |draft: &'a Draft| {
        let rest = draft.key.strip_prefix(PREFIX)?;
        let (field, tab) = rest.rsplit_once('/')?;
        (fields.iter().any(|f| f == field) && !own.iter().any(|name| name == tab)).then_some(tab)
    };
    let written = drafts.clone().filter(|d| !d.text.trim().is_empty());
    let (at, tab) = written.filter_map(|d| Some((d.at, tab_of(d)?))).max()?;
    let text = |field: &String| {
        let key = key(field, tab);
        drafts.clone().find(|d| d.key == key).map(|d| d.text.clone()).unwrap_or_default()
    };
    Some((at, fields.iter().map(text).collect()))
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
        assert_eq!(choose(drafts.iter(), "x/log", "a", &[]).unwrap().text, "mine");
        let drafts = [draft("x/log", "a", 5, ""), draft("x/log", "b", 9, "theirs")];
        assert_eq!(choose(drafts.iter(), "x/log", "a", &[]).unwrap().text, "", "it was cleared here");
    }

    #[test]
    fn an_empty_draft_of_another_tab_hides_no_words() {
        let drafts = [
            draft("x/log", "a", 5, "left by a tab that is gone"),
            draft("x/log", "b", 9, ""),
            draft("x/log", "c", 7, " \n"),
        ];
        assert_eq!(choose(drafts.iter(), "x/log", "new", &[]).unwrap().text, "left by a tab that is gone");
        assert_eq!(choose(drafts[1..].iter(), "x/log", "new", &[]), None);
    }

    #[test]
    fn a_tab_with_a_new_name_gets_the_words_that_it_had_under_its_former_one() {
        let former = ["b".to_owned(), "a".to_owned()];
        let drafts = [
            draft("x/log", "a", 5, "older"),
            draft("x/log", "b", 6, "mine"),
            draft("x/log", "c", 9, "theirs"),
        ];
        assert_eq!(choose(drafts.iter(), "x/log", "new", &former).unwrap().text, "mine");
        assert_eq!(own(drafts.iter(), "x/log", "new", &former[1..]).unwrap().text, "older");
        assert_eq!(own(drafts.iter(), "x/log", "new", &[]), None);
        let cleared = [draft("x/log", "b", 6, ""), draft("x/log", "c", 9, "theirs")];
        assert_eq!(choose(cleared.iter(), "x/log", "new", &former).unwrap().text, "", "it was cleared here");
    }

    #[test]
    fn a_new_tab_gets_the_newest_words_that_were_left() {
        let drafts = [
            draft("x/log", "b", 9, "newest"),
            draft("x/log", "a", 5, "older"),
            draft("y/log", "c", 11, "other"),
        ];
        assert_eq!(choose(drafts.iter(), "x", "new", &[]), None, "a field of another name");
        assert_eq!(choose(drafts.iter(), "x/log", "new", &[]).unwrap().text, "newest");
        assert_eq!(choose(drafts.iter(), "z/log", "new", &[]), None);
    }

    #[test]
    fn the_words_of_another_tab_stand_together() {
        let drafts = [
            draft("x/one", "a", 5, "mine"),
            draft("x/one", "b", 6, "theirs"),
            draft("x/two", "b", 7, "more"),
            draft("x/two", "c", 4, "older"),
            draft("y/one", "d", 9, "of another incident"),
        ];
        let fields = ["x/one".to_owned(), "x/two".to_owned()];
        let found = elsewhere(drafts.iter(), &fields, &["a".to_owned()]);
        let at = Timestamp::EPOCH.plus_minutes(7);
        assert_eq!(found, Some((at, vec!["theirs".to_owned(), "more".to_owned()])));
        let all = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(elsewhere(drafts.iter(), &fields, &all), None, "former names of this tab are its own");
    }

    #[test]
    fn only_what_was_cleared_long_ago_is_spent() {
        let day = 24 * 60;
        let now = Timestamp::EPOCH.plus_minutes(5 * day);
        assert!(draft("x/log", "a", 3 * day, "").is_spent(now));
        assert!(!draft("x/log", "a", 3 * day, "words").is_spent(now), "words are never swept");
        assert!(!draft("x/log", "a", 5 * day - 5, "").is_spent(now), "a removal may still be lost");
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
