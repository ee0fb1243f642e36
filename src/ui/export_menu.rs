//! Export: the whole record as a file.

use super::browser::zone::LocalZone;
use super::browser::{clock, file};
use super::session::Session;
use super::widgets::menu::{Item, Menu};
use crate::domain::{Incident, IncidentId, Timestamp};
use crate::export::{self, file_name, times};
use leptos::prelude::*;

/// How long an incident is open before the age of its last export shows.
const AGE_SHOWS_AFTER: i64 = 60 * 60_000;

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
        <ExportAge/>
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
        note_export(session);
        session.say(&format!("Exported as {name}."));
    } else {
        session.say("The browser refused the download. Nothing was exported.");
    }
}

fn age_key(id: IncidentId) -> String {
    format!("exported/{}", id.0)
}

fn note_export(session: Session) {
    if let Some(id) = session.peek(Incident::id) {
        session.remember(&age_key(id), &clock::now().as_millis().to_string());
    }
}

/// How old the last export is, once the incident is over an hour old.
#[component]
fn ExportAge() -> impl IntoView {
    let session = Session::expect();
    let (now, id) = (session.now(), session.open_id());
    let declared = session.derive(|s| s.declared);
    let text = Memo::new(move |_| {
        // Looked up with every minute and after every entry or toast: an export made here shows.
        session.toast().track();
        let age = now.get().since(declared.get()?);
        if age < AGE_SHOWS_AFTER {
            return None;
        }
        let last =
            session.recall(&age_key(id.get()?)).and_then(|at| Timestamp::from_millis(at.parse().ok()?));
        Some(match last {
            Some(at) => format!("exported {} ago", times::span(now.get().since(at))),
            None => "not exported yet".to_owned(),
        })
    });
    view! { <span class="meta export-age">{text}</span> }
}
