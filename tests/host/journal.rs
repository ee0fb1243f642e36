//! Records that were cut, flipped, lost or left over, and two stores that hold different ones.
//! `FAULTS=10000` asks for so many cases of each.

use crate::facts;
use incident_scratchpad::domain::*;
use incident_scratchpad::export::{read, write};
use incident_scratchpad::journal::merge::{Merged, merge};
use incident_scratchpad::journal::record::{Record, decode, encode};
use incident_scratchpad::journal::{Contents, decode_all};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use std::collections::{BTreeMap, BTreeSet};

const CASES: u32 = 100;

/// Runs a property on generated values: the same ones each time, `FAULTS` of them.
fn check<S: Strategy>(values: S, property: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let cases = std::env::var("FAULTS").ok().and_then(|n| n.parse().ok()).unwrap_or(CASES);
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let seed = TestRng::from_seed(RngAlgorithm::ChaCha, b"what is written down is not lost");
    TestRunner::new_with_rng(config, seed).run(&values, property).expect("what holds for every case");
}

fn record(event: &Event) -> Record {
    encode(facts::id(), event)
}

/// The records of a log; of events with one id, one has the key.
fn records(log: &[Event]) -> Vec<Record> {
    let by_key: BTreeMap<String, Record> = log.iter().map(record).map(|r| (r.key.clone(), r)).collect();
    by_key.into_values().collect()
}

/// What befalls a value at rest.
#[derive(Debug, Clone)]
enum Damage {
    Cut(Index),
    Flip(Index, u8),
    Drop(Index),
    Insert(Index, u8),
}

fn damage() -> impl Strategy<Value = Damage> {
    let place = any::<Index>;
    prop_oneof![
        place().prop_map(Damage::Cut),
        (place(), 0..8u8).prop_map(|(at, bit)| Damage::Flip(at, 1 << bit)),
        place().prop_map(Damage::Drop),
        (place(), any::<u8>()).prop_map(|(at, byte)| Damage::Insert(at, byte)),
    ]
}

/// The damaged value, as a browser would hand it out: text, whatever the bytes are.
fn damaged(value: &str, damage: &Damage) -> String {
    let mut bytes = value.as_bytes().to_vec();
    match damage {
        Damage::Cut(at) => bytes.truncate(at.index(bytes.len())),
        Damage::Flip(at, bits) => {
            let at = at.index(bytes.len());
            bytes[at] ^= bits;
        }
        Damage::Drop(at) => drop(bytes.remove(at.index(bytes.len()))),
        Damage::Insert(at, byte) => bytes.insert(at.index(bytes.len() + 1), *byte),
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn events(contents: &Contents) -> BTreeSet<Event> {
    contents.incidents.iter().flat_map(|(_, events)| events).cloned().collect()
}

#[test]
fn a_damaged_record_is_kept_as_it_is_and_the_others_load() {
    let log = proptest::collection::vec(facts::event(), 1..12);
    check((log, any::<Index>(), damage()), |(log, which, damage)| {
        let mut stored = records(&log);
        let which = which.index(stored.len());
        let whole = stored[which].clone();
        stored[which].value = damaged(&whole.value, &damage);
        prop_assume!(stored[which] != whole);
        let contents = decode_all(stored.iter().cloned());
        let others = stored.iter().filter(|r| r.key != whole.key);
        let expected: BTreeSet<Event> = others.map(|r| decode(&r.key, &r.value).unwrap().1).collect();
        prop_assert_eq!(events(&contents), expected);
        let kept: Vec<&Record> = contents.unreadable.iter().map(|u| &u.record).collect();
        prop_assert_eq!(kept, [&stored[which]]);
        Ok(())
    });
}

#[test]
fn a_record_under_a_damaged_key_is_kept_or_passed_over_but_never_read() {
    check((facts::event(), damage()), |(event, damage)| {
        let Record { key, value } = record(&event);
        let moved = Record { key: damaged(&key, &damage), value };
        prop_assume!(moved.key != key);
        let contents = decode_all([moved.clone()]);
        prop_assert_eq!(contents.incidents, vec![]);
        let is_ours = moved.key.starts_with("isp/e/");
        prop_assert_eq!(contents.unreadable.iter().any(|u| u.record == moved), is_ours);
        Ok(())
    });
}

#[test]
fn any_key_and_value_at_all_are_sorted_out_without_a_panic() {
    let key = prop_oneof![any::<String>(), any::<String>().prop_map(|s| format!("isp/e/{s}"))];
    let value = prop_oneof![any::<String>(), "[0-9]{0,3} [0-9a-f]{8} \\PC{0,40}"];
    check(proptest::collection::vec((key, value), 0..8), |pairs| {
        let stored: Vec<Record> = pairs.into_iter().map(|(key, value)| Record { key, value }).collect();
        let contents = decode_all(stored.iter().cloned());
        let ours: Vec<&Record> = stored.iter().filter(|r| r.key.starts_with("isp/e/")).collect();
        prop_assert_eq!(contents.unreadable.iter().map(|u| &u.record).collect::<Vec<_>>(), ours);
        let half = stored.len() / 2;
        merge(&stored[..half], &stored[half..]);
        Ok(())
    });
}

/// A store, as far as merging is concerned.
type Store = BTreeMap<String, String>;

fn held(store: &Store) -> Vec<Record> {
    store.iter().map(|(key, value)| Record { key: key.clone(), value: value.clone() }).collect()
}

/// Puts back in each store what it lacks, as the journal does; a key that is there is left alone.
fn heal(local: &mut Store, mirror: &mut Store) -> Merged {
    let merged = merge(&held(local), &held(mirror));
    for (store, lacking) in [(local, &merged.to_local), (mirror, &merged.to_mirror)] {
        for record in lacking {
            assert!(store.insert(record.key.clone(), record.value.clone()).is_none(), "written over");
        }
    }
    merged
}

/// Which of the two stores hold a record, and whether it is damaged there.
#[derive(Debug, Clone)]
struct Spread {
    local: Option<Option<Damage>>,
    mirror: Option<Option<Damage>>,
}

fn spread() -> impl Strategy<Value = Spread> {
    let copy =
        || prop_oneof![2 => Just(None), 6 => Just(Some(None)), 1 => damage().prop_map(|d| Some(Some(d)))];
    (copy(), copy()).prop_map(|(local, mirror)| Spread { local, mirror })
}

fn stores() -> impl Strategy<Value = (Store, Store)> {
    proptest::collection::vec((facts::event(), spread()), 0..16).prop_map(|held| {
        let (mut local, mut mirror) = (Store::new(), Store::new());
        for (event, spread) in held {
            let Record { key, value } = record(&event);
            for (store, copy) in [(&mut local, spread.local), (&mut mirror, spread.mirror)] {
                if let Some(damage) = copy {
                    let value = damage.map_or_else(|| value.clone(), |d| damaged(&value, &d));
                    store.insert(key.clone(), value);
                }
            }
        }
        (local, mirror)
    })
}

fn readable(store: &Store) -> Store {
    store.iter().filter(|(k, v)| decode(k, v).is_ok()).map(|(k, v)| (k.clone(), v.clone())).collect()
}

#[test]
fn two_stores_heal_without_a_word_written_over_and_once_is_enough() {
    check(stores(), |(mut local, mut mirror)| {
        let (local_before, mirror_before) = (local.clone(), mirror.clone());
        heal(&mut local, &mut mirror);
        prop_assert!(local_before.iter().all(|(k, v)| local.get(k) == Some(v)));
        prop_assert!(mirror_before.iter().all(|(k, v)| mirror.get(k) == Some(v)));
        let again = heal(&mut local.clone(), &mut mirror.clone());
        prop_assert_eq!((again.to_local, again.to_mirror), (vec![], vec![]));
        Ok(())
    });
}

#[test]
fn what_either_store_can_read_is_on_the_screen_and_in_both_where_the_place_is_free() {
    check(stores(), |(mut local, mut mirror)| {
        let all = [readable(&local), readable(&mirror)];
        let at_once = events(&decode_all(held(&local)));
        let merged = heal(&mut local, &mut mirror);
        let shown: BTreeSet<Event> = at_once.union(&events(&merged.news)).cloned().collect();
        for (key, value) in all.iter().flatten() {
            prop_assert!(shown.contains(&decode(key, value).unwrap().1), "{key} does not show");
            for store in [&local, &mirror] {
                prop_assert!(store.contains_key(key), "{key} was not put back");
            }
        }
        Ok(())
    });
}

#[test]
fn undamaged_stores_are_equal_after_healing_whatever_each_had_lost() {
    let log = proptest::collection::vec((facts::event(), 0..3u8), 0..24);
    check(log, |log| {
        let all: Store = log.iter().map(|(e, _)| record(e)).map(|r| (r.key, r.value)).collect();
        let part = |without: u8| -> Store {
            let lost: BTreeSet<String> =
                log.iter().filter(|(_, fate)| *fate == without).map(|(e, _)| record(e).key).collect();
            all.iter().filter(|(k, _)| !lost.contains(*k)).map(|(k, v)| (k.clone(), v.clone())).collect()
        };
        // What is lost in both is lost; ids collide in the generator, so one key may be in both parts.
        let (mut local, mut mirror) = (part(1), part(2));
        let union: Store = local.clone().into_iter().chain(mirror.clone()).collect();
        heal(&mut local, &mut mirror);
        prop_assert_eq!(&local, &union);
        prop_assert_eq!(&mirror, &union);
        Ok(())
    });
}

#[test]
fn what_is_exported_is_imported_as_it_was() {
    check(facts::incident(), |incident| {
        let imported = read(&write(&incident, Timestamp::EPOCH)).unwrap();
        prop_assert_eq!(imported.incident, incident);
        Ok(())
    });
}

#[test]
fn what_is_written_down_is_read_back_as_it_was() {
    check(facts::log(), |log| {
        for event in &log {
            let Record { key, value } = record(event);
            prop_assert_eq!(decode(&key, &value), Ok((facts::id(), event.clone())));
        }
        Ok(())
    });
}
