//! `/in` and `/at`: from what was typed to a promise, or to the words for why not.

use crate::domain::capture::{CaptureError, Due, DueError};
use crate::domain::{Command, EntryText, Timestamp, Zone};
use crate::export::times;
use crate::ui::browser::named_zone::NamedZone;
use crate::ui::browser::zone::LocalZone;
use crate::ui::browser::{clock, zone};
use crate::ui::session::Session;
use crate::ui::words;

/// Makes the promise, or moves the one that runs where a reason stands behind the time.
///
/// # Errors
/// The words for why not.
pub fn promise(session: Session, due: Due<'_>) -> Result<(), String> {
    let (now, local) = (clock::now(), zone::LocalZone::current());
    let zones = |name: &str| NamedZone::find(name).map(|zone| Box::new(zone) as Box<dyn Zone>);
    let asked = due.read(now, &local, &zones).map_err(|error| refused(&error, due, &local))?;
    let audience = asked.audience.unwrap_or_default();
    let running = session.peek(|i| i.state().running_promise(audience).map(|p| p.due)).flatten();
    let to = audience.in_text();
    let (due, reason) = (asked.due, asked.reason);
    let command = match (running, reason.is_empty()) {
        (None, true) => Command::MakePromise { audience, due },
        (Some(_), false) => {
            let reason = EntryText::parse(reason).map_err(words::text_error)?;
            Command::PushBack { audience, due, reason }
        }
        (Some(before), true) => {
            let before = words::clock_time(before, &local);
            return Err(format!(
                "An update to {to} is promised for {before} already. To move it, write why behind the time, as in /in 30m waiting for the vendor."
            ));
        }
        (None, false) => {
            return Err(format!(
                "No update is promised to {to}, so there is none to move. Leave out “{}”, or name a zone or an audience that is known.",
                words::excerpt(reason)
            ));
        }
    };
    session.dispatch(command).map_err(|rejected| words::rejected(&rejected))?;
    session.say(&format!("Next update to {to} by {}.", clock_times(session, due)));
    Ok(())
}

/// An instant in UTC, on the local clock, and on that of every audience that has one of its own.
pub fn clock_times(session: Session, at: Timestamp) -> String {
    let named = session.peek(|incident| {
        let zone = |audience| NamedZone::find(incident.state().update_policy.zone(audience));
        crate::domain::Audience::ALL.map(zone)
    });
    let local = LocalZone::current();
    let mut zones: Vec<&dyn Zone> = vec![&local];
    zones.extend(named.iter().flatten().flatten().map(|zone| zone as &dyn Zone));
    times::clock_in(at, &zones)
}

fn refused(error: &DueError, due: Due<'_>, local: &LocalZone) -> String {
    let utc = |at: &Timestamp| at.utc().clock();
    match error {
        DueError::NoTime => words::capture_error(&if due.is_clock {
            CaptureError::Expected { command: "/at", example: "/at 03:30 or /at 03:30 UTC" }
        } else {
            CaptureError::Expected { command: "/in", example: "/in 30m" }
        }),
        DueError::NoSuchTime(time) => {
            format!("No clock shows {time}. A day goes from 00:00 to 23:59.")
        }
        DueError::Zero => "That is now. Say how long you need, as in /in 15m.".to_owned(),
        DueError::Passed(ago, zone) => format!(
            "That was {} ago in {zone}. If you mean tomorrow, write /at tomorrow {}",
            times::span(*ago),
            due.text.trim_start_matches("today ")
        ),
        DueError::Skipped(at, zone) => format!(
            "That time does not exist in {zone} that night: the clocks go forward over it. Did you mean {}? Then write /at {} UTC",
            words::clock_time(*at, local),
            utc(at)
        ),
        DueError::Twice(one, two, zone) => format!(
            "That time comes twice in {zone} that night, because the clocks go back. Which one? /at {} UTC is the first, /at {} UTC the second.",
            utc(one),
            utc(two)
        ),
        DueError::UnknownZone(zone) => {
            format!("This browser knows no zone {zone}. Write a city such as Berlin, or UTC+2.")
        }
        DueError::AmbiguousZone(zone, instead) => {
            format!("More than one zone goes by {zone}. Which one? Write {instead}.")
        }
    }
}
