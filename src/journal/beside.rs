//! Records that are no incident's: those of days on duty. Each is kept once under a key of its own and never written over,
//! like an event's; what is in them is not known here.
//!
//! Key: `isp/duty/<stamp>`. Value: the envelope of an event's record.

use super::merge::values_by_key;
use super::record::{Record, RecordError, VERSION, checksum};
use crate::domain::{Stamp, Timestamp};

const PREFIX: &str = "isp/duty/";
/// For how long local storage keeps them too, in milliseconds: then they live in the mirror alone.
const LOCAL_FOR_MILLIS: i64 = 30 * 24 * 3_600_000;

/// Whether a key is of such a record.
pub fn is_key(key: &str) -> bool {
    key.starts_with(PREFIX)
}

/// The record of that stamp.
pub fn record(stamp: Stamp, payload: &str) -> Record {
    let key = format!("{PREFIX}{stamp}");
    let value = format!("{VERSION} {:08x} {payload}", checksum(&key, VERSION, payload));
    Record { key, value }
}

/// What is in a record.
///
/// # Errors
/// [`RecordError`] when it is not whole, or a newer page wrote it.
pub fn payload(record: &Record) -> Result<&str, RecordError> {
    stamp(&record.key).ok_or(RecordError::Key)?;
    let mut parts = record.value.splitn(3, ' ');
    let (Some(version), Some(crc), Some(payload)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(RecordError::Envelope);
    };
    let version: u32 = version.parse().map_err(|_| RecordError::Envelope)?;
    let crc = u32::from_str_radix(crc, 16).map_err(|_| RecordError::Envelope)?;
    if checksum(&record.key, version, payload) != crc {
        return Err(RecordError::Checksum);
    }
    if version > VERSION { Err(RecordError::Newer(version)) } else { Ok(payload) }
}

fn stamp(key: &str) -> Option<Stamp> {
    Stamp::parse(key.strip_prefix(PREFIX)?).ok()
}

/// What is to be done with the records of both stores.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sorted {
    /// What local storage lacks or has otherwise, as the mirror has it.
    pub held: Vec<Record>,
    /// What of that local storage is given.
    pub to_local: Vec<Record>,
    /// What the mirror lacks.
    pub to_mirror: Vec<Record>,
    /// The keys of what is old and in both.
    pub out_of_local: Vec<String>,
}

/// Compares both stores. What is broken is never written over and never given to the other one.
pub fn sort(local: &[Record], mirror: &[Record], now: Timestamp) -> Sorted {
    let mut sorted = Sorted::default();
    let is_old = |key: &str| stamp(key).is_some_and(|stamp| now.since(stamp.wall()) > LOCAL_FOR_MILLIS);
    let is_whole = |record: &Record| matches!(payload(record), Ok(_) | Err(RecordError::Newer(_)));
    let (in_local, in_mirror) = (values_by_key(local), values_by_key(mirror));
    for record in mirror.iter().filter(|record| is_key(&record.key)) {
        let (is_whole, is_old) = (is_whole(record), is_old(&record.key));
        match in_local.get(record.key.as_str()) {
            Some(value) if *value == record.value && is_whole && is_old => {
                sorted.out_of_local.push(record.key.clone());
                sorted.held.push(record.clone());
            }
            Some(value) if *value == record.value => {}
            other => {
                sorted.held.push(record.clone());
                if other.is_none() && is_whole && !is_old {
                    sorted.to_local.push(record.clone());
                }
            }
        }
    }
    let is_lacking = |record: &&Record| is_key(&record.key) && !in_mirror.contains_key(record.key.as_str());
    sorted.to_mirror = local.iter().filter(is_lacking).filter(|record| is_whole(record)).cloned().collect();
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Replica;
    use crate::journal::merge::{Merged, merge};
    use crate::journal::{Contents, decode_all};

    fn at(day: i64) -> Timestamp {
        Timestamp::EPOCH.plus_minutes(day * 24 * 60)
    }

    fn one(day: i64, payload: &str) -> Record {
        record(Stamp::new(at(day), 0, Replica::from_random(7)), payload)
    }

    #[test]
    fn what_is_written_comes_back_and_what_was_changed_is_found_out() {
        let kept = one(1, "{\"a\": 1}");
        assert_eq!(payload(&kept), Ok("{\"a\": 1}"));
        let changed = |value: &str| Record { value: value.to_owned(), key: kept.key.clone() };
        assert_eq!(payload(&changed(&kept.value.replace('1', "2"))), Err(RecordError::Checksum));
        assert_eq!(payload(&changed("half")), Err(RecordError::Envelope));
        let moved = Record { key: "isp/duty/x".to_owned(), ..kept.clone() };
        assert_eq!(payload(&moved), Err(RecordError::Key));
    }

    #[test]
    fn what_one_store_lacks_is_put_back_from_the_other() {
        let (a, b) = (one(1, "a"), one(2, "b"));
        let sorted = sort(std::slice::from_ref(&a), std::slice::from_ref(&b), at(3));
        assert_eq!((sorted.to_local, sorted.held), (vec![b.clone()], vec![b]));
        assert_eq!(sorted.to_mirror, [a]);
    }

    #[test]
    fn what_is_broken_is_neither_spread_nor_written_over_and_the_good_copy_is_there() {
        let good = one(1, "a");
        let broken = Record { value: "half".to_owned(), key: good.key.clone() };
        let sorted = sort(std::slice::from_ref(&broken), std::slice::from_ref(&good), at(3));
        assert_eq!((sorted.held, sorted.to_local, sorted.to_mirror), (vec![good.clone()], vec![], vec![]));
        let sorted = sort(std::slice::from_ref(&broken), &[], at(3));
        assert_eq!(sorted, Sorted::default());
        let sorted = sort(&[], std::slice::from_ref(&broken), at(3));
        assert_eq!((sorted.held, sorted.to_local), (vec![broken], vec![]));
    }

    #[test]
    fn it_is_never_among_the_records_of_incidents() {
        let kept = [one(1, "a"), one(2, "b")];
        assert_eq!(decode_all(kept.clone()), Contents::default());
        assert_eq!(merge(&kept, &kept[..1]), Merged::default());
    }

    #[test]
    fn what_is_old_lives_in_the_mirror_alone() {
        let (old, young) = (one(1, "old"), one(30, "young"));
        let both = [old.clone(), young, Record { key: "theme".to_owned(), value: "dark".to_owned() }];
        let sorted = sort(&both, &both, at(40));
        assert_eq!((sorted.out_of_local, sorted.held), (vec![old.key.clone()], vec![old.clone()]));
        let sorted = sort(&[], std::slice::from_ref(&old), at(40));
        assert_eq!(sorted.to_local, []);
        let sorted = sort(std::slice::from_ref(&old), &[], at(40));
        assert_eq!((sorted.to_mirror, sorted.out_of_local), (vec![old], vec![]));
    }
}
