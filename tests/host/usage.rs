//! The measure of the quick store against a count of all that it holds.

use incident_scratchpad::journal::{Record, Usage};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What may happen to a store.
#[derive(Debug, Clone)]
enum Deed {
    Put(u8, String),
    /// The same again, as after a refusal of the other store.
    PutAgain,
    Remove(u8),
    Clear,
}

/// A store of so many units, and its measure as `LocalStore` keeps it.
#[derive(Default)]
struct Store {
    values: BTreeMap<String, String>,
    usage: Usage,
    last: Option<(String, String)>,
}

const ROOM: usize = 200;

impl Store {
    fn recount(&self) -> usize {
        self.values.iter().map(|(key, value)| key.encode_utf16().count() + value.encode_utf16().count()).sum()
    }

    fn put(&mut self, key: String, value: String) {
        let before = self.values.get(&key).cloned();
        self.values.insert(key.clone(), value.clone());
        self.last = Some((key.clone(), value.clone()));
        if self.recount() <= ROOM {
            return self.usage.change(&key, before.as_deref(), Some(&value));
        }
        // Full: what was there stays.
        match before {
            Some(before) => drop(self.values.insert(key, before)),
            None => drop(self.values.remove(&key)),
        }
    }

    fn does(&mut self, deed: Deed) {
        match deed {
            Deed::Put(key, value) => self.put(format!("isp/e/{key}"), value),
            Deed::PutAgain => self.last.clone().into_iter().for_each(|(key, value)| self.put(key, value)),
            Deed::Remove(key) => {
                let key = format!("isp/e/{key}");
                let before = self.values.remove(&key);
                self.usage.change(&key, before.as_deref(), None);
            }
            Deed::Clear => {
                self.values.clear();
                self.usage = Usage::of(&[]);
            }
        }
    }

    fn records(&self) -> Vec<Record> {
        let record = |(key, value): (&String, &String)| Record { key: key.clone(), value: value.clone() };
        self.values.iter().map(record).collect()
    }
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        8 => (0..6_u8, "[a-z é支😀]{0,40}").prop_map(|(key, value)| Deed::Put(key, value)),
        4 => Just(Deed::PutAgain),
        3 => (0..6_u8).prop_map(Deed::Remove),
        1 => Just(Deed::Clear),
    ]
}

proptest! {
    #[test]
    fn the_measure_is_what_a_count_of_the_store_gives(deeds in prop::collection::vec(deed(), 0..60)) {
        let mut store = Store::default();
        for deed in deeds {
            store.does(deed);
            prop_assert_eq!(store.usage.units(), store.recount());
            prop_assert_eq!(store.usage, Usage::of(&store.records()));
        }
    }
}

#[test]
fn what_is_written_over_and_over_counts_once() {
    let mut usage = Usage::default();
    usage.change("k", None, Some(&"x".repeat(1_048_575)));
    assert_eq!((usage.units(), usage.percent()), (1_048_576, 20));
    for _ in 0..9 {
        usage.change("k", Some(&"x".repeat(1_048_575)), Some(&"x".repeat(1_048_575)));
    }
    assert_eq!(usage.percent(), 20);
    usage.change("k", Some(&"x".repeat(1_048_575)), None);
    assert_eq!(usage.units(), 0);
}
