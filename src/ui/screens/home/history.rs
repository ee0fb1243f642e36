//! Looking back from the first screen: the follow-ups that are still open, whichever incident they come
//! from, and figures across the incidents of this device. Nothing of it leaves the device.

use crate::domain::{Command, DebriefCommand, Figures, FollowUp, Incident, IncidentId, Stamp, Timestamp};
use crate::export;
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{View, el, nothing};
use crate::ui::kit::lean::{Key, aria, list_of, text, when, when_any};
use crate::ui::kit::remade::remade;
use crate::ui::platform::zone::LocalZone;
use crate::ui::platform::{address, clock, file};
use crate::ui::state::session::{Session, Toast};
use crate::ui::text::words;
use leptos::prelude::*;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// A follow-up of a copy has the id that it has in the original: which incident it is of tells them
/// apart.
fn key(incident: &Incident, follow_up: &FollowUp) -> Key {
    let mut hasher = DefaultHasher::new();
    incident.id().hash(&mut hasher);
    (&follow_up.owner, &follow_up.text, follow_up.due.map(Timestamp::as_millis)).hash(&mut hasher);
    (follow_up.kind as u8, follow_up.term as u8).hash(&mut hasher);
    Key { id: follow_up.id, part: hasher.finish() }
}

/// Looks at every open follow-up with its incident.
fn each_open(session: Session, mut look: impl FnMut(&Incident, &FollowUp)) {
    session.each_incident(|incident| {
        let all = incident.state().debrief.follow_ups.iter();
        all.filter(|follow_up| follow_up.done.is_none()).for_each(|follow_up| look(incident, follow_up));
    });
}

/// The region **Open follow-ups**: what is due first stands first. Nothing where none is open.
pub fn open_follow_ups(session: Session) -> View {
    let keys = Signal::derive(move || {
        let mut found: Vec<(Timestamp, Timestamp, Key)> = Vec::new();
        each_open(session, |incident, follow_up| {
            let place = (follow_up.due.unwrap_or(Timestamp::MAX), follow_up.added);
            let at = found.partition_point(|(due, added, _)| (*due, *added) <= place);
            found.insert(at, (place.0, place.1, key(incident, follow_up)));
        });
        found.into_iter().map(|(_, _, key)| key).collect::<Vec<Key>>()
    });
    when_any(keys, move || {
        el("section")
            .class("history")
            .attr("aria-labelledby", "follow-ups-head")
            .child(
                el("div")
                    .class("row")
                    .child(el("h2").attr("id", "follow-ups-head").child("Open follow-ups"))
                    .child(button("quiet small push", "Calendar", move || to_calendar(session))),
            )
            .child(
                el("ul")
                    .class("follow-ups")
                    .attr("role", "list")
                    .child(list_of(keys, move |key| row(session, key))),
            )
            .view()
    })
}

fn row(session: Session, wanted: Key) -> View {
    let mut made = nothing();
    let now = clock::now();
    untrack(|| {
        each_open(session, |incident, follow_up| {
            if key(incident, follow_up) == wanted {
                made = row_of(session, incident, follow_up, now);
            }
        });
    });
    made
}

fn row_of(session: Session, incident: &Incident, follow_up: &FollowUp, now: Timestamp) -> View {
    let (id, target, words) = (incident.id(), follow_up.id, follow_up.text.clone());
    let about = export::follow_up_about(follow_up, &LocalZone::current(), now);
    let age = export::times::span(now.since(follow_up.added).max(0));
    let name = format!("Mark done: {words}");
    let said = words.clone();
    let finish = move || finish(session, id, target, &said);
    el("li")
        .class(if follow_up.is_overdue(now) { "follow-up overdue" } else { "follow-up" })
        .child(el("span").verbatim().class("words").child(words))
        .child(
            el("span")
                .class("meta")
                .child(format!("{about}, open for {age}. "))
                .child(el("a").verbatim().attr("href", address::of(Some(id))).child(title_of(incident))),
        )
        .child(button("outline small", "Done", finish).attr("aria-label", name))
        .view()
}

fn finish(session: Session, id: IncidentId, target: Stamp, said: &str) {
    match session.dispatch_to(id, Command::Debrief(DebriefCommand::FinishFollowUp(target))) {
        Ok(done) => session.toast().set(Some(Toast {
            text: format!("Done: “{}”.", words::excerpt(said)),
            put_back: Some((id, done)),
        })),
        Err(rejected) => session.say(&words::rejected(&rejected)),
    }
}

fn title_of(incident: &Incident) -> String {
    let title = &incident.state().title;
    if title.is_empty() { "Untitled incident".to_owned() } else { title.clone() }
}

fn to_calendar(session: Session) {
    let (zone, now) = (LocalZone::current(), clock::now());
    let mut all = Vec::new();
    untrack(|| {
        each_open(session, |incident, follow_up| {
            all.push((incident.id(), title_of(incident), follow_up.clone()))
        });
    });
    let undated = all.iter().filter(|(_, _, follow_up)| follow_up.due.is_none()).count();
    let Some(made) = export::follow_up_calendar(&all, &zone, now) else {
        session.say("None of them has a day yet. Nothing was exported.");
        return;
    };
    let name = export::file_name("follow-ups", now, "ics");
    session.say(&match (file::download(&name, "text/calendar;charset=utf-8", &made), undated) {
        (Ok(()), 0) => format!("Exported as {name}."),
        (Ok(()), 1) => format!("Exported as {name}. One without a day is not in it."),
        (Ok(()), more) => format!("Exported as {name}. {more} without a day are not in it."),
        (Err(_), _) => REFUSED.to_owned(),
    });
}

const REFUSED: &str = "The browser refused the download. Nothing was exported.";

/// The region **Figures**, folded at first.
pub fn figures(session: Session) -> View {
    let is_open = RwSignal::new(false);
    let turn = move || is_open.update(|open| *open = !*open);
    let is_shown = aria(move || is_open.get());
    when(
        move || session.has_incidents(),
        move || {
            el("section")
                .class("history")
                .attr("aria-labelledby", "figures-head")
                .child(
                    el("div").class("row").child(el("h2").attr("id", "figures-head").child("Figures")).child(
                        button("quiet small push", text(move || name(is_open.get())), turn)
                            .attr("aria-expanded", is_shown),
                    ),
                )
                .child(when(move || is_open.get(), move || remade(move || table(session))))
                .view()
        },
    )
}

fn name(is_open: bool) -> String {
    if is_open { "Hide figures".to_owned() } else { "Show figures".to_owned() }
}

fn table(session: Session) -> View {
    let now = clock::now();
    let (mut all, mut rows) = (Vec::<Figures>::new(), Vec::new());
    session.each_incident(|incident| {
        let figures = incident.state().figures(now);
        let cells = export::figures_row(&figures).map(|cell| el("td").child(cell).view());
        let link = el("a").attr("href", address::of(Some(incident.id()))).child(title_of(incident));
        rows.push(el("tr").child(el("th").attr("scope", "row").child(link)).child(Vec::from(cells)).view());
        all.push(figures);
    });
    let columns =
        ["Incident", "First message after", "Promises kept", "Mitigated after", "Assumptions proved false"];
    let columns = columns.map(|column| el("th").attr("scope", "col").child(column).view());
    el("div")
        .child(el("p").child(export::figures_summary(&all)))
        .child(
            el("div")
                .class("figures-frame")
                .attr("tabindex", "0")
                .attr("role", "group")
                .attr("aria-label", "Figures, a row an incident")
                .child(
                    el("table")
                        .class("figures")
                        .child(el("thead").child(el("tr").child(Vec::from(columns))))
                        .child(el("tbody").child(rows)),
                ),
        )
        .child(
            el("p")
                .class("row")
                .child(button("outline small", "Figures as CSV", move || to_csv(session)))
                .child(el("span").class("meta").child("Counted in this browser from its own records.")),
        )
        .view()
}

fn to_csv(session: Session) {
    let now = clock::now();
    let mut made = export::figures_csv_head();
    untrack(|| session.each_incident(|incident| made += &export::figures_csv_row(incident, now)));
    let name = export::file_name("figures", now, "csv");
    session.say(
        &match file::download(&name, "text/csv;charset=utf-8", &export::csv_for_spreadsheets(&made)) {
            Ok(()) => format!("Exported as {name}."),
            Err(_) => REFUSED.to_owned(),
        },
    );
}
