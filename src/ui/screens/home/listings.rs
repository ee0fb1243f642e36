//! The incidents of this device: those that are not over first, then by what was last written in.

use crate::domain::{Incident, IncidentId, Phase, Stamp, Timestamp};
use crate::ui::kit::show::{Each, Key, Shown};
use crate::ui::kit::signals::{boxed_keys, flag};
use crate::ui::platform::address;
use crate::ui::platform::zone::LocalZone;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// The region **Incidents on this device**; nothing where there is none.
#[component]
pub fn Listings(session: Session) -> impl IntoView {
    let keys = boxed_keys(Box::new(move || keys(session)));
    let row = move |key: Key| {
        let mut row = None;
        session.each_incident(|incident| {
            if incident.id() == IncidentId(key.id) {
                row = Some(listing(incident));
            }
        });
        row.into_any()
    };
    view! {
        <Shown when=flag(move || session.has_incidents())>
            <section class="earlier" aria-labelledby="earlier-head">
                <h2 id="earlier-head">"Incidents on this device"</h2>
                <ul class="listings" role="list">
                    <Each keys item=row />
                </ul>
            </section>
        </Shown>
    }
}

/// An incident that was written in is another item.
fn keys(session: Session) -> Vec<Key> {
    let mut found: Vec<(bool, Option<Timestamp>, Stamp, u64)> = Vec::new();
    session.each_incident(|incident| {
        let state = incident.state();
        let place =
            (state.phase != Phase::Resolved, state.last_change, incident.id().0, incident.log().len() as u64);
        let at = found.partition_point(|other| *other > place);
        found.insert(at, place);
    });
    found.into_iter().map(|(_, _, id, part)| Key { id, part }).collect()
}

fn listing(incident: &Incident) -> impl IntoView + use<> {
    let state = incident.state();
    let zone = LocalZone::current();
    let title = if state.title.is_empty() { "Untitled incident".to_owned() } else { state.title.clone() };
    let changed = state.last_change.map(|at| format!("{} {}", at.utc().date(), words::clock_time(at, &zone)));
    let entries = match state.entries.len() {
        1 => "1 entry".to_owned(),
        count => format!("{count} entries"),
    };
    view! {
        <li class="listing">
            <a dir="auto" translate="no" href=address::of(Some(incident.id()))>
                {title}
            </a>
            <span class="listing-state">
                <span class=format!("chip {}", words::severity_class(state.severity))>
                    {state.severity_name().to_owned()}
                </span>
                <span class="phase-word">{state.phase.name()}</span>
            </span>
            <span class="meta">
                {entries} ", last change " <time>{changed.unwrap_or_default()}</time>
            </span>
        </li>
    }
}
