//! A sheet beside what one works in, which stays as it is and can be used meanwhile. On a narrow screen it covers all.

use crate::ui::kit::button::Button;
use crate::ui::kit::escape::on_escape;
use crate::ui::kit::handlers::clicked;
use leptos::prelude::*;

/// The id of the heading of a sheet.
pub const SHEET_HEAD: &str = "sheet-head";

/// A sheet with its heading. Its button closes it, and so does Escape anywhere.
#[component]
pub fn SideSheet(
    /// What it is called.
    name: &'static str,
    /// What the button that closes it is called.
    close_name: &'static str,
    /// Closes it.
    #[prop(into)]
    close: Callback<()>,
    children: Children,
) -> impl IntoView {
    on_escape(close);
    view! {
        <section class="sheet" aria-label=name>
            <div class="sheet-head">
                <h2 id=SHEET_HEAD tabindex="-1">
                    {name}
                </h2>
                <Button class="quiet small push" press=clicked(move || close.run(()))>
                    {close_name}
                    <kbd aria-hidden="true">"Esc"</kbd>
                </Button>
            </div>
            <div class="sheet-body">{children()}</div>
        </section>
    }
}
