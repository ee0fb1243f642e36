//! The rules: which commands become facts, and which are refused and why.

use super::Incident;
use crate::domain::commands::{Command, DetailError, Moment, Rejected, is_nameless};
use crate::domain::facts::{Event, Fact, Undo};
use crate::domain::model::{Missing, Sending};
use crate::domain::state::State;
use crate::domain::values::{
    Audience, CADENCE_MINUTES, EntryText, Leaning, Phase, Severity, Stamp, Standing, Timestamp, Title,
};

/// How far ahead a promise may lie: a week.
const PROMISE_LIMIT_MILLIS: i64 = 7 * 24 * 3_600_000;
/// How far ahead of the clock "it happened at" may lie, for clocks that differ a little.
const AHEAD_LIMIT_MILLIS: i64 = 60_000;

impl Incident {
    /// The event that declares an incident.
    pub fn declare(title: Title, severity: Severity, moment: Moment) -> Event {
        event(moment, Fact::Declared { title: title.into_string(), severity })
    }

    /// Turns a command into the event that records it.
    ///
    /// # Errors
    /// [`Rejected`] says which rule refuses it; the incident is as it was either way.
    pub fn decide(&self, command: Command, moment: Moment) -> Result<Event, Rejected> {
        if let Some(happened) = moment.happened
            && happened.since(moment.written) > AHEAD_LIMIT_MILLIS
        {
            return Err(Rejected::InTheFuture(happened));
        }
        let fact = self.fact_of(command, moment)?;
        if self.would_lose_words(&fact) {
            return Err(Rejected::Redacted);
        }
        Ok(event(moment, fact))
    }

    fn fact_of(&self, command: Command, moment: Moment) -> Result<Fact, Rejected> {
        let (state, now) = (&self.state, moment.written);
        let own = EntryText::into_string;
        Ok(match command {
            Command::Retitle(title) => {
                changed(title.as_str() != state.title, Fact::Retitled { title: title.into_string() })?
            }
            Command::SetSeverity(severity) => {
                changed(severity != state.severity, Fact::SeverityChanged { severity })?
            }
            Command::SetPhase(phase) => changed(phase != state.phase, Fact::PhaseChanged { phase })?,
            Command::LogNote(text) => Fact::NoteLogged { text: own(text) },
            Command::LogFinding(text) => Fact::FindingLogged { text: own(text) },
            Command::LogDecision(text) => Fact::DecisionLogged { text: own(text) },
            Command::TakeBreak => Fact::BreakTaken {},
            Command::PutOffBreak => Fact::BreakPutOff {},
            Command::LogChange(text) => Fact::ChangeMade { text: own(text) },
            Command::AssignAction { owner, .. } if is_nameless(owner.as_str()) => {
                return Err(Rejected::Detail(DetailError::NoName));
            }
            Command::AssignAction { owner, text, due } => {
                Fact::ActionAssigned { owner: own(owner), text: own(text), due }
            }
            Command::CompleteAction(action) => state.complete(action)?,
            Command::AskQuestion(text) => Fact::QuestionAsked { text: own(text) },
            Command::FocusQuestion(question) => {
                known(state.questions.contains(question), question)?;
                changed(!state.is_open(question), Fact::QuestionFocused { question })?
            }
            Command::ParkQuestion(question) => {
                known(state.questions.contains(question), question)?;
                changed(state.question_in_focus == Some(question), Fact::QuestionParked { question })?
            }
            Command::ProposeTheory { question, statement } => {
                let question = question.or(state.question_in_focus);
                question.map_or(Ok(()), |q| known(state.questions.contains(q), q))?;
                Fact::TheoryProposed { question, statement: own(statement) }
            }
            Command::FocusTheory(theory) => {
                known(state.theories.contains(theory), theory)?;
                changed(state.theory_in_focus != Some(theory), Fact::TheoryFocused { theory })?
            }
            Command::StateExpectation { theory, text } => {
                let before = state.theories.get(theory).ok_or(Rejected::Unknown(theory))?;
                changed(
                    before.expectation != text.as_str(),
                    Fact::ExpectationStated { theory, text: own(text) },
                )?
            }
            Command::AddEvidence { theory, leaning, text, source } => {
                let theory = theory.or(state.theory_in_focus).ok_or(Rejected::NoTheoryInFocus)?;
                known(state.theories.contains(theory), theory)?;
                Fact::EvidenceAdded { theory, leaning, text: own(text), source }
            }
            Command::SourceEvidence { evidence, source } => {
                let before = state.evidence.get(evidence).ok_or(Rejected::Unknown(evidence))?;
                changed(before.source != Some(source), Fact::EvidenceSourced { evidence, source })?
            }
            Command::ChangeStanding { theory, standing, reason, by } => {
                state.may_stand(theory, standing)?;
                let (reason, by) = (reason.map(own).unwrap_or_default(), by.map(own).unwrap_or_default());
                if standing.asks_for_reason() && reason.is_empty() {
                    return Err(Rejected::ReasonMissing(standing));
                }
                Fact::StandingChanged { theory, standing, reason, by, evidence: None }
            }
            Command::RuleOut { theory, on, by } => {
                let standing = Standing::Disproved;
                state.may_stand(theory, standing)?;
                let piece = state.evidence.get(on).ok_or(Rejected::Unknown(on))?;
                if piece.leaning_to(theory) != standing.rests_on() {
                    let missing = Missing::Evidence(Leaning::Against);
                    return Err(Rejected::ConcludedOnNothing { standing, missing });
                }
                let (reason, by) = (String::new(), by.map(own).unwrap_or_default());
                Fact::StandingChanged { theory, standing, reason, by, evidence: Some(on) }
            }
            Command::MarkSent { audience, phase, parts, text, next_due, how } => {
                if parts.is_blank() {
                    return Err(Rejected::BlankUpdate);
                }
                // One that is logged late had its next time ahead when it went out.
                next_due.map_or(Ok(()), |due| promisable(due, moment.happened.unwrap_or(now)))?;
                let Sending { destination, overridden } = how;
                Fact::UpdateSent {
                    audience,
                    phase,
                    parts: Box::new(parts),
                    text: own(text),
                    next_due,
                    destination,
                    overridden,
                }
            }
            Command::MakePromise { .. } | Command::PushBack { .. } if state.phase == Phase::Resolved => {
                return Err(Rejected::Over);
            }
            Command::MakePromise { audience, due } => {
                promisable(due, now)?;
                if let Some(running) = state.running_promise(audience) {
                    return Err(Rejected::PromiseRunning(running.due));
                }
                Fact::PromiseMade { audience, due }
            }
            Command::PushBack { audience, due, reason } => {
                promisable(due, now)?;
                let running = state.running_promise(audience).ok_or(Rejected::NoPromise)?;
                changed(running.due != due, Fact::PromisePushedBack { audience, due, reason: own(reason) })?
            }
            Command::SetCadence { audience, minutes } => cadence(state, audience, state.severity, minutes)?,
            Command::AgreeCadence { audience, severity, minutes } => {
                cadence(state, audience, severity, minutes)?
            }
            Command::SetFirstUpdate { minutes } => {
                agreeable(minutes)?;
                changed(state.update_policy.first() != minutes, Fact::FirstUpdateSet { minutes })?
            }
            Command::SetAudienceZone { audience, zone } => {
                let zone = zone.map(own).unwrap_or_default();
                changed(state.update_policy.zone(audience) != zone, Fact::AudienceZoneSet { audience, zone })?
            }
            Command::Retract(target) => self.retract(target)?,
            Command::Correct { target, text } => state.correction(target, text)?,
            Command::CorrectTime { target, happened } => state.retiming(target, happened, now)?,
            Command::NameAuthor { of, name } => {
                known(self.event(of).is_some(), of)?;
                if name.as_ref().is_some_and(|name| is_nameless(name.as_str())) {
                    return Err(Rejected::Detail(DetailError::NoName));
                }
                let name = name.map(own).unwrap_or_default();
                let is_other = state.author(of.replica()).unwrap_or_default() != name;
                changed(is_other, Fact::AuthorNamed { of, name })?
            }
            Command::Redact(target) => {
                known(self.event(target).is_some(), target)?;
                changed(!self.gone.has(target), Fact::Redacted { target })?
            }
            Command::AnswerQuestion { question, by } => state.answer_to(question, by)?,
            Command::StateNormal { theory, text } => {
                let before = state.theories.get(theory).ok_or(Rejected::Unknown(theory))?;
                changed(before.normal != text.as_str(), Fact::NormalStated { theory, text: own(text) })?
            }
            Command::FileTheory { theory, question } => {
                let before = state.theories.get(theory).ok_or(Rejected::Unknown(theory))?;
                question.map_or(Ok(()), |q| known(state.questions.contains(q), q))?;
                changed(before.question != question, Fact::TheoryFiled { theory, question })?
            }
            Command::RelateEvidence { evidence, theory, leaning } => {
                state.relation(evidence, theory, leaning)?
            }
            Command::LinkEvidence { evidence, link } => {
                let before = state.evidence.get(evidence).ok_or(Rejected::Unknown(evidence))?;
                let link = link.as_str().to_owned();
                changed(before.link != link, Fact::EvidenceLinked { evidence, link })?
            }
            Command::ConfirmEvidence(evidence) => {
                let before = state.evidence.get(evidence).ok_or(Rejected::Unknown(evidence))?;
                changed(state.stale(before).is_some(), Fact::EvidenceConfirmed { evidence })?
            }
            Command::Tell(detail) => Fact::Detail(Box::new(state.admit(detail, now)?)),
            Command::ConcludeAnyway { theory, standing, reason, by } => {
                let (reason, by) = (own(reason), by.map(own).unwrap_or_default());
                match state.may_stand(theory, standing) {
                    Ok(()) => Fact::StandingChanged { theory, standing, reason, by, evidence: None },
                    // What rules a theory out is asked for, and is evidence then: nothing is ruled out on nothing.
                    Err(Rejected::ConcludedOnNothing { .. }) if standing != Standing::Disproved => {
                        Fact::ConcludedWithoutEvidence { theory, standing, reason, by }
                    }
                    Err(rejected) => return Err(rejected),
                }
            }
            Command::Debrief(command) => Fact::Debrief(state.debrief.decide(command, now)?),
            Command::AttachPicture { target, picture } => {
                known(state.entries.contains(target), target)?;
                changed(!self.gone.has(target), Fact::PictureAttached { target, picture })?
            }
            Command::NoteMerge(note) => {
                for named in note.names() {
                    known(self.event(named).is_some(), named)?;
                }
                changed(!self.is_noted(&note), Fact::MergeNoted(note))?
            }
            Command::LogPaste(paste) => {
                for part in &paste.parts {
                    known(state.entries.contains(part.entry), part.entry)?;
                }
                changed(!paste.parts.is_empty(), Fact::PasteLogged(paste))?
            }
        })
    }

    fn retract(&self, target: Stamp) -> Result<Fact, Rejected> {
        let event = self.event(target).ok_or(Rejected::Unknown(target))?;
        if event.fact.undo() == Undo::Never {
            return Err(Rejected::NotUndoable);
        }
        if self.is_undone(target) {
            return Err(Rejected::AlreadyUndone);
        }
        Ok(Fact::Retracted { target })
    }
}

impl State {
    /// Whether a theory may be given that standing now; the reason is asked for separately.
    ///
    /// # Errors
    /// [`Rejected`] names the theory that is missing, what the conclusion lacks, or that it stands
    /// so already.
    pub fn may_stand(&self, theory: Stamp, standing: Standing) -> Result<(), Rejected> {
        let theory = self.theories.get(theory).ok_or(Rejected::Unknown(theory))?;
        let missing = self.missing(theory, standing).filter(|missing| missing.refuses(standing));
        let stands_so = theory.standing() == standing;
        // What was concluded without evidence may be concluded again, with it.
        if stands_so && (missing.is_some() || !theory.is_without_evidence()) {
            return Err(Rejected::Unchanged);
        }
        match missing {
            Some(missing) => Err(Rejected::ConcludedOnNothing { standing, missing }),
            None => Ok(()),
        }
    }

    fn is_open(&self, question: Stamp) -> bool {
        let is_answered = self.questions.get(question).is_some_and(|q| q.answer.is_some());
        self.question_in_focus == Some(question) && !is_answered
    }

    fn answer_to(&self, question: Stamp, by: Stamp) -> Result<Fact, Rejected> {
        let before = self.questions.get(question).ok_or(Rejected::Unknown(question))?;
        match self.theories.get(by) {
            Some(theory) if !theory.standing().is_conclusive() => return Err(Rejected::NotConcluded),
            Some(_) => {}
            None => known(self.may_answer(by), by)?,
        }
        let is_new = before.answer.is_none_or(|answer| answer.by != by);
        changed(is_new, Fact::QuestionAnswered { question, by })
    }

    fn relation(&self, evidence: Stamp, theory: Stamp, leaning: Leaning) -> Result<Fact, Rejected> {
        known(self.theories.contains(theory), theory)?;
        let before = match self.evidence.get(evidence) {
            Some(piece) => piece.leaning_to(theory),
            None => {
                known(self.finding(evidence).is_some(), evidence)?;
                None
            }
        };
        changed(before != Some(leaning), Fact::EvidenceRelated { evidence, theory, leaning })
    }

    fn complete(&self, action: Stamp) -> Result<Fact, Rejected> {
        let known = self.actions.get(action).ok_or(Rejected::Unknown(action))?;
        changed(known.done.is_none(), Fact::ActionDone { action })
    }

    fn correction(&self, target: Stamp, text: EntryText) -> Result<Fact, Rejected> {
        let entry = self.entries.get(target).ok_or(Rejected::Unknown(target))?;
        if !entry.is_correctable() {
            return Err(Rejected::NotCorrectable);
        }
        changed(entry.text != text.as_str(), Fact::Corrected { target, text: text.into_string() })
    }
}

impl State {
    fn retiming(&self, target: Stamp, happened: Timestamp, now: Timestamp) -> Result<Fact, Rejected> {
        let entry = self.entries.get(target).ok_or(Rejected::Unknown(target))?;
        if !entry.is_retimable() {
            return Err(Rejected::NotCorrectable);
        }
        if happened.since(now) > AHEAD_LIMIT_MILLIS {
            return Err(Rejected::InTheFuture(happened));
        }
        changed(entry.happened != happened, Fact::TimeCorrected { target, happened })
    }
}

fn event(moment: Moment, fact: Fact) -> Event {
    let Moment { stamp, written, happened } = moment;
    Event { stamp, written, happened: happened.unwrap_or(written), fact }
}

fn changed(changes: bool, fact: Fact) -> Result<Fact, Rejected> {
    if changes { Ok(fact) } else { Err(Rejected::Unchanged) }
}

fn known(is_known: bool, id: Stamp) -> Result<(), Rejected> {
    if is_known { Ok(()) } else { Err(Rejected::Unknown(id)) }
}

fn cadence(state: &State, audience: Audience, severity: Severity, minutes: u32) -> Result<Fact, Rejected> {
    agreeable(minutes)?;
    let is_other = state.update_policy.cadence(audience, severity) != minutes;
    changed(is_other, Fact::CadenceSet { audience, severity, minutes })
}

fn agreeable(minutes: u32) -> Result<(), Rejected> {
    if CADENCE_MINUTES.contains(&minutes) { Ok(()) } else { Err(Rejected::NoCadence) }
}

fn promisable(due: Timestamp, now: Timestamp) -> Result<(), Rejected> {
    match due.since(now) {
        ..=0 => Err(Rejected::PromiseInThePast(due)),
        ahead if ahead > PROMISE_LIMIT_MILLIS => Err(Rejected::PromiseTooFar(due)),
        _ => Ok(()),
    }
}
