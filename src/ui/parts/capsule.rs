//! A page that is a capsule: the incident in it is opened at once, and it is said where what is written goes.

use crate::export;
use crate::ui::kit::button::Button;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{effect, flag};
use crate::ui::platform::capsule;
use crate::ui::state::session::Session;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Takes in the incident of the capsule that this page is, and again once both stores were read: what is here of it already
/// stays, and what was deleted here comes back with it.
pub fn take(session: Session) {
    let Some(record) = capsule::record() else { return };
    let imported = match export::read(&record) {
        Ok(imported) => imported,
        Err(error) => return session.say(&format!("The incident in this capsule cannot be read: {error}.")),
    };
    let id = imported.incident.id();
    session.arriving().take_copy(id, &imported.incident);
    session.keep_unknown_fields(id, &imported.unknown);
    session.route().follow_address();
    let pictures = imported.pictures.clone();
    spawn_local(async move {
        if session.pictures().take(id, pictures).await.is_err() {
            session.say("Some pictures of this capsule could not be kept in this browser.");
        }
    });
    let imported = StoredValue::new(imported);
    effect(move || {
        if session.condition().is_some() {
            untrack(|| imported.with_value(|imported| session.arriving().take_copy(id, &imported.incident)));
            session.route().follow_address();
        }
    });
}

/// Says what a capsule is, until that was read.
#[component]
pub fn CapsuleNotice() -> impl IntoView {
    let is_read = RwSignal::new(!capsule::is_one());
    view! {
        <Shown when=flag(move || !is_read.get())>
            <div class="notice" role="status">
                <span>
                    <b>"This is a capsule: the page and an incident in one file."</b>
                    " What you write is kept by this browser, and not in the file. To pass it on, save a new capsule or export it."
                </span>
                <Button class="quiet small" press=clicked(move || is_read.set(true))>
                    "Close"
                </Button>
            </div>
        </Shown>
    }
}
