//! The offer of a debrief in words: whether it is worth holding, and when.

use super::times;
use crate::domain::{DebriefAdvice, FollowUp, State, Timestamp, Zone, morning_after};

/// Whether a debrief seems worth holding: `DebriefAdvice holding: it was major, it lasted 1 h 58 min.`
pub fn debrief_advice(state: &State, now: Timestamp) -> String {
    let advice = state.debrief_advice(now);
    let DebriefAdvice { was_severe, was_long, broken_promises, is_unexplained, false_assumptions } = advice;
    let count = |many: usize, one: &str, more: &str| match many {
        0 => None,
        1 => Some(one.to_owned()),
        many => Some(format!("{many} {more}")),
    };
    let reasons = [
        was_severe.map(|severity| format!("it was {}", state.details.severities.in_text(severity))),
        was_long.map(|millis| format!("it lasted {}", times::span(millis))),
        count(broken_promises, "one promise was late or missed", "promises were late or missed"),
        count(false_assumptions, "one assumption proved false", "assumptions proved false"),
        is_unexplained.then(|| "nothing was proven about its cause".to_owned()),
    ];
    let reasons: Vec<String> = reasons.into_iter().flatten().collect();
    if advice.is_worth_it() {
        format!("Worth holding: {}.", reasons.join(", "))
    } else {
        format!(
            "Probably not needed: it was {} and short, and promises were kept. Hold one if there is something to talk about.",
            state.severity_in_text()
        )
    }
}

/// When to hold it: the morning after, with sleep in between.
pub fn debrief_when(state: &State, now: Timestamp, zone: &dyn Zone) -> String {
    let end = state.resolved.unwrap_or(now);
    let morning = times::dated(morning_after(end, now, zone), zone);
    match state.resolved {
        Some(_) => format!("Best on {morning}: rested, after some sleep, not now."),
        None => "Best on the morning after it is over, rested. Until then, noting something here is enough."
            .to_owned(),
    }
}

/// What there is to say of a follow-up beside its words: `Maria, prevent, long-term, due 2026-11-28`.
pub fn follow_up_about(follow_up: &FollowUp, zone: &dyn Zone, now: Timestamp) -> String {
    let owner = if follow_up.owner.is_empty() { "nobody yet" } else { &follow_up.owner };
    format!("{owner}, {}, {}", follow_up.kind.in_text(), follow_up_state(follow_up, zone, now))
}

/// Its reach, its day, and that it is done: `long-term, due 2026-11-28, overdue`.
pub(super) fn follow_up_state(follow_up: &FollowUp, zone: &dyn Zone, now: Timestamp) -> String {
    let mut about = vec![follow_up.term.in_text().to_owned()];
    about.push(follow_up.day(zone).map_or("no date".to_owned(), |day| format!("due {day}")));
    if let Some(done) = follow_up.done {
        about.push(format!("done {}", done.utc().date()));
    } else if follow_up.is_overdue(now) {
        about.push("overdue".to_owned());
    }
    about.join(", ")
}

/// Until when: `due 2026-11-28`, in UTC; at noon it is the same day nearly everywhere.
pub(super) fn due_on(due: Option<Timestamp>) -> String {
    due.map_or("no date".to_owned(), |due| format!("due {}", due.utc().date()))
}

/// Whose it is now, and until when.
pub(super) fn moved_to(owner: &str, due: Option<Timestamp>) -> String {
    let owner = if owner.trim().is_empty() { "nobody yet" } else { owner.trim() };
    format!("{owner}, {}", due_on(due))
}
