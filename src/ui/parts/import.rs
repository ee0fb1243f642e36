//! Import: a file is read, what it brings is shown, and only then is anything kept.

use crate::export::{self, Imported};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::file_picker::FilePicker;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{effect, flag, text};
use crate::ui::parts::import_preview::ImportPreview;
use crate::ui::platform::{dialog, drop, file};
use crate::ui::state::session::Session;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use wasm_bindgen::JsCast as _;

/// What is being imported; copies are the same import.
#[derive(Clone, Copy)]
pub struct Importing {
    refused: RwSignal<Option<String>>,
    /// Shared, and not stored: what a button stores goes with the button.
    preview: RwSignal<Option<Arc<Imported>>>,
    /// What a file that is not UTF-8 says as Windows-1252; empty where there is none.
    windows_1252: RwSignal<String>,
}

impl Importing {
    /// Nothing yet. A file is read whenever one was chosen, also before this was there.
    pub fn new(chosen: RwSignal<usize>) -> Importing {
        let importing = Importing {
            refused: RwSignal::new(None),
            preview: RwSignal::new(None),
            windows_1252: RwSignal::new(String::new()),
        };
        effect(move || {
            let is_chosen = chosen.get() > 0;
            let field = document().get_element_by_id(FIELD).filter(|_| is_chosen);
            if let Some(field) = field {
                importing.close();
                spawn_local(read(importing, field.unchecked_into()));
            }
        });
        importing
    }

    /// Nothing any more.
    pub fn close(self) {
        self.refused.set(None);
        self.preview.set(None);
        self.windows_1252.set(String::new());
    }

    /// Shows what a text brings, or says why it cannot be imported.
    fn show(self, text: &str) {
        match export::read(text) {
            Ok(imported) => {
                self.preview.set(Some(Arc::new(imported)));
                focus("import-take");
            }
            Err(error) => self.refuse(&error.to_string()),
        }
    }

    fn refuse(self, why: &str) {
        self.refused.set(Some(format!("This file cannot be imported: {why}. Nothing was changed.")));
    }

    /// Reads the file as Windows-1252 after all.
    fn read_as_windows_1252(self) {
        let text = self.windows_1252.get_untracked();
        self.close();
        self.show(&text);
    }

    /// Closes what was opened by the button **Import**, where the focus goes back to.
    pub fn cancel(self) {
        self.close();
        focus("import");
    }
}

/// The id of the field that a file is chosen in.
const FIELD: &str = "import-file";

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

async fn read(importing: Importing, input: web_sys::HtmlInputElement) {
    match file::read_chosen(input, export::MAX_BYTES).await {
        Ok(text) => importing.show(&text),
        Err(file::ReadError::None) => {}
        Err(file::ReadError::TooLarge(bytes)) => importing.refuse(&format!(
            "it has {} MB, and up to {} MB are read",
            bytes >> 20,
            export::MAX_BYTES >> 20
        )),
        Err(file::ReadError::Unreadable) => importing.refuse("the browser could not read it"),
        Err(file::ReadError::NotUtf8 { line, windows_1252 }) => {
            importing.windows_1252.set(windows_1252);
            importing.refuse(&format!(
                "it is not UTF-8 from line {line} on, as if an editor had saved it in another encoding, and letters such as ü would be lost"
            ));
        }
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
