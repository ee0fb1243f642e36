//! The thin client of the checker, which is a program of its own in a worker. It is fetched once the
//! page is ready; a question that is overtaken by a newer one is never asked.

use crate::ui::kit::signals::effect;
use crate::ui::platform::js;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Event, MessageEvent, Worker};

/// What starts its worker, once the page is ready and the program whole: the page's own script
/// (`page/start.js`), which alone may name a program.
const START: &str = "startChecker";
/// What the worker says when it cannot be started.
const UNAVAILABLE: &str = "unavailable";

thread_local! {
    /// The workers that run, each under the number of its checker: one for the update, one for a debrief.
    static WORKERS: RefCell<Vec<(usize, Worker)>> = const { RefCell::new(Vec::new()) };
    /// How many checkers there were.
    static NUMBERS: Cell<usize> = const { Cell::new(0) };
}

/// How the checker's last answer stands to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// It is the answer to that very question.
    Yes,
    /// The question was asked, or will be in a moment.
    NotYet,
    /// There is no checker to answer it.
    Never,
}

/// The checker. Copies are the same one; it goes with its owner.
#[derive(Clone, Copy)]
pub struct Checker {
    number: usize,
    /// How many questions are not answered yet; the first thing it says is that it is there.
    asked: RwSignal<usize>,
    last: RwSignal<String>,
    next: RwSignal<String>,
    answer: RwSignal<String>,
    is_missing: RwSignal<bool>,
}

impl Checker {
    /// Has it started. `question` is asked again whenever what it is made of changes.
    pub fn start(question: impl Fn() -> String + 'static) -> Checker {
        let number = NUMBERS.get();
        NUMBERS.set(number + 1);
        let checker = Checker {
            number,
            asked: RwSignal::new(1),
            last: RwSignal::new(String::new()),
            next: RwSignal::new(String::new()),
            answer: RwSignal::new(String::new()),
            is_missing: RwSignal::new(false),
        };
        js::then(js::call(&window(), START, &[]), Box::new(move |worker| checker.begin(worker)));
        on_cleanup(move || end(number));
        effect(move || checker.ask(question()));
        checker
    }

    /// Its newest answer; empty before the first.
    pub fn answer(self) -> RwSignal<String> {
        self.answer
    }

    /// Whether it could not be fetched, or has failed.
    pub fn is_missing(self) -> RwSignal<bool> {
        self.is_missing
    }

    /// Whether what it said last is about the words as they are now.
    pub fn is_current(self) -> bool {
        self.asked.get_untracked() == 0
    }

    /// How its last answer stands to a question, which is asked where it was not. Whoever reads this is told when it
    /// answers.
    pub fn answered(self, question: &str) -> Answered {
        let (asked, is_missing) = (self.asked.get(), self.is_missing.get());
        if is_missing {
            return Answered::Never;
        }
        let is_last = self.last.with_untracked(|last| last == question);
        if is_last && asked == 0 {
            return Answered::Yes;
        }
        self.ask(question.to_owned());
        Answered::NotYet
    }

    /// Asks for something to be done; that is never overtaken.
    pub fn request_action(self, question: &str) {
        self.post(question);
    }

    fn ask(self, question: String) {
        if self.last.with_untracked(|last| *last == question) {
            return;
        }
        if self.is_current() {
            self.post(&question);
        } else {
            self.next.set(question.clone());
        }
        self.last.set(question);
    }

    fn post(self, question: &str) {
        let posted = |(number, worker): &(usize, Worker)| {
            *number == self.number && worker.post_message(&question.into()).is_ok()
        };
        if WORKERS.with_borrow(|workers| workers.iter().any(posted)) {
            self.asked.set(self.asked.get_untracked() + 1);
        }
    }

    fn begin(self, worker: Option<JsValue>) {
        let worker = worker.and_then(|worker| worker.dyn_into::<Worker>().ok());
        // The incident may have been left meanwhile.
        if self.asked.try_get_untracked().is_none() {
            return worker.iter().for_each(Worker::terminate);
        }
        let Some(worker) = worker else { return self.is_missing.set(true) };
        // One for both: a failure is an event without words.
        let heard = Closure::<dyn FnMut(Event)>::wrap(Box::new(move |event: Event| {
            event.prevent_default();
            let said = event.dyn_into::<MessageEvent>().ok().and_then(|event| event.data().as_string());
            self.hear(said.unwrap_or_else(|| UNAVAILABLE.to_owned()));
        }));
        let heard = heard.into_js_value();
        worker.set_onmessage(Some(heard.unchecked_ref()));
        worker.set_onerror(Some(heard.unchecked_ref()));
        WORKERS.with_borrow_mut(|workers| workers.push((self.number, worker)));
    }

    fn hear(self, answer: String) {
        // The incident may have been left meanwhile.
        let Some(asked) = self.asked.try_get_untracked() else { return };
        if answer == UNAVAILABLE {
            self.is_missing.set(true);
            return end(self.number);
        }
        if !answer.is_empty() {
            self.answer.set(answer);
        }
        self.asked.set(asked.saturating_sub(1));
        let next = self.next.get_untracked();
        if !next.is_empty() {
            self.next.set(String::new());
            self.post(&next);
        }
    }
}

/// Ends the worker of a checker.
fn end(number: usize) {
    WORKERS.with_borrow_mut(|workers| {
        workers.retain(|(other, worker)| {
            let stays = *other != number;
            if !stays {
                worker.terminate();
            }
            stays
        });
    });
}
