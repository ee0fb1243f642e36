//! The first screen: one field, how bad it is, and the incidents of this device.

use super::browser::address;
use super::browser::keys;
use super::browser::zone::LocalZone;
use super::import::{ImportButton, ImportPanel, Importing};
use super::notices::Notices;
use super::session::Session;
use super::unreadable::UnreadableList;
use super::widgets::choice::Choice;
use super::words;
use crate::domain::{IncidentId, Phase, Severity, Timestamp, Title};
use leptos::prelude::*;

/// An incident in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Listing {
    id: IncidentId,
    title: String,
    severity: Severity,
    phase: Phase,
    entries: usize,
    last_change: Option<Timestamp>,
}

/// The first screen.
#[component]
pub fn FirstScreen() -> impl IntoView {
    document().set_title("Incident scratchpad");
    keys::focus("incident-title");
    let importing = Importing::provide();
    view! {
        <div class="first">
            <header class="first-head">
                <p class="mark">"Incident scratchpad"</p>
                <ImportButton/>
            </header>
            <main class="first-main">
                <Notices/>
                <ImportPanel importing/>
                <DeclareForm/>
                <Listings/>
            </main>
            <footer class="first-foot">
                "Everything stays in this browser. No server, no account; it works with the network down."
            </footer>
        </div>
    }
}

#[component]
fn DeclareForm() -> impl IntoView {
    let session = Session::expect();
    let title = session.draft("title");
    let severity = RwSignal::new(Severity::default());
    let refused = RwSignal::new(None::<String>);
    let declare = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match Title::parse(&title.get_untracked()) {
            Ok(parsed) => {
                session.keep_draft("title", "");
                session.declare(parsed, severity.get_untracked());
            }
            Err(error) => refused.set(Some(words::text_error(error))),
        }
    };
    let typed = move |text: String| {
        session.keep_draft("title", &text);
        title.set(text);
        refused.set(None);
    };
    view! {
        <form class="declare" on:submit=declare>
            <label class="ask" for="incident-title">"What is going wrong?"</label>
            <input id="incident-title" class="field ask-field" type="text" aria-label="Incident title"
                autocomplete="off" spellcheck="true" placeholder="Checkout fails for European customers"
                aria-describedby="title-refused" prop:value=title on:input:target=move |ev| typed(ev.target().value())/>
            <p id="title-refused" class="refused" role="alert">{move || refused.get()}</p>
            <div class="declare-row">
                <Choice label="Severity" name="severity" options=&Severity::ALL show=Severity::name
                    chosen=severity choose=Callback::new(move |s| severity.set(s))/>
                <button class="primary big" type="submit">"Declare incident"</button>
            </div>
            <p class="meta hint">{move || meaning(severity.get())}</p>
        </form>
    }
}

fn meaning(severity: Severity) -> &'static str {
    match severity {
        Severity::Minor => "Minor: a nuisance; most people notice nothing.",
        Severity::Major => "Major: something important is broken for many.",
        Severity::Critical => "Critical: nearly everyone is affected, or something that cannot be undone.",
    }
}

#[component]
fn Listings() -> impl IntoView {
    let session = Session::expect();
    let listings = Memo::new(move |_| listings(session));
    view! {
        <Show when=move || !listings.with(Vec::is_empty)>
            <section class="earlier" aria-labelledby="earlier-head">
                <h2 id="earlier-head">"Incidents on this device"</h2>
                <ul class="listings" role="list">
                    <For each=move || listings.get() key=|l| (l.id, l.last_change) children=listing_row/>
                </ul>
            </section>
        </Show>
        <UnreadableList/>
    }
}

fn listings(session: Session) -> Vec<Listing> {
    let mut listings = Vec::new();
    session.each_incident(|incident| {
        let state = incident.state();
        listings.push(Listing {
            id: incident.id(),
            title: if state.title.is_empty() { "Untitled incident".into() } else { state.title.clone() },
            severity: state.severity,
            phase: state.phase,
            entries: state.entries.len(),
            last_change: state.last_change,
        });
    });
    listings.sort_by_key(|l| (l.phase == Phase::Resolved, std::cmp::Reverse(l.last_change)));
    listings
}

fn listing_row(listing: Listing) -> impl IntoView {
    let Listing { id, title, severity, phase, entries, last_change } = listing;
    let zone = LocalZone::current();
    let changed = last_change.map(|at| format!("{} {}", at.utc().date(), words::clock_time(at, &zone)));
    let entries = if entries == 1 { "1 entry".to_owned() } else { format!("{entries} entries") };
    view! {
        <li class="listing">
            <a href=address::of(Some(id))>{title}</a>
            <span class="listing-state">
                <span class=format!("chip severity-{}", severity.name().to_lowercase())>{severity.name()}</span>
                <span class="phase-word">{phase.name()}</span>
            </span>
            <span class="meta">{entries}", last change "<time>{changed}</time></span>
        </li>
    }
}
