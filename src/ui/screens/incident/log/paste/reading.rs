//! The reader in its worker. It is started for a pasted text and ended with it; while it reads, the box stays quick.

use super::PasteState;
use super::secrets::undecided;
use crate::domain::Zone as _;
use crate::evidence::masked;
use crate::evidence::service::messages::{PasteAnswer, PasteRequest};
use crate::ui::kit::signals::effect;
use crate::ui::platform::clock;
use crate::ui::platform::zone::LocalZone;
use crate::ui::state::checker::Checker;
use crate::ui::state::session::drafts::LOG_ENTRY;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// How long nothing is typed before the text is read again.
const PAUSE: Duration = Duration::from_millis(250);

impl PasteState {
    /// Has the text read once nothing more is typed for a moment; what was just pasted at once.
    pub(super) fn ask_soon(self) {
        let text = self.words.get_untracked();
        if self.asked.with_untracked(String::is_empty) {
            return self.asked.set(text);
        }
        set_timeout(
            move || {
                let is_same = self.words.try_with_untracked(|words| *words == text);
                if is_same == Some(true) {
                    self.asked.try_set(text.clone());
                }
            },
            PAUSE,
        );
    }

    /// Starts the reader. `add` adds the text where somebody asked for it before it was read.
    pub(super) fn read(self, add: Callback<()>) {
        let checker = Checker::start(move || self.question());
        effect(move || {
            let answer = checker.answer().get();
            let is_missing = checker.is_missing().get();
            self.is_missing.set(is_missing);
            let read = serde_json::from_str::<PasteAnswer>(&answer).ok();
            if let Some(read) = read.filter(|read| read.paste == self.number.get_value()) {
                self.suggest(&read);
                self.see(&read);
                self.left_out.set(Vec::new());
                self.answer.set(Arc::new(read));
                if self.has_seen_all() {
                    self.was_seen();
                }
                untrack(|| self.keep());
            } else if is_missing {
                self.was_seen();
                untrack(|| self.keep());
            } else {
                return;
            }
            if self.waits.get_untracked() {
                untrack(|| self.add_what_waited(add));
            }
        });
    }

    /// Whether the reader has seen all that was pasted: what is typed on meanwhile comes before or behind it.
    fn has_seen_all(self) -> bool {
        let goes_on = |asked: &String| {
            self.words
                .with_untracked(|words| words.starts_with(asked.as_str()) || words.ends_with(asked.as_str()))
        };
        self.number.get_value() > self.asked_before.get_value() && self.asked.with_untracked(goes_on)
    }

    /// Adds the text that was read; what was written behind it meanwhile stays in the box.
    fn add_what_waited(self, add: Callback<()>) {
        self.waits.set(false);
        let read = self.asked.get_untracked();
        let behind = self.words.with_untracked(|words| words.strip_prefix(read.as_str()).map(str::to_owned));
        let behind = behind.unwrap_or_default();
        if !behind.is_empty() {
            self.words.set(read);
        }
        let is_unseen = self.is_unseen.get_untracked();
        add.run(());
        if !behind.is_empty() {
            // What was pasted meanwhile is looked through like the first.
            if is_unseen {
                self.begin();
            }
            let left = self.words.get_untracked();
            self.write.run(left + behind.trim_start_matches('\n'));
        }
    }

    fn question(self) -> String {
        let text = self.asked.get();
        let chosen = self.chosen_zones();
        if text.is_empty() {
            return String::new();
        }
        let paste = self.number.get_value() + 1;
        self.number.set_value(paste);
        let zone = LocalZone::current().name().to_owned();
        let request = PasteRequest { paste, text, now: clock::now(), zone, chosen };
        serde_json::to_string(&request).unwrap_or_default()
    }

    /// Keeps the draft of the text, with what opens a door masked for as long as nobody has said that it may stay.
    pub(super) fn keep(self) {
        let text = self.words.get_untracked();
        let Some(answer) = self.current() else {
            let draft = self.draft_of(&text);
            draft.iter().for_each(|draft| self.session.drafts().keep(LOG_ENTRY, draft));
            return;
        };
        let spans: Vec<_> = undecided(self, &answer).iter().map(|secret| secret.start..secret.end).collect();
        self.session.drafts().keep(LOG_ENTRY, &masked(&text, &spans));
    }
}
