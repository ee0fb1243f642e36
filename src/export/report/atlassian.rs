//! The postmortem as Atlassian publishes it.

use super::Document;
use crate::export::record::{Record, joined, written};

pub(super) fn document(record: &Record<'_>) -> Document {
    let mut out = Document::new(record.title());
    let proven = record.causes().map(|theory| format!("- {}", written(&theory.statement)));
    out.section("Incident summary", record.summary())
        .section("Leadup", record.leadup())
        .section("Fault", joined(proven.collect()))
        .section("Impact", record.impact_known())
        .section("Detection", record.detection())
        .section("Response", record.response())
        .section("Recovery", record.resolution())
        .section("Timeline", record.plain_timeline())
        .section("Root cause identification: The Five Whys", record.whys())
        .section("Root cause", record.root_causes())
        .section("Backlog check", None)
        .section("Recurrence", None)
        .section("Lessons learned", record.lessons())
        .section("Corrective actions", record.follow_ups());
    out
}
