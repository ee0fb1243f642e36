//! Keys, as they are called on this machine.

use crate::ui::platform::keys;
use leptos::prelude::*;

/// The keys of an action, with spaces between them.
#[component]
pub fn KeyWords(keys: &'static str) -> impl IntoView {
    let one = |key: &'static str| view! { <kbd>{keys::shown(key)}</kbd> };
    let all = keys.split(' ').filter(|key| !key.is_empty()).map(one).collect_view();
    view! { <span class="key-words">{all}</span> }
}
