//! The wording of where things stand: in a line, and of what has to be looked at again.

use super::times;
use crate::domain::{Counts, Entry, EntryKind, GridColumn, Missing, Stale, State, Theory, Timestamp};

/// What is said of a theory that was concluded on too little, in the page and in every file.
pub const WITHOUT_EVIDENCE: &str = "concluded without evidence";

/// What a conclusion lacks, in a word or two, wherever it is said: it can be mended later, and then it goes. Nothing where
/// it lacks nothing.
pub fn mark(state: &State, theory: &Theory) -> Option<&'static str> {
    if theory.is_without_evidence() {
        return Some(WITHOUT_EVIDENCE);
    }
    state.lost_ground(theory).map(|missing| match missing {
        Missing::Evidence(_) => "its evidence is not here",
        Missing::Source => "no source yet",
        Missing::MoreThanWord => "someone's word",
    })
}

/// The mark of the conclusion that an entry tells of, while its theory still stands so.
pub(in crate::export) fn mark_of_entry(state: &State, entry: &Entry) -> Option<&'static str> {
    let EntryKind::Conclusion { theory, without_evidence, .. } = entry.kind else { return None };
    let concluded = state.theories.get(theory);
    let last = concluded.filter(|theory| theory.history.last().is_some_and(|last| last.event == entry.id));
    last.and_then(|theory| mark(state, theory)).or(without_evidence.then_some(WITHOUT_EVIDENCE))
}

/// Where things stand: `2 theories alive, 3 ruled out, 1 question open for 14 min`. Empty where
/// nothing was asked or supposed.
pub fn where_things_stand(state: &State, now: Timestamp) -> String {
    let Counts { alive, proven, ruled_out, abandoned, open, open_since, parked, answered, check_again } =
        state.counts();
    let mut parts = Vec::new();
    // The first of its kind names the kind: `2 theories alive, 3 ruled out`.
    let mut add = |nouns: [&str; 2], counted: &[(usize, &str)]| {
        let mut is_named = false;
        for (count, word) in counted.iter().filter(|(count, _)| *count > 0) {
            let noun = if *count == 1 { nouns[0] } else { nouns[1] };
            let noun = if is_named { "" } else { noun };
            parts.push(format!("{count}{noun} {word}"));
            is_named = true;
        }
    };
    add(
        [" theory", " theories"],
        &[(alive, "alive"), (proven, "proven"), (ruled_out, "ruled out"), (abandoned, "abandoned")],
    );
    let open_for = open_since.map(|since| {
        let until = state.resolved.unwrap_or(now);
        format!("open for {}", times::between(since, until.max(since)))
    });
    add(
        [" question", " questions"],
        &[(open, open_for.as_deref().unwrap_or("open")), (parked, "parked"), (answered, "answered")],
    );
    add([" piece of evidence", " pieces of evidence"], &[(check_again, "to check again")]);
    parts.join(", ")
}

/// What is said of evidence that was seen before a change: `before the rollback at 02:51: check
/// again`. The time is the caller's to word.
pub fn check_again(stale: &Stale, time: &str) -> String {
    format!("before the {} at {time}: check again", stale.kind.name())
}

/// What all the evidence says of a theory: `nothing contradicts it, 3 speak for it`.
pub fn weight(column: &GridColumn) -> String {
    let against = match (column.against, column.against - column.against_checked) {
        (0, _) => "nothing contradicts it".to_owned(),
        (n, 0) => format!("{n} {} it", if n == 1 { "contradicts" } else { "contradict" }),
        (n, unchecked) if n == unchecked => {
            format!("{n} {} it, unchecked", if n == 1 { "contradicts" } else { "contradict" })
        }
        (n, unchecked) => format!("{n} contradict it ({unchecked} unchecked)"),
    };
    let supporting = match column.supporting {
        0 => "nothing speaks for it".to_owned(),
        1 => "1 speaks for it".to_owned(),
        n => format!("{n} speak for it"),
    };
    let unweighed = match column.unweighed {
        0 => String::new(),
        n => format!(", {n} not weighed"),
    };
    format!("{against}, {supporting}{unweighed}")
}
