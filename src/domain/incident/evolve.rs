//! The fold: what each fact does to the state. Called in the order of the stamps.

use super::{State, Unplaced};
use crate::domain::action::Action;
use crate::domain::audience::Audience;
use crate::domain::detail::Detail;
use crate::domain::entry::{Entry, EntryKind, Revision};
use crate::domain::event::{Event, Fact};
use crate::domain::evidence::{Evidence, Leaning, Toward};
use crate::domain::phase::Phase;
use crate::domain::promise::{Outcome, Promise};
use crate::domain::question::{Answer, Question};
use crate::domain::stamp::Stamp;
use crate::domain::theory::{Standing, StandingChange, Theory};
use crate::domain::time::Timestamp;
use crate::domain::update::Message;

impl State {
    /// Takes in the next event. `undone` is the time at which it was undone, `before` the stamp of
    /// the event before it.
    pub(super) fn fold(&mut self, event: &Event, undone: Option<Timestamp>, before: Option<Stamp>) {
        self.last_change = self.last_change.max(Some(event.written));
        // An undo of an undo brings back the very state that was there.
        if !matches!(event.fact, Fact::Retracted { .. }) {
            self.stretch.worked(event.written);
        }
        if before == Some(event.stamp) {
            self.set_aside(event, event.stamp);
            return;
        }
        let undone = undone.filter(|_| !matches!(event.fact, Fact::Declared { .. }));
        self.show(event, undone);
        if undone.is_none() {
            self.apply(event);
        }
    }

    fn set_aside(&mut self, event: &Event, missing: Stamp) {
        self.unplaced.push(Unplaced { event: event.clone(), missing });
    }

    fn show(&mut self, event: &Event, undone: Option<Timestamp>) {
        let told;
        let shown = match &event.fact {
            // What is agreed once for the whole incident is no entry, as the rhythm of updates is none.
            Fact::Detail(Detail::SeveritiesNamed { .. }) => None,
            Fact::Detail(detail) => {
                told = detail.line();
                Some((EntryKind::Detail(detail.kind()), told.as_str()))
            }
            fact => entry_of(fact),
        };
        let Some((kind, text)) = shown else {
            return;
        };
        self.entries.push(Entry {
            id: event.stamp,
            happened: event.happened,
            written: event.written,
            kind,
            text: text.to_owned(),
            earlier: Vec::new(),
            undone,
        });
        let key = (event.happened, event.stamp);
        let place = self.order.partition_point(|other| *other < key);
        self.order.insert(place, key);
    }

    fn apply(&mut self, event: &Event) {
        let id = event.stamp;
        match &event.fact {
            Fact::Declared { title, severity } if self.declared.is_none() => {
                (self.title, self.severity) = (title.clone(), *severity);
                self.declared = Some(event.happened);
            }
            Fact::Declared { .. } => self.set_aside(event, id),
            Fact::Retitled { title } => self.title.clone_from(title),
            Fact::SeverityChanged { severity } => self.severity = *severity,
            Fact::PhaseChanged { phase } => self.enter(*phase, event.happened),
            Fact::NoteLogged { .. } | Fact::FindingLogged { .. } | Fact::DecisionLogged { .. } => {}
            Fact::BreakTaken => self.stretch.rested(event.written),
            Fact::BreakPutOff => self.stretch.put_off(event.written),
            Fact::Retracted { .. } => {}
            Fact::ChangeMade { .. } => self.recount(id),
            Fact::ActionAssigned { owner, text, due } => {
                self.actions.push(Action {
                    id,
                    owner: owner.clone(),
                    text: text.clone(),
                    due: *due,
                    done: None,
                    theory: None,
                });
            }
            Fact::QuestionAsked { text } => {
                self.questions.push(Question { id, text: text.clone(), asked: event.happened, answer: None });
                self.question_in_focus = self.question_in_focus.or(Some(id));
            }
            Fact::TheoryProposed { question, statement } => self.propose(event, *question, statement),
            Fact::PromiseMade { audience, due } => self.promise(event, *audience, *due, ""),
            Fact::PromisePushedBack { audience, due, reason } => self.promise(event, *audience, *due, reason),
            Fact::UpdateSent { .. } => self.send(event),
            Fact::RhythmSet { audience, severity, minutes } => {
                self.terms.set_rhythm(*audience, *severity, *minutes);
            }
            Fact::FirstUpdateSet { minutes } => self.terms.set_first(*minutes),
            Fact::AudienceZoneSet { audience, zone } => self.terms.set_zone(*audience, zone),
            _ => self.refer(event),
        }
    }

    /// Facts that name something made earlier.
    fn refer(&mut self, event: &Event) {
        let at = event.happened;
        let missing = match &event.fact {
            Fact::ActionDone { action } => {
                self.actions.get_mut(*action).map(|a| a.done = Some(at)).is_none().then_some(*action)
            }
            Fact::QuestionFocused { question } => self.focus_question(*question),
            Fact::QuestionParked { question } => self.park(*question),
            Fact::TheoryFocused { theory } => self.focus_theory(*theory),
            Fact::ExpectationStated { theory, text } => self
                .theories
                .get_mut(*theory)
                .map(|t| t.expectation.clone_from(text))
                .is_none()
                .then_some(*theory),
            Fact::EvidenceAdded { theory, .. } => self.add_evidence(event, *theory),
            Fact::EvidenceSourced { evidence, source } => self
                .evidence
                .get_mut(*evidence)
                .map(|e| e.source = Some(*source))
                .is_none()
                .then_some(*evidence),
            Fact::StandingChanged { theory, standing, reason, by } => {
                self.conclude(event, *theory, (*standing, false), [reason, by])
            }
            Fact::ConcludedWithoutEvidence { theory, standing, reason, by } => {
                self.conclude(event, *theory, (*standing, true), [reason, by])
            }
            Fact::QuestionAnswered { question, by } => self.answer_question(*question, *by, at),
            Fact::NormalStated { theory, text } => {
                self.theories.get_mut(*theory).map(|t| t.normal.clone_from(text)).is_none().then_some(*theory)
            }
            Fact::TheoryFiled { theory, question } => self.file(*theory, *question),
            Fact::EvidenceRelated { evidence, theory, leaning } => {
                self.relate(event, *evidence, *theory, *leaning)
            }
            Fact::EvidenceLinked { evidence, link } => self
                .evidence
                .get_mut(*evidence)
                .map(|e| e.link.clone_from(link))
                .is_none()
                .then_some(*evidence),
            Fact::EvidenceConfirmed { evidence } => self
                .evidence
                .get_mut(*evidence)
                .map(|e| e.confirmed = e.confirmed.max(Some(at)))
                .is_none()
                .then_some(*evidence),
            Fact::Corrected { target, text } => self.correct(*target, text, event.written),
            Fact::Detail(detail) => self.tell(event, detail),
            Fact::Debrief(fact) => self.debrief.take_in(fact, event.stamp, at),
            Fact::PictureAttached { target, picture } => self.attach(*target, *picture),
            _ => None,
        };
        if let Some(missing) = missing {
            self.set_aside(event, missing);
        }
    }

    pub(in crate::domain) fn enter(&mut self, phase: Phase, at: Timestamp) {
        self.phase = phase;
        if phase == Phase::Resolved {
            self.resolved = self.resolved.or(Some(at));
            for audience in Audience::ALL {
                self.settle(audience, Outcome::Ended(at));
            }
        } else {
            self.resolved = None;
        }
    }

    fn settle(&mut self, audience: Audience, outcome: Outcome) {
        let running = self.running_promise(audience).map(|p| p.id);
        if let Some(promise) = running.and_then(|id| self.promises.get_mut(id)) {
            promise.outcome = outcome;
        }
    }

    /// An update answers the running promise, or the one that the resolution had just ended: the
    /// all-clear is an update too.
    fn answer(&mut self, audience: Audience, sent: Timestamp) {
        let last = self.promises.iter().rev().find(|p| p.audience == audience);
        let is_over = self.phase == Phase::Resolved;
        let answered = last.filter(|p| match p.outcome {
            Outcome::Running => true,
            // One that had ended in time asks for nothing: an all-clear after it was due is not late.
            Outcome::Ended(at) => is_over && (sent <= p.due || at > p.due),
            _ => false,
        });
        if let Some(promise) = answered.map(|p| p.id).and_then(|id| self.promises.get_mut(id)) {
            promise.outcome = Outcome::Updated(sent);
        }
    }

    fn promise(&mut self, event: &Event, audience: Audience, due: Timestamp, reason: &str) {
        self.settle(audience, Outcome::PushedBack { at: event.happened, reason: reason.to_owned() });
        let made = event.happened;
        self.promises.push(Promise { id: event.stamp, audience, made, due, outcome: Outcome::Running });
    }

    fn send(&mut self, event: &Event) {
        let Fact::UpdateSent { audience, phase, parts, text, next_due, how } = &event.fact else {
            return;
        };
        let (id, sent) = (event.stamp, event.happened);
        self.answer(*audience, sent);
        self.messages.push(Message {
            id,
            audience: *audience,
            phase: *phase,
            parts: parts.clone(),
            text: text.clone(),
            how: how.clone(),
            sent,
            next_due: *next_due,
        });
        self.enter(*phase, sent);
        if let Some(due) = *next_due {
            self.promises.push(Promise {
                id,
                audience: *audience,
                made: sent,
                due,
                outcome: Outcome::Running,
            });
        }
    }

    fn focus_question(&mut self, question: Stamp) -> Option<Stamp> {
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

    fn park(&mut self, question: Stamp) -> Option<Stamp> {
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

    fn answer_question(&mut self, question: Stamp, by: Stamp, at: Timestamp) -> Option<Stamp> {
        if !self.theories.contains(by) && self.finding(by).is_none() {
            return Some(by);
        }
        let Some(answered) = self.questions.get_mut(question) else {
            return Some(question);
        };
        answered.answer = Some(Answer { by, at });
        self.leave(question);
        None
    }

    fn file(&mut self, theory: Stamp, question: Option<Stamp>) -> Option<Stamp> {
        let missing = question.filter(|q| !self.questions.contains(*q));
        let Some(filed) = self.theories.get_mut(theory) else {
            return Some(theory);
        };
        if missing.is_none() {
            filed.question = question;
        }
        missing
    }

    fn relate(&mut self, event: &Event, id: Stamp, theory: Stamp, leaning: Leaning) -> Option<Stamp> {
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

    fn propose(&mut self, event: &Event, question: Option<Stamp>, statement: &str) {
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

    fn focus_theory(&mut self, id: Stamp) -> Option<Stamp> {
        let Some(theory) = self.theories.get(id) else {
            return Some(id);
        };
        self.question_in_focus = theory.question.or(self.question_in_focus);
        self.theory_in_focus = Some(id);
        None
    }

    fn add_evidence(&mut self, event: &Event, about: Stamp) -> Option<Stamp> {
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

    fn conclude(
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

    fn correct(&mut self, target: Stamp, text: &str, at: Timestamp) -> Option<Stamp> {
        let Some(entry) = self.entries.get_mut(target) else {
            return Some(target);
        };
        let text = text.to_owned();
        entry.earlier.push(Revision { text: std::mem::replace(&mut entry.text, text.clone()), until: at });
        if let Some(question) = self.questions.get_mut(target) {
            question.text = text;
        } else if let Some(theory) = self.theories.get_mut(target) {
            theory.statement = text;
        } else if let Some(evidence) = self.evidence.get_mut(target) {
            evidence.text = text;
        } else if let Some(action) = self.actions.get_mut(target) {
            action.text = text;
        } else {
            self.debrief.correct(target, text);
        }
        self.recount(target);
        None
    }
}

/// A piece of evidence that says nothing of any theory yet.
fn piece(id: Stamp, text: String, seen: Timestamp) -> Evidence {
    let (toward, link) = (Vec::new(), String::new());
    Evidence { id, toward, text, source: None, link, seen, confirmed: None }
}

fn entry_of(fact: &Fact) -> Option<(EntryKind, &str)> {
    Some(match fact {
        Fact::NoteLogged { text } => (EntryKind::Note, text),
        Fact::FindingLogged { text } => (EntryKind::Finding, text),
        Fact::DecisionLogged { text } => (EntryKind::Decision, text),
        Fact::ChangeMade { text } => (EntryKind::Change, text),
        Fact::ActionAssigned { text, .. } => (EntryKind::Action, text),
        Fact::ActionDone { .. } => (EntryKind::ActionDone, ""),
        Fact::QuestionAsked { text } => (EntryKind::Question, text),
        Fact::TheoryProposed { statement, .. } => (EntryKind::Theory, statement),
        Fact::EvidenceAdded { theory, leaning, text, .. } => {
            (EntryKind::Evidence { leaning: *leaning, theory: *theory }, text)
        }
        Fact::StandingChanged { theory, standing, reason, .. } => {
            let (standing, theory) = (*standing, *theory);
            (EntryKind::Conclusion { standing, theory, without_evidence: false }, reason)
        }
        Fact::ConcludedWithoutEvidence { theory, standing, reason, .. } => {
            let (standing, theory) = (*standing, *theory);
            (EntryKind::Conclusion { standing, theory, without_evidence: true }, reason)
        }
        Fact::QuestionAnswered { question, by } => (EntryKind::Answer { question: *question, by: *by }, ""),
        Fact::EvidenceConfirmed { evidence } => (EntryKind::Confirmation { evidence: *evidence }, ""),
        Fact::UpdateSent { audience, phase, text, .. } => {
            (EntryKind::Update { audience: *audience, phase: *phase }, text)
        }
        Fact::PromiseMade { audience, due } => (EntryKind::Promise { audience: *audience, due: *due }, ""),
        Fact::PromisePushedBack { audience, due, reason } => {
            (EntryKind::Promise { audience: *audience, due: *due }, reason)
        }
        Fact::PhaseChanged { phase } => (EntryKind::Phase(*phase), ""),
        Fact::SeverityChanged { severity } => (EntryKind::Severity(*severity), ""),
        Fact::Retitled { title } => (EntryKind::Title, title),
        Fact::BreakTaken => (EntryKind::Break { taken: true }, ""),
        Fact::BreakPutOff => (EntryKind::Break { taken: false }, ""),
        Fact::Debrief(fact) => (EntryKind::Debrief(fact.entry()), fact.words()),
        Fact::Declared { .. }
        | Fact::QuestionFocused { .. }
        | Fact::QuestionParked { .. }
        | Fact::TheoryFocused { .. }
        | Fact::ExpectationStated { .. }
        | Fact::EvidenceSourced { .. }
        | Fact::Retracted { .. }
        | Fact::Corrected { .. }
        | Fact::Redacted { .. }
        | Fact::RhythmSet { .. }
        | Fact::FirstUpdateSet { .. }
        | Fact::AudienceZoneSet { .. }
        | Fact::NormalStated { .. }
        | Fact::TheoryFiled { .. }
        | Fact::EvidenceRelated { .. }
        | Fact::PictureAttached { .. }
        | Fact::EvidenceLinked { .. }
        | Fact::Detail(_) => return None,
    })
}
