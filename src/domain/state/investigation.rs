//! One line of investigation at a time: what is followed, what is put aside, what is settled, and on what.

use super::State;
use crate::domain::model::{
    Entry, EntryKind, Evidence, Missing, Question, QuestionStanding, StandingChange, Theory, Toward,
    missing_for,
};
use crate::domain::values::{Leaning, Stamp, Standing, Timestamp, folded};

/// Where things stand, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Theories that are still thought about.
    pub alive: usize,
    /// Theories that were proven.
    pub proven: usize,
    /// Theories that were disproved.
    pub ruled_out: usize,
    /// Theories that are no longer followed.
    pub abandoned: usize,
    /// Questions in focus without an answer: one or none.
    pub open: usize,
    /// Since when the oldest of them is asked.
    pub open_since: Option<Timestamp>,
    /// Questions put aside.
    pub parked: usize,
    /// Questions that were answered.
    pub answered: usize,
    /// Pieces of evidence that were seen before a change, and not since.
    pub check_again: usize,
}

impl State {
    /// Where a question stands.
    pub fn question_standing(&self, question: &Question) -> QuestionStanding {
        match question.answer {
            Some(_) => QuestionStanding::Answered,
            None if self.question_in_focus == Some(question.id) => QuestionStanding::Open,
            None => QuestionStanding::Parked,
        }
    }

    /// The parked questions that come back, oldest first: none while a line is being followed.
    pub fn returning(&self) -> impl Iterator<Item = &Question> {
        let is_free = self.is_investigation_concluded();
        self.questions
            .iter()
            .filter(move |q| is_free && self.question_standing(q) == QuestionStanding::Parked)
    }

    /// Whether what was followed has come to an end: nothing has the focus, the question in focus is
    /// answered, one of its theories is proven, or none of them is alive any more.
    pub fn is_investigation_concluded(&self) -> bool {
        let Some(question) = self.question_in_focus.and_then(|q| self.questions.get(q)) else {
            return self.theory_in_focus.is_none();
        };
        let mut stand = self.theories_of(Some(question.id)).map(Theory::standing).peekable();
        let has_theories = stand.peek().is_some();
        let (alive, proven) = stand.fold((false, false), |(alive, proven), standing| {
            (alive || standing.is_alive(), proven || standing == Standing::Proven)
        });
        question.answer.is_some() || proven || has_theories && !alive
    }

    /// The theory that may answer a question that has no answer yet: the one proven last, or, where
    /// all are settled, the one ruled out last.
    pub fn answer_on_offer(&self, question: Stamp) -> Option<&Theory> {
        self.questions.get(question).filter(|q| q.answer.is_none())?;
        let last = |standing| {
            let theories = self.theories_of(Some(question)).filter(move |t| t.standing() == standing);
            theories.max_by_key(|t| t.history.last().map(|change| change.event))
        };
        let is_alive = self.theories_of(Some(question)).any(|t| t.standing().is_alive());
        last(Standing::Proven).or_else(|| last(Standing::Disproved).filter(|_| !is_alive))
    }

    /// The finding that may answer a question in focus: the latest one since it was asked, where no theory is on offer.
    pub fn finding_on_offer(&self, question: Stamp) -> Option<&Entry> {
        let open =
            self.questions.get(question).filter(|q| self.question_standing(q) == QuestionStanding::Open)?;
        let latest = self.findings().last().filter(|finding| *finding > open.id)?;
        self.finding(latest).filter(|_| self.answer_on_offer(question).is_none())
    }

    /// Whether a question may be answered by that: a finding, or a piece of evidence.
    pub(in crate::domain) fn may_answer(&self, by: Stamp) -> bool {
        self.finding(by).is_some() || self.evidence.contains(by)
    }

    /// The question that somebody means who types some of its words, in whatever case.
    ///
    /// # Errors
    /// Those that may be meant: the ones with these words or, where none has them, all.
    pub fn question_named(&self, words: &str) -> Result<Stamp, Vec<Stamp>> {
        let words = folded(words.trim());
        let ids = |those: &dyn Fn(&str) -> bool| -> Vec<Stamp> {
            self.questions.iter().filter(|q| those(&folded(q.text.trim()))).map(|q| q.id).collect()
        };
        let has_all =
            |text: &str| !words.is_empty() && words.split_whitespace().all(|word| text.contains(word));
        match (ids(&|text| text == words).as_slice(), ids(&has_all).as_slice()) {
            ([one], _) | ([], [one]) => Ok(*one),
            ([], []) => Err(self.questions.iter().map(|q| q.id).collect()),
            ([], several) | (several, _) => Err(several.to_vec()),
        }
    }

    /// The finding with that id, unless it was undone.
    pub fn finding(&self, id: Stamp) -> Option<&Entry> {
        self.entries.get(id).filter(|e| e.kind == EntryKind::Finding && e.undone.is_none())
    }

    /// The findings, oldest first, but for those that were undone.
    pub fn findings(&self) -> impl Iterator<Item = Stamp> {
        let finding = |e: &&Entry| e.kind == EntryKind::Finding && e.undone.is_none();
        self.entries.iter().filter(finding).map(|e| e.id)
    }

    /// The evidence of a theory with what each piece says of it, oldest first.
    pub fn pieces_of<'a>(&'a self, theory: &'a Theory) -> impl Iterator<Item = (Leaning, &'a Evidence)> {
        self.evidence_of(theory).filter_map(|e| Some((e.leaning_to(theory.id)?, e)))
    }

    /// What the evidence of a theory lacks for a conclusion; `None` when it suffices.
    pub fn missing(&self, theory: &Theory, standing: Standing) -> Option<Missing> {
        missing_for(standing, self.pieces_of(theory).map(|(leaning, e)| (leaning, e.source)))
    }

    /// The pieces that a conclusion was drawn on: those that pointed its way by then. None for one that rests on none.
    pub fn grounds<'a>(
        &'a self,
        theory: &'a Theory,
        change: &'a StandingChange,
    ) -> impl Iterator<Item = &'a Evidence> {
        let wanted = change.standing.rests_on();
        let pointed = move |e: &&Evidence| {
            let so =
                |t: &Toward| t.theory == theory.id && Some(t.leaning) == wanted && t.event < change.event;
            e.toward.iter().any(so)
        };
        self.evidence_of(theory).filter(pointed)
    }

    /// Why a theory stands so: in the words that were given or, where none were, in the first lines of its evidence.
    pub fn reason(&self, theory: &Theory, change: &StandingChange) -> String {
        if !change.reason.trim().is_empty() {
            return change.reason.trim().to_owned();
        }
        let first_lines =
            self.grounds(theory, change).map(|e| e.text.trim().lines().next().unwrap_or_default());
        first_lines.collect::<Vec<&str>>().join("; ")
    }

    /// The reason that an entry about a conclusion gives; empty for other entries.
    pub fn reason_of_entry(&self, id: Stamp) -> String {
        let about = self.entries.get(id).and_then(|entry| self.theories.get(entry.kind.theory()?));
        let found = about.and_then(|theory| Some((theory, theory.history.iter().find(|c| c.event == id)?)));
        found.map(|(theory, change)| self.reason(theory, change)).unwrap_or_default()
    }

    /// What a conclusion lacks that was not drawn as one without evidence: nobody said where its evidence comes from, it
    /// is someone's word, it was undone, or it is not in this record. It is said wherever the theory is, until it is mended.
    pub fn lost_ground(&self, theory: &Theory) -> Option<Missing> {
        self.missing(theory, theory.standing()).filter(|_| !theory.is_without_evidence())
    }

    /// How many pieces of evidence speak against how a theory was concluded.
    pub fn contradictions(&self, theory: &Theory) -> usize {
        let contrary = match theory.standing().rests_on() {
            Some(Leaning::For) => Leaning::Against,
            Some(_) => Leaning::For,
            None => return 0,
        };
        self.pieces_of(theory).filter(|(leaning, _)| *leaning == contrary).count()
    }

    /// Whether evidence came in after a theory was settled.
    pub fn has_news(&self, theory: &Theory) -> bool {
        let Some(last) = theory.history.last().filter(|change| !change.standing.is_alive()) else {
            return false;
        };
        let news = |e: &Evidence| e.toward.iter().any(|t| t.theory == theory.id && t.event > last.event);
        self.evidence_of(theory).any(news)
    }

    /// Where things stand, in numbers.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for theory in self.theories.iter() {
            *match theory.standing() {
                Standing::Assumption | Standing::Testing => &mut counts.alive,
                Standing::Proven => &mut counts.proven,
                Standing::Disproved => &mut counts.ruled_out,
                Standing::Abandoned => &mut counts.abandoned,
            } += 1;
        }
        for question in self.questions.iter() {
            match self.question_standing(question) {
                QuestionStanding::Open => {
                    counts.open += 1;
                    counts.open_since = Some(question.asked);
                }
                QuestionStanding::Parked => counts.parked += 1,
                QuestionStanding::Answered => counts.answered += 1,
            }
        }
        counts.check_again =
            self.evidence.iter().filter(|e| !e.toward.is_empty() && self.is_stale(e)).count();
        counts
    }
}
