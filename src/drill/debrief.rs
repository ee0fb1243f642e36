//! The debrief of a drill, made of its log: how it went, what the cause was, and two things to try next time.

use super::clock::DrillClock;
use super::play::{names, presses};
use super::promises;
use super::script::Script;
use super::tips::tips;
use crate::domain::{EntryKind, Leaning, Phase, Standing, State};
use crate::export::{ledger, times};

/// How near one came to the cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nearness {
    /// A theory that names it was proven on evidence.
    Proven,
    /// One was proven without evidence.
    Claimed,
    /// One was proposed.
    Suspected,
    /// One that names it was ruled out.
    RuledOut,
    /// None names it.
    Missed,
}

/// How a drill went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrillDebrief {
    /// How much of the drill had passed when the first update was sent, in its milliseconds.
    pub(super) to_first_update: Option<i64>,
    pub(super) updates: usize,
    pub(super) kept: usize,
    pub(super) broken: usize,
    promises: Option<String>,
    /// What was concluded on too little: what was said, and as what it stands.
    pub(super) without_evidence: Vec<(String, Standing)>,
    pub(super) nearness: Nearness,
    pub(super) evidence: usize,
    /// The wrong first suspect was called proven, or ruled out.
    pub(super) suspect: Option<Standing>,
    /// The system was changed before anything was asked, supposed or seen.
    pub(super) changed_first: bool,
    pub(super) said_impact: bool,
    /// A message said that it is over, or it was only marked so.
    pub(super) is_told_over: bool,
    is_resolved: bool,
    /// How many theories there were, and how many were concluded.
    theories: usize,
    concluded: usize,
    /// Whether there was somebody to ask, and whether anybody was asked.
    pub(super) asked: Option<bool>,
    /// What the checker found in each message, in their order; `None` where it could not be asked.
    pub(super) findings: Option<Vec<Vec<String>>>,
    cause: String,
    truths: Vec<String>,
}

/// A part of the debrief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What it is about.
    pub heading: &'static str,
    /// Its sentences.
    pub lines: Vec<String>,
}

impl DrillDebrief {
    /// The debrief of a drill as far as its clock has run. `findings` is what the checker found in each message that was sent, in
    /// the order of [`State::messages`].
    pub fn of(
        script: &Script,
        state: &State,
        clock: &DrillClock,
        findings: Option<Vec<Vec<String>>>,
    ) -> DrillDebrief {
        let ledger = promises::ledger(state, clock);
        let concluded = state.theories.iter().filter(|theory| theory.is_without_evidence());
        let first = state.messages.iter().map(|message| message.sent).min();
        let is_suspect = |said: &str| names(said, &script.suspect_words) && !names(said, &script.cause_words);
        let suspects = state.theories.iter().filter(|theory| is_suspect(&theory.statement));
        let standings: Vec<Standing> = suspects.map(|theory| theory.standing()).collect();
        let suspect = [Standing::Proven, Standing::Disproved].into_iter().find(|one| standings.contains(one));
        let (nearness, evidence) = nearness(script, state);
        DrillDebrief {
            to_first_update: first.map(|sent| clock.elapsed(sent)),
            updates: state.messages.len(),
            kept: ledger.kept,
            broken: ledger.late + ledger.missed + ledger.overdue,
            promises: ledger::sentence(&ledger),
            without_evidence: concluded.map(|theory| (theory.statement.clone(), theory.standing())).collect(),
            nearness,
            evidence,
            suspect,
            changed_first: changed_first(state),
            said_impact: state.impact().is_some()
                || state.messages.iter().any(|message| !message.parts.impact.trim().is_empty()),
            is_told_over: state.messages.iter().any(|message| message.phase == Phase::Resolved),
            is_resolved: state.phase == Phase::Resolved,
            theories: state.theories.iter().count(),
            concluded: state.theories.iter().filter(|theory| is_concluded(theory.standing())).count(),
            asked: (!script.asks.is_empty()).then(|| script.asks.iter().any(|ask| presses(ask, state) > 0)),
            findings,
            cause: script.cause.clone(),
            truths: script.truths.clone(),
        }
    }

    /// Its parts, in the order in which they are read.
    pub fn sections(&self) -> Vec<Section> {
        let section = |heading, lines: Vec<String>| Section { heading, lines };
        vec![
            section("Messages and promises", self.of_messages()),
            section("What it really was", self.of_the_cause()),
            section("Concluded without evidence", self.of_conclusions()),
            section("Wording of what was sent", self.of_wording()),
            section("Two things to try next time", tips(self).map(str::to_owned).to_vec()),
        ]
    }

    /// It as a text to share, in Markdown. Ends with a line break.
    pub fn text(&self, name: &str) -> String {
        let mut out = format!("# DRILL: debrief of “{name}”\n");
        for Section { heading, lines } in self.sections() {
            out += &format!("\n## {heading}\n\n");
            for line in lines {
                out += &format!("- {}\n", line.replace('\n', " "));
            }
        }
        out
    }

    fn of_messages(&self) -> Vec<String> {
        let first = match self.to_first_update {
            Some(after) => format!("The first message went out after {} of the drill.", times::span(after)),
            None => "No message was sent.".to_owned(),
        };
        let promises = match &self.promises {
            Some(sentence) => format!("By the drill’s clock, {sentence}."),
            None => "No next message was promised.".to_owned(),
        };
        let over = match (self.is_told_over, self.is_resolved) {
            (true, _) => "A message said that it is over.",
            (false, true) => "It was marked resolved, and no message said so.",
            (false, false) => "It was not called over when the drill ended.",
        };
        vec![first, promises, over.to_owned()]
    }

    fn of_the_cause(&self) -> Vec<String> {
        let how = match (self.nearness, self.evidence) {
            (Nearness::Proven, 1) => "You proved it, on one piece of evidence.".to_owned(),
            (Nearness::Proven, pieces) => format!("You proved it, on {pieces} pieces of evidence."),
            (Nearness::Claimed, _) => "You named it, and called it proven without evidence.".to_owned(),
            (Nearness::Suspected, _) => "You had it among the theories, and it was not concluded.".to_owned(),
            (Nearness::RuledOut, _) => "You had it among the theories, and ruled it out.".to_owned(),
            (Nearness::Missed, _) if self.theories == 0 => "No theory was written down.".to_owned(),
            (Nearness::Missed, _) => "None of the theories named it.".to_owned(),
        };
        let mut lines = vec![self.cause.clone(), how];
        lines.extend(self.suspect.map(|standing| {
            let how = if standing == Standing::Proven { "was called proven" } else { "was ruled out" };
            format!("The suspect that came first, and was not it, {how}.")
        }));
        lines.extend(self.truths.iter().cloned());
        lines
    }

    fn of_conclusions(&self) -> Vec<String> {
        if self.without_evidence.is_empty() {
            let said = match self.concluded {
                0 => "Nothing: no theory was concluded.",
                _ => "Nothing: each theory that was concluded had evidence.",
            };
            return vec![said.to_owned()];
        }
        let line = |(said, standing): &(String, Standing)| format!("“{said}”, as {}", standing.in_text());
        self.without_evidence.iter().map(line).collect()
    }

    fn of_wording(&self) -> Vec<String> {
        let Some(findings) = &self.findings else {
            return vec!["The wording could not be checked here.".to_owned()];
        };
        if self.updates == 0 {
            return vec!["Nothing was sent.".to_owned()];
        }
        let mut lines = Vec::new();
        for (at, found) in findings.iter().enumerate() {
            lines.extend(found.iter().map(|one| format!("Message {}: {one}", at + 1)));
        }
        if lines.is_empty() {
            lines.push("Nothing was found in it.".to_owned());
        }
        lines
    }
}

fn is_concluded(standing: Standing) -> bool {
    matches!(standing, Standing::Proven | Standing::Disproved)
}

/// How near the theories came, and on how many pieces of evidence.
fn nearness(script: &Script, state: &State) -> (Nearness, usize) {
    let named = state.theories.iter().filter(|theory| names(&theory.statement, &script.cause_words));
    let mut nearest = (Nearness::Missed, 0);
    for theory in named {
        let pieces = state.pieces_of(theory).filter(|(leaning, _)| *leaning == Leaning::For).count();
        let here = match theory.standing() {
            Standing::Proven if theory.is_without_evidence() => Nearness::Claimed,
            Standing::Proven => Nearness::Proven,
            Standing::Disproved => Nearness::RuledOut,
            Standing::Assumption | Standing::Testing | Standing::Abandoned => Nearness::Suspected,
        };
        if rank(here) < rank(nearest.0) {
            nearest = (here, pieces);
        }
    }
    nearest
}

/// The nearest first.
fn rank(nearness: Nearness) -> usize {
    nearness as usize
}

/// Whether a change was made before anything was asked, supposed or seen.
fn changed_first(state: &State) -> bool {
    let first = |wanted: fn(EntryKind) -> bool| {
        let mut entries = state.entries.iter().filter(|entry| entry.undone.is_none());
        entries.find(|entry| wanted(entry.kind)).map(|entry| entry.written)
    };
    let changed = first(|kind| kind == EntryKind::Change);
    let seen = first(|kind| {
        matches!(
            kind,
            EntryKind::Evidence { .. } | EntryKind::Finding | EntryKind::Theory | EntryKind::Question
        )
    });
    changed.is_some_and(|changed| seen.is_none_or(|seen| changed < seen))
}
