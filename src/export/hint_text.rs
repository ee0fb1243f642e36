//! The wording of the one calm line under a question in focus.

use crate::domain::{Hint, NextCheck, Stamp, State, Theory, ThinkingTrap, TrapKind, interval_name};

/// How much of a theory is quoted, in characters.
const QUOTED: usize = 48;

/// What a hint says, in a sentence or two.
pub fn hint_text(state: &State, hint: &Hint) -> String {
    match hint {
        Hint::Trap(trap) => trap_text(state, *trap),
        Hint::Check(check) => check_text(state, check),
    }
}

fn check_text(state: &State, check: &NextCheck) -> String {
    let minutes = check.cost.map(|cost| u32::try_from(cost.seconds.div_ceil(60)).unwrap_or(u32::MAX));
    let cost = minutes.map(|minutes| format!(" ({})", interval_name(minutes))).unwrap_or_default();
    let end = if check.expectation.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    let mut reasons = Vec::new();
    match check.separates_from.as_slice() {
        [] => {}
        [one] => reasons.push(format!(
            "It would tell {} from {}",
            quoted(state, check.theory),
            quoted(state, *one)
        )),
        several => {
            let others =
                format!("It would tell {} from {} others", quoted(state, check.theory), several.len());
            reasons.push(others);
        }
    }
    if check.is_untouched {
        let words = if reasons.is_empty() {
            format!("Nothing has been looked at for {}", quoted(state, check.theory))
        } else {
            "and nothing has been looked at for it".to_owned()
        };
        reasons.push(words);
    }
    format!("Check next{cost}: {}{end} {}.", check.expectation, reasons.join(", "))
}

fn trap_text(state: &State, trap: ThinkingTrap) -> String {
    let theory = quoted(state, trap.theory);
    match trap.kind {
        TrapKind::OnlyCorrelation => format!(
            "That one thing came after another is all that speaks for {theory}. What would show it to be the cause, or not?"
        ),
        TrapKind::OnlyTheFavourite => {
            let question = state.theories.get(trap.theory).and_then(|favourite| favourite.question);
            let is_other = |other: &&Theory| other.id != trap.theory && other.standing().is_alive();
            let other = state.theories_of(question).find(is_other).map(|other| quoted(state, other.id));
            format!(
                "All that was looked at was looked at for {theory}. What would one see if it were {}?",
                other.unwrap_or_else(|| "another one".to_owned())
            )
        }
        TrapKind::OnlySomeonesWord => {
            "All the evidence is what somebody said. Which log, figure or test would show it?".to_owned()
        }
        TrapKind::FirstStillLeads => format!(
            "The first theory, {theory}, still leads, and nothing was found that speaks against it. What would?"
        ),
    }
}

fn quoted(state: &State, theory: Stamp) -> String {
    let statement =
        state.theories.get(theory).map_or("", |theory| theory.statement.lines().next().unwrap_or_default());
    let short: String = statement.chars().take(QUOTED).collect();
    let more = if short.len() < statement.len() { "…" } else { "" };
    format!("“{short}{more}”")
}
