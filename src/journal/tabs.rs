//! What other tabs of this page write: told by a broadcast channel, and by the storage event, which
//! also comes from tabs of an older page.

use super::record::{Record, is_event_key};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent, StorageEvent};

/// The line to other tabs.
pub struct Tabs(Option<BroadcastChannel>);

const NAME: &str = "isp/events";

impl Tabs {
    /// Opens the line; without it the storage event has to do.
    pub fn open() -> Tabs {
        Tabs(BroadcastChannel::new(NAME).ok())
    }

    /// Tells other tabs of records: each with its key and its value on a line of their own. Several
    /// come after an empty line, which a tab of an older page passes over; it has the storage event.
    pub fn tell(&self, records: &[Record]) {
        if let Some(channel) = &self.0 {
            let mut text = String::new();
            for record in records {
                text.push_str(if records.len() > 1 { "\n" } else { "" });
                text.push_str(&record.key);
                text.push('\n');
                text.push_str(&record.value);
            }
            // A tab that does not hear it reads it from the stores when it is opened the next time.
            drop(channel.post_message(&text.into()));
        }
    }

    /// Calls back with the records that another tab writes.
    pub fn follow(&self, on_records: impl Fn(Vec<Record>) + Clone + 'static) {
        if let Some(channel) = &self.0 {
            let on_records = on_records.clone();
            let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                let text = event.data().as_string().unwrap_or_default();
                let mut lines = text.strip_prefix('\n').unwrap_or(&text).split('\n');
                let mut records = Vec::new();
                while let (Some(key), Some(value)) = (lines.next(), lines.next()) {
                    records.push(Record { key: key.to_owned(), value: value.to_owned() });
                }
                on_records(records);
            });
            channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
            heard.forget();
        }
        let stored = Closure::<dyn Fn(StorageEvent)>::new(move |event: StorageEvent| {
            if let (Some(key), Some(value)) = (event.key(), event.new_value())
                && is_event_key(&key)
            {
                on_records(vec![Record { key, value }]);
            }
        });
        let listening = web_sys::window()
            .map(|w| w.add_event_listener_with_callback("storage", stored.as_ref().unchecked_ref()));
        debug_assert!(matches!(listening, Some(Ok(()))));
        stored.forget();
    }

    /// Calls back with whatever another page changes in local storage.
    pub fn follow_store(&self, on_change: impl Fn(StoreChange) + 'static) {
        let stored = Closure::<dyn Fn(StorageEvent)>::new(move |event: StorageEvent| {
            // The tab's own session storage tells of itself in the same way.
            let local = web_sys::window().and_then(|w| w.local_storage().ok().flatten());
            if event.storage_area() == local {
                let (key, before, after) = (event.key(), event.old_value(), event.new_value());
                on_change(StoreChange { key, before, after });
            }
        });
        let listening = web_sys::window()
            .map(|w| w.add_event_listener_with_callback("storage", stored.as_ref().unchecked_ref()));
        debug_assert!(matches!(listening, Some(Ok(()))));
        stored.forget();
    }
}

/// What another page changed in local storage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreChange {
    /// Under which key; `None` where all of it was removed.
    pub key: Option<String>,
    /// What was there.
    pub before: Option<String>,
    /// What is there now.
    pub after: Option<String>,
}
