//! Lines about the stores, where there is something to say: not saved, nearly full, wiped, broken.

use super::browser::clipboard;
use super::browser::clock;
use super::browser::zone::LocalZone;
use super::session::Session;
use super::words;
use crate::export;
use crate::journal::SaveState;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// From which share of the quota on the page warns.
const NEARLY_FULL: f64 = 0.7;

/// The lines.
#[component]
pub fn Notices() -> impl IntoView {
    let session = Session::expect();
    let sought = session.sought_in_vain();
    let dismissed = RwSignal::new(false);
    let condition = Memo::new(move |_| {
        session
            .condition()
            .get()
            .and_then(|c| words::condition(&c, sought.get().is_some()))
            .filter(|_| !dismissed.get())
    });
    let fullness = Memo::new(move |_| {
        let share = session.fullness().get();
        (share >= NEARLY_FULL).then(|| {
            format!("The browser's quick storage is {:.0} % full. Resolved incidents leave it when the page is opened the next time; an export keeps everything.", share * 100.0)
        })
    });
    view! {
        <NotSaved/>
        {move || condition.get().map(|text| view! {
            <div class="notice" role="status">
                <span>{text}</span>
                <button type="button" class="quiet small" on:click=move |_| dismissed.set(true)>"Close"</button>
            </div>
        })}
        {move || fullness.get().map(|text| view! { <div class="notice warn" role="status">{text}</div> })}
    }
}

#[component]
fn NotSaved() -> impl IntoView {
    let session = Session::expect();
    let error = Memo::new(move |_| match session.saving().get() {
        SaveState::NotSaved(error) => Some(words::store_error(&error)),
        _ => None,
    });
    let by_hand = RwSignal::new(None::<String>);
    let copy = move |_| {
        let text = session.peek(|i| export::record_markdown(i, &LocalZone::current(), clock::now()));
        let Some(text) = text else { return };
        spawn_local(async move {
            if clipboard::copy(&text).await {
                session.say("The whole record is on the clipboard. Paste it somewhere safe.");
            } else {
                by_hand.set(Some(text));
            }
        });
    };
    view! {
        {move || error.get().map(|why| view! {
            <div class="notice bad" role="alert">
                <span><b>"Not saved: copy now."</b>" The last words are on this screen only, because "{why}"."</span>
                <button type="button" class="primary small" on:click=copy>"Copy everything"</button>
            </div>
        })}
        {move || by_hand.get().map(|text| view! {
            <textarea class="field" rows="6" readonly aria-label="Everything, to copy" prop:value=text></textarea>
        })}
    }
}
