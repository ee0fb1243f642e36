//! All promises with what became of them, the update policy, and what makes a person look.

use crate::domain::{Audience, Command, EntryText, Promise, State};
use crate::export::{calendar, file_name, times};
use crate::ui::kit::dom::{View, el, many};
use crate::ui::kit::interval::interval_select;
use crate::ui::kit::lean::{Key, click, list, refusal, text, value, when};
use crate::ui::platform::named_zone::NamedZone;
use crate::ui::platform::zone::LocalZone;
use crate::ui::platform::{clock, file};
use crate::ui::state::session::Session;
use crate::ui::state::watch::{SCREEN, SOUND, Watch};
use leptos::prelude::*;

/// The region **Promises**.
pub fn panel(session: Session, watch: Watch) -> View {
    el("section")
        .class("promises")
        .attr("aria-label", "Promises")
        .child(ledger(session))
        .child(update_policy(session))
        .child(alarms(session, watch))
        .view()
}

fn part(heading: &'static str) -> crate::ui::kit::dom::El {
    el("div").class("promises-part").child(el("h2").child(heading))
}

fn ledger(session: Session) -> View {
    let ids = session.derive(|s| s.promises.iter().map(|p| p.id).collect::<Vec<crate::domain::Stamp>>());
    let line = move |key: Key| {
        let words = session.text(move |s| {
            let (zone, now) = (LocalZone::current(), session.now().get());
            let said = s.promises.get(key.id).map(|p| {
                let due = times::short_near(p.due, p.made, &zone);
                let outcome = times::outcome(p, &zone, now);
                format!("{} by {due}: {outcome}", p.audience.name())
            });
            said.unwrap_or_default()
        });
        el("li").child(words).view()
    };
    let first = session.text(|s| crate::export::ledger::first_update(s).unwrap_or_default());
    part("Ledger")
        .child(
            el("ol")
                .class("ledger")
                .attr("aria-label", "Ledger")
                .child(list(move || ids().into_iter().map(Key::of).collect(), line)),
        )
        .child(el("p").class("meta").child(first))
        .child(when(
            move || ids().is_empty(),
            || {
                el("p")
                    .class("meta")
                    .child("None yet. Marking an update as sent makes one, or /in 30m, or /at 03:30 CET.")
                    .view()
            },
        ))
        .view()
}

fn update_policy(session: Session) -> View {
    let cadence = |audience: Audience| {
        let minutes = number(session, move |s| s.update_policy.cadence(audience, s.severity));
        let chosen = move |minutes| session.ask(Command::SetCadence { audience, minutes });
        row(audience.name(), interval_select(audience.name(), &[], minutes, chosen))
    };
    let first = number(session, |s| s.update_policy.first());
    let set_first = move |minutes| session.ask(Command::SetFirstUpdate { minutes });
    let severity = session.text(|s| format!("Updates at severity {} go out every", s.severity_in_text()));
    part("Rhythm")
        .child(el("p").class("meta").child(severity))
        .child(many(Audience::ALL.map(cadence)))
        .child(row("First update within", interval_select("First update within", &[], first, set_first)))
        .child(zone(session))
        .view()
}

fn number(session: Session, of: impl Fn(&State) -> u32 + Copy + Send + Sync + 'static) -> Signal<u32> {
    let number = session.derive(of);
    Signal::derive(number)
}

fn row(label: &'static str, field: View) -> View {
    el("div").class("promises-row").child(el("span").child(label)).child(field).view()
}

/// Which clock the customers read.
fn zone(session: Session) -> View {
    let now = session.text(|s| s.update_policy.zone(Audience::Customers).to_owned());
    let refused = RwSignal::new(None::<String>);
    let set = move |typed: String| {
        let typed = typed.trim();
        let found = NamedZone::find(typed).map(|zone| crate::domain::Zone::name(&zone).to_owned());
        if !typed.is_empty() && found.is_none() {
            refused.set(Some(format!("This browser knows no zone {typed}. Try a city, such as New York.")));
            return;
        }
        refused.set(None);
        let zone = found.and_then(|name| EntryText::parse(&name).ok());
        session.ask(Command::SetAudienceZone { audience: Audience::Customers, zone });
    };
    many([
        row(
            "Customers’ zone",
            el("input")
                .class("field")
                .attr("aria-label", "Customers’ zone")
                .attr("placeholder", "New York")
                .attr("autocomplete", "off")
                .value(now)
                .on("change", value(set))
                .view(),
        ),
        refusal(refused),
    ])
}

fn alarms(session: Session, watch: Watch) -> View {
    let said = text(move || {
        let words = match watch.permission.get().as_str() {
            "granted" => "Notifications: on, one a deadline.",
            "denied" => "Notifications: the browser was told to show none for this page.",
            "default" => "Notifications: asked for when the first promise is made.",
            _ => "Notifications: not in this browser.",
        };
        words.to_owned()
    });
    part("Alarms")
        .child(el("p").class("meta").child(said))
        .child(switch("Sound", watch.sound, move || watch.choose(session, SOUND, watch.sound)))
        .child(switch("Keep the screen on", watch.screen, move || watch.choose(session, SCREEN, watch.screen)))
        .child(
            el("button")
                .attr("type", "button")
                .class("outline small")
                .child("Calendar file")
                .on("click", click(move || to_calendar(session))),
        )
        .child(el("p").class("meta").child(
            "This page can only alarm while it is open, and up to a minute late when it is hidden. Opened in your calendar, the file is the one alarm that outlives a closed tab.",
        ))
        .view()
}

fn switch(label: &'static str, is_on: RwSignal<bool>, turn: impl FnMut() + 'static) -> View {
    el("label")
        .class("switch")
        .child(el("input").attr("type", "checkbox").checked(is_on.into()).on("change", click(turn)))
        .child(label)
        .view()
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
