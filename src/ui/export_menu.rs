//! Export: the whole record as a file.

use super::browser::zone::LocalZone;
use super::browser::{clock, file};
use super::session::Session;
use super::widgets::menu::{Item, Menu};
use crate::domain::Incident;
use crate::export::{self, file_name};
use leptos::prelude::*;

/// The button and its menu of formats.
#[component]
pub fn ExportMenu() -> impl IntoView {
    let session = Session::expect();
    let open = RwSignal::new(false);
    let opener = NodeRef::new();
    let markdown = move |()| {
        export(session, "md", "text/markdown;charset=utf-8", |incident| {
            export::record_markdown(incident, &LocalZone::current(), clock::now())
        });
    };
    let as_json = move |()| {
        export(session, "json", "application/json", |incident| export::write(incident, clock::now()));
    };
    let items = vec![
        Item { name: "Markdown", run: Callback::new(markdown) },
        Item { name: "JSON", run: Callback::new(as_json) },
    ];
    view! {
        <span class="menu-anchor">
            <button type="button" class="outline" node_ref=opener aria-haspopup="menu"
                aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|o| *o = !*o)>"Export"</button>
            <Menu label="Export as" open items opener/>
        </span>
    }
}

fn export(session: Session, extension: &str, mime: &str, text: impl FnOnce(&Incident) -> String) {
    let made = session.peek(|incident| {
        let state = incident.state();
        let date = state.declared.unwrap_or_else(clock::now);
        (file_name(&state.title, date, extension), text(incident))
    });
    let Some((name, text)) = made else { return };
    if file::download(&name, mime, &text).is_ok() {
        session.say(&format!("Exported as {name}."));
    } else {
        session.say("The browser refused the download. Nothing was exported.");
    }
}
