//! What is being imported: a file is read, and what it brings is kept only when that was seen.

use crate::export::{self, Imported};
use crate::ui::kit::focus::focus;
use crate::ui::kit::signals::effect;
use crate::ui::platform::file;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use wasm_bindgen::JsCast as _;

/// The id of the field that a file is chosen in.
pub(super) const FIELD: &str = "import-file";

/// What is being imported; copies are the same import.
#[derive(Clone, Copy)]
pub struct Importing {
    pub(super) refused: RwSignal<Option<String>>,
    /// Shared, and not stored: what a button stores goes with the button.
    pub(super) preview: RwSignal<Option<Arc<Imported>>>,
    /// What a file that is not UTF-8 says as Windows-1252; empty where there is none.
    pub(super) windows_1252: RwSignal<String>,
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
    pub(super) fn read_as_windows_1252(self) {
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
