//! The table of what can be done: a name, a key where there is one, what it does in a line.

use crate::ui::kit::closures::Makes;
use crate::ui::platform::js;
use leptos::prelude::*;
use std::rc::Rc;

/// Something that can be done.
#[derive(Clone)]
pub struct Action {
    /// What it is called.
    pub name: String,
    /// Its keys, with spaces between them; empty for none.
    pub key: &'static str,
    /// What it does, in a line.
    pub about: &'static str,
    /// Other words that people have for it, or for what is in what it opens.
    pub words: &'static str,
    /// Whether it can be done now.
    pub can: Rc<dyn Makes<bool>>,
    /// Does it.
    pub run: Rc<dyn Makes<()>>,
}

/// A table that is being written. An action is a line: `.does(name, key, about, what)`, with a
/// `.while_so(condition)` behind it where it can not always be done.
#[derive(Default)]
pub struct Actions(Vec<Action>);

impl Actions {
    /// None yet.
    pub fn new() -> Actions {
        Actions::default()
    }

    /// One more.
    pub fn does(
        self,
        name: impl Into<String>,
        key: &'static str,
        about: &'static str,
        run: impl Fn() + 'static,
    ) -> Actions {
        self.add(name.into(), key, about, Rc::new(run))
    }

    /// The one before can be done only while it is so.
    pub fn while_so(mut self, can: impl Fn() -> bool + 'static) -> Actions {
        if let Some(last) = self.0.last_mut() {
            last.can = Rc::new(can);
        }
        self
    }

    /// The one before is found by these words too.
    pub fn also(mut self, words: &'static str) -> Actions {
        if let Some(last) = self.0.last_mut() {
            last.words = words;
        }
        self
    }

    /// One more, which presses a button that is on the screen, by its id.
    pub fn presses(self, name: &'static str, about: &'static str, id: &'static str) -> Actions {
        self.does(name, "", about, move || press(id)).while_so(move || {
            let button = document().get_element_by_id(id);
            button.is_some_and(|button| !button.has_attribute("disabled"))
        })
    }

    /// One for each word that something can be set to.
    pub fn choices(
        mut self,
        of: &'static str,
        words: &[&'static str],
        set: impl Fn(&'static str) + Copy + 'static,
    ) -> Actions {
        for word in words.iter().copied() {
            self = self.does(format!("{of}: {}", word.to_ascii_lowercase()), "", "", move || set(word));
        }
        self
    }

    /// The table.
    pub fn finish(self) -> Vec<Action> {
        self.0
    }

    fn add(
        mut self,
        name: String,
        key: &'static str,
        about: &'static str,
        run: Rc<dyn Makes<()>>,
    ) -> Actions {
        self.0.push(Action { name, key, about, words: "", can: Rc::new(|| true), run });
        self
    }
}

/// Puts the focus on a button and presses it: what it opens gives the focus back to it.
pub fn press(id: &'static str) {
    let button = document().get_element_by_id(id);
    button.iter().for_each(|button| {
        js::let_go(js::call(button, "focus", &[]));
        js::let_go(js::call(button, "click", &[]));
    });
}
