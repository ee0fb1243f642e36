//! `/in` and `/at`: from what was typed to a promise, or to the words for why not.

use crate::domain::capture::{CaptureError, Due};
use crate::domain::time_expression::TimeError;
use crate::domain::{Command, EntryText, Timestamp, Zone};
use crate::export::times;
use crate::ui::parts::typed_time::in_scene;
use crate::ui::platform::clock;
use crate::ui::platform::named_zone::NamedZone;
use crate::ui::platform::zone::LocalZone;
use crate::ui::state::session::Session;
use crate::ui::text::{time_error, words};

/// Makes the promise, or moves the one that runs where a reason stands behind the time.
///
/// # Errors
/// The words for why not.
pub fn promise(session: Session, due: Due<'_>) -> Result<(), String> {
    let parsed = in_scene(clock::now(), |scene| due.read(scene)).map_err(|error| refused(&error, due))?;
    let audience = parsed.audience.unwrap_or_default();
    let running = session.peek(|i| i.state().running_promise(audience).map(|p| p.due)).flatten();
    let to = audience.in_text();
    let (due, reason) = (parsed.due, parsed.reason);
    let command = match (running, reason.is_empty()) {
        (None, true) => Command::MakePromise { audience, due },
        (Some(_), false) => {
            let reason = EntryText::parse(reason).map_err(words::text_error)?;
            Command::PushBack { audience, due, reason }
        }
        (Some(before), true) => {
            let before = words::clock_time(before, &LocalZone::current());
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

/// An instant in UTC, on the local clock, and on that of every audience that has one of its own; with its day where it is
/// more than a day ahead.
pub fn clock_times(session: Session, at: Timestamp) -> String {
    let named = session.peek(|incident| {
        let zone = |audience| NamedZone::find(incident.state().update_policy.zone(audience));
        crate::domain::Audience::ALL.map(zone)
    });
    let local = LocalZone::current();
    let mut zones: Vec<&dyn Zone> = vec![&local];
    zones.extend(named.iter().flatten().flatten().map(|zone| zone as &dyn Zone));
    let clocks = times::clock_in(at, &zones);
    let is_far = at.since(clock::now()) > 24 * 3_600_000;
    if is_far { format!("{} {clocks}", at.utc().date()) } else { clocks }
}

fn refused(error: &TimeError, due: Due<'_>) -> String {
    match error {
        TimeError::NoTime => words::capture_error(&if due.is_clock {
            CaptureError::Expected { command: "/at", example: "/at 03:30 or /at 03:30 UTC" }
        } else {
            CaptureError::Expected { command: "/in", example: "/in 30m" }
        }),
        TimeError::Passed(ago, zone, Some(_)) => format!(
            "That was {} ago in {zone}. If you mean tomorrow, write /at tomorrow {}",
            times::span(*ago),
            due.text.trim_start_matches("today ")
        ),
        other => time_error::refused(other),
    }
}
