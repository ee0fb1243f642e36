//! The first screen: one field, how bad it is, and the incidents of this device.

use super::browser::address;
use super::browser::keys;
use super::browser::zone::LocalZone;
use super::import::{Importing, import_button, import_panel};
use super::lean::{Key, Picked, list, refusal, submit, text, value, when};
use super::notices::notices;
use super::session::Session;
use super::unreadable::unreadable_list;
use super::widgets::choice::choice;
use super::words;
use crate::domain::{Incident, IncidentId, Phase, Severity, Stamp, Timestamp, Title};
use leptos::prelude::*;

/// The first screen.
pub fn first_screen(session: Session) -> AnyView {
    document().set_title("Incident scratchpad");
    keys::focus("incident-title");
    let importing = Importing::new();
    view! {
        <div class="first">
            <header class="first-head">
                <h1 class="mark">"Incident scratchpad"</h1>
                {import_button(importing)}
            </header>
            <main class="first-main">
                {notices(session)}
                {import_panel(session, importing)}
                {declare_form(session)}
                {listings(session)}
                {unreadable_list(session)}
            </main>
            <footer class="first-foot">
                "Everything stays in this browser. No server, no account; it works with the network down."
            </footer>
        </div>
    }
    .into_any()
}

fn declare_form(session: Session) -> AnyView {
    let title = session.draft("title");
    let severity = Picked::new(&Severity::ALL, Severity::default());
    let refused = RwSignal::new(None::<String>);
    let declare = move || match Title::parse(&title.get_untracked()) {
        Ok(parsed) => {
            session.keep_draft("title", "");
            session.declare(parsed, severity.get_untracked());
        }
        Err(error) => refused.set(Some(words::text_error(error))),
    };
    let typed = move |words: String| {
        session.keep_draft("title", &words);
        title.set(words);
        refused.set(None);
    };
    view! {
        <form class="declare" on:submit=submit(declare)>
            <label class="ask" for="incident-title">"What is going wrong?"</label>
            <input id="incident-title" class="field ask-field" type="text" aria-label="Incident title"
                autocomplete="off" spellcheck="true" placeholder="Checkout fails for European customers"
                prop:value=title on:input=value(typed)/>
            {refusal(refused)}
            <div class="declare-row">
                {choice("Severity", "severity", Severity::name, severity, || ())}
                <button class="primary big" type="submit">"Declare incident"</button>
            </div>
            <p class="meta hint">{text(move || meaning(severity.get()).to_owned())}</p>
        </form>
    }
    .into_any()
}

fn meaning(severity: Severity) -> &'static str {
    match severity {
        Severity::Minor => "Minor: a nuisance; most people notice nothing.",
        Severity::Major => "Major: something important is broken for many.",
        Severity::Critical => "Critical: nearly everyone is affected, or something that cannot be undone.",
    }
}

fn listings(session: Session) -> AnyView {
    let keys = move || {
        let mut found: Vec<(bool, Option<Timestamp>, Stamp, u64)> = Vec::new();
        session.each_incident(|incident| {
            let state = incident.state();
            let place = (
                state.phase != Phase::Resolved,
                state.last_change,
                incident.id().0,
                incident.log().len() as u64,
            );
            let at = found.partition_point(|other| *other > place);
            found.insert(at, place);
        });
        found.into_iter().map(|(_, _, id, part)| Key { id, part }).collect::<Vec<Key>>()
    };
    let row = move |key: Key| {
        let mut row = ().into_any();
        untrack(|| {
            session.each_incident(|incident| {
                if incident.id() == IncidentId(key.id) {
                    row = listing(incident);
                }
            });
        });
        row
    };
    when(
        move || session.has_incidents(),
        move || {
            view! {
                <section class="earlier" aria-labelledby="earlier-head">
                    <h2 id="earlier-head">"Incidents on this device"</h2>
                    <ul class="listings" role="list">{list(keys, row)}</ul>
                </section>
            }
            .into_any()
        },
    )
}

fn listing(incident: &Incident) -> AnyView {
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
            <a href=address::of(Some(incident.id()))>{title}</a>
            <span class="listing-state">
                <span class=format!("chip {}", words::severity_class(state.severity))>{state.severity.name()}</span>
                <span class="phase-word">{state.phase.name()}</span>
            </span>
            <span class="meta">{entries}", last change "<time>{changed.unwrap_or_default()}</time></span>
        </li>
    }
    .into_any()
}
