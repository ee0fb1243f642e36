//! The incidents of this device: those that are not over first, then by what was last written in.

use crate::domain::{Command, Incident, IncidentId, Nearness, Phase, Stamp, State, Timestamp};
use crate::export::listed_state;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::{clicked, escaped};
use crate::ui::kit::menu::{Menu, MenuButton, Opens};
use crate::ui::kit::show::{Each, Key, Shown};
use crate::ui::kit::signals::{boxed_keys, flag, text};
use crate::ui::platform::address;
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::home::export_one::export_one;
use crate::ui::state::session::{Session, Toast};
use crate::ui::state::shell::Shell;
use crate::ui::text::words;
use leptos::prelude::*;

/// The region **Incidents on this device**; nothing where there is none. Drills are in a list of their own.
#[component]
pub fn Listings(session: Session) -> impl IntoView {
    let keys = boxed_keys(Box::new(move || keys(session, false)));
    let row = move |key: Key| row(session, key);
    view! {
        <Shown when=flag(move || session.has_real_incidents())>
            <section class="earlier" aria-labelledby="earlier-head">
                <h2 id="earlier-head">"Incidents on this device"</h2>
                <ul class="listings" role="list">
                    <Each keys item=row />
                </ul>
            </section>
        </Shown>
    }
}

/// The region **Drills**: those of this device, and the way to another one.
#[component]
pub fn Drills(session: Session, shell: Shell) -> impl IntoView {
    let keys = boxed_keys(Box::new(move || keys(session, true)));
    let row = move |key: Key| row(session, key);
    view! {
        <section class="drills" aria-labelledby="drills-head">
            <div class="row">
                <h2 id="drills-head">"Drills"</h2>
                <Button class="quiet small push" press=clicked(move || shell.practise())>
                    "Practise with a drill"
                </Button>
            </div>
            <Shown when=flag(move || !keys.with(Vec::is_empty))>
                <ul class="listings" role="list" aria-label="Drills on this device">
                    <Each keys item=row />
                </ul>
            </Shown>
        </section>
    }
}

fn row(session: Session, key: Key) -> AnyView {
    let mut row = None;
    session.each_incident(|incident| {
        if incident.id() == IncidentId(key.id) {
            row = Some(listing(session, incident));
        }
    });
    row.into_any()
}

/// An incident that was written in is another item.
fn keys(session: Session, drills: bool) -> Vec<Key> {
    let mut found: Vec<(bool, Option<Timestamp>, Stamp, u64)> = Vec::new();
    session.each_incident(|incident| {
        let state = incident.state();
        if state.is_drill() != drills {
            return;
        }
        let place =
            (state.phase != Phase::Resolved, state.last_change, incident.id().0, incident.log().len() as u64);
        let at = found.partition_point(|other| *other > place);
        found.insert(at, place);
    });
    found.into_iter().map(|(_, _, id, part)| Key { id, part }).collect()
}

fn listing(session: Session, incident: &Incident) -> impl IntoView + use<> {
    let state = incident.state();
    let (id, zone, title) = (incident.id(), LocalZone::current(), words::title_of(state));
    let changed = state.last_change.map(|at| format!("{} {}", at.utc().date(), words::clock_time(at, &zone)));
    let entries = match state.entries.len() {
        1 => "1 entry".to_owned(),
        count => format!("{count} entries"),
    };
    let asking = RwSignal::new(false);
    let is_over = state.phase == Phase::Resolved;
    view! {
        <li class="listing">
            <a dir="auto" translate="no" href=address::of(Some(id))>
                {title.clone()}
            </a>
            <span class="listing-state">
                <span class=format!("chip {}", words::severity_class(state.severity))>
                    {state.severity_name().to_owned()}
                </span>
                <span class="phase-word">{state.phase.name()}</span>
                <More session id title=title.clone() is_over asking />
            </span>
            <Standing session state />
            <span class="meta">
                {entries} ", last change " <time>{changed.unwrap_or_default()}</time>
            </span>
            <Shown when=asking>
                <DeleteForm session id title=title.clone() asking />
            </Shown>
        </li>
    }
}

/// For how long it goes on, and which update is owed; looked at every second, and told anew when it is another one.
#[component]
fn Standing<'a>(session: Session, state: &'a State) -> impl IntoView + use<> {
    let (started, ended, deadline) = (state.started(), state.ended(), state.deadline());
    let now = session.now();
    let nearness = move || deadline.map_or(Nearness::None, |deadline| deadline.nearness(now.get()));
    let class = Memo::new(move |_| match nearness() {
        Nearness::None | Nearness::Far => "listing-line".to_owned(),
        Nearness::Near | Nearness::Close => "listing-line near".to_owned(),
        Nearness::Overdue => "listing-line overdue".to_owned(),
    });
    let said = Memo::new(move |_| listed_state(started, ended, deadline, now.get()));
    view! { <span class=text(move || class.get()) use:shows=text(move || said.get())></span> }
}

fn menu_id(id: IncidentId) -> String {
    format!("more-{}", id.0)
}

/// The menu of what can be done with an incident without opening it.
#[component]
fn More(
    session: Session,
    id: IncidentId,
    title: String,
    is_over: bool,
    /// Whether it is asked whether to delete it.
    asking: RwSignal<bool>,
) -> impl IntoView {
    let (is_open, opener) = (RwSignal::new(false), NodeRef::new());
    let said = StoredValue::new(title.clone());
    let enter = move |phase: Phase| enter(session, id, &said.get_value(), phase);
    let turn = match is_over {
        true => ("Reopen", Callback::new(move |()| enter(Phase::Investigating))),
        false => ("Close as resolved", Callback::new(move |()| enter(Phase::Resolved))),
    };
    let items = vec![
        turn,
        ("Export as JSON with pictures", Callback::new(move |()| export_one(session, id))),
        ("Delete for good…", Callback::new(move |()| asking.set(true))),
    ];
    view! {
        <span class="menu-anchor">
            <MenuButton class="quiet small" open=is_open opener words="…" attr:id=menu_id(id) attr:aria-label=["More for ", &title].concat() attr:title="Close or reopen, export, delete" />
            <Menu label="Incident" open=is_open items opens=Opens::Down opener />
        </span>
    }
}

/// Closes an incident or reopens it; that can be put back.
fn enter(session: Session, id: IncidentId, title: &str, phase: Phase) {
    let title = words::excerpt(title);
    let text = match phase {
        Phase::Resolved => format!("“{title}” is closed: its phase is Resolved."),
        Phase::Investigating | Phase::Identified | Phase::Monitoring => {
            format!("“{title}” is open again: its phase is {}.", phase.name())
        }
    };
    match session.dispatch_to(id, Command::SetPhase(phase)) {
        Ok(done) => {
            session.toast().set(Some(Toast { text, put_back: Some((id, done)) }));
            // Its row is another one now, at another place.
            focus(menu_id(id));
        }
        Err(rejected) => session.say(&words::rejected(&rejected)),
    }
}

/// Asks whether an incident is to be deleted for good; its export is offered first.
#[component]
fn DeleteForm(session: Session, id: IncidentId, title: String, asking: RwSignal<bool>) -> impl IntoView {
    let what = session.deletion().what_goes(id).map(|(_, what)| what).unwrap_or_default();
    let keep = move || {
        asking.set(false);
        focus(menu_id(id));
    };
    focus(export_id(id));
    view! {
        <div
            class="redact deleting"
            role="group"
            aria-label="Delete for good"
            on:keydown=escaped(keep)
        >
            <p>
                <b>{format!("Delete “{title}” for good?")}</b>
                {format!(
                    " With it go {what}, from every tab and both stores of this browser. This cannot be undone; only an exported file can bring it back.",
                )}
            </p>
            <Button
                class="outline"
                press=clicked(move || export_one(session, id))
                attr:id=export_id(id)
            >
                "Export it first"
            </Button>
            <Button class="danger" press=clicked(move || session.deletion().delete(id))>
                "Delete for good"
            </Button>
            <Button class="quiet" press=clicked(keep)>
                "Keep it"
            </Button>
        </div>
    }
}

fn export_id(id: IncidentId) -> String {
    format!("export-{}", id.0)
}
