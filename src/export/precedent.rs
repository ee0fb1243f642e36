//! What happened before, in words.

use super::standing_text;
use super::times;
use crate::domain::{FollowUp, Precedent, Timestamp, Zone, lowered};

/// What is said of an earlier incident: `2026-08-03, lasted 2 h. Then: “The certificate ran out”, proven.`
pub fn precedent(earlier: &Precedent<'_>) -> String {
    let state = earlier.incident.state();
    let mut said = state.declared.map(|at| at.utc().date()).unwrap_or_default();
    if let (Some(from), Some(to)) = (state.started(), state.ended()) {
        said += &format!(", lasted {}", times::span(to.since(from).max(0)));
    }
    if let Some(theory) = earlier.theory {
        let standing = lowered(theory.standing().name());
        let how = match theory.is_without_evidence() {
            true => format!(" ({})", standing_text::WITHOUT_EVIDENCE),
            false => String::new(),
        };
        said += &format!(". Then: “{}”, {standing}{how}", theory.statement.trim());
    }
    said + "."
}

/// The follow-ups of several incidents in a line, as it stands at `now`:
/// `Follow-ups on 2026-11-30: 9 in all, 4 done (1 in the last 30 days), 2 overdue, the oldest open for 63 days.`
pub fn follow_ups_line<'f>(
    all: impl IntoIterator<Item = &'f FollowUp>,
    now: Timestamp,
    zone: &dyn Zone,
) -> String {
    const DAY: i64 = 86_400_000;
    let (mut many, mut done, mut lately, mut overdue, mut oldest) = (0, 0, 0, 0, None);
    for follow_up in all {
        many += 1;
        match follow_up.done {
            Some(at) => {
                done += 1;
                lately += usize::from(now.since(at) <= 30 * DAY);
            }
            None => {
                overdue += usize::from(follow_up.is_overdue(now));
                oldest = oldest.max(Some(now.since(follow_up.added).max(0) / DAY));
            }
        }
    }
    let mut parts = vec![format!("{many} in all"), format!("{done} done")];
    if lately > 0 {
        parts[1] += &format!(" ({lately} in the last 30 days)");
    }
    if overdue > 0 {
        parts.push(format!("{overdue} overdue"));
    }
    match oldest {
        Some(0) => parts.push("the oldest open since today".to_owned()),
        Some(1) => parts.push("the oldest open for 1 day".to_owned()),
        Some(days) => parts.push(format!("the oldest open for {days} days")),
        None => {}
    }
    let today = crate::domain::day_of(now, zone).date();
    format!("Follow-ups on {today}: {}.", parts.join(", "))
}
