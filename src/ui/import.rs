//! Import: a file is read, what it brings is shown, and only then is anything kept.

use super::browser::{address, file};
use super::lean::{click, either, text, when};
use super::session::Session;
use crate::domain::{Event, Incident, IncidentId};
use crate::export::{self, Imported};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is being imported; copies are the same import.
#[derive(Clone, Copy)]
pub struct Importing {
    refused: RwSignal<Option<String>>,
    preview: RwSignal<Option<StoredValue<Imported>>>,
}

impl Importing {
    /// Nothing yet.
    pub fn new() -> Importing {
        Importing { refused: RwSignal::new(None), preview: RwSignal::new(None) }
    }

    fn close(self) {
        self.refused.set(None);
        self.preview.set(None);
    }
}

/// The button **Import**.
pub fn import_button(importing: Importing) -> AnyView {
    let input = NodeRef::<leptos::html::Input>::new();
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else { return };
        spawn_local(async move {
            importing.close();
            match read(input).await {
                Ok(Some(imported)) => importing.preview.set(Some(StoredValue::new(imported))),
                Ok(None) => {}
                Err(why) => importing
                    .refused
                    .set(Some(format!("This file cannot be imported: {why}. Nothing was changed."))),
            }
        });
    };
    let choose = move || input.get_untracked().iter().for_each(|i| i.click());
    view! {
        <button type="button" class="outline" on:click=click(choose)>"Import"</button>
        <input class="unseen" type="file" accept=".json,application/json" tabindex="-1" aria-hidden="true" node_ref=input
            on:change=chosen/>
    }
    .into_any()
}

async fn read(input: web_sys::HtmlInputElement) -> Result<Option<Imported>, String> {
    let text = match file::read_chosen(input, export::MAX_BYTES).await {
        Ok(text) => text,
        Err(file::ReadError::None) => return Ok(None),
        Err(file::ReadError::TooLarge(bytes)) => {
            return Err(format!(
                "it has {} MB, and up to {} MB are read",
                bytes >> 20,
                export::MAX_BYTES >> 20
            ));
        }
        Err(file::ReadError::Unreadable) => return Err("the browser could not read it".to_owned()),
    };
    export::read(&text).map(Some).map_err(|error| error.to_string())
}

/// What the chosen file brings, or why it cannot be read.
pub fn import_panel(session: Session, importing: Importing) -> AnyView {
    let refused = text(move || importing.refused.get().unwrap_or_default());
    let close = move || importing.close();
    let refusal = move || {
        view! {
            <div class="import-panel">
                <p class="refused" role="alert">{refused}</p>
                <button type="button" class="quiet" on:click=click(close)>"Close"</button>
            </div>
        }
        .into_any()
    };
    let preview = move || {
        importing.preview.get_untracked().map_or_else(|| ().into_any(), |i| preview(session, importing, i))
    };
    either(
        move || importing.preview.with(Option::is_some),
        preview,
        move || when(move || importing.refused.with(Option::is_some), refusal),
    )
}

fn preview(session: Session, importing: Importing, imported: StoredValue<Imported>) -> AnyView {
    let (id, title, count) =
        imported.with_value(|i| (i.incident.id(), i.incident.state().title.clone(), i.incident.log().len()));
    let known = known_events(session, id);
    let fresh = imported.with_value(|i| i.incident.log().iter().filter(|e| !known.contains(e)).count());
    let summary = if known.is_empty() {
        format!("“{title}”: {count} events, all new here.")
    } else {
        format!("“{title}” is here already: {fresh} of its {count} events are new.")
    };
    let keep_as = move |id: IncidentId| {
        let events: Vec<Event> = imported.with_value(|i| i.incident.log().to_vec());
        let known = known_events(session, id);
        session.take_in(id, events.into_iter().filter(|e| !known.contains(e)).collect());
        importing.close();
        address::go_to(Some(id));
        // The address may have named it before it was here: then it does not change.
        session.follow_address();
    };
    let merge = if known.is_empty() { "Add incident" } else { "Merge into it" };
    view! {
        <section class="import-panel" aria-label="What the file brings">
            <p><b>{summary}</b></p>
            {repairs(imported.with_value(|i| i.repairs.iter().map(ToString::to_string).collect()))}
            <div class="row">
                <button type="button" class="primary" on:click=click(move || keep_as(id))>{merge}</button>
                <button type="button" class="outline" on:click=click(move || keep_as(session.new_id()))>"Open as a copy"</button>
                <button type="button" class="quiet" on:click=click(move || importing.close())>"Cancel"</button>
            </div>
        </section>
    }
    .into_any()
}

/// How many repairs are listed.
const LISTED: usize = 100;

fn repairs(repairs: Vec<String>) -> AnyView {
    if repairs.is_empty() {
        return ().into_any();
    }
    let summary = format!("{} things in it could not be taken as they are", repairs.len());
    let rows =
        repairs.into_iter().take(LISTED).map(|r| view! { <li>{r}</li> }.into_any()).collect::<Vec<AnyView>>();
    view! { <details class="repairs" open><summary>{summary}</summary><ul>{rows}</ul></details> }.into_any()
}

fn known_events(session: Session, id: IncidentId) -> Vec<Event> {
    let mut known = Vec::new();
    untrack(|| {
        session.each_incident(|incident: &Incident| {
            if incident.id() == id {
                known = incident.log().to_vec();
            }
        });
    });
    known
}
