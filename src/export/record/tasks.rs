//! Changes to the system, actions, and what could not be placed.

use super::{Record, item, joined, written};
use crate::domain::{Action, ChangeKind, Entry, EntryKind, Fact, Unplaced};

impl Record<'_> {
    pub(super) fn changes(&self) -> Option<String> {
        let changes = self.state.timeline().filter(|e| e.kind == EntryKind::Change && e.undone.is_none());
        joined(changes.map(|entry| self.change(entry)).collect())
    }

    fn change(&self, entry: &Entry) -> String {
        let how = self.state.details.how(entry.id);
        let kind = match self.state.change_kind(entry.id) {
            _ if !self.state.is_change(entry.id) => "Command, only looked",
            ChangeKind::Other => "Change",
            ChangeKind::Script if how.is_some() => "Script on data",
            ChangeKind::Deploy => "Deploy",
            ChangeKind::Rollback => "Rollback",
            ChangeKind::Restart => "Restart",
            ChangeKind::Switch => "Switch",
            ChangeKind::Script => "Script or command",
        };
        let time = self.time(entry.happened);
        // "Deploy of 4.12" and "Restarted the writer" name it themselves.
        let is_named =
            entry.text.trim_start().get(..4).is_some_and(|word| kind[..4].eq_ignore_ascii_case(word));
        let lead = if is_named { format!("{time}:") } else { format!("{time} **{kind}:**") };
        let mut lines = vec![item(0, &lead, &entry.text)];
        lines.extend(how.into_iter().flat_map(|how| self.how(how)));
        lines.join("\n")
    }

    pub(in crate::export) fn actions(&self) -> Option<String> {
        joined(self.state.actions.iter().map(|action| self.action(action)).collect())
    }

    pub(in crate::export) fn action(&self, action: &Action) -> String {
        let mark = if action.done.is_some() { "[x]" } else { "[ ]" };
        let due = action.due.map(|at| format!(", due {}", self.time(at)));
        let done = action.done.map(|at| format!(", done {}", self.time(at)));
        let (due, done) = (due.unwrap_or_default(), done.unwrap_or_default());
        let theory = action.theory.and_then(|id| self.state.theories.get(id));
        let late = if action.is_overdue(self.exported) { ", overdue" } else { "" };
        let task = item(0, &format!("{mark} **{}**{due}{late}{done}:", written(&action.owner)), &action.text);
        theory.map_or(task.clone(), |theory| {
            format!("{task}\n  - Looks into the theory {}", super::quoted(&theory.statement))
        })
    }

    /// `None` when everything has its place, as it should.
    pub(super) fn unplaced(&self) -> Option<String> {
        let lines = joined(self.state.unplaced.iter().map(|event| self.left_over(event)).collect())?;
        let why = "These events name something that is not in this record, or have the id of another event.";
        Some(format!("{why}\n\n{lines}"))
    }

    fn left_over(&self, unplaced: &Unplaced) -> String {
        let (name, text) = named(&unplaced.event.fact);
        let lead = format!("{} **{name}", self.time(unplaced.event.happened));
        match text {
            "" => format!("- {lead}**"),
            text => item(0, &(lead + ":**"), text),
        }
    }
}

pub(in crate::export) fn named(fact: &Fact) -> (&'static str, &str) {
    match fact {
        Fact::Declared { title, .. } => ("Another declaration", title),
        Fact::Retitled { title } => ("New title", title),
        Fact::SeverityChanged { severity } => ("Severity", severity.name()),
        Fact::PhaseChanged { phase } => ("Phase", phase.name()),
        Fact::NoteLogged { text } => ("Note", text),
        Fact::FindingLogged { text } => ("Finding", text),
        Fact::DecisionLogged { text } => ("Decision", text),
        Fact::ChangeMade { text } => ("Change", text),
        Fact::ActionAssigned { text, .. } => ("Action", text),
        Fact::ActionDone { .. } => ("Action done", ""),
        Fact::QuestionAsked { text } => ("Question", text),
        Fact::QuestionFocused { .. } => ("Question in focus", ""),
        Fact::QuestionParked { .. } => ("Question parked", ""),
        Fact::TheoryProposed { statement, .. } => ("Theory", statement),
        Fact::TheoryFocused { .. } => ("Theory in focus", ""),
        Fact::ExpectationStated { text, .. } => ("What one would see", text),
        Fact::EvidenceAdded { text, .. } => ("Evidence", text),
        Fact::EvidenceSourced { source, .. } => ("Source of evidence", source.name()),
        Fact::StandingChanged { standing, .. } => ("Standing", standing.name()),
        Fact::UpdateSent { text, .. } => ("Update sent", text),
        Fact::PromiseMade { .. } => ("Next update promised", ""),
        Fact::PromisePushedBack { reason, .. } => ("Next update moved", reason),
        Fact::Retracted { .. } => ("Undo", ""),
        Fact::Redacted { .. } => ("Redaction", ""),
        Fact::Corrected { text, .. } => ("Correction", text),
        Fact::TimeCorrected { .. } => ("Correction of a time", ""),
        Fact::AuthorNamed { name, .. } => ("Name of an author", name),
        Fact::BreakTaken {} => ("Break taken", ""),
        Fact::BreakPutOff {} => ("Break put off", ""),
        Fact::CadenceSet { .. } => ("Rhythm of updates", ""),
        Fact::FirstUpdateSet { .. } => ("Time for the first update", ""),
        Fact::AudienceZoneSet { zone, .. } => ("Zone of an audience", zone),
        Fact::QuestionAnswered { .. } => ("Question answered", ""),
        Fact::NormalStated { text, .. } => ("What normal looks like", text),
        Fact::TheoryFiled { .. } => ("Theory filed", ""),
        Fact::EvidenceRelated { leaning, .. } => ("Evidence weighed", leaning.name()),
        Fact::EvidenceLinked { link, .. } => ("Link of evidence", link),
        Fact::EvidenceConfirmed { .. } => ("Evidence checked again", ""),
        Fact::Detail(detail) => (detail.kind().name(), ""),
        Fact::ConcludedWithoutEvidence { standing, .. } => {
            ("Standing, concluded without evidence", standing.name())
        }
        Fact::Debrief(fact) => (fact.entry().name(), fact.words()),
        Fact::PictureAttached { .. } => ("Picture", ""),
        Fact::PasteLogged(paste) => ("Pasted text", &paste.text),
        Fact::MergeNoted(_) => ("Copies merged", ""),
    }
}
