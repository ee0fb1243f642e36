//! Lines about the stores, where there is something to say: not saved, nearly full, wiped, broken.

use crate::export;
use crate::journal::SaveState;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{holds, shows};
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{flag, text};
use crate::ui::parts::capsule::CapsuleNotice;
use crate::ui::platform::clipboard;
use crate::ui::platform::clock;
use crate::ui::platform::zone::LocalZone;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// From how many percent of the quota on the page warns.
const NEARLY_FULL: usize = 70;

/// The lines.
#[component]
pub fn Notices(session: Session) -> impl IntoView {
    let sought = session.route().sought_in_vain();
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
    view! {
        <CapsuleNotice />
        <NotSaved session />
        <Shown when=flag(move || !condition.with(String::is_empty))>
            <div class="notice" role="status">
                <span use:shows=condition></span>
                <Button class="quiet small" press=clicked(move || dismissed.set(true))>
                    "Close"
                </Button>
            </div>
        </Shown>
        <Shown when=flag(move || session.fullness() >= NEARLY_FULL)>
            <div class="notice warn" role="status" use:shows=fullness></div>
        </Shown>
    }
}

/// The alarm that the last words are nowhere but here, with a way to take them along.
#[component]
fn NotSaved(session: Session) -> impl IntoView {
    let why = text(move || match session.saving() {
        SaveState::NotSaved(error) => words::store_error(&error),
        _ => String::new(),
    });
    let by_hand = RwSignal::new(String::new());
    let copy = move || {
        let made = session.peek(|i| export::record_markdown(i, &LocalZone::current(), clock::now()));
        let Some(made) = made else { return };
        let copying = clipboard::copy(&made);
        spawn_local(async move {
            if copying.await {
                session.say("The whole record is on the clipboard. Paste it somewhere safe.");
            } else {
                by_hand.set(made);
            }
        });
    };
    view! {
        <Shown when=flag(move || !why.with(String::is_empty))>
            <div class="notice bad" role="alert">
                <span>
                    <b>"Not saved: copy now."</b>
                    " The last words are on this screen only, because "
                    <span use:shows=why></span>
                    "."
                </span>
                <Button class="primary small" press=clicked(copy)>
                    "Copy everything"
                </Button>
            </div>
        </Shown>
        <Shown when=flag(move || !by_hand.with(String::is_empty))>
            <textarea
                dir="auto"
                class="field"
                rows="6"
                readonly=true
                aria-label="Everything, to copy"
                use:holds=Signal::from(by_hand)
            ></textarea>
        </Shown>
    }
}
