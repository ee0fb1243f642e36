//! The person's own name, as others read it.

use crate::ui::kit::button::Button;
use crate::ui::kit::handlers::{clicked, valued};
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{flag, text};
use crate::ui::screens::settings::row::Row;
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// The field, with the way to take the name away.
#[component]
pub fn OwnName(session: Session) -> impl IntoView {
    let name = text(move || {
        session.settings().follow();
        session.author().name()
    });
    let change = move |typed: String| session.author().set_name(&typed);
    view! {
        <Row label="Your name">
            <input
                class="field"
                type="text"
                dir="auto"
                autocomplete="name"
                maxlength="60"
                prop:value=name
                on:change=valued(change)
            />
        </Row>
        <p class="meta">
            "It stands in what you export, where more than one person wrote. Without one nothing is said of you."
        </p>
        <Shown when=flag(move || !name.with(String::is_empty))>
            <Button class="outline small" press=clicked(move || session.author().set_name(""))>
                "Remove your name"
            </Button>
        </Shown>
    }
}
