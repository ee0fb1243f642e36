//! The fold of questions, theories and evidence. What names something that is not here gives its stamp.

use crate::domain::facts::{Event, Fact};
use crate::domain::model::{Answer, Evidence, StandingChange, Theory, Toward};
use crate::domain::state::State;
use crate::domain::values::{Leaning, Stamp, Standing, Timestamp};

impl State {
    pub(super) fn focus_question(&mut self, question: Stamp) -> Option<Stamp> {
        if !self.questions.contains(question) {
            return Some(question);
        }
        self.question_in_focus = Some(question);
        if let Some(question) = self.questions.get_mut(question) {
            // To follow a question again is to doubt its answer.
            question.answer = None;
        }
        self.theory_in_focus =
            self.theories_of(Some(question)).filter(|t| t.standing().is_alive()).last().map(|t| t.id);
        None
    }

    pub(super) fn park(&mut self, question: Stamp) -> Option<Stamp> {
        if !self.questions.contains(question) {
            return Some(question);
        }
        self.leave(question);
        None
    }

    /// Takes the focus off a question and off its theories.
    fn leave(&mut self, question: Stamp) {
        if self.question_in_focus == Some(question) {
            self.question_in_focus = None;
            let under = |t: Stamp| self.theories.get(t).is_some_and(|t| t.question == Some(question));
            self.theory_in_focus = self.theory_in_focus.filter(|t| !under(*t));
        }
    }

    pub(super) fn answer_question(&mut self, question: Stamp, by: Stamp, at: Timestamp) -> Option<Stamp> {
        if !self.theories.contains(by) && !self.may_answer(by) {
            return Some(by);
        }
        let Some(answered) = self.questions.get_mut(question) else {
            return Some(question);
        };
        answered.answer = Some(Answer { by, at });
        self.leave(question);
        None
    }

    pub(super) fn file(&mut self, theory: Stamp, question: Option<Stamp>) -> Option<Stamp> {
        let missing = question.filter(|q| !self.questions.contains(*q));
        let Some(filed) = self.theories.get_mut(theory) else {
            return Some(theory);
        };
        if missing.is_none() {
            filed.question = question;
            // What is followed is a question and a theory of its own.
            let is_other = self.question_in_focus.is_some() && question != self.question_in_focus;
            self.theory_in_focus = self.theory_in_focus.filter(|followed| !(is_other && *followed == theory));
        }
        missing
    }

    pub(super) fn relate(
        &mut self,
        event: &Event,
        id: Stamp,
        theory: Stamp,
        leaning: Leaning,
    ) -> Option<Stamp> {
        if !self.theories.contains(theory) {
            return Some(theory);
        }
        if !self.evidence.contains(id) {
            let Some((text, seen)) = self.finding(id).map(|e| (e.text.clone(), e.happened)) else {
                return Some(id);
            };
            self.evidence.insert(piece(id, text, seen));
        }
        self.weigh(id, Toward { theory, leaning, event: event.stamp });
        None
    }

    fn weigh(&mut self, id: Stamp, toward: Toward) {
        let is_new = self.evidence.get_mut(id).is_some_and(|e| e.relate(toward));
        let seen = |id: Stamp| self.evidence.get(id).map(|e| (e.seen, e.id));
        if let Some(theory) = self.theories.get_mut(toward.theory).filter(|_| is_new) {
            let place = theory.evidence.partition_point(|other| seen(*other) < seen(id));
            theory.evidence.insert(place, id);
        }
    }

    pub(super) fn propose(&mut self, event: &Event, question: Option<Stamp>, statement: &str) {
        let missing = question.filter(|q| !self.questions.contains(*q));
        self.theories.push(Theory {
            id: event.stamp,
            question: question.filter(|_| missing.is_none()),
            statement: statement.to_owned(),
            expectation: String::new(),
            normal: String::new(),
            evidence: Vec::new(),
            history: Vec::new(),
            proposed: event.happened,
        });
        self.theory_in_focus = Some(event.stamp);
        if let Some(missing) = missing {
            self.set_aside(event, missing);
        }
    }

    pub(super) fn focus_theory(&mut self, id: Stamp) -> Option<Stamp> {
        let Some(theory) = self.theories.get(id) else {
            return Some(id);
        };
        self.question_in_focus = theory.question.or(self.question_in_focus);
        self.theory_in_focus = Some(id);
        None
    }

    pub(super) fn add_evidence(&mut self, event: &Event, about: Stamp) -> Option<Stamp> {
        let Fact::EvidenceAdded { leaning, text, source, .. } = &event.fact else {
            return None;
        };
        let id = event.stamp;
        // Kept even where its theory is not here: it can still be held against another one.
        self.evidence.insert(Evidence { source: *source, ..piece(id, text.clone(), event.happened) });
        if !self.theories.contains(about) {
            return Some(about);
        }
        self.weigh(id, Toward { theory: about, leaning: *leaning, event: id });
        None
    }

    pub(super) fn conclude(
        &mut self,
        event: &Event,
        about: Stamp,
        (standing, without_evidence): (Standing, bool),
        [reason, by]: [&String; 2],
    ) -> Option<Stamp> {
        let Some(theory) = self.theories.get_mut(about) else {
            return Some(about);
        };
        theory.history.push(StandingChange {
            event: event.stamp,
            at: event.happened,
            standing,
            reason: reason.clone(),
            by: by.clone(),
            without_evidence,
        });
        if !standing.is_alive() && self.theory_in_focus == Some(about) {
            self.theory_in_focus = None;
        }
        None
    }
}

/// A piece of evidence that says nothing of any theory yet.
fn piece(id: Stamp, text: String, seen: Timestamp) -> Evidence {
    let (toward, link) = (Vec::new(), String::new());
    Evidence { id, toward, text, source: None, link, seen, confirmed: None }
}
