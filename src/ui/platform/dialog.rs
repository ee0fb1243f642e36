//! The dialog that is open over the page, whichever it is.

use crate::ui::platform::js;
use leptos::prelude::document;

/// Closes it. The focus is back before this is over.
pub fn close() {
    if let Some(dialog) = open_one() {
        js::let_go(js::call(&dialog, "close", &[]));
    }
}

/// Its class.
pub fn open_class() -> Option<String> {
    open_one().map(|dialog| dialog.class_name())
}

fn open_one() -> Option<web_sys::Element> {
    document().query_selector("dialog[open]").ok().flatten()
}
