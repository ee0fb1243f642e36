//! The banner: what it is, how bad, how far along, how long, and whether it is saved.

use super::browser::address;
use super::export_menu::ExportMenu;
use super::import::ImportButton;
use super::session::Session;
use super::words;
use crate::domain::{Command, Phase, Rejected, Severity};
use crate::journal::SaveState;
use leptos::prelude::*;

/// The banner of the open incident.
#[component]
pub fn Banner() -> impl IntoView {
    let session = Session::expect();
    let title =
        session.derive(|s| if s.title.is_empty() { "Untitled incident".into() } else { s.title.clone() });
    let severity = session.derive(|s| s.severity);
    let phase = session.derive(|s| s.phase);
    let set_severity = move |name: String| {
        Severity::from_name(&name).into_iter().for_each(|s| tell(session, Command::SetSeverity(s)));
    };
    let set_phase = move |name: String| {
        Phase::from_name(&name).into_iter().for_each(|p| tell(session, Command::SetPhase(p)));
    };
    view! {
        <header class="banner">
            <a class="home" href=address::of(None) aria-label="All incidents" title="All incidents">"‹"</a>
            <h1 title=title>{title}</h1>
            <select class=move || format!("chip severity-{}", severity.get().name().to_lowercase()) aria-label="Severity"
                prop:value=move || severity.get().name() on:change:target=move |ev| set_severity(ev.target().value())>
                {Severity::ALL.map(|s| view! { <option selected=s == severity.get_untracked()>{s.name()}</option> }).collect_view()}
            </select>
            <select class="phase" aria-label="Phase" prop:value=move || phase.get().name()
                on:change:target=move |ev| set_phase(ev.target().value())>
                {Phase::ALL.map(|p| view! { <option selected=p == phase.get_untracked()>{p.name()}</option> }).collect_view()}
            </select>
            <OpenFor/>
            <Saved/>
            <span class="banner-actions">
                <ImportButton/>
                <ExportMenu/>
            </span>
        </header>
    }
}

fn tell(session: Session, command: Command) {
    match session.dispatch(command) {
        Ok(_) | Err(Rejected::Unchanged) => {}
        Err(rejected) => session.say(&words::rejected(&rejected)),
    }
}

#[component]
fn OpenFor() -> impl IntoView {
    let session = Session::expect();
    let (declared, resolved) = (session.derive(|s| s.declared), session.derive(|s| s.resolved));
    let now = session.now();
    let text = move || match (declared.get(), resolved.get()) {
        (Some(from), Some(to)) => format!("lasted {}", words::hours_and_minutes(to.since(from))),
        (Some(from), None) => format!("open for {}", words::hours_and_minutes(now.get().since(from))),
        (None, _) => "start not recorded".to_owned(),
    };
    let text = Memo::new(move |_| text());
    view! { <span class="meta open-for">{text}</span> }
}

#[component]
fn Saved() -> impl IntoView {
    let saving = Session::expect().saving();
    let class = move || match saving.get() {
        SaveState::NotSaved(_) => "saved refused",
        SaveState::KeptBriefly(_) => "saved brief",
        SaveState::Idle | SaveState::Saving | SaveState::Saved(_) => "saved",
    };
    let text = move || match saving.get() {
        SaveState::Idle | SaveState::Saving => "Saving…".to_owned(),
        SaveState::Saved(at) => format!("Saved {}", at.utc().clock_with_seconds()),
        SaveState::KeptBriefly(_) => "Kept for now, may be lost".to_owned(),
        SaveState::NotSaved(_) => "Not saved: copy now".to_owned(),
    };
    view! { <span class=class role="status" aria-label="Saved">{text}</span> }
}
