//! Lines about the stores, where there is something to say: not saved, nearly full, wiped, broken.

use super::browser::clipboard;
use super::browser::clock;
use super::browser::zone::LocalZone;
use super::lean::{click, text, when};
use super::session::Session;
use super::words;
use crate::export;
use crate::journal::SaveState;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// From how many percent of the quota on the page warns.
const NEARLY_FULL: usize = 70;

/// The lines.
pub fn notices(session: Session) -> AnyView {
    let sought = session.sought_in_vain();
    let dismissed = RwSignal::new(false);
    let condition = text(move || {
        let said = session.condition().and_then(|c| words::condition(&c, sought.get().is_some()));
        said.filter(|_| !dismissed.get()).unwrap_or_default()
    });
    let fullness = text(move || {
        format!(
            "The browser's quick storage is {} % full. Resolved incidents leave it when the page is opened the next time; an export keeps everything.",
            session.fullness()
        )
    });
    let condition_line = move || {
        view! {
            <div class="notice" role="status">
                <span>{condition}</span>
                <button type="button" class="quiet small" on:click=click(move || dismissed.set(true))>"Close"</button>
            </div>
        }
        .into_any()
    };
    view! {
        {not_saved(session)}
        {when(move || !condition.get().is_empty(), condition_line)}
        {when(
            move || session.fullness() >= NEARLY_FULL,
            move || view! { <div class="notice warn" role="status">{fullness}</div> }.into_any(),
        )}
    }
    .into_any()
}

fn not_saved(session: Session) -> AnyView {
    let why = text(move || match session.saving() {
        SaveState::NotSaved(error) => words::store_error(&error),
        _ => String::new(),
    });
    let by_hand = RwSignal::new(String::new());
    let copy = move || {
        let made = session.peek(|i| export::record_markdown(i, &LocalZone::current(), clock::now()));
        let Some(made) = made else { return };
        spawn_local(async move {
            if clipboard::copy(&made).await {
                session.say("The whole record is on the clipboard. Paste it somewhere safe.");
            } else {
                by_hand.set(made);
            }
        });
    };
    let alarm = move || {
        view! {
            <div class="notice bad" role="alert">
                <span><b>"Not saved: copy now."</b>" The last words are on this screen only, because "{why}"."</span>
                <button type="button" class="primary small" on:click=click(copy)>"Copy everything"</button>
            </div>
        }
        .into_any()
    };
    let text_to_copy = move || {
        view! { <textarea class="field" rows="6" readonly aria-label="Everything, to copy" prop:value=by_hand></textarea> }
            .into_any()
    };
    view! {
        {when(move || !why.get().is_empty(), alarm)}
        {when(move || !by_hand.with(String::is_empty), text_to_copy)}
    }
    .into_any()
}
