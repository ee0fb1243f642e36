//! What is packed into a link: the file, without what can be worked out again.

use super::super::json::{FORMAT, VERSION, line};
use super::super::unknown::UnknownFields;
use crate::domain::{Incident, Stamp};
use serde::Serialize;

/// More than that is not unpacked, in bytes. The incident of a link of 8,000 characters has a tenth of a MB.
pub const UNPACKED_LIMIT: usize = 16 << 20;

#[derive(Serialize)]
struct Id {
    id: Stamp,
}

/// The incident as the smallest file that [`super::super::read`] reads: its id and its events, with the fields of theirs and of
/// the file that this version does not know, but for those of events whose words were erased.
pub fn payload(incident: &Incident, unknown: &UnknownFields) -> String {
    let id = line(&Id { id: incident.id().0 });
    let event = |event| {
        let line = line(event);
        if incident.is_redacted(event) { line } else { unknown.join(event.stamp, line) }
    };
    let events: Vec<String> = incident.log().iter().map(event).collect();
    let events = events.join(",");
    let more: String = unknown.of_file().iter().map(|field| format!(",{field}")).collect();
    format!("{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"incident\":{id},\"events\":[{events}]{more}}}")
}
