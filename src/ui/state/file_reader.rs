//! The thin client of the reader of files, which runs in a worker of the checker's program. Ending it ends the reading,
//! however far it is.

use crate::evidence::service::messages::FileAnswer;
use crate::ui::kit::signals::effect;
use crate::ui::platform::js;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Event, File, MessageEvent, Worker};

/// The reader of a file; it goes with its owner.
#[derive(Clone, Copy)]
pub struct FileReader {
    worker: StoredValue<Option<Worker>, LocalStorage>,
    answer: RwSignal<Arc<FileAnswer>>,
    is_missing: RwSignal<bool>,
    /// Whether the worker listens.
    is_there: RwSignal<bool>,
}

impl FileReader {
    /// Has a file read. `question` is asked again whenever what it is made of changes.
    pub fn start(file: File, question: impl Fn() -> String + 'static) -> FileReader {
        let reader = FileReader {
            worker: StoredValue::new_local(None),
            answer: RwSignal::new(Arc::default()),
            is_missing: RwSignal::new(false),
            is_there: RwSignal::new(false),
        };
        let started = js::call(&window(), "startChecker", &[]);
        js::then(started, Box::new(move |worker| reader.begin(worker, file)));
        let worker = reader.worker;
        on_cleanup(move || {
            worker.try_with_value(|worker| worker.iter().for_each(Worker::terminate));
        });
        effect(move || {
            let question = question();
            if reader.is_there.get() {
                reader.post(&question.into());
            }
        });
        reader
    }

    /// What it said last.
    pub fn answer(self) -> RwSignal<Arc<FileAnswer>> {
        self.answer
    }

    /// Whether there is no reader, or it has failed.
    pub fn is_missing(self) -> RwSignal<bool> {
        self.is_missing
    }

    fn post(self, what: &JsValue) {
        let posted = self
            .worker
            .with_value(|worker| worker.as_ref().is_some_and(|worker| worker.post_message(what).is_ok()));
        if !posted {
            self.is_missing.set(true);
        }
    }

    fn begin(self, worker: Option<JsValue>, file: File) {
        let worker = worker.and_then(|worker| worker.dyn_into::<Worker>().ok());
        // It may have been put away meanwhile.
        if self.is_missing.try_get_untracked().is_none() {
            return worker.iter().for_each(Worker::terminate);
        }
        let Some(worker) = worker else { return self.is_missing.set(true) };
        let heard = Closure::<dyn FnMut(Event)>::wrap(Box::new(move |event: Event| {
            event.prevent_default();
            let said = event.dyn_into::<MessageEvent>().ok().and_then(|event| event.data().as_string());
            self.hear(said, &file);
        }));
        let heard = heard.into_js_value();
        worker.set_onmessage(Some(heard.unchecked_ref()));
        worker.set_onerror(Some(heard.unchecked_ref()));
        self.worker.set_value(Some(worker));
    }

    fn hear(self, said: Option<String>, file: &File) {
        if self.is_missing.try_get_untracked().is_none() {
            return;
        }
        match said {
            // The first thing that it says is that it is there.
            Some(said) if said.is_empty() => {
                self.post(file);
                self.is_there.set(true);
            }
            Some(said) => match serde_json::from_str(&said) {
                Ok(answer) => self.answer.set(Arc::new(answer)),
                Err(_) => self.is_missing.set(true),
            },
            None => self.is_missing.set(true),
        }
    }
}
