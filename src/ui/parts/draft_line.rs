//! Fields of one line whose words are kept as a draft until they are taken.

use crate::ui::kit::field::holds;
use crate::ui::kit::handlers::valued;
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// What is being typed and kept. Copies are the same draft.
#[derive(Clone, Copy)]
pub struct Draft {
    session: Session,
    name: StoredValue<String>,
    words: RwSignal<String>,
}

impl Draft {
    /// The draft of that name.
    pub fn new(session: Session, name: &str) -> Draft {
        Draft { session, name: StoredValue::new(name.to_owned()), words: session.drafts().field(name) }
    }

    /// The same for something that is known and is being changed: where nothing was typed yet, it begins with
    /// `now`, which is a draft from then on, so that a redaction reaches it.
    pub fn changing(session: Session, name: &str, now: &str) -> Draft {
        if !session.drafts().has(name) {
            session.drafts().keep(name, now);
        }
        Draft::new(session, name)
    }

    /// What stands in it.
    pub fn get(self) -> String {
        self.words.get_untracked()
    }

    /// What stands in it; whoever asks is told when that changes.
    pub fn follow(self) -> String {
        self.words.get()
    }

    /// The same as a signal, of which each call makes one more: for what is made once.
    pub fn words(self) -> Signal<String> {
        self.words.into()
    }

    /// Puts other words into it, and keeps them.
    pub fn put(self, words: String) {
        self.name.with_value(|name| self.session.drafts().keep(name, &words));
        self.words.set(words);
    }

    /// Empties it: what was typed has been taken, or is not wanted.
    pub fn clear(self) {
        self.put(String::new());
    }
}

/// The field of a draft.
#[component]
pub fn DraftLine(
    /// What is typed in it.
    draft: Draft,
    /// What it is called.
    #[prop(into)]
    name: String,
    /// What may be written in it.
    #[prop(optional)]
    hint: &'static str,
) -> impl IntoView {
    view! {
        <input
            class="field"
            type="text"
            dir="auto"
            aria-label=name
            autocomplete="off"
            spellcheck="true"
            placeholder=hint
            use:holds=draft.words()
            on:input=valued(move |typed| draft.put(typed))
        />
    }
}
