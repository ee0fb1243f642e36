//! Questions, their theories and what they rest on.

use super::{Record, item, written_or};
use crate::domain::{Evidence, Question, Source, Standing, StandingChange, Theory};

impl Record<'_> {
    pub(super) fn thinking(&self) -> Option<String> {
        let mut blocks: Vec<String> = self.state.questions.iter().map(|q| self.question(q)).collect();
        let loose: Vec<String> = self.state.theories_of(None).map(|t| self.theory(t)).collect();
        if !loose.is_empty() {
            blocks.push(format!("### Theories without a question\n\n{}", loose.join("\n")));
        }
        (!blocks.is_empty()).then(|| blocks.join("\n\n"))
    }

    fn question(&self, question: &Question) -> String {
        let theories: Vec<String> =
            self.state.theories_of(Some(question.id)).map(|t| self.theory(t)).collect();
        let theories =
            if theories.is_empty() { "No theory recorded.".to_owned() } else { theories.join("\n") };
        format!("### {}\n\n{theories}", written_or(&question.text, "(a question without words)"))
    }

    fn theory(&self, theory: &Theory) -> String {
        let standing = match theory.standing() {
            Standing::Assumption if theory.evidence.is_empty() => "**Assumption** (nobody checked it):",
            Standing::Assumption => "**Assumption** (nothing was concluded from its evidence):",
            Standing::Testing => "**Still being tested:**",
            Standing::Proven => "**Proven:**",
            Standing::Disproved => "**Disproved:**",
            Standing::Abandoned => "**Abandoned** (neither proven nor disproved):",
        };
        let mut lines = vec![item(0, standing, &theory.statement)];
        if !theory.expectation.trim().is_empty() {
            lines.push(item(1, "If true, one would see:", &theory.expectation));
        }
        lines.extend(self.state.evidence_of(theory).map(|e| self.evidence(e)));
        lines.extend(theory.history.iter().map(|change| self.concluded(change)));
        lines.join("\n")
    }

    fn evidence(&self, evidence: &Evidence) -> String {
        let source = evidence.source.map_or("source not recorded", Source::name);
        let lead = format!("{} ({source}), {}:", evidence.leaning.name(), self.time(evidence.seen));
        item(1, &lead, &evidence.text)
    }

    fn concluded(&self, change: &StandingChange) -> String {
        let lead = match change.standing {
            Standing::Assumption => "Back to an assumption at",
            Standing::Testing => "Tested from",
            Standing::Proven => "Proven at",
            Standing::Disproved => "Disproved at",
            Standing::Abandoned => "Abandoned at",
        };
        let lead = format!("{lead} {}", self.time(change.at));
        match (change.reason.trim().is_empty(), change.standing.asks_for_reason()) {
            (false, _) => item(1, &(lead + ":"), &change.reason),
            (true, true) => format!("  - {lead}, reason not recorded"),
            (true, false) => format!("  - {lead}"),
        }
    }
}
