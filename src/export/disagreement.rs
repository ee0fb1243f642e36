//! What two copies of an incident disagree about, in words.

use super::markdown_text::legible_line;
use crate::domain::{Disagreement, Incident, LastWord, Matter, Word};

/// A line for each matter on which `here` and a `copy` that is merged into it disagree: what each says and
/// since when, on whose word where somebody was named, and which one stands.
pub fn disagreements(here: &Incident, copy: &Incident) -> Vec<String> {
    lines(here, copy, true)
}

/// The same lines for the timeline, without a word that somebody typed: redacting a theory, a title or a
/// reason erases it wherever it stands, and a note would be passed over.
pub fn disagreements_to_log(here: &Incident, copy: &Incident) -> Vec<String> {
    lines(here, copy, false)
}

fn lines(here: &Incident, copy: &Incident, in_full: bool) -> Vec<String> {
    let line = |at_odds: Disagreement<'_>| {
        let about = match at_odds.matter {
            Matter::Standing(theory) => match here.state().theories.get(theory) {
                Some(theory) if in_full => format!("the theory “{}”", theory.statement.trim()),
                Some(theory) => format!("the theory of {} UTC", theory.proposed.utc().clock()),
                None => "a theory".to_owned(),
            },
            Matter::Phase => "the phase".to_owned(),
            Matter::Severity => "the severity".to_owned(),
            Matter::Title => "the title".to_owned(),
        };
        let (ours, theirs) = (word(here, at_odds.here, in_full), word(copy, at_odds.there, in_full));
        let stands = if at_odds.stands_here() { "here" } else { "of the other copy" };
        legible_line(&format!(
            "Two copies disagree about {about}: {ours} here, {theirs} in the other copy. The word {stands} is the later one and stands."
        ))
    };
    here.disagreements(copy).into_iter().map(line).collect()
}

/// `Disproved at 02:52 UTC (on the word of Ana)`
fn word(incident: &Incident, said: LastWord<'_>, in_full: bool) -> String {
    let LastWord { event, word, by } = said;
    let word = match word {
        Word::Standing(standing) => standing.name().to_owned(),
        Word::Phase(phase) => phase.name().to_owned(),
        Word::Severity(severity) => incident.state().details.severities.name(severity).to_owned(),
        Word::Title(title) if in_full => format!("“{title}”"),
        Word::Title(_) => "another one".to_owned(),
    };
    let by = if by.is_empty() || !in_full { String::new() } else { format!(" (on the word of {by})") };
    // Its time may have been corrected.
    let at = incident.state().entries.get(event.stamp).map_or(event.happened, |entry| entry.happened);
    format!("{word} at {} UTC{by}", at.utc().clock())
}
