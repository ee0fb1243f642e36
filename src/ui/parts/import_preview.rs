//! What a file brings that is to be imported: said before anything of it is kept.

use crate::domain::{Arrival, Incident, IncidentId};
use crate::export::Imported;
use crate::ui::kit::button::Button;
use crate::ui::kit::handlers::clicked;
use crate::ui::parts::importing::Importing;
use crate::ui::platform::address;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// What it brings, and what can be done with it.
#[component]
pub fn ImportPreview(
    session: Session,
    importing: Importing,
    /// What was read.
    imported: StoredValue<Arc<Imported>>,
) -> impl IntoView {
    let id = imported.with_value(|i| i.incident.id());
    let is_here = session.has(id);
    let arrival = imported.with_value(|i| session.arriving().arrival(id, &i.incident));
    let at_odds = imported.with_value(|i| session.arriving().disagreements(id, &i.incident));
    let clocks = imported.with_value(|i| session.arriving().clocks_that_differ(id, &i.incident));
    let at_odds: Vec<String> = at_odds.into_iter().chain(clocks).collect();
    let summary = imported.with_value(|i| summary(&i.incident, is_here, &arrival));
    let repairs = imported.with_value(|i| i.repairs.iter().map(ToString::to_string).collect::<Vec<String>>());
    let keep_as = move |id: IncidentId| keep_as(session, importing, imported, id);
    let merge = match (is_here, arrival.fresh.is_empty()) {
        (false, _) => "Add incident",
        (true, false) => "Merge into it",
        (true, true) => "Open the one here",
    };
    view! {
        <section class="import-panel" aria-label="What the file brings">
            <p>
                <b>{summary}</b>
            </p>
            <p class="meta">{taken(&arrival)}</p>
            {at_odds.into_iter().map(|line| view! { <p class="notice warn">{line}</p> }).collect_view()}
            <p class="meta">{imported.with_value(|i| pictures(&i.incident, i.pictures.len()))}</p>
            {(!repairs.is_empty()).then(|| view! { <Repairs repairs /> })}
            <div class="row">
                <Button class="primary" press=clicked(move || keep_as(id)) attr:id="import-take">
                    {merge}
                </Button>
                <Button class="outline" press=clicked(move || keep_as(session.new_id()))>
                    "Open as a copy"
                </Button>
                <Button class="quiet" press=clicked(move || importing.cancel())>
                    "Cancel"
                </Button>
            </div>
        </section>
    }
}

fn keep_as(session: Session, importing: Importing, imported: StoredValue<Arc<Imported>>, id: IncidentId) {
    imported.with_value(|i| session.arriving().take_copy(id, &i.incident));
    let pictures = imported.with_value(|i| i.pictures.clone());
    spawn_local(async move {
        if let Err((left, error)) = session.pictures().take(id, pictures).await {
            let error = words::store_error(&error);
            session.say(&format!("The incident is here, but {left} of its pictures are not: {error}."));
        }
    });
    importing.close();
    address::go_to(Some(id));
    // The address may have named it before it was here: then it does not change.
    session.route().follow_address();
}

/// How many repairs are listed.
const LISTED: usize = 100;

#[component]
fn Repairs(repairs: Vec<String>) -> impl IntoView {
    let summary = match repairs.len() {
        1 => "One thing in it could not be taken as it is".to_owned(),
        count => format!("{count} things in it could not be taken as they are"),
    };
    let rows = repairs.into_iter().take(LISTED).map(|repair| view! { <li>{repair}</li> }).collect_view();
    view! {
        <details class="repairs" open=true>
            <summary>{summary}</summary>
            <ul>{rows}</ul>
        </details>
    }
}

fn summary(copy: &Incident, is_here: bool, arrival: &Arrival) -> String {
    let (title, count, fresh) = (&copy.state().title, copy.log().len(), arrival.fresh.len());
    match is_here {
        true => format!("“{title}” is here already: {fresh} of its {count} events are new."),
        false => format!(
            "“{title}”: {count} events, {} new here.",
            if fresh == count { "all".to_owned() } else { fresh.to_string() }
        ),
    }
}

/// What is said about pictures, where there are some.
fn pictures(copy: &Incident, brought: usize) -> String {
    match (copy.state().pictures.len(), brought) {
        (0, _) => String::new(),
        (all, 0) => format!("Without the pictures, of which it names {all}."),
        (all, brought) => format!("With {brought} of {all} pictures."),
    }
}

/// What is said about events whose ids are taken here.
fn taken(arrival: &Arrival) -> String {
    let have = match arrival.taken {
        0 => return String::new(),
        1 => "One event has".to_owned(),
        taken => format!("{taken} events have"),
    };
    format!(
        "{have} the id of one that is here but says something else: what is here stays. “Open as a copy” brings the other beside it."
    )
}
