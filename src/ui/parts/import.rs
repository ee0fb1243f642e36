//! Import: how files are chosen, dropped or pasted, and what is shown of it before anything is kept.

use crate::export::looks_like_an_export;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::file_picker::FilePicker;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::{Each, Key, Shown};
use crate::ui::kit::signals::{effect, flag, text};
use crate::ui::parts::import_preview::{ImportPreview, take_all};
use crate::ui::parts::importing::{Brought, FIELD, Importing, Unreadable};
use crate::ui::platform::{address, dialog, drop};
use crate::ui::state::session::Session;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

/// Files that are dropped anywhere, and exports that are pasted: what was exported is shown as if it had been chosen; what
/// nobody takes is said.
pub fn take_dropped(session: Session) {
    drop::follow_pastes(move |event| {
        let field = document().get_element_by_id(FIELD).filter(|_| dialog::open_class().is_none());
        // In a field of an incident one may mean to quote it; on the first screen there is nothing to quote it in.
        let is_quoted = drop::is_into_a_field(event) && address::open_incident().is_some();
        let Some(field) = field.filter(|_| !is_quoted) else { return };
        if let Some(pasted) = drop::pasted_export(event, looks_like_an_export) {
            drop::choose_pasted(event, &pasted, field.unchecked_ref());
        }
    });
    drop::follow(move |event| {
        let is_open = dialog::open_class().is_some();
        let field = document().get_element_by_id(FIELD).filter(|_| !is_open);
        let box_for_pictures = document().get_element_by_id("log-entry");
        match field {
            Some(field) if drop::brings_an_export(event) => {
                drop::choose(event, field.unchecked_ref(), box_for_pictures.is_some());
            }
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
            accept=".json,.html,application/json,text/html"
            several=true
            chosen=count
        />
    }
}

/// What the chosen files bring, or why they cannot be read.
#[component]
pub fn ImportPanel(session: Session, importing: Importing) -> impl IntoView {
    let one = move |key: Key| match importing.brought(key) {
        Some(Brought { what: Err(_), .. }) => view! { <ImportRefusal importing key /> }.into_any(),
        Some(_) => view! { <ImportPreview session importing key /> }.into_any(),
        None => ().into_any(),
    };
    let taking = session.taking();
    // Once, and not whenever it is further.
    let is_taking = Memo::new(move |_| taking.said().with(|said| !said.is_empty()));
    effect(move || {
        if is_taking.get() {
            focus(CANCEL);
        }
    });
    view! {
        <Progress said=importing.reading() cancel=Callback::new(move |()| importing.cancel()) id="reading-cancel" />
        <Progress said=taking.said() cancel=Callback::new(move |()| taking.cancel()) id=CANCEL />
        <div class="import-brought" hidden=flag(move || is_taking.get())>
            <Shown when=flag(move || importing.count() > 1)>
                <Several session importing />
            </Shown>
            <Each keys=Signal::derive(move || importing.keys()) item=one />
        </div>
    }
}

/// The button that gives up what is being taken in.
const CANCEL: &str = "import-cancel";

/// How far something is that takes its time, and what gives it up.
#[component]
fn Progress(said: RwSignal<String>, cancel: Callback<()>, id: &'static str) -> impl IntoView {
    view! {
        <Shown when=Memo::new(move |_| said.with(|said| !said.is_empty()))>
            <div class="import-panel">
                <p class="reading">
                    <span role="status" dir="auto" use:shows=Signal::from(said)></span>
                    <Button class="quiet small" press=clicked(move || cancel.run(())) attr:id=id>
                        "Cancel"
                    </Button>
                </p>
            </div>
        </Shown>
    }
}

/// What is said and can be done where several files were chosen.
#[component]
fn Several(session: Session, importing: Importing) -> impl IntoView {
    let said = text(move || format!("{} files bring incidents. Each is shown below.", importing.count()));
    view! {
        <section class="import-panel" aria-label="All chosen files">
            <p>
                <b use:shows=said></b>
            </p>
            <div class="row">
                <Button class="primary" press=clicked(move || take_all(session, importing))>
                    "Take all"
                </Button>
                <Button class="quiet" press=clicked(move || importing.cancel())>
                    "Leave all"
                </Button>
            </div>
        </section>
    }
}

/// Why a file cannot be imported, and what can be done about it.
#[component]
fn ImportRefusal(importing: Importing, key: Key) -> impl IntoView {
    let Some(brought) = importing.brought(key) else { return ().into_any() };
    let Err(Unreadable { why, windows_1252 }) = &brought.what else { return ().into_any() };
    let which =
        if brought.name.is_empty() { "This file".to_owned() } else { format!("“{}”", brought.name) };
    let refused = format!("{which} cannot be imported: {why}. Nothing was changed.");
    let (number, is_other) = (brought.number, !windows_1252.is_empty());
    let brought = StoredValue::new(brought);
    let close = move || {
        if importing.put_away(number) {
            importing.cancel();
        }
    };
    let other = move || brought.with_value(|brought| importing.read_as_windows_1252(brought));
    view! {
        <div class="import-panel">
            <p class="refused" role="alert">
                {refused}
            </p>
            {is_other
                .then(|| {
                    view! {
                        <Button class="outline" press=clicked(other)>
                            "Read it as Windows-1252"
                        </Button>
                    }
                })}
            <Button class="quiet" press=clicked(close)>
                "Close"
            </Button>
        </div>
    }
    .into_any()
}
