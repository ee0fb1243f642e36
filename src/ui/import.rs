//! Import: a file is read, what it brings is shown, and only then is anything kept.

use super::browser::{address, file};
use super::session::Session;
use crate::domain::{Event, Incident, IncidentId};
use crate::export::{self, Imported};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is being imported. Provided as context.
#[derive(Clone, Copy)]
pub struct Importing(RwSignal<Stage>);

#[derive(Clone, Default)]
enum Stage {
    #[default]
    Nothing,
    Refused(String),
    Preview(StoredValue<Imported>),
}

impl Importing {
    /// Provides it to all components below.
    pub fn provide() -> Importing {
        let importing = Importing(RwSignal::new(Stage::Nothing));
        provide_context(importing);
        importing
    }
}

/// The button **Import**.
#[component]
pub fn ImportButton() -> impl IntoView {
    let Importing(stage) = expect_context();
    let input = NodeRef::<leptos::html::Input>::new();
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else { return };
        spawn_local(async move { stage.set(read(input).await) });
    };
    view! {
        <button type="button" class="outline" on:click=move |_| input.get_untracked().iter().for_each(|i| i.click())>
            "Import"
        </button>
        <input class="unseen" type="file" accept=".json,application/json" tabindex="-1" aria-hidden="true" node_ref=input
            on:change=chosen/>
    }
}

async fn read(input: web_sys::HtmlInputElement) -> Stage {
    let text = match file::read_chosen(input).await {
        Ok(text) => text,
        Err(file::ReadError::None) => return Stage::Nothing,
        Err(file::ReadError::TooLarge(bytes)) => {
            let (size, limit) = (bytes / 1_048_576.0, file::READ_LIMIT / 1_048_576.0);
            return Stage::Refused(format!(
                "This file has {size:.0} MB; up to {limit:.0} MB are read. Nothing was changed."
            ));
        }
        Err(file::ReadError::Unreadable) => {
            return Stage::Refused("The browser could not read this file. Nothing was changed.".to_owned());
        }
    };
    match export::read(&text) {
        Ok(imported) => Stage::Preview(StoredValue::new(imported)),
        Err(error) => Stage::Refused(format!("{error} Nothing was changed.")),
    }
}

/// What the chosen file brings, or why it cannot be read.
#[component]
pub fn ImportPanel(importing: Importing) -> impl IntoView {
    let stage = importing.0;
    let close = move |_| stage.set(Stage::Nothing);
    move || match stage.get() {
        Stage::Nothing => ().into_any(),
        Stage::Refused(why) => view! {
            <div class="import-panel">
                <p class="refused" role="alert">{why}</p>
                <button type="button" class="quiet" on:click=close>"Close"</button>
            </div>
        }
        .into_any(),
        Stage::Preview(imported) => view! { <Preview imported stage/> }.into_any(),
    }
}

#[component]
fn Preview(imported: StoredValue<Imported>, stage: RwSignal<Stage>) -> impl IntoView {
    let session = Session::expect();
    let (id, title, count) =
        imported.with_value(|i| (i.incident.id(), i.incident.state().title.clone(), i.incident.log().len()));
    let known = known_events(session, id);
    let fresh = imported.with_value(|i| i.incident.log().iter().filter(|e| !known.contains(e)).count());
    let repairs: Vec<String> = imported.with_value(|i| i.repairs.iter().map(ToString::to_string).collect());
    let summary = if known.is_empty() {
        format!("“{title}”: {count} events, all new here.")
    } else {
        format!("“{title}” is here already: {fresh} of its {count} events are new.")
    };
    let keep_as = move |id: IncidentId| {
        let events: Vec<Event> = imported.with_value(|i| i.incident.log().to_vec());
        let known = known_events(session, id);
        session.take_in(id, events.into_iter().filter(|e| !known.contains(e)).collect());
        stage.set(Stage::Nothing);
        address::go_to(Some(id));
    };
    let merge = if known.is_empty() { "Add incident" } else { "Merge into it" };
    view! {
        <section class="import-panel" aria-label="What the file brings">
            <p><b>{summary}</b></p>
            <Repairs repairs/>
            <div class="row">
                <button type="button" class="primary" on:click=move |_| keep_as(id)>{merge}</button>
                <button type="button" class="outline" on:click=move |_| keep_as(session.new_id())>"Open as a copy"</button>
                <button type="button" class="quiet" on:click=move |_| stage.set(Stage::Nothing)>"Cancel"</button>
            </div>
        </section>
    }
}

#[component]
fn Repairs(repairs: Vec<String>) -> impl IntoView {
    let count = repairs.len();
    (count > 0).then(|| {
        view! {
            <details class="repairs" open=count < 6>
                <summary>{format!("{count} things in it could not be taken as they are")}</summary>
                <ul>{repairs.into_iter().take(100).map(|r| view! { <li>{r}</li> }).collect_view()}</ul>
            </details>
        }
    })
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
