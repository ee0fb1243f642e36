//! The incident state document of Google's book on site reliability: the one page that everybody looks
//! at while it goes on.

use super::report_fields::Role;
use super::{Document, fields};
use crate::domain::{QuestionStanding, Theory};
use crate::export::markdown_text::inline;
use crate::export::record::{Record, joined, written};
use crate::export::standing_text;
use crate::export::times;

pub(super) fn document(record: &Record<'_>) -> Document {
    let mut out = Document::new(record.title());
    let roles = [
        ("Current incident commander", Role::Lead),
        ("Operations lead", Role::Operations),
        ("Planning lead", Role::Planning),
        ("Communications lead", Role::Communications),
        ("Next incident commander", Role::NextLead),
    ];
    let roles = roles.map(|(name, role)| (name, record.role(role)));
    let (by, stand) = (record.updated_by(), stand(record));
    let detailed = match (&by, &stand) {
        (None, None) => "Detailed status".to_owned(),
        (by, _) => {
            let by = by.as_deref().unwrap_or(super::NOT_RECORDED);
            format!("Detailed status (last updated at {} UTC by {by})", record.exported_utc())
        }
    };
    out.section("Summary", record.summary())
        .section("Status", record.status())
        .section("Command post(s)", record.command_posts())
        .section("Command hierarchy", fields(roles))
        .section(&detailed, stand)
        .section("Exit criteria", record.exit_criteria())
        .section("TODO list and bugs filed", to_do(record))
        .section("Incident timeline (most recent first, UTC)", record.newest_first());
    out
}

fn stand(record: &Record<'_>) -> Option<String> {
    let state = record.state;
    let mut lines = Vec::new();
    let stand = standing_text::where_things_stand(state, record.exported);
    if !stand.is_empty() {
        lines.push(format!("- {stand}"));
    }
    for promise in state.promises.iter().filter(|promise| promise.is_running()) {
        let due = inline(&times::dated(promise.due, record.zone));
        lines.push(format!("- Next update to {} promised by {due}", promise.audience.in_text()));
    }
    let alive = |theory: &&Theory| theory.standing().is_alive();
    for theory in state.theories.iter().filter(alive) {
        lines.push(format!("- {}: {}", theory.standing().name(), written(&theory.statement)));
    }
    let impact = record.impact_known();
    let parts: Vec<String> = impact.into_iter().chain(joined(lines)).collect();
    (!parts.is_empty()).then(|| parts.join("\n\n"))
}

fn to_do(record: &Record<'_>) -> Option<String> {
    let state = record.state;
    let open = state.actions.iter().filter(|action| action.done.is_none());
    let mut lines: Vec<String> = open.map(|action| record.action(action)).collect();
    let parked = state.questions.iter().filter(|q| state.question_standing(q) == QuestionStanding::Parked);
    lines.extend(parked.map(|question| format!("- [ ] Parked question: {}", written(&question.text))));
    lines.extend(record.follow_ups());
    joined(lines)
}
