//! An entry of the timeline in plain words: what kind it is, what it says, what it rests on.

use crate::domain::{
    DebriefEntry, DetailKind, Entry, EntryKind, Evidence, Incident, Leaning, Stamp, State, Timestamp,
};
use crate::export::standing_text;

/// An entry in plain words; nothing in it is escaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineText {
    /// What kind of thing it is: `evidence for`.
    pub kind: String,
    /// What it says.
    pub text: String,
    /// What it rests on, and where that comes from; empty where that is not said.
    pub evidence: String,
    /// Where it can be looked at; empty where that is not said.
    pub link: String,
    /// Who wrote it; empty where that is not known, or everything is one person's.
    pub author: String,
}

/// An entry in plain words.
pub fn timeline_text(incident: &Incident, entry: &Entry) -> TimelineText {
    let state = incident.state();
    let own = entry.text.trim().to_owned();
    let behind = |lead: String| if own.is_empty() { lead } else { format!("{lead}: {own}") };
    let (mut evidence, mut link) = (String::new(), String::new());
    let piece = |id: Stamp| state.evidence.get(id);
    let (kind, text) = match entry.kind {
        EntryKind::Note => ("note", own),
        EntryKind::Finding => {
            (evidence, link) = piece(entry.id).map(|e| (source(e), e.link.clone())).unwrap_or_default();
            ("finding", own)
        }
        EntryKind::Decision => ("decision", own),
        EntryKind::Change => ("change", own),
        EntryKind::Action => {
            let owner = state.actions.get(entry.id).map_or("", |action| &action.owner);
            ("action", behind(owner.to_string()))
        }
        EntryKind::ActionDone => ("action done", done(incident, entry.id)),
        EntryKind::Question => ("question", own),
        EntryKind::Theory => ("theory", own),
        EntryKind::Title => ("title", own),
        EntryKind::Evidence { leaning, theory } => {
            let parts = [format!("{} “{}”", leaning.in_text(), words(state, theory))];
            let from = piece(entry.id).map(source).filter(|source| !source.is_empty());
            evidence = parts.into_iter().chain(from).collect::<Vec<String>>().join("; ");
            link = piece(entry.id).map(|e| e.link.clone()).unwrap_or_default();
            (["evidence for", "evidence against", "evidence"][leaning as usize], own)
        }
        EntryKind::Conclusion { standing, theory, without_evidence } => {
            let wanted = standing.rests_on();
            let own = state.reason_of_entry(entry.id);
            let mark = standing_text::mark_of_entry(state, entry);
            let mark = mark.map(|mark| format!(" ({mark})")).unwrap_or_default();
            let lead = format!("{} “{}”{mark}", standing.name(), words(state, theory));
            evidence = match without_evidence {
                true => standing_text::WITHOUT_EVIDENCE.to_owned(),
                false => wanted.map(|leaning| rests_on(state, theory, leaning)).unwrap_or_default(),
            };
            ("conclusion", if own.is_empty() { behind(lead) } else { format!("{lead}: {own}") })
        }
        EntryKind::Update { audience, phase } => {
            let said = one_line(&own, phase.name());
            let lead = format!("To {}, {}", audience.in_text(), phase.name());
            ("update", if said.is_empty() { lead } else { format!("{lead}: {said}") })
        }
        EntryKind::Promise { audience, due } => {
            let (day, clock) = (due.utc().date(), due.utc().clock());
            ("promise", behind(format!("Next update to {} by {day} {clock} UTC", audience.in_text())))
        }
        EntryKind::Phase(phase) => ("phase", phase.name().to_owned()),
        EntryKind::Detail(kind @ DetailKind::Task(task)) => {
            (kind.name(), behind(words(state, task).to_owned()))
        }
        EntryKind::Detail(kind) => (kind.name(), own),
        EntryKind::Severity(severity) => ("severity", state.details.severities.name(severity).to_owned()),
        EntryKind::Break { taken: true } => ("break", "taken".to_owned()),
        EntryKind::Break { taken: false } => ("break", "put off".to_owned()),
        EntryKind::Answer { question, by } => {
            evidence = words(state, by).to_owned();
            ("answer", words(state, question).to_owned())
        }
        EntryKind::Confirmation { evidence } => ("checked again", words(state, evidence).to_owned()),
        EntryKind::Debrief(DebriefEntry::FollowUpDone(id)) => ("follow-up done", words(state, id).to_owned()),
        EntryKind::Debrief(DebriefEntry::FollowUpMoved { follow_up, due }) => {
            let (owner, due) = (crate::export::debrief::moved_to(&own, due), words(state, follow_up));
            ("follow-up changed", format!("{due}: {owner}"))
        }
        EntryKind::Debrief(about) => (about.name(), own),
        EntryKind::Merge(_) => ("copies merged", own),
    };
    let undone = if entry.undone.is_some() { " (undone)" } else { "" };
    let text = match entry.earlier_times().first() {
        Some(first) => {
            format!("{text} (time changed, first said: {} UTC)", moment(first.happened, entry.happened))
        }
        None => text,
    };
    let author = state.told_author(entry.id).unwrap_or_default().to_owned();
    TimelineText { kind: kind.to_ascii_lowercase() + undone, text, evidence, link, author }
}

/// The words of an update in a line: its paragraphs stay apart, and the phase that stands before them is not said again.
fn one_line(text: &str, phase: &str) -> String {
    let named = text.strip_prefix(phase).and_then(|rest| rest.strip_prefix(':'));
    let lines = named.unwrap_or(text).lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<&str>>().join(" / ")
}

/// A time in UTC, with its day where that is not the one beside it.
pub(super) fn moment(at: Timestamp, beside: Timestamp) -> String {
    let (day, clock) = (at.utc().date(), at.utc().clock());
    if day == beside.utc().date() { clock } else { format!("{day} {clock}") }
}

/// The words of another entry.
fn words(state: &State, id: Stamp) -> &str {
    state.entries.get(id).map_or("(not in this record)", |entry| entry.text.trim())
}

fn done(incident: &Incident, id: Stamp) -> String {
    use crate::domain::Fact;
    // The id is that of an entry of this one kind.
    let Some(Fact::ActionDone { action }) = incident.event(id).map(|event| &event.fact) else {
        return String::new();
    };
    words(incident.state(), *action).to_owned()
}

fn source(evidence: &Evidence) -> String {
    let source = evidence.source.map(|source| source.name().to_owned());
    let link = Some(evidence.link.clone()).filter(|link| !link.is_empty());
    source.into_iter().chain(link).collect::<Vec<String>>().join("; ")
}

/// The pieces that point the way of a conclusion, each with its source.
fn rests_on(state: &State, theory: Stamp, leaning: Leaning) -> String {
    let pieces = state.theories.get(theory).into_iter().flat_map(|theory| state.evidence_of(theory));
    let pieces = pieces.filter(|piece| piece.leaning_to(theory) == Some(leaning));
    let pieces = pieces.map(|piece| match piece.source {
        Some(source) => format!("{}: {}", source.name(), piece.text.trim()),
        None => format!("no source yet: {}", piece.text.trim()),
    });
    pieces.collect::<Vec<String>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn an_update_in_a_line_says_its_phase_once_and_keeps_its_paragraphs_apart() {
        let text = "Investigating: Card payments fail\n\nCards are rejected.\nNext update by 03:14 UTC.";
        let line = "Card payments fail / Cards are rejected. / Next update by 03:14 UTC.";
        assert_eq!(one_line(text, "Investigating"), line);
        assert_eq!(one_line("Investigatings: no", "Investigating"), "Investigatings: no");
        assert_eq!(one_line("", "Investigating"), "");
    }
}
