//! The postmortem of Google's book on site reliability.

use super::Document;
use crate::domain::Lesson;
use crate::export::record::Record;

pub(super) fn document(record: &Record<'_>) -> Document {
    let mut out = Document::new(format!("{} (incident {})", record.title(), record.incident.id().0));
    out.section("Date", record.days())
        .section("Authors", record.updated_by())
        .section("Status", record.status())
        .section("Summary", record.summary())
        .section("Impact", record.impact_known())
        .section("Root Causes", record.root_causes())
        .section("Trigger", record.trigger())
        .section("Resolution", record.resolution())
        .section("Detection", record.detection())
        .section("Action Items", record.action_items())
        .head("##", "Lessons Learned")
        .sub("What went well", record.learnt(&[Lesson::WentWell]))
        .sub("What went wrong", wrong(record))
        .sub("Where we got lucky", record.learnt(&[Lesson::Lucky]))
        .section("Timeline (UTC)", record.marked_timeline())
        .section("Supporting information", record.links());
    out
}

fn wrong(record: &Record<'_>) -> Option<String> {
    let parts = [record.learnt(&[Lesson::WentWrong]), record.learnt(&Lesson::GAPS)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}
