//! The postmortem as PagerDuty publishes it.

use super::report_fields::words;
use super::{Document, fields, named};
use crate::domain::{Audience, Lesson, Severity};
use crate::export::markdown_text::inline;
use crate::export::record::Record;
use crate::export::times;

pub(super) fn document(record: &Record<'_>) -> Document {
    let mut out = Document::new(record.title());
    let plan = record.state.debrief.plan.as_ref();
    let meeting = plan.and_then(|plan| plan.at).map(|at| inline(&times::dated(at, record.zone)));
    let head = [
        // Who leads an incident, or writes its log, need not own what is written afterwards.
        named("Owner", None),
        named("Meeting scheduled for", meeting),
        named("Call recording", None),
    ];
    let customers = record.told(Audience::Customers);
    out.text(head.join("\n"))
        .section("Overview", record.summary())
        .section("What Happened", record.story())
        .section("Contributing Factors", record.root_causes())
        .section("Resolution", record.resolution())
        .section("Impact", impact(record))
        .section("Responders", record.responders())
        .section("Timeline", record.linked_timeline())
        .head("##", "How'd We Do?")
        .sub("What Went Well?", record.learnt(&[Lesson::WentWell, Lesson::Lucky]))
        .sub(
            "What Didn't Go So Well?",
            record.learnt(&[Lesson::WentWrong, Lesson::Monitoring, Lesson::Logs, Lesson::Tests]),
        )
        .section("Action Items", record.follow_ups())
        .head("##", "Messaging")
        .sub("Internal Email", record.told(Audience::Stakeholders).and_then(|told| words(&told.text)))
        .head("###", "External Message")
        .part("####", "Summary", record.impact_told(Audience::Customers).and_then(words))
        .part("####", "What Happened?", customers.and_then(|told| words(&told.parts.happening)))
        .part("####", "What Are We Doing About This?", customers.and_then(|told| words(&told.parts.doing)));
    out
}

fn impact(record: &Record<'_>) -> Option<String> {
    // Severities have human names here; the two worst are what the template numbers.
    let names = &record.state.details.severities;
    let time_in = |severity: Severity| {
        record.time_in(severity).map(|span| format!("{span} ({})", inline(&names.in_text(severity))))
    };
    let mut worst = names.all().iter().rev().copied();
    let (first, second) = (worst.next().and_then(time_in), worst.next().and_then(time_in));
    let lines = fields([
        ("Time in SEV-1", first),
        ("Time in SEV-2", second),
        ("Notifications Delivered out of SLA", None),
        ("Events Dropped / Not Accepted", None),
        ("Accounts Affected", None),
        ("Users Affected", None),
        ("Support Requests Raised", None),
    ]);
    let parts: Vec<String> = [lines, record.impact_known()].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("\n\n"))
}
