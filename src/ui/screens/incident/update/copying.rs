//! Copying the update: for which place, once the words are checked or cannot be, and with what stands against them.

use crate::domain::{Command, EntryText};
use crate::export::{Copied, Destination, Stage, Writing, handover_line};
use crate::ui::kit::signals::effect;
use crate::ui::platform::zone::LocalZone;
use crate::ui::platform::{clipboard, file, js};
use crate::ui::screens::incident::update::copied::EMPTY;
use crate::ui::screens::incident::update::wording::Wording;
use crate::ui::state::checker::Answered;
use crate::ui::state::composer::Composer;
use crate::ui::state::session::Session;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How long a copy waits for the check of its words. Browsers let a page copy for some seconds after a press.
const PATIENCE: Duration = Duration::from_millis(1500);

/// The sign of a stage: a signal of yet another type would weigh about 2 KB.
pub fn stage_sign(stage: Stage) -> &'static str {
    match stage {
        Stage::Writing => "w",
        Stage::Copied => "c",
        Stage::Changed => "e",
        Stage::Passed(_) => "p",
    }
}

/// Copying, and what became of it. Copies are the same.
#[derive(Clone, Copy)]
pub struct Copying {
    pub session: Session,
    pub composer: Composer,
    pub wording: Wording,
    /// What is seen of it: how far it is in a sign, and the preview.
    pub seen: Memo<String>,
    /// What was done last beside copying the update.
    pub done: RwSignal<String>,
    /// Why it was not copied or not logged.
    pub refused: RwSignal<Option<String>>,
    /// What tells the words that were not copied yet: something stands against them, and nobody said "anyway". 0 for
    /// none.
    held_back: RwSignal<u64>,
    /// The same of the words of which the log says already that they were copied anyway.
    logged: StoredValue<u64>,
    /// Which copy waits for its words to be checked; 0 for none.
    waits: RwSignal<usize>,
    turns: StoredValue<usize>,
}

impl Copying {
    /// Nothing was copied yet.
    pub fn new(session: Session, composer: Composer, wording: Wording, seen: Memo<String>) -> Copying {
        let copying = Copying {
            session,
            composer,
            wording,
            seen,
            done: composer.done,
            refused: RwSignal::new(None),
            held_back: RwSignal::new(0),
            logged: StoredValue::new(0),
            waits: RwSignal::new(0),
            turns: StoredValue::new(0),
        };
        effect(move || {
            if copying.waits.get() == 0 {
                return;
            }
            match wording.follow_answered() {
                Answered::NotYet => {}
                answered => copying.go(answered),
            }
        });
        copying
    }

    /// How far the update is on its way out.
    pub fn stage(self) -> Stage {
        let sign = self.seen.with(|seen| seen.chars().next());
        match sign {
            Some('c') => Stage::Copied,
            Some('e') => Stage::Changed,
            Some('p') => {
                let due = untrack(|| self.composer.waiting()).and_then(|copied| copied.next_due);
                due.map_or(Stage::Copied, Stage::Passed)
            }
            _ => Stage::Writing,
        }
    }

    /// Copies the update for the destination that was chosen last; what blocks it is asked about
    /// first, once for the same words.
    pub fn again(self) {
        self.copy(self.composer.destination.get_untracked());
    }

    /// Copies it for a destination, which is the chosen one from then on.
    pub fn copy(self, destination: Destination) {
        self.composer.choose_destination(destination);
        let is_blank = untrack(|| self.composer.is_blank());
        self.refused.set(is_blank.then(|| EMPTY.to_owned()));
        if is_blank {
            return;
        }
        self.session.look_at_the_clock();
        match untrack(|| self.wording.ask()) {
            Answered::NotYet => self.wait(),
            answered => self.go(answered),
        }
    }

    /// Waits a moment for the answer to these words.
    fn wait(self) {
        let turn = self.turns.try_update_value(|turns| {
            *turns += 1;
            *turns
        });
        let turn = turn.unwrap_or(1);
        self.waits.set(turn);
        let give_up = move || {
            if self.waits.try_get_untracked() == Some(turn) {
                self.go(Answered::Never);
            }
        };
        set_timeout(give_up, PATIENCE);
    }

    fn go(self, answered: Answered) {
        let Copying { composer, wording, held_back, .. } = self;
        self.waits.set(0);
        let stands = untrack(|| composer.stands());
        let (mut copied, html) = composer.fixed(&stands);
        let is_checked = answered == Answered::Yes;
        let against = wording.recorded(is_checked);
        if !against.is_empty() {
            if held_back.get_untracked() != copied.stood {
                return held_back.set(copied.stood);
            }
            self.log_override(copied.stood, &against);
        }
        held_back.set(0);
        self.done.set(String::new());
        copied.overridden = against;
        composer.put(copied, html, !is_checked);
    }

    /// Whether the words that stand here are held back.
    pub fn is_held(self) -> bool {
        let held = self.held_back.get();
        held != 0 && held == self.composer.stands().fingerprint(&*self.composer.zone())
    }

    /// They are not to be copied as they are.
    pub fn let_go(self) {
        self.held_back.set(0);
    }

    /// What was copied against the check's advice stands in the log, once.
    fn log_override(self, words: u64, against: &str) {
        if self.logged.get_value() == words {
            return;
        }
        self.logged.set_value(words);
        let to = self.composer.audience.get_untracked().in_text();
        let against = against.replace('\n', "; ");
        let note = format!("Copied the update to {to} although the check says: {against}");
        let logged =
            EntryText::parse(&note).is_ok_and(|note| self.session.dispatch(Command::LogNote(note)).is_ok());
        debug_assert!(logged, "a note is never refused");
    }

    /// One line for whoever takes over.
    pub fn handover_line(self) {
        let (session, done) = (self.session, self.done);
        session.look_at_the_clock();
        let now = session.now().get_untracked();
        let zone = LocalZone::current();
        let Some(line) = session.peek(|incident| handover_line(incident.state(), now, &zone)) else { return };
        let line_copying = clipboard::copy_inside(&line, "the handover line");
        spawn_local(async move {
            if line_copying.await {
                done.set("The handover line is copied.".to_owned());
            } else {
                self.composer.by_hand.set(line);
            }
        });
    }

    /// Hands out the update as a mail that a mail program opens as a draft, with its subject line. It waits to be
    /// logged like one that was copied.
    pub fn mail(self) {
        self.session.look_at_the_clock();
        // A mail has no markup.
        let plain = Writing { destination: Destination::Plain, ..untrack(|| self.composer.stands()) };
        let (copied, _) = self.composer.fixed(&plain);
        let mail = self.composer.mail(&plain, &copied);
        let said = match file::download("status-update.eml", "message/rfc822", &mail) {
            Ok(()) => {
                self.composer.wait_for(Some(Copied { destination: "E-mail file".to_owned(), ..copied }));
                "The mail is saved as status-update.eml."
            }
            Err(_) => "The browser refused the download. Nothing was saved.",
        };
        self.done.set(said.to_owned());
    }

    /// Hands the text to the browser's own sheet, from where it goes to another program. It waits to be logged like
    /// one that was copied.
    pub fn share(self) {
        self.session.look_at_the_clock();
        let (copied, _) = self.composer.fixed(&untrack(|| self.composer.stands()));
        let data = js::object(&[("text", &copied.text)]);
        self.composer.wait_for(Some(copied));
        js::let_go(js::call_navigator("share", &[&data]));
    }
}
