//! Who is on duty, by the rotation that was set.

use crate::domain::{Timestamp, Zone};
use crate::duty::{OnDuty, Rotation, on_duty_text};
use crate::settings::{self, ROTATION};
use crate::ui::platform::clock;
use crate::ui::platform::named_zone::NamedZone;
use crate::ui::platform::zone::LocalZone;
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// A zone that the browser knows.
pub fn zone_named(name: &str) -> Option<Box<dyn Zone>> {
    NamedZone::find(name).map(|zone| Box::new(zone) as Box<dyn Zone>)
}

/// The lines of the rotation, as the person has them or else the team; whoever asks is told when they change.
pub fn rotation_lines(session: Session) -> Vec<String> {
    session.settings().follow();
    settings::names_in(&session.settings().get(ROTATION))
}

/// Who is on duty now by the rotation, and who is next.
pub fn by_rotation(session: Session) -> OnDuty {
    let lines = rotation_lines(session);
    Rotation::read(lines.iter().map(String::as_str)).at(clock::now(), &zone_named)
}

/// `Ana, from 18:00: Ben (19:00 in Berlin)`, looked at every minute; empty where nobody has set who is on duty.
pub fn on_duty(session: Session) -> Signal<String> {
    let rotation = Memo::new(move |_| Rotation::read(rotation_lines(session).iter().map(String::as_str)));
    let now = session.now();
    // Minutes are enough: a zone is asked for every day of the week around.
    let minute = Memo::new(move |_| now.get().as_millis() / 60_000);
    let said = Memo::new(move |_| {
        let now = Timestamp::from_millis(minute.get() * 60_000).unwrap_or(Timestamp::EPOCH);
        rotation.with(|rotation| match rotation.is_empty() {
            true => String::new(),
            false => on_duty_text(&rotation.at(now, &zone_named), now, &LocalZone::current(), &zone_named),
        })
    });
    said.into()
}
