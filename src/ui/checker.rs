//! The thin client of the checker, which is a program of its own in a worker. It is fetched once the
//! page is ready; a question that is overtaken by a newer one is never asked.

use crate::ui::lean::effect;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, MessageEvent, Worker};

/// Where it is, beside the page.
const PROGRAM: &str = "checker-loader.js";
/// What the worker says when it cannot be started.
const UNAVAILABLE: &str = "unavailable";

/// The checker. Clones are the same one; it goes with its owner.
#[derive(Clone)]
pub struct Checker(Rc<Inner>);

struct Inner {
    worker: RefCell<Option<Worker>>,
    /// How many questions are not answered yet; the first thing it says is that it is there.
    asked: Cell<usize>,
    last: RefCell<String>,
    next: RefCell<Option<String>>,
    answer: RwSignal<String>,
    is_missing: RwSignal<bool>,
}

impl Checker {
    /// Starts it once the page is ready. `question` is asked again whenever what it is made of changes.
    pub fn start(question: impl Fn() -> String + 'static) -> Checker {
        let checker = Checker(Rc::new(Inner {
            worker: RefCell::new(None),
            asked: Cell::new(1),
            last: RefCell::default(),
            next: RefCell::default(),
            answer: RwSignal::new(String::new()),
            is_missing: RwSignal::new(false),
        }));
        let started = checker.clone();
        let starting = set_timeout_with_handle(move || started.fetch(), Duration::ZERO);
        let worker = StoredValue::new_local(checker.clone());
        on_cleanup(move || {
            starting.iter().for_each(TimeoutHandle::clear);
            worker.with_value(Checker::end);
        });
        let asker = checker.clone();
        effect(move || asker.ask(question()));
        checker
    }

    /// Its newest answer; empty before the first.
    pub fn answer(&self) -> RwSignal<String> {
        self.0.answer
    }

    /// Whether it could not be fetched, or has failed.
    pub fn is_missing(&self) -> RwSignal<bool> {
        self.0.is_missing
    }

    /// Whether what it said last is about the words as they are now.
    pub fn is_current(&self) -> bool {
        self.0.asked.get() == 0
    }

    /// Asks for something to be done; that is never overtaken.
    pub fn wish(&self, question: &str) {
        self.post(question);
    }

    fn ask(&self, question: String) {
        if *self.0.last.borrow() == question {
            return;
        }
        self.0.last.replace(question.clone());
        if self.0.asked.get() == 0 {
            self.post(&question);
        } else {
            self.0.next.replace(Some(question));
        }
    }

    fn post(&self, question: &str) {
        if let Some(worker) = &*self.0.worker.borrow()
            && worker.post_message(&question.into()).is_ok()
        {
            self.0.asked.set(self.0.asked.get() + 1);
        }
    }

    fn fetch(&self) {
        let Ok(worker) = Worker::new(PROGRAM) else { return self.0.is_missing.set(true) };
        let (heard, failed) = (self.clone(), self.clone());
        let on_message = Closure::<dyn FnMut(Event)>::wrap(Box::new(move |event: Event| {
            let event: MessageEvent = event.unchecked_into();
            heard.hear(event.data().as_string().unwrap_or_default());
        }));
        let on_error = Closure::<dyn FnMut(Event)>::wrap(Box::new(move |event: Event| {
            event.prevent_default();
            failed.hear(UNAVAILABLE.to_owned());
        }));
        worker.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
        worker.set_onerror(Some(on_error.into_js_value().unchecked_ref()));
        self.0.worker.replace(Some(worker));
    }

    fn hear(&self, answer: String) {
        if answer == UNAVAILABLE {
            self.0.is_missing.set(true);
            return self.end();
        }
        self.0.asked.set(self.0.asked.get().saturating_sub(1));
        if let Some(next) = self.0.next.take() {
            self.post(&next);
        }
        if !answer.is_empty() {
            self.0.answer.set(answer);
        }
    }

    fn end(&self) {
        self.0.worker.take().iter().for_each(Worker::terminate);
    }
}
