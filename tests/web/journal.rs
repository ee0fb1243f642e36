//! The journal over both stores.

use crate::{at, note};
use gloo_timers::future::TimeoutFuture;
use incident_scratchpad::journal::{Condition, Journal, LocalStore, SaveState};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

type States = Rc<RefCell<Vec<SaveState>>>;

async fn opened(tab: &str) -> (Journal, States, Condition) {
    let states = States::default();
    let told = Rc::clone(&states);
    let (journal, _) = Journal::open(tab.to_owned(), || at(5_000_000), move |s| told.borrow_mut().push(s));
    let consulted = journal.consult().await;
    journal.settle(consulted.merged, &[]);
    (journal, states, consulted.condition)
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
    let consulted = again.consult().await;
    assert_eq!(consulted.condition, Condition::LocalWiped);
    assert!(
        consulted.merged.news.incidents.iter().any(|(id, events)| *id == incident && events.contains(&event))
    );
    again.settle(consulted.merged, &[]);
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
    let consulted = again.consult().await;
    again.settle(consulted.merged, &[incident]);
    let (_, contents) = Journal::open("three".to_owned(), || at(5_000_000), |_| ());
    assert!(contents.incidents.iter().all(|(id, _)| *id != incident));
    let merged = again.consult().await.merged;
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
