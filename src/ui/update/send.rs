//! Copying the update, and marking it as sent.

use super::composer::{Composer, Format};
use crate::ui::browser::clipboard;
use crate::ui::browser::zone::LocalZone;
use crate::ui::session::Session;
use crate::ui::widgets::menu::{Item, Menu};
use crate::ui::words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The row of buttons under the update.
#[component]
pub fn Send(composer: Composer) -> impl IntoView {
    let session = Session::expect();
    let refused = RwSignal::new(None::<String>);
    let done = RwSignal::new(None::<String>);
    let by_hand = RwSignal::new(None::<String>);
    let formats = RwSignal::new(false);
    let opener = NodeRef::new();
    let copy = move |format: Format| {
        composer.format.set(format);
        composer.hold();
        let text = untrack(|| composer.text(format));
        spawn_local(async move {
            if clipboard::copy(&text).await {
                done.set(Some(format!("Copied as {}.", format.name().to_lowercase())));
                by_hand.set(None);
            } else {
                by_hand.set(Some(text));
            }
        });
    };
    let copy_first = move |_| {
        copy(composer.format.get_untracked());
        formats.set(true);
    };
    let mark = move |_| match composer.mark_sent() {
        Ok(()) => {
            refused.set(None);
            done.set(None);
            session.say("Update logged as sent. The next one is promised.");
        }
        Err(why) => refused.set(Some(why)),
    };
    let items = [Format::Plain, Format::Markdown]
        .map(|format| Item { name: format.name(), run: Callback::new(move |()| copy(format)) });
    let last = composer.last_sent();
    let last_words = move || {
        last.get().map(|m| format!("Last sent at {}.", words::clock_time(m.sent, &LocalZone::current())))
    };
    view! {
        <div class="send">
            <p class="refused" role="alert">{move || refused.get()}</p>
            <Show when=move || by_hand.get().is_some()>
                <ByHand text=Signal::derive(move || by_hand.get().unwrap_or_default())/>
            </Show>
            <div class="send-row">
                <span class="menu-anchor">
                    <button type="button" class="primary" node_ref=opener on:click=copy_first>"Copy update"</button>
                    <Menu label="Copy as" open=formats items=items.to_vec() opener upwards=true/>
                </span>
                <button type="button" class="outline" on:click=mark>"Mark as sent"</button>
                <span class="meta" role="status">{move || done.get().or_else(last_words)}</span>
            </div>
        </div>
    }
}

/// Where the clipboard is refused: the text, selected, to be copied by hand.
#[component]
fn ByHand(text: Signal<String>) -> impl IntoView {
    let field = NodeRef::<leptos::html::Textarea>::new();
    Effect::new(move |_| {
        text.track();
        field.get().iter().for_each(|f| {
            drop(f.focus());
            f.select();
        });
    });
    view! {
        <p class="refused" role="alert">"The browser does not let this page copy. Press Ctrl+C: the text is selected."</p>
        <textarea class="field" rows="6" readonly aria-label="Text to copy" node_ref=field prop:value=text></textarea>
    }
}
