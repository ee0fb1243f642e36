//! Copying the update, and marking it as sent.

use super::composer::{Composer, Format};
use crate::ui::browser::clipboard;
use crate::ui::browser::zone::LocalZone;
use crate::ui::lean::{click, effect, refusal, text, when};
use crate::ui::session::Session;
use crate::ui::widgets::menu::{Opens, menu};
use crate::ui::words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The row of buttons under the update.
pub fn send(session: Session, composer: Composer) -> AnyView {
    let refused = RwSignal::new(None::<String>);
    let done = RwSignal::new(String::new());
    let by_hand = RwSignal::new(String::new());
    let formats = RwSignal::new(false);
    let opener = NodeRef::new();
    let copy = move |format: Format| {
        composer.format.set(format);
        composer.hold();
        let copied = untrack(|| composer.text(format));
        spawn_local(async move {
            if clipboard::copy(&copied).await {
                done.set(format!("Copied as {}.", format.in_text()));
                by_hand.set(String::new());
            } else {
                by_hand.set(copied);
            }
        });
    };
    let copy_first = move || {
        copy(composer.format.get_untracked());
        formats.set(true);
    };
    let mark = move || match composer.mark_sent() {
        Ok(()) => {
            refused.set(None);
            done.set(String::new());
            let promised = if untrack(|| composer.is_last()) { "" } else { " The next one is promised." };
            session.say(&format!("Update logged as sent.{promised}"));
        }
        Err(why) => refused.set(Some(why)),
    };
    let items = Format::ALL.map(|format| (format.name(), Callback::new(move |()| copy(format)))).to_vec();
    let status = text(move || {
        let done = done.get();
        match composer.last_sent() {
            Some(at) if done.is_empty() => {
                format!("Last sent at {}.", words::clock_time(at, &LocalZone::current()))
            }
            _ => done,
        }
    });
    view! {
        <div class="send">
            {refusal(refused)}
            {when(move || !by_hand.with(String::is_empty), move || copy_by_hand(by_hand))}
            <div class="send-row">
                <span class="menu-anchor">
                    <button type="button" class="primary" node_ref=opener on:click=click(copy_first)>"Copy update"</button>
                    {menu("Copy as", formats, items, Opens::Up, opener)}
                </span>
                <button type="button" class="outline" on:click=click(mark)>"Mark as sent"</button>
                <span class="meta" role="status">{status}</span>
            </div>
        </div>
    }
    .into_any()
}

/// Where the clipboard is refused: the text, selected, to be copied by hand.
fn copy_by_hand(text: RwSignal<String>) -> AnyView {
    let field = NodeRef::<leptos::html::Textarea>::new();
    effect(move || {
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
    .into_any()
}
