//! What a chosen file brings, before anything of it is kept.

use crate::domain::{Arrival, Incident, IncidentId};
use crate::export::{Imported, brought_by, what_it_is};
use crate::ui::kit::button::Button;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Key;
use crate::ui::parts::importing::{Importing, taker};
use crate::ui::platform::address;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// What one brings, and what can be done with it.
#[component]
pub fn ImportPreview(
    session: Session,
    importing: Importing,
    /// Which of those that are there.
    key: Key,
) -> impl IntoView {
    let brought = importing.brought(key)?;
    let imported = brought.what.ok()?;
    let (number, name) = (brought.number, brought.name);
    let copy = &imported.incident;
    let id = copy.id();
    let is_here = session.has(id);
    let arrival = session.arriving().arrival(id, copy);
    let is_same = is_here && arrival.fresh.is_empty();
    let what = format!("{} {}", what_it_is(copy), brought_by(copy, &arrival.fresh));
    let mut notices = session.arriving().disagreements(id, copy);
    notices.extend(session.arriving().clocks_that_differ(id, copy));
    let repairs: Vec<String> = imported.repairs.iter().map(ToString::to_string).collect();
    let merge = match (is_here, is_same) {
        (false, _) => "Add incident",
        (true, false) => "Merge into it",
        (true, true) => "Open the one here",
    };
    let (label, leave) = match name.as_str() {
        "" => ("What the file brings".to_owned(), "Cancel"),
        name => (format!("What {name} brings"), "Leave it"),
    };
    let (words, mut taken, pictures) =
        (summary(copy, is_here, &arrival), taken(&arrival), pictures(copy, imported.pictures.len()));
    if !taken.is_empty() {
        taken += " “Open as a copy” brings the other beside it.";
    }
    let imported = StoredValue::new(imported);
    let keep_as = move |id: IncidentId, said: &'static str| {
        let imported = imported.get_value();
        spawn_local(async move { take_one(session, importing, number, id, imported, said).await });
    };
    let as_copy = move || {
        let said =
            "Opened as a copy, an incident of its own: what is written in it does not go to the other one.";
        keep_as(session.new_id(), said);
    };
    let leave_it = move || {
        if importing.put_away(number) {
            importing.cancel();
        }
    };
    let view = view! {
        <section class="import-panel" aria-label=label>
            <p class="meta" dir="auto" translate="no">
                {name}
            </p>
            <p>
                <b>{words}</b>
            </p>
            <p class="meta">{what}</p>
            <p class="meta">{taken}</p>
            {notices.into_iter().map(|line| view! { <p class="notice warn">{line}</p> }).collect_view()}
            <p class="meta">{pictures}</p>
            {(!repairs.is_empty()).then(|| view! { <Repairs repairs /> })}
            <div class="row">
                <Button class="primary" press=clicked(move || keep_as(id, "")) attr:id=taker(number)>
                    {merge}
                </Button>
                <Button class="outline" press=clicked(as_copy)>
                    "Open as a copy"
                </Button>
                <Button class="quiet" press=clicked(leave_it)>
                    {leave}
                </Button>
            </div>
        </section>
    };
    Some(view)
}

/// Takes what one of the files brings as the incident of that id, and opens it where it was the last one. `said` is what is
/// to be said then.
async fn take_one(
    session: Session,
    importing: Importing,
    number: usize,
    id: IncidentId,
    imported: Arc<Imported>,
    said: &'static str,
) {
    let place = address::open_incident();
    if !keep(session, id, &imported).await {
        importing.focus_on(number);
        return;
    }
    if !importing.is_there() || address::open_incident() != place {
        return say_that_it_is_here(session, &imported.incident);
    }
    if importing.put_away(number) {
        importing.close();
        go_to(session, id);
    } else {
        session.say("It was taken. The other files are still to be looked at.");
    }
    if !said.is_empty() {
        session.say(said);
    }
}

/// Takes all that the files bring, each into the incident that it is of.
pub fn take_all(session: Session, importing: Importing) {
    spawn_local(async move {
        let (all, place) = (importing.all(), address::open_incident());
        let is_left = || !importing.is_there() || address::open_incident() != place;
        let mut ids: Vec<IncidentId> = Vec::new();
        for (number, imported) in all.iter().filter_map(|one| Some((one.number, one.what.as_ref().ok()?))) {
            let id = imported.incident.id();
            if !keep(session, id, imported).await {
                if !ids.is_empty() {
                    session.say(&format!(
                        "Cancelled: {} of {} files were taken before.",
                        ids.len(),
                        all.len()
                    ));
                }
                importing.focus_on(number);
                return;
            }
            ids.push(id);
            if is_left() {
                say_that_it_is_here(session, &imported.incident);
            } else if ids.len() < all.len() {
                importing.put_away(number);
            }
        }
        if is_left() {
            return;
        }
        importing.close();
        match ids.first() {
            Some(id) if ids.iter().all(|other| other == id) => go_to(session, *id),
            _ => session.say(&format!("What {} files bring was taken.", ids.len())),
        }
    });
}

/// Whoever has gone elsewhere meanwhile is left there.
fn say_that_it_is_here(session: Session, incident: &Incident) {
    // The browser may be about to tell of the new address: what is said before it does is put away with the old one.
    session.route().follow_address();
    session.say(&format!("“{}” was taken in.", words::title_of(incident.state())));
}

fn go_to(session: Session, id: IncidentId) {
    address::go_to(Some(id));
    // The address may have named it before it was here: then it does not change.
    session.route().follow_address();
}

/// Keeps what was imported; whether it was, and not cancelled.
async fn keep(session: Session, id: IncidentId, imported: &Arc<Imported>) -> bool {
    if !session.arriving().take_in(id, &imported.incident).await {
        return false;
    }
    session.keep_unknown_fields(id, &imported.unknown);
    let pictures = imported.pictures.clone();
    spawn_local(async move {
        if let Err((left, error)) = session.pictures().take(id, pictures).await {
            let error = words::store_error(&error);
            session.say(&format!("The incident is here, but {left} of its pictures are not: {error}."));
        }
    });
    true
}

/// How many repairs are listed.
const LISTED: usize = 100;

/// What of a copy could not be taken as it is.
#[component]
pub fn Repairs(repairs: Vec<String>) -> impl IntoView {
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
        true if fresh == 0 && arrival.taken == 0 => {
            format!("“{title}” is here already: 0 of its {count} events are new. It changes nothing.")
        }
        true => format!("“{title}” is here already: {fresh} of its {count} events are new."),
        false if (count, fresh) == (1, 1) => format!("“{title}”: 1 event, new here."),
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

/// What is said about events whose ids are taken here; nothing where none are.
pub fn taken(arrival: &Arrival) -> String {
    let have = match arrival.taken {
        0 => return String::new(),
        1 => "One event has".to_owned(),
        taken => format!("{taken} events have"),
    };
    format!("{have} the id of one that is here but says something else: what is here stays.")
}
