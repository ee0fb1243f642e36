//! Questions, their theories and what they rest on.

use super::grid::letter;
use super::{Record, item, quoted, written, written_link, written_or};
use crate::domain::{
    Answer, Evidence, Leaning, Link, Missing, Question, QuestionStanding, Source, Stamp, Standing,
    StandingChange, Theory,
};
use crate::export::{pictures, standing_text};

impl Record<'_> {
    pub(super) fn thinking(&self) -> Option<String> {
        let stand = standing_text::where_things_stand(self.state, self.exported);
        let mut blocks: Vec<String> = self.state.questions.iter().map(|q| self.question(q)).collect();
        if let Some(loose) = self.theories(None) {
            blocks.push(format!("### Theories without a question\n\n{loose}"));
        }
        let astray: Vec<String> = self.astray().collect();
        if !astray.is_empty() {
            let why = "The theory that it was about is not in this record.";
            blocks.push(format!("### Evidence without a theory\n\n{why}\n\n{}", astray.join("\n")));
        }
        (!blocks.is_empty()).then(|| {
            if !stand.is_empty() {
                blocks.insert(0, format!("{stand}."));
            }
            blocks.join("\n\n")
        })
    }

    fn question(&self, question: &Question) -> String {
        let standing = match (self.state.question_standing(question), &question.answer) {
            (QuestionStanding::Open, _) => format!("**Open**, asked at {}.", self.time(question.asked)),
            (QuestionStanding::Parked, _) => format!("**Parked**, asked at {}.", self.time(question.asked)),
            (QuestionStanding::Answered, answer) => answer.as_ref().map_or(String::new(), |a| self.answer(a)),
        };
        let theories = self.theories(Some(question.id)).unwrap_or_else(|| "No theory recorded.".to_owned());
        let words = written_or(&question.text, "(a question without words)");
        format!("### {words}\n\n{standing}\n\n{theories}")
    }

    fn answer(&self, answer: &Answer) -> String {
        let by = match (self.state.theories.get(answer.by), self.state.finding(answer.by)) {
            (Some(theory), _) => {
                format!("the theory {} ({})", quoted(&theory.statement), theory.standing().in_text())
            }
            (None, Some(finding)) => format!("the finding {}", quoted(&finding.text)),
            (None, None) => match self.state.evidence.get(answer.by) {
                Some(piece) => format!("the evidence {}", quoted(&piece.text)),
                None => "something that is not in this record".to_owned(),
            },
        };
        format!("**Answered** at {} by {by}.", self.time(answer.at))
    }

    /// The theories under a question, then how they compare.
    fn theories(&self, question: Option<Stamp>) -> Option<String> {
        let grid = self.grid(question);
        let theories = self.state.theories_of(question).enumerate();
        let theories: Vec<String> = theories
            .map(|(place, theory)| {
                let name = if grid.is_some() { letter(place) + ". " } else { String::new() };
                self.theory(theory, &name)
            })
            .collect();
        if theories.is_empty() {
            return None;
        }
        let grid = grid.map_or(String::new(), |grid| format!("\n\n{grid}"));
        Some(theories.join("\n") + &grid)
    }

    fn theory(&self, theory: &Theory, name: &str) -> String {
        let (standing, note) = match theory.standing() {
            Standing::Assumption if theory.evidence.is_empty() => ("Assumption", " (nobody checked it)"),
            Standing::Assumption if self.is_hearsay(theory) => {
                ("Assumption", " (there is only someone's word for it)")
            }
            Standing::Assumption => ("Assumption", " (nothing was concluded from its evidence)"),
            Standing::Testing => ("Still being tested", ""),
            Standing::Abandoned => ("Abandoned", " (neither proven nor disproved)"),
            standing @ (Standing::Proven | Standing::Disproved) => (standing.name(), ""),
        };
        // That its evidence is not here is said below it, in a sentence.
        let is_gone = matches!(self.state.lost_ground(theory), Some(Missing::Evidence(_)));
        let mark = standing_text::mark(self.state, theory).filter(|_| !is_gone);
        let note = mark.map_or(note.to_owned(), |mark| format!(" ({mark})"));
        let colon = if note.is_empty() { ":**" } else { "**" };
        let after = if note.is_empty() { "" } else { ":" };
        let mut lines = vec![item(0, &format!("**{name}{standing}{colon}{note}{after}"), &theory.statement)];
        if !theory.expectation.trim().is_empty() {
            lines.push(item(1, "If true, one would see:", &theory.expectation));
        }
        if !theory.normal.trim().is_empty() {
            lines.push(item(1, "Normal looks like:", &theory.normal));
        }
        let pieces = self.state.pieces_of(theory).filter(|(_, e)| e.concerns(theory.id));
        lines.extend(pieces.map(|(leaning, e)| self.evidence(leaning.name(), e)));
        lines.extend(theory.history.iter().map(|change| self.concluded(theory, change)));
        lines.extend(self.doubts(theory).into_iter().map(|doubt| format!("  - {doubt}")));
        lines.join("\n")
    }

    /// Whether all that speaks for or against it is someone's word.
    fn is_hearsay(&self, theory: &Theory) -> bool {
        let mut pieces = self.state.pieces_of(theory).filter(|(leaning, _)| *leaning != Leaning::Neither);
        pieces.all(|(_, e)| e.source == Some(Source::Word))
    }

    /// What somebody who relies on a conclusion should know.
    fn doubts(&self, theory: &Theory) -> Vec<String> {
        let mut doubts = Vec::new();
        // What else it may lack stands beside its standing.
        if let Some(Missing::Evidence(_)) = self.state.lost_ground(theory) {
            doubts.push("**The evidence for this conclusion is not in this record.**".to_owned());
        }
        match self.state.contradictions(theory) {
            0 => {}
            1 => doubts.push("1 piece of evidence says otherwise.".to_owned()),
            n => doubts.push(format!("{n} pieces of evidence say otherwise.")),
        }
        if self.state.has_news(theory) {
            doubts.push("Evidence was added after this was concluded.".to_owned());
        }
        doubts
    }

    fn evidence(&self, says: &str, evidence: &Evidence) -> String {
        let source = evidence.source.map_or("source not recorded", Source::name);
        let lead = format!("{says} ({source}), {}:", self.time(evidence.seen));
        let mut lines = vec![item(1, &lead, &evidence.text)];
        if !evidence.link.is_empty() {
            let lead = if Link::parse(&evidence.link).is_some() { "See" } else { "Said to be at:" };
            lines.push(format!("    - {lead} {}", written_link(&evidence.link)));
        }
        lines.extend(self.state.pictures_of(evidence.id).map(|_| format!("    - {}", pictures::ATTACHED)));
        if let Some(at) = evidence.confirmed {
            lines.push(format!("    - Checked again at {}, still so", self.time(at)));
        }
        lines.extend(self.to_check(evidence).map(|mark| format!("    - **{mark}**")));
        lines.join("\n")
    }

    fn concluded(&self, theory: &Theory, change: &StandingChange) -> String {
        let lead = match change.standing {
            Standing::Assumption => "Back to an assumption at",
            Standing::Testing => "Tested from",
            Standing::Proven => "Proven at",
            Standing::Disproved => "Disproved at",
            Standing::Abandoned => "Abandoned at",
        };
        let by =
            if change.by.trim().is_empty() { String::new() } else { format!(" by {}", written(&change.by)) };
        let how = if change.without_evidence {
            format!(", **{}**", standing_text::WITHOUT_EVIDENCE)
        } else {
            String::new()
        };
        let lead = format!("{lead} {}{by}{how}", self.time(change.at));
        let reason = self.state.reason(theory, change);
        match (reason.is_empty(), change.standing.is_alive()) {
            (false, _) => item(1, &(lead + ":"), &reason),
            (true, false) => format!("  - {lead}, reason not recorded"),
            (true, true) => format!("  - {lead}"),
        }
    }

    /// Evidence that belongs to no theory of this record.
    fn astray(&self) -> impl Iterator<Item = String> {
        let astray = self.state.evidence.iter().filter(|e| e.toward.is_empty());
        astray.map(|e| self.evidence("Evidence", e).replace("\n  ", "\n").trim_start().to_owned())
    }
}
