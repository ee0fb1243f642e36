//! The seams to the browser, in a real one: local storage, the mirror, and the journal over both.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test that unwraps nothing has failed")]

mod journal;
mod stores;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

use incident_scratchpad::domain::{Event, Fact, IncidentId, Replica, Stamp, Timestamp};

/// An instant, so many milliseconds after the epoch.
fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(millis).unwrap()
}

/// A note with a stamp of its own.
fn note(number: i64, text: &str) -> (IncidentId, Event) {
    let replica = Replica::from_random(7);
    let stamp = Stamp::new(at(1_000_000 + number), 0, replica);
    let incident = IncidentId(Stamp::new(at(1_000_000), 0, replica));
    let fact = Fact::NoteLogged { text: text.to_owned() };
    (incident, Event { stamp, written: stamp.wall(), happened: stamp.wall(), fact })
}
