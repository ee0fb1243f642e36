//! What is known of an incident beside its log, a line a section: what a folded section says for itself.

use super::times;
use crate::domain::{Aspect, ImpactSource, ImpactStatement, State, Timestamp, Zone};

/// How many of them a line names.
const NAMED: usize = 3;

/// What was said of the impact, when and by what.
pub fn impact(statement: &ImpactStatement, zone: &dyn Zone) -> String {
    let by = match statement.source {
        ImpactSource::Stated => String::new(),
        ImpactSource::Answered => " (an answer)".to_owned(),
        ImpactSource::Sent(to) => format!(" (told to {})", to.in_text()),
    };
    format!("{}{by}: {}", times::clock(statement.at, zone), statement.said.line())
}

/// Who has which role, and how many need to know.
pub fn people(state: &State) -> String {
    let roles = state.details.roles_now();
    let mut said: Vec<String> =
        roles.iter().take(NAMED).map(|taken| format!("{}: {}", taken.said.0, taken.said.1)).collect();
    said.extend(more(roles.len(), NAMED));
    let informed = state.details.informed.len();
    if informed > 0 {
        said.push(format!("{informed} to be informed"));
    }
    or(said.join(" · "), "nobody named yet")
}

/// How many actions are open, overdue and done.
pub fn actions(state: &State, now: Timestamp) -> String {
    let done = state.actions.iter().filter(|action| action.done.is_some()).count();
    let (open, overdue) = (state.actions.len() - done, state.overdue_actions(now));
    let counts = [(open, "open"), (overdue, "overdue"), (done, "done")];
    let said = counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, of)| format!("{count} {of}"));
    or(said.collect::<Vec<String>>().join(" · "), "none yet")
}

/// How many changes were made, and when the last one was.
pub fn changes(state: &State, zone: &dyn Zone) -> String {
    let made = state.timeline().filter(|entry| state.is_change(entry.id)).count();
    let last = state.last_change_made().map(|at| format!("{made} made · last {}", times::short(at, zone)));
    last.unwrap_or_else(|| "none yet".to_owned())
}

/// When it began or, where nobody said, when it was declared; and by what one sees that it is over.
pub fn start_and_end(state: &State, zone: &dyn Zone) -> String {
    let began = state.details.started.map(|at| format!("began {}", times::short(at, zone)));
    let declared = state.declared.map(|at| format!("declared {}", times::short(at, zone)));
    let over = state.details.aspect(Aspect::Exit).map(|when| format!("over when: {when}"));
    let said: Vec<String> = began.or(declared).into_iter().chain(over).collect();
    or(said.join(" · "), "not recorded")
}

/// What links are called.
pub fn links<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    let mut said: Vec<String> = names.iter().take(NAMED).map(|name| (*name).to_owned()).collect();
    said.extend(more(names.len(), NAMED));
    or(said.join(", "), "none yet")
}

fn more(count: usize, named: usize) -> Option<String> {
    let more = count.saturating_sub(named);
    (more > 0).then(|| format!("{more} more"))
}

fn or(said: String, nothing: &str) -> String {
    if said.is_empty() { nothing.to_owned() } else { said }
}
