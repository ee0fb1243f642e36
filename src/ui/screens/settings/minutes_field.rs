//! A setting that is a number of minutes.

use crate::domain::interval_in;
use crate::ui::kit::field::holds;
use crate::ui::kit::handlers::valued;
use crate::ui::kit::interval::{INTERVAL_LIST, NO_INTERVAL};
use crate::ui::screens::settings::now;
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// A field for so many minutes.
#[component]
pub fn MinutesField(
    session: Session,
    /// What it is called.
    label: String,
    /// The setting.
    name: &'static str,
    /// Why what was typed was refused.
    refused: RwSignal<Option<String>>,
) -> impl IntoView {
    let set = move |typed: String| {
        let typed = typed.trim();
        let minutes = interval_in(typed);
        if !typed.is_empty() && minutes.is_none() {
            refused.set(Some(NO_INTERVAL.to_owned()));
            return;
        }
        refused.set(None);
        session.settings().set(name, &minutes.map(|minutes| minutes.to_string()).unwrap_or_default());
    };
    view! {
        <input
            dir="auto"
            class="field minutes"
            type="text"
            list=INTERVAL_LIST
            aria-label=label
            autocomplete="off"
            use:holds=now(session, name)
            on:change=valued(set)
        />
    }
}
