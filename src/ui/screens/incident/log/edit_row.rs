//! What can be done to an entry's words: correct them, with the original kept, or redact them, with
//! nothing kept.

use crate::domain::{Command, EntryText, Rejected, Stamp};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::holds;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::{clicked, pressed, submitted, valued};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::Shown;
use crate::ui::parts::redaction::EraseForm;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// The entry whose words are being changed.
#[derive(Clone, Copy)]
pub struct Edited {
    /// The event.
    pub target: Stamp,
    /// Whether its words can be corrected; if not, they can only be redacted.
    pub is_correctable: bool,
    /// Whether the form is open.
    pub correcting: RwSignal<bool>,
    /// The words of a correction that was cancelled.
    pub left: RwSignal<String>,
}

impl Edited {
    fn close(self) {
        self.correcting.try_set(false);
    }

    fn leave(self, session: Session, words: &str) {
        session.leave_correction(self.target, words);
        self.left.try_set(words.to_owned());
    }
}

/// The words of a correction that was cancelled, which can be brought back.
#[component]
pub fn LeftCorrection(session: Session, edited: Edited) -> impl IntoView {
    let Edited { target, correcting, left, .. } = edited;
    let words = left.get_untracked();
    let bring_back = move || {
        session.keep_correction(target, &left.get_untracked());
        edited.leave(session, "");
        correcting.set(true);
    };
    view! {
        <p class="meta left-correction">
            "Not kept: "
            <q dir="auto" translate="no">
                {words}
            </q>
            " "
            <Button class="quiet small" press=clicked(bring_back)>
                "Bring it back"
            </Button>
            <Button class="quiet small" press=clicked(move || edited.leave(session, ""))>
                "Discard"
            </Button>
        </p>
    }
}

/// The forms under an entry.
#[component]
pub fn EditRow(
    session: Session,
    edited: Edited,
    /// What they are now.
    words: String,
) -> impl IntoView {
    let redacting = RwSignal::new(!edited.is_correctable);
    let correct = move || view! { <CorrectForm session edited words_before=words.clone() redacting /> };
    view! {
        <Shown when=redacting fallback=correct>
            <EraseForm session targets=vec![edited.target] close=Callback::new(move |()| edited.close()) />
        </Shown>
    }
}

#[component]
fn CorrectForm(
    session: Session,
    edited: Edited,
    words_before: String,
    redacting: RwSignal<bool>,
) -> impl IntoView {
    let typed = session.correction(edited.target);
    let words_now = RwSignal::new(if typed.is_empty() { words_before.clone() } else { typed });
    let refused = RwSignal::new(None::<String>);
    let field = format!("correct-{}", edited.target);
    focus(field.clone());
    let close = move || {
        session.keep_correction(edited.target, "");
        edited.close();
    };
    // What was typed may have taken minutes: it can be brought back.
    let cancel = Callback::new(move |()| {
        let typed = words_now.get_untracked();
        if !typed.trim().is_empty() && typed.trim() != words_before.trim() {
            edited.leave(session, &typed);
        }
        close();
    });
    let type_in = move |typed: String| {
        session.keep_correction(edited.target, &typed);
        words_now.set(typed);
    };
    let keep = move || {
        let parsed = EntryText::parse(&words_now.get_untracked()).map_err(words::text_error);
        let done = parsed.and_then(|text| {
            match session.dispatch(Command::Correct { target: edited.target, text }) {
                Ok(_) | Err(Rejected::Unchanged) => Ok(()),
                Err(rejected) => Err(words::rejected(&rejected)),
            }
        });
        match done {
            Ok(()) => close(),
            Err(why) => refused.set(Some(why)),
        }
    };
    let act = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.shift_key() => {
            event.prevent_default();
            keep();
        }
        "Escape" => cancel.run(()),
        _ => {}
    };
    view! {
        <form class="correct" on:submit=submitted(keep)>
            <textarea
                class="field"
                rows="2"
                dir="auto"
                aria-label="Corrected words"
                id=field
                use:holds=Signal::from(words_now)
                on:input=valued(type_in)
                on:keydown=pressed(act)
            ></textarea>
            <button type="submit" class="outline">
                "Keep correction"
            </button>
            <Button class="quiet" press=clicked(move || cancel.run(()))>
                "Cancel"
            </Button>
            <Button class="quiet push" press=clicked(move || redacting.set(true))>
                "Redact…"
            </Button>
            <Refusal why=refused />
        </form>
    }
}
