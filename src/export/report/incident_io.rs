//! The post-mortem as incident.io publishes it.

use super::Document;
use crate::domain::Lesson;
use crate::export::record::Record;

pub(super) fn document(record: &Record<'_>) -> Document {
    let mut out = Document::new(record.title());
    let learnt = [Lesson::WentWrong, Lesson::Monitoring, Lesson::Logs, Lesson::Tests];
    out.section("Summary", record.summary())
        .section("Timeline", record.plain_timeline())
        .section("Contributors", record.root_causes())
        .section("Mitigators", record.mitigators())
        .section("Learnings and risks", record.learnt(&learnt))
        .section("Follow-ups", record.follow_ups());
    out
}
