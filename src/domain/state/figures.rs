//! What can be counted of an incident, to look at several side by side. Spans are in milliseconds.

use super::State;
use crate::domain::model::Theory;
use crate::domain::values::{Phase, Standing, Timestamp};

/// The figures of one incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// From the declaration to the first message; `None` while none was sent.
    pub to_first_message: Option<i64>,
    /// Promises with an update in time.
    pub kept: usize,
    /// Promises with an update too late, with none, or overdue.
    pub broken: usize,
    /// From the declaration until a remedy was in place, which is when it was watched or over.
    pub to_mitigate: Option<i64>,
    /// Theories that had been assumed and were disproved.
    pub proved_false: usize,
    /// Theories that were proven or disproved.
    pub concluded: usize,
    /// Those of them whose evidence sufficed when that was concluded.
    pub on_evidence: usize,
}

impl State {
    /// The figures as they stand at `now`.
    pub fn figures(&self, now: Timestamp) -> Figures {
        let ledger = self.ledger(now);
        let since_start = |at: Timestamp| self.declared.map(|start| at.since(start).max(0));
        let is_remedied = |phase| matches!(phase, Phase::Monitoring | Phase::Resolved);
        let settled = |theory: &&Theory| matches!(theory.standing(), Standing::Proven | Standing::Disproved);
        let concluded = || self.theories.iter().filter(settled);
        let mut standing = self.timeline().filter(|entry| entry.undone.is_none());
        let mitigated = standing.find(|entry| entry.kind.enters().is_some_and(is_remedied));
        Figures {
            to_first_message: self.messages.iter().map(|m| m.sent).min().and_then(since_start),
            kept: ledger.kept,
            broken: ledger.late + ledger.missed + ledger.overdue,
            to_mitigate: mitigated.and_then(|entry| since_start(entry.happened)),
            proved_false: concluded().filter(|theory| theory.standing() == Standing::Disproved).count(),
            concluded: concluded().count(),
            on_evidence: concluded().filter(|theory| !theory.is_without_evidence()).count(),
        }
    }
}

/// The middle one of some spans; of two in the middle the shorter one. `None` of none.
pub fn median(mut spans: Vec<i64>) -> Option<i64> {
    let middle = spans.len().checked_sub(1)? / 2;
    // Few incidents: looking for the least again and again needs no code for sorting.
    for _ in 0..middle {
        let least = (0..spans.len()).min_by_key(|at| spans[*at])?;
        spans.swap_remove(least);
    }
    spans.into_iter().min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_one_is_found() {
        for (spans, middle) in
            [(vec![], None), (vec![7], Some(7)), (vec![9, 1], Some(1)), (vec![5, 9, 1, 3, 7], Some(5))]
        {
            assert_eq!(median(spans), middle);
        }
    }
}
