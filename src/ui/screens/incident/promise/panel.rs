//! All promises with what became of them, the update policy, and what makes a person look.

use crate::domain::{Audience, Command, EntryText, Promise, Stamp, State, Zone as _};
use crate::export::{calendar, file_name, ledger as ledger_words, times};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{holds, marked, shows};
use crate::ui::kit::handlers::{clicked, valued};
use crate::ui::kit::interval::IntervalSelect;
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::{Each, Key, Shown, keys_of};
use crate::ui::kit::signals::{flag, text};
use crate::ui::platform::named_zone::NamedZone;
use crate::ui::platform::zone::LocalZone;
use crate::ui::platform::{clock, file};
use crate::ui::state::session::Session;
use crate::ui::state::watch::{SCREEN, SOUND, Watch};
use leptos::prelude::*;

/// What is in the region **Promises**.
#[component]
pub fn Panel(session: Session, watch: Watch) -> impl IntoView {
    view! {
        <Part heading="Ledger">
            <Ledger session />
        </Part>
        <Part heading="Rhythm">
            <UpdatePolicy session />
        </Part>
        <Part heading="Alarms">
            <Alarms session watch />
        </Part>
    }
}

/// A part of the region under its heading.
#[component]
fn Part(heading: &'static str, children: Children) -> impl IntoView {
    view! {
        <div class="promises-part">
            <h3>{heading}</h3>
            {children()}
        </div>
    }
}

/// A field beside its name.
#[component]
fn Row(label: &'static str, children: Children) -> impl IntoView {
    view! {
        <div class="promises-row">
            <span>{label}</span>
            {children()}
        </div>
    }
}

#[component]
fn Ledger(session: Session) -> impl IntoView {
    let keys = session.keys(|s| keys_of(s.promises.iter().map(|p| p.id)));
    let line = move |key: Key| view! { <li use:shows=became(session, key.id)></li> }.into_any();
    let first = session.text(|s| ledger_words::first_update(s).unwrap_or_default());
    view! {
        <ol class="ledger" aria-label="Ledger">
            <Each keys item=line />
        </ol>
        <p class="meta" use:shows=first></p>
        <Shown when=flag(move || keys.with(Vec::is_empty))>
            <p class="meta">
                "None yet. Marking an update as sent makes one, or /in 30m, or /at 03:30 CET."
            </p>
        </Shown>
    }
}

/// What became of a promise.
fn became(session: Session, promise: Stamp) -> Signal<String> {
    session.text(move |s| {
        let (zone, now) = (LocalZone::current(), session.now().get());
        let said = s.promises.get(promise).map(|p| {
            let due = times::short_near(p.due, p.made, &zone);
            format!("{} by {due}: {}", p.audience.name(), times::outcome(p, &zone, now))
        });
        said.unwrap_or_default()
    })
}

#[component]
fn UpdatePolicy(session: Session) -> impl IntoView {
    let cadence = |audience: Audience| {
        let minutes = number(session, move |s| s.update_policy.cadence(audience, s.severity));
        let chosen = move |minutes| session.ask(Command::SetCadence { audience, minutes });
        view! { <Row label=audience.name()><IntervalSelect label=audience.name() minutes chosen /></Row> }
    };
    let first = number(session, |s| s.update_policy.first());
    let set_first = move |minutes| session.ask(Command::SetFirstUpdate { minutes });
    let severity = session.text(|s| format!("Updates at severity {} go out every", s.severity_in_text()));
    view! {
        <p class="meta" use:shows=severity></p>
        {Audience::ALL.map(cadence).into_iter().collect_view()}
        <Row label="First update within"><IntervalSelect label="First update within" minutes=first chosen=set_first /></Row>
        <CustomersZone session />
    }
}

fn number(session: Session, of: impl Fn(&State) -> u32 + Copy + Send + Sync + 'static) -> Signal<u32> {
    let number = session.derive(of);
    Signal::derive(number)
}

/// Which clock the customers read.
#[component]
fn CustomersZone(session: Session) -> impl IntoView {
    let now = session.text(|s| s.update_policy.zone(Audience::Customers).to_owned());
    let refused = RwSignal::new(None::<String>);
    let set = move |typed: String| {
        let typed = typed.trim();
        let found = NamedZone::find(typed).map(|zone| zone.name().to_owned());
        if !typed.is_empty() && found.is_none() {
            refused.set(Some(format!("This browser knows no zone {typed}. Try a city, such as New York.")));
            return;
        }
        refused.set(None);
        let zone = found.and_then(|name| EntryText::parse(&name).ok());
        session.ask(Command::SetAudienceZone { audience: Audience::Customers, zone });
    };
    view! {
        <Row label="Customers’ zone">
            <input
                class="field"
                dir="auto"
                aria-label="Customers’ zone"
                placeholder="New York"
                autocomplete="off"
                use:holds=now
                on:change=valued(set)
            />
        </Row>
        <Refusal why=refused />
    }
}

#[component]
fn Alarms(session: Session, watch: Watch) -> impl IntoView {
    let said = text(move || {
        let words = match watch.permission.get().as_str() {
            "granted" => "Notifications: on, one a deadline.",
            "denied" => "Notifications: the browser was told to show none for this page.",
            "default" => "Notifications: asked for when the first promise is made.",
            _ => "Notifications: not in this browser.",
        };
        words.to_owned()
    });
    let switch = |label: &'static str, name: &'static str, is_on: RwSignal<bool>| {
        view! {
            <label class="switch">
                <input
                    type="checkbox"
                    dir="auto"
                    use:marked=Signal::from(is_on)
                    on:change=valued(move |_| watch.choose(session, name, is_on))
                />
                {label}
            </label>
        }
    };
    view! {
        <p class="meta" use:shows=said></p>
        {switch("Sound", SOUND, watch.sound)}
        {switch("Keep the screen on", SCREEN, watch.screen)}
        <Button class="outline small" press=clicked(move || to_calendar(session))>
            "Calendar file"
        </Button>
        <p class="meta">
            "This page can only alarm while it is open, and up to a minute late when it is hidden. Opened in your calendar, the file is the one alarm that outlives a closed tab."
        </p>
    }
}

/// Hands out the promises that run as a calendar file.
fn to_calendar(session: Session) {
    let made = session.peek(|incident| {
        let (state, now) = (incident.state(), clock::now());
        let name = file_name(&state.title, state.declared.unwrap_or(now), "ics");
        (calendar(incident, now), name, state.promises.iter().any(Promise::is_running))
    });
    session.say(match made {
        Some((Some(text), name, runs)) => {
            match (file::download(&name, "text/calendar;charset=utf-8", &text), runs) {
                (Ok(()), true) => {
                    "Open the file in your calendar: it reminds you five minutes before, and when it is due."
                }
                (Ok(()), false) => {
                    "No update is owed. Opened in your calendar, the file takes back the reminders of an earlier one."
                }
                (Err(_), _) => "The browser refused the download.",
            }
        }
        _ => "No update is promised yet, so there is nothing to be reminded of.",
    });
}
