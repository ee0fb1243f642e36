//! What a copy of an incident brings that has to be looked at, in words: what it disagrees about, and whose clock differs.

use super::markdown_text::legible_line;
use crate::domain::{Disagreement, Incident, LastWord, MergeNote, Timestamp, Word};

/// A line for each matter on which `here` and a `copy` that is merged into it disagree: what each says and
/// since when, on whose word where somebody was named, and which one stands.
pub fn disagreements(here: &Incident, copy: &Incident) -> Vec<String> {
    let line = |at_odds: Disagreement<'_>| {
        let about = here.subject_text(at_odds.matter, &at_odds.subject);
        let (ours, theirs) = (word(here, &at_odds.here), word(copy, &at_odds.there));
        let stands = if at_odds.stands_here() { "here" } else { "of the other copy" };
        legible_line(&format!(
            "Two copies disagree about {about}: {ours} here, {theirs} in the other copy. The word {stands} is the later one and stands."
        ))
    };
    here.disagreements(copy).into_iter().map(line).collect()
}

/// A line for each clock by which something new in `copy` was written and that differs, where the clock here reads `now`.
pub fn clocks_that_differ(here: &Incident, copy: &Incident, now: Timestamp) -> Vec<String> {
    let notes = here.merge_notes(copy, now).into_iter();
    let clocks = notes.filter(|note| matches!(note, MergeNote::Clock { .. }));
    clocks.map(|note| legible_line(&copy.merge_sentence(&note))).collect()
}

/// `Disproved at 02:52 UTC (on the word of Ana)`
fn word(incident: &Incident, said: &LastWord<'_>) -> String {
    let LastWord { event, word, by } = said;
    let word = match word {
        Word::Severity(severity) => incident.state().details.severities.name(*severity),
        Word::Said(word) => word,
    };
    let by = match by.as_str() {
        "" => incident.state().author(event.stamp.replica()).unwrap_or_default(),
        by => by,
    };
    let by = if by.is_empty() { String::new() } else { format!(" (on the word of {by})") };
    // Its time may have been corrected.
    let at = incident.state().entries.get(event.stamp).map_or(event.happened, |entry| entry.happened);
    format!("{word} at {} UTC{by}", at.utc().clock())
}
