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

    /// Tells other tabs of a record.
    pub fn tell(&self, record: &Record) {
        if let Some(channel) = &self.0 {
            // A tab that does not hear it reads it from the stores when it is opened the next time.
            drop(channel.post_message(&format!("{}\n{}", record.key, record.value).into()));
        }
    }

    /// Calls back with each record that another tab writes.
    pub fn follow(&self, on_record: impl Fn(Record) + Clone + 'static) {
        if let Some(channel) = &self.0 {
            let on_record = on_record.clone();
            let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                let text = event.data().as_string().unwrap_or_default();
                if let Some((key, value)) = text.split_once('\n') {
                    on_record(Record { key: key.to_owned(), value: value.to_owned() });
                }
            });
            channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
            heard.forget();
        }
        let stored = Closure::<dyn Fn(StorageEvent)>::new(move |event: StorageEvent| {
            if let (Some(key), Some(value)) = (event.key(), event.new_value())
                && is_event_key(&key)
            {
                on_record(Record { key, value });
            }
        });
        let listening = web_sys::window()
            .map(|w| w.add_event_listener_with_callback("storage", stored.as_ref().unchecked_ref()));
        debug_assert!(matches!(listening, Some(Ok(()))));
        stored.forget();
    }
}
