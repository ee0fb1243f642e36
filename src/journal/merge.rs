//! Two stores, one truth: what boot finds in both, and what one has to be given from the other.

use super::contents::{Contents, Unreadable};
use super::record::{Record, RecordError, decode, is_event_key};
use super::store::StoreError;
use crate::domain::{Event, IncidentId, Timestamp};
use std::collections::HashMap;

/// The key under which each store remembers since when it has been in use.
pub const MARK: &str = "isp/since";

/// Both stores together.
#[derive(Debug, PartialEq, Eq, Default)]
pub struct Merged {
    /// What the mirror has and local storage has not, or has otherwise.
    pub news: Contents,
    /// Records of the mirror that local storage lacks.
    pub to_local: Vec<Record>,
    /// Records of local storage that the mirror lacks.
    pub to_mirror: Vec<Record>,
    /// Keys of records that are the same in both.
    pub in_both: Vec<String>,
}

/// Merges what local storage and the mirror hold. A record that cannot be read is listed and never
/// written over; a good copy of it in the other store is used. Copies are made of what can be read
/// and of what a newer page wrote, byte for byte.
pub fn merge(local: &[Record], mirror: &[Record]) -> Merged {
    let mut merged = Merged::default();
    let (by_key, by_key_of_mirror) = (values_by_key(local), values_by_key(mirror));
    for record in local.iter().filter(|r| is_event_key(&r.key)) {
        match by_key_of_mirror.get(record.key.as_str()) {
            Some(other) if *other == record.value => merged.in_both.push(record.key.clone()),
            Some(other) => {
                merged.apply(&record.key, other);
            }
            None if is_worth_copying(decode(&record.key, &record.value).err()) => {
                merged.to_mirror.push(record.clone())
            }
            None => {}
        }
    }
    for record in mirror.iter().filter(|r| is_event_key(&r.key) && !by_key.contains_key(r.key.as_str())) {
        if is_worth_copying(merged.apply(&record.key, &record.value)) {
            merged.to_local.push(record.clone());
        }
    }
    merged
}

pub(super) fn values_by_key(records: &[Record]) -> HashMap<&str, &str> {
    records.iter().map(|r| (r.key.as_str(), r.value.as_str())).collect()
}

fn is_worth_copying(error: Option<RecordError>) -> bool {
    matches!(error, None | Some(RecordError::Newer(_)))
}

impl Merged {
    fn apply(&mut self, key: &str, value: &str) -> Option<RecordError> {
        match decode(key, value) {
            Ok((incident, event)) => {
                self.news.add(incident, event);
                None
            }
            Err(error) => {
                let record = Record { key: key.to_owned(), value: value.to_owned() };
                self.news.unreadable.push(Unreadable { record, error });
                Some(error)
            }
        }
    }

    /// Leaves out of what the stores are given the events whose words were erased since a store was
    /// read, and says which incidents they are of, each once.
    pub fn leave_out(&mut self, has_erased_words: impl Fn(IncidentId, &Event) -> bool) -> Vec<IncidentId> {
        let mut of = Vec::new();
        let mut is_kept = |record: &Record| match decode(&record.key, &record.value) {
            Ok((id, event)) if has_erased_words(id, &event) => {
                if let Err(place) = of.binary_search(&id) {
                    of.insert(place, id);
                }
                false
            }
            _ => true,
        };
        self.to_local.retain(&mut is_kept);
        self.to_mirror.retain(is_kept);
        of
    }

    /// Leaves the records of some incidents out of what local storage is given: the ended ones,
    /// which live in the mirror alone.
    pub fn keep_out_of_local(&mut self, ended: &[IncidentId]) {
        self.to_local.retain(|r| decode(&r.key, &r.value).map_or(true, |(id, _)| !ended.contains(&id)));
    }
}

/// What was found at boot, as far as the page has something to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Neither store was ever used: a first visit, or all site data was cleared.
    FirstVisit,
    /// Both are as they were left.
    Whole,
    /// Local storage had lost what the mirror still has.
    LocalWiped,
    /// The mirror had lost what local storage still has.
    MirrorWiped,
    /// Local storage cannot be used.
    LocalBroken(StoreError),
    /// The mirror cannot be used.
    MirrorBroken(StoreError),
    /// Neither can be used: nothing outlives this page.
    NothingKeeps(StoreError),
}

/// Tells first visit, wiped and broken apart, from since when each store says it has been in use.
pub fn condition(
    local: &Result<Option<Timestamp>, StoreError>,
    mirror: &Result<Option<Timestamp>, StoreError>,
) -> Condition {
    match (local, mirror) {
        (Err(error), Err(_)) => Condition::NothingKeeps(error.clone()),
        (Err(error), Ok(_)) => Condition::LocalBroken(error.clone()),
        (Ok(_), Err(error)) => Condition::MirrorBroken(error.clone()),
        (Ok(None), Ok(None)) => Condition::FirstVisit,
        (Ok(Some(_)), Ok(Some(_))) => Condition::Whole,
        (Ok(None), Ok(Some(_))) => Condition::LocalWiped,
        (Ok(Some(_)), Ok(None)) => Condition::MirrorWiped,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Fact, Replica, Stamp};
    use crate::journal::record::{VERSION, encode, sealed};

    fn record(minute: i64, text: &str) -> Record {
        let wall = Timestamp::EPOCH.plus_minutes(minute);
        let stamp = Stamp::new(wall, 0, Replica::from_random(1));
        let fact = Fact::NoteLogged { text: text.into() };
        let incident = IncidentId(Stamp::new(Timestamp::EPOCH, 0, Replica::from_random(1)));
        encode(incident, &Event { stamp, written: wall, happened: wall, fact })
    }

    #[test]
    fn what_one_store_lacks_is_put_back_from_the_other() {
        let (a, b, c) = (record(1, "a"), record(2, "b"), record(3, "c"));
        let merged = merge(&[a.clone(), b.clone()], &[b.clone(), c.clone()]);
        assert_eq!(merged.in_both, [b.key]);
        assert_eq!(
            merged.news.incidents.iter().map(|(_, events)| events.len()).sum::<usize>(),
            1,
            "only the mirror's is news"
        );
        assert_eq!((merged.to_mirror, merged.to_local), (vec![a], vec![c]));
    }

    #[test]
    fn a_broken_record_is_listed_and_the_good_copy_used() {
        let good = record(1, "a");
        let broken = Record { value: good.value.replace("\"a\"", "\"b\""), key: good.key.clone() };
        let merged = merge(std::slice::from_ref(&broken), std::slice::from_ref(&good));
        assert_eq!(merged.news.incidents.len(), 1);
        assert_eq!((merged.to_local, merged.to_mirror), (vec![], vec![]), "nothing is written over");
        let merged = merge(&[good], std::slice::from_ref(&broken));
        assert_eq!(merged.news.unreadable, [Unreadable { record: broken, error: RecordError::Checksum }]);
        assert_eq!((merged.to_local, merged.to_mirror), (vec![], vec![]), "nothing is written over");
    }

    #[test]
    fn what_a_newer_page_wrote_is_copied_byte_for_byte_and_listed() {
        let key = record(1, "a").key;
        let newer = Record { value: sealed(&key, VERSION + 1, "who knows"), key };
        let merged = merge(std::slice::from_ref(&newer), &[]);
        assert_eq!(merged.to_mirror, std::slice::from_ref(&newer));
        let merged = merge(&[], std::slice::from_ref(&newer));
        assert_eq!(merged.to_local, std::slice::from_ref(&newer));
        assert_eq!(
            merged.news.unreadable,
            [Unreadable { record: newer, error: RecordError::Newer(VERSION + 1) }]
        );
    }

    #[test]
    fn a_broken_record_is_not_spread() {
        let broken = Record { key: record(1, "a").key, value: "half".into() };
        let merged = merge(&[broken], &[]);
        assert_eq!(merged.to_mirror, []);
    }

    #[test]
    fn ended_incidents_stay_out_of_local_storage() {
        let mirror = record(1, "a");
        let mut merged = merge(&[], std::slice::from_ref(&mirror));
        let ended: Vec<IncidentId> = merged.news.incidents.iter().map(|(id, _)| *id).collect();
        merged.keep_out_of_local(&ended);
        assert_eq!(merged.to_local, []);
    }

    #[test]
    fn erased_words_are_given_to_neither_store() {
        let (secret, public) = (record(1, "secret"), record(2, "public"));
        let is_secret = |_, event: &Event| event.fact == Fact::NoteLogged { text: "secret".into() };
        let given = |local: &[Record], mirror: &[Record]| {
            let mut merged = merge(local, mirror);
            let of = merged.leave_out(is_secret);
            (of.len(), merged.to_local, merged.to_mirror)
        };
        let (both, one) = ([secret, public.clone()], vec![public]);
        assert_eq!(given(&both, &[]), (1, vec![], one.clone()));
        assert_eq!(given(&[], &both), (1, one.clone(), vec![]));
        assert_eq!(given(&one, &[]), (0, vec![], one.clone()), "nothing else is left out");
        let twice = [record(1, "secret"), record(3, "secret")];
        assert_eq!(given(&twice, &[]).0, 1, "an incident is named once");
    }

    #[test]
    fn wiped_first_visit_and_broken_are_told_apart() {
        let since = Ok(Some(Timestamp::EPOCH));
        let broken = || Err(StoreError::Unavailable);
        let table = [
            (Ok(None), Ok(None), Condition::FirstVisit),
            (since.clone(), since.clone(), Condition::Whole),
            (Ok(None), since.clone(), Condition::LocalWiped),
            (since.clone(), Ok(None), Condition::MirrorWiped),
            (broken(), since.clone(), Condition::LocalBroken(StoreError::Unavailable)),
            (since, broken(), Condition::MirrorBroken(StoreError::Unavailable)),
            (broken(), broken(), Condition::NothingKeeps(StoreError::Unavailable)),
        ];
        for (local, mirror, expected) in table {
            assert_eq!(condition(&local, &mirror), expected);
        }
    }
}
