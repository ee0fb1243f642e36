//! The fragment of the address: which incident is open, or which one somebody has shared. A reload comes back to it.

use crate::domain::{IncidentId, Stamp};
use crate::export::SHARED;
use crate::ui::platform::js::warn_unless;
use leptos::prelude::*;

const INCIDENT: &str = "#/incident/";

/// The incident that the address names.
pub fn open_incident() -> Option<IncidentId> {
    let hash = window().location().hash().ok()?;
    Stamp::parse(hash.strip_prefix(INCIDENT)?).ok().map(IncidentId)
}

/// The fragment of the screen **On duty**.
pub const DUTY: &str = "#/duty";

/// The fragment, where a shared incident is in it, or where it is that of the screen **On duty**; else empty.
pub fn shared() -> String {
    let hash = window().location().hash().ok();
    hash.filter(|hash| hash == DUTY || hash.starts_with(SHARED)).unwrap_or_default()
}

/// Goes to the screen **On duty**.
pub fn go_to_duty() {
    warn_unless(window().location().set_hash(DUTY).is_ok());
}

/// Where this page is, without its fragment.
pub fn page() -> String {
    let whole = window().location().href().unwrap_or_default();
    whole.split('#').next().unwrap_or_default().to_owned()
}

/// The address of an incident; of the first screen for `None`.
pub fn of(incident: Option<IncidentId>) -> String {
    incident.map_or_else(|| "#/".to_owned(), |id| format!("{INCIDENT}{}", id.0))
}

/// Goes to an incident, or to the first screen.
pub fn go_to(incident: Option<IncidentId>) {
    if window().location().set_hash(&of(incident)).is_err() {
        leptos::logging::warn!("the browser refused to change the address");
    }
}
