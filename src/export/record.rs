//! The record as Markdown.

use crate::domain::{Incident, Timestamp, Zone};

/// The record.
pub fn markdown(incident: &Incident, _zone: &dyn Zone, _exported: Timestamp) -> String {
    super::markdown_text::inline(&incident.state().title)
}
