//! What can be done to an entry's words: correct them, with the original kept, or redact them, with
//! nothing kept.

use crate::domain::{Command, EntryText, Rejected, Stamp};
use crate::ui::browser::keys::focus;
use crate::ui::lean::{click, either, keys, refusal, submit, value};
use crate::ui::session::Session;
use crate::ui::words;
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
}

impl Edited {
    fn close(self) {
        self.correcting.try_set(false);
    }
}

/// The forms under an entry.
pub fn edit_row(session: Session, edited: Edited, words: &str) -> AnyView {
    let redacting = RwSignal::new(!edited.is_correctable);
    let words = words.to_owned();
    either(
        move || redacting.get(),
        move || redact_form(session, edited),
        move || correct_form(session, edited, words.clone(), redacting),
    )
}

fn redact_form(session: Session, edited: Edited) -> AnyView {
    let redact = move || {
        let said = match session.dispatch(Command::Redact(edited.target)) {
            Ok(_) => "The words are gone from this browser and from every later export.".to_owned(),
            Err(rejected) => words::rejected(&rejected),
        };
        session.say(&said);
        edited.close();
    };
    view! {
        <div class="redact" role="group" aria-label="Redact">
            <p>
                <b>"Erase these words for good?"</b>
                " They go from every tab and both copies in this browser, from every later export, and from older \
                copies that are merged in. This cannot be undone. Files exported before still hold them."
            </p>
            <button type="button" class="danger" on:click=click(redact)>"Erase for good"</button>
            <button type="button" class="quiet" on:click=click(move || edited.close())>"Keep them"</button>
        </div>
    }
    .into_any()
}

fn correct_form(
    session: Session,
    edited: Edited,
    words_before: String,
    redacting: RwSignal<bool>,
) -> AnyView {
    let words_now = RwSignal::new(words_before);
    let refused = RwSignal::new(None::<String>);
    let field = format!("correct-{}", edited.target);
    focus(field.clone());
    let keep = move || {
        let parsed = EntryText::parse(&words_now.get_untracked()).map_err(words::text_error);
        let done = parsed.and_then(|text| {
            match session.dispatch(Command::Correct { target: edited.target, text }) {
                Ok(_) | Err(Rejected::Unchanged) => Ok(()),
                Err(rejected) => Err(words::rejected(&rejected)),
            }
        });
        match done {
            Ok(()) => edited.close(),
            Err(why) => refused.set(Some(why)),
        }
    };
    let pressed = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.shift_key() && !event.is_composing() => {
            event.prevent_default();
            keep();
        }
        "Escape" => edited.close(),
        _ => {}
    };
    view! {
        <form class="correct" on:submit=submit(keep)>
            <textarea class="field" rows="2" aria-label="Corrected words" id=field prop:value=words_now
                on:input=value(move |typed| words_now.set(typed)) on:keydown=keys(pressed)></textarea>
            <button type="submit" class="outline">"Keep correction"</button>
            <button type="button" class="quiet" on:click=click(move || edited.close())>"Cancel"</button>
            <button type="button" class="quiet push" on:click=click(move || redacting.set(true))>"Redact…"</button>
            {refusal(refused)}
        </form>
    }
    .into_any()
}
