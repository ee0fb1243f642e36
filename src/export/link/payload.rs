//! What is packed into a link: the file, without what can be worked out again.

use super::super::json::{FORMAT, VERSION, line};
use crate::domain::{Incident, Stamp};
use serde::Serialize;

/// More than that is not unpacked, in bytes. The incident of a link of 8,000 characters has a tenth of a MB.
pub const UNPACKED_LIMIT: usize = 16 << 20;

#[derive(Serialize)]
struct Id {
    id: Stamp,
}

/// The incident as the smallest file that [`super::super::read`] reads: its id and its events.
pub fn payload(incident: &Incident) -> String {
    let id = line(&Id { id: incident.id().0 });
    let events: Vec<String> = incident.log().iter().map(line).collect();
    let events = events.join(",");
    format!("{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"incident\":{id},\"events\":[{events}]}}")
}
