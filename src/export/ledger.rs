//! The ledger of promises in words.

use super::times;
use crate::domain::{Ledger, State, Timestamp};

/// `5 promises: 4 kept, 1 late by 3 min`; `None` where none was made.
pub fn sentence(ledger: &Ledger) -> Option<String> {
    let all = match ledger.all() {
        0 => return None,
        1 => "1 promise".to_owned(),
        all => format!("{all} promises"),
    };
    let by = |word: &str, count: usize, millis: i64| {
        let most = if count > 1 { "up to " } else { "" };
        format!("{word} by {most}{}", times::span(millis.max(1000)))
    };
    let parts = [
        (ledger.kept, "kept".to_owned()),
        (ledger.late, by("late", ledger.late, ledger.late_by)),
        (ledger.missed, "missed".to_owned()),
        (ledger.pushed_back, "pushed back".to_owned()),
        (ledger.ended, "no longer needed".to_owned()),
        (ledger.overdue, by("overdue", ledger.overdue, ledger.overdue_by)),
        (ledger.running, "running".to_owned()),
    ];
    let parts = parts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}"));
    Some(format!("{all}: {}", parts.collect::<Vec<_>>().join(", ")))
}

/// What became of the first update: `The first update went out after 4 min, in time.` `None` where
/// none was sent, or the start is not known.
pub fn first_update(state: &State) -> Option<String> {
    let first = state.first_update()?;
    let (sent, declared) = (first.sent?, state.declared?);
    let how = times::lateness(sent.since(first.due));
    Some(format!("The first update went out after {}, {how}.", times::span(sent.since(declared).max(0))))
}

/// Whether the ledger has anything to say at `now`.
pub fn of(state: &State, now: Timestamp) -> Option<String> {
    sentence(&state.ledger(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ledger_reads_like_a_sentence() {
        let five = Ledger { kept: 4, late: 1, late_by: 180_000, ..Ledger::default() };
        assert_eq!(sentence(&five).as_deref(), Some("5 promises: 4 kept, 1 late by 3 min"));
        let mixed = Ledger {
            late: 2,
            late_by: 12 * 60_000,
            missed: 1,
            pushed_back: 1,
            ended: 1,
            overdue: 1,
            overdue_by: 40_000,
            running: 1,
            ..Ledger::default()
        };
        assert_eq!(
            sentence(&mixed).as_deref(),
            Some(
                "7 promises: 2 late by up to 12 min, 1 missed, 1 pushed back, 1 no longer needed, 1 overdue by 40 s, 1 running"
            )
        );
        assert_eq!(sentence(&Ledger::default()), None);
        let one = Ledger { kept: 1, ..Ledger::default() };
        assert_eq!(sentence(&one).as_deref(), Some("1 promise: 1 kept"));
    }
}
