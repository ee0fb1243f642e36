//! What can be done to an entry's words: correct them, with the original kept, or redact them, with
//! nothing kept.

use crate::domain::{Command, EntryText, Rejected, Stamp};
use crate::ui::session::Session;
use crate::ui::words;
use leptos::prelude::*;

/// The forms under an entry.
#[component]
pub fn EditRow(
    target: Stamp,
    text: String,
    is_correctable: bool,
    correcting: RwSignal<bool>,
) -> impl IntoView {
    let redacting = RwSignal::new(!is_correctable);
    view! {
        <Show when=move || is_correctable && !redacting.get()>
            <CorrectForm target text=text.clone() correcting redacting/>
        </Show>
        <Show when=move || redacting.get()>
            <RedactForm target correcting/>
        </Show>
    }
}

#[component]
fn RedactForm(target: Stamp, correcting: RwSignal<bool>) -> impl IntoView {
    let session = Session::expect();
    let redact = move |_| {
        let said = match session.dispatch(Command::Redact(target)) {
            Ok(_) => "The words are gone from this browser and from every later export.".to_owned(),
            Err(rejected) => words::rejected(&rejected),
        };
        session.say(&said);
        correcting.try_set(false);
    };
    view! {
        <div class="redact" role="group" aria-label="Redact">
            <p>
                <b>"Erase these words for good?"</b>
                " They go from every tab and both copies in this browser, from every later export, and from older \
                copies that are merged in. This cannot be undone. Files exported before still hold them."
            </p>
            <button type="button" class="danger" on:click=redact>"Erase for good"</button>
            <button type="button" class="quiet" on:click=move |_| correcting.set(false)>"Keep them"</button>
        </div>
    }
}

#[component]
fn CorrectForm(
    target: Stamp,
    text: String,
    correcting: RwSignal<bool>,
    redacting: RwSignal<bool>,
) -> impl IntoView {
    let session = Session::expect();
    let words_now = RwSignal::new(text);
    let refused = RwSignal::new(None::<String>);
    let field = NodeRef::<leptos::html::Textarea>::new();
    Effect::new(move |_| field.get().iter().for_each(|f| drop(f.focus())));
    let submit = move || {
        let parsed = EntryText::parse(&words_now.get_untracked()).map_err(words::text_error);
        let done = parsed.and_then(|text| match session.dispatch(Command::Correct { target, text }) {
            Ok(_) | Err(Rejected::Unchanged) => Ok(()),
            Err(rejected) => Err(words::rejected(&rejected)),
        });
        match done {
            Ok(()) => drop(correcting.try_set(false)),
            Err(why) => refused.set(Some(why)),
        }
    };
    let pressed = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.shift_key() && !event.is_composing() => {
            event.prevent_default();
            submit();
        }
        "Escape" => correcting.set(false),
        _ => {}
    };
    view! {
        <form class="correct" on:submit=move |event| { event.prevent_default(); submit(); }>
            <textarea class="field" rows="2" aria-label="Corrected words" node_ref=field prop:value=words_now
                on:input:target=move |ev| words_now.set(ev.target().value()) on:keydown=pressed></textarea>
            <button type="submit" class="outline">"Keep correction"</button>
            <button type="button" class="quiet" on:click=move |_| correcting.set(false)>"Cancel"</button>
            <button type="button" class="quiet push" on:click=move |_| redacting.set(true)>"Redact…"</button>
            <p class="refused" role="alert">{move || refused.get()}</p>
        </form>
    }
}
