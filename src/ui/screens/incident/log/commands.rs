//! The commands that a slash lists above the box. Arrows choose, Enter or Tab takes, Escape puts the list
//! away; every other key is for the box, and Enter is too once the command stands there.

use crate::domain::capture::slash::{Completion, completions, is_whole};
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Anew;
use crate::ui::kit::signals::{aria, flag, text};
use crate::ui::state::session::Session;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// The list. Copies are the same one.
#[derive(Clone, Copy)]
pub struct Commands {
    words: RwSignal<String>,
    at: RwSignal<usize>,
    is_away: RwSignal<bool>,
    take: Callback<String>,
    session: Session,
}

impl Commands {
    /// The list for the words of a box; `take` puts other ones there.
    pub fn new(session: Session, words: RwSignal<String>, take: Callback<String>) -> Commands {
        Commands { words, at: RwSignal::new(0), is_away: RwSignal::new(false), take, session }
    }

    fn offered(self) -> Vec<Completion> {
        if self.is_away.get() {
            return Vec::new();
        }
        self.words.with(|words| match words.starts_with('/') {
            true => completions(words, &self.session.settings().severities()),
            false => Vec::new(),
        })
    }

    /// Something was typed: what was chosen in another list is no choice in this one.
    pub fn typed(self) {
        self.at.set(0);
        if self.words.with_untracked(|words| !words.starts_with('/')) {
            self.is_away.set(false);
        }
    }

    /// Whether a key was for the list.
    pub fn pressed(self, event: &KeyboardEvent) -> bool {
        if event.shift_key() || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return false;
        }
        let offered = untrack(|| self.offered());
        let many = offered.len();
        if many == 0 {
            return false;
        }
        let at = self.at.get_untracked().min(many - 1);
        match event.key().as_str() {
            "ArrowDown" => self.at.set((at + 1) % many),
            "ArrowUp" => self.at.set((at + many - 1) % many),
            "Escape" => self.is_away.set(true),
            // Nobody chose the first of several: a command without its word is asked about, not filled in.
            "Enter" if at == 0 && self.words.with_untracked(|words| is_whole(words.trim())) => return false,
            "Enter" | "Tab" => self.put(offered[at].text.clone()),
            _ => return false,
        }
        true
    }

    fn put(self, text: String) {
        self.at.set(0);
        self.take.run(text);
        crate::ui::kit::focus::focus("log-entry");
    }

    /// The id of the chosen row; empty while there is none.
    pub fn active(self) -> Signal<String> {
        text(move || {
            let many = self.offered().len();
            if many == 0 { String::new() } else { format!("slash-{}", self.at.get().min(many - 1)) }
        })
    }
}

/// The list, above the box.
#[component]
pub fn CommandList(commands: Commands) -> impl IntoView {
    let count = text(move || match commands.offered().len() {
        0 => String::new(),
        many => format!("{many} commands: arrows choose, Tab takes"),
    });
    let is_empty = flag(move || commands.offered().is_empty());
    let rows = move || {
        let offered = commands.offered().into_iter().enumerate();
        offered.map(|(place, offer)| view! { <CommandRow commands place offer /> }).collect_view()
    };
    view! {
        <ul id="slashes" class="slashes" role="listbox" aria-label="Commands" hidden=is_empty>
            <Anew>{rows()}</Anew>
        </ul>
        <span class="unseen" role="status" use:shows=count></span>
    }
}

#[component]
fn CommandRow(commands: Commands, place: usize, offer: Completion) -> impl IntoView {
    let put = offer.text.clone();
    view! {
        <li
            id=format!("slash-{place}")
            class="command"
            role="option"
            aria-selected=aria(move || commands.at.get() == place)
            on:click=clicked(move || commands.put(put.clone()))
        >
            <span class="command-name">{offer.text}</span>
            <span class="command-wants">{offer.wants}</span>
            <span class="meta">{offer.does}</span>
        </li>
    }
}
