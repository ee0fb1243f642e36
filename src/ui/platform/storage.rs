//! What the browser lets a page say about its storage.

use crate::domain::Stamp;
use crate::ui::platform::{clock, js};
use leptos::prelude::*;

const TAB: &str = "isp/tab";

/// Names that this tab had before, the latest first: `page/preboot.js` gives it a new one where the one that it finds may
/// be in use in another tab.
pub fn former_names() -> Vec<String> {
    let storage = window().session_storage().ok().flatten();
    let kept = storage.and_then(|s| s.get_item("isp/tab/former").ok().flatten()).unwrap_or_default();
    kept.split(' ').filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The name of this tab, which it keeps through reloads; a new one where the browser keeps none.
pub fn tab_name() -> String {
    let storage = window().session_storage().ok().flatten();
    let kept = storage.as_ref().and_then(|s| s.get_item(TAB).ok().flatten());
    kept.unwrap_or_else(|| {
        let name = Stamp::new(clock::now(), 0, clock::new_replica()).to_string();
        // Without it, words being typed are found again all the same: as those of another tab.
        storage.map(|s| s.set_item(TAB, &name).is_ok());
        name
    })
}

/// Asks the browser not to clear this page's storage by itself. It may say no; nothing depends on it.
pub fn ask_to_persist() {
    // Outside of a secure context, and in some browsers made of WebKit, there is nothing to ask.
    js::let_go(js::call(&js::navigator("storage"), "persist", &[]));
}
