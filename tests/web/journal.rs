//! The journal over both stores.

use crate::{at, note};
use gloo_timers::future::TimeoutFuture;
use incident_scratchpad::journal::merge::MARK;
use incident_scratchpad::journal::{Condition, Journal, LocalStore, Mirror, Record, SaveState, draft};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

type States = Rc<RefCell<Vec<SaveState>>>;

async fn opened(tab: &str) -> (Journal, States, Condition) {
    let states = States::default();
    let told = Rc::clone(&states);
    let (journal, _) = Journal::open(tab.to_owned(), || at(5_000_000), move |s| told.borrow_mut().push(s));
    let loaded = journal.load_mirror().await;
    journal.reconcile(loaded.merged, &[]);
    (journal, states, loaded.condition)
}

async fn saved(states: &States) {
    for _ in 0..500 {
        if states.borrow().last() == Some(&SaveState::Saved(at(5_000_000))) {
            return;
        }
        TimeoutFuture::new(10).await;
    }
    panic!("never saved: {:?}", states.borrow());
}

#[wasm_bindgen_test]
async fn an_event_is_saving_first_and_saved_when_the_mirror_has_it() {
    let (journal, states, _) = opened("one").await;
    saved(&states).await;
    let (incident, event) = note(1, "all red");
    journal.append(incident, &event);
    assert_eq!(states.borrow().last(), Some(&SaveState::Saving));
    saved(&states).await;
}

#[wasm_bindgen_test]
async fn what_local_storage_lost_comes_back_from_the_mirror() {
    let (journal, states, _) = opened("two").await;
    let (incident, event) = note(2, "from the mirror");
    journal.append(incident, &event);
    saved(&states).await;
    let store = LocalStore::open().unwrap();
    store.records().iter().for_each(|r| store.remove(&r.key));

    let (again, contents) = Journal::open("two".to_owned(), || at(5_000_000), |_| ());
    assert_eq!(contents.incidents, []);
    let loaded = again.load_mirror().await;
    assert_eq!(loaded.condition, Condition::LocalWiped);
    assert!(
        loaded.merged.news.incidents.iter().any(|(id, events)| *id == incident && events.contains(&event))
    );
    again.reconcile(loaded.merged, &[]);
    let (_, contents) = Journal::open("two".to_owned(), || at(5_000_000), |_| ());
    assert!(
        contents.incidents.iter().any(|(_, events)| events.contains(&event)),
        "local storage has it again"
    );
}

#[wasm_bindgen_test]
async fn an_ended_incident_leaves_local_storage_once_the_mirror_has_it() {
    let (journal, states, _) = opened("three").await;
    let (incident, event) = note(3, "over");
    journal.append(incident, &event);
    saved(&states).await;
    let (again, _) = Journal::open("three".to_owned(), || at(5_000_000), |_| ());
    let loaded = again.load_mirror().await;
    again.reconcile(loaded.merged, &[incident]);
    let (_, contents) = Journal::open("three".to_owned(), || at(5_000_000), |_| ());
    assert!(contents.incidents.iter().all(|(id, _)| *id != incident));
    let merged = again.load_mirror().await.merged;
    assert!(merged.news.incidents.iter().any(|(id, events)| *id == incident && events.contains(&event)));
}

#[wasm_bindgen_test]
async fn a_draft_is_found_again_by_its_tab_and_taken_over_by_a_new_one() {
    let (journal, states, _) = opened("four").await;
    journal.keep_draft("web/log", "half a thou");
    saved(&states).await;
    let (same, _) = Journal::open("four".to_owned(), || at(5_000_000), |_| ());
    assert_eq!(same.draft("web/log"), "half a thou");
    let (new, ..) = opened("five").await;
    assert_eq!(new.draft("web/log"), "half a thou");
    new.keep_draft("web/log", "");
    let (third, _) = Journal::open("six".to_owned(), || at(5_000_000), |_| ());
    assert_eq!(third.draft("web/log"), "", "it was taken over and then cleared");
}

async fn in_mirror(key: &str) -> Option<Record> {
    let records = Mirror::open().await.unwrap().records().await.unwrap();
    records.into_iter().find(|record| record.key == key)
}

/// Boots two days later, and waits until all that this brings is written.
async fn two_days_later(tab: &str) {
    let (journal, _) = Journal::open(tab.to_owned(), || at(5_000_000 + 2 * 86_400_000), |_| ());
    let loaded = journal.load_mirror().await;
    journal.reconcile(loaded.merged, &[]);
    journal.keep_draft("web/last", tab);
    let key = draft::key("web/last", tab);
    for _ in 0..500 {
        if in_mirror(&key).await.is_some() {
            return;
        }
        TimeoutFuture::new(10).await;
    }
    panic!("never written");
}

#[wasm_bindgen_test]
async fn since_when_a_store_is_in_use_is_written_once() {
    let (_, states, _) = opened("seven").await;
    saved(&states).await;
    let before = in_mirror(MARK).await.unwrap();
    two_days_later("seven").await;
    assert_eq!(in_mirror(MARK).await, Some(before));
}

#[wasm_bindgen_test]
async fn what_is_left_of_drafts_that_were_cleared_is_swept_at_a_later_boot() {
    let (journal, states, _) = opened("eight").await;
    journal.keep_draft("web/cleared", "");
    journal.keep_draft("web/words", "half a thou");
    saved(&states).await;
    two_days_later("eight").await;
    let store = LocalStore::open().unwrap();
    let (cleared, words) = (draft::key("web/cleared", "eight"), draft::key("web/words", "eight"));
    assert_eq!((store.get(&cleared), in_mirror(&cleared).await), (None, None));
    assert!(store.get(&words).is_some_and(|words| words.ends_with("half a thou")));
    assert!(in_mirror(&words).await.is_some());
}
