//! Import: how a file is chosen or dropped, and what is shown of it before anything is kept.

use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::file_picker::FilePicker;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{flag, text};
use crate::ui::parts::import_preview::ImportPreview;
use crate::ui::parts::importing::{FIELD, Importing};
use crate::ui::platform::{dialog, drop};
use crate::ui::state::session::Session;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

/// Files that are dropped anywhere: one that was exported is shown as if it had been chosen; what nobody takes is said.
pub fn take_dropped(session: Session) {
    drop::follow(move |event| {
        let is_open = dialog::open_class().is_some();
        let field = document().get_element_by_id(FIELD).filter(|_| !is_open);
        let box_for_pictures = document().get_element_by_id("log-entry");
        match field {
            Some(field) if drop::brings_an_export(event) => drop::choose(event, field.unchecked_ref()),
            _ if is_open => session.say("Nothing was taken: close what is open, then drop it again."),
            _ if box_for_pictures.is_none() => session.say(
                "Nothing was taken. Here an incident that was exported as JSON can be dropped; pictures go into its log.",
            ),
            _ => {}
        }
    });
}

/// The button **Import**, which counts how often a file was chosen.
#[component]
pub fn ImportButton(
    /// How often.
    chosen: RwSignal<usize>,
) -> impl IntoView {
    let count = move |_| chosen.update(|times| *times += 1);
    view! {
        <FilePicker
            class="outline"
            name="Import"
            id="import"
            field_id=FIELD
            accept=".json,application/json"
            chosen=count
        />
    }
}

/// What the chosen file brings, or why it cannot be read.
#[component]
pub fn ImportPanel(session: Session, importing: Importing) -> impl IntoView {
    let preview = move || {
        let preview = importing.preview.get_untracked();
        preview.map(|imported| {
            view! { <ImportPreview session importing imported=StoredValue::new(imported) /> }
        })
    };
    let refusal = move || {
        view! {
            <Shown when=flag(move || importing.refused.with(Option::is_some))>
                <ImportRefusal importing />
            </Shown>
        }
    };
    view! {
        <Shown when=flag(move || importing.preview.with(Option::is_some)) fallback=refusal>
            {preview()}
        </Shown>
    }
}

/// Why a file cannot be imported, and what can be done about it.
#[component]
fn ImportRefusal(importing: Importing) -> impl IntoView {
    let refused = text(move || importing.refused.get().unwrap_or_default());
    view! {
        <div class="import-panel">
            <p class="refused" role="alert" use:shows=refused></p>
            <Shown when=flag(move || !importing.windows_1252.with(String::is_empty))>
                <Button class="outline" press=clicked(move || importing.read_as_windows_1252())>
                    "Read it as Windows-1252"
                </Button>
            </Shown>
            <Button class="quiet" press=clicked(move || importing.cancel())>
                "Close"
            </Button>
        </div>
    }
}
