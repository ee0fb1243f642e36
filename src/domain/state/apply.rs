//! The fold: what each fact does to the state. Called in the order of the stamps.

mod thinking;
mod updates;

use super::{State, Unplaced};
use crate::domain::facts::{Detail, DetailKind, Event, Fact, MergeNote, Undo};
use crate::domain::model::{Action, EarlierTime, Entry, EntryKind, Question, Revision};
use crate::domain::values::{Replica, Stamp, Timestamp, push_tightly, room_for};

impl State {
    /// Nothing yet, with room for what so many events fold into.
    pub(in crate::domain) fn with_room(events: usize) -> State {
        let (mut state, room) = (State::default(), room_for(events));
        state.entries.expect(room);
        state.order.reserve_exact(room);
        state
    }

    /// Takes in the next event. `undone` is the time at which it was undone, `before` the stamp of the event before it,
    /// and `first` the time at which it was said to have happened first, where that is not the event's own any more.
    pub(in crate::domain) fn apply(
        &mut self,
        event: &Event,
        undone: Option<Timestamp>,
        before: Option<Stamp>,
        first: Option<Timestamp>,
    ) {
        self.last_change = self.last_change.max(Some(event.written));
        // An undo of an undo brings back the very state that was there.
        if event.fact.takes_back().is_none() {
            self.work_streak.worked(event.written);
        }
        if before == Some(event.stamp) {
            // Of two events with one id the first counts; but what was a drill in any copy must not become an incident.
            if matches!(&event.fact, Fact::Detail(detail) if detail.kind() == DetailKind::Drill) {
                self.apply_fact(event);
            }
            self.set_aside(event, event.stamp);
            return;
        }
        // Whatever a file says: an incident stays declared, and a drill a drill.
        let undone = undone.filter(|_| event.fact.undo() != Undo::Never);
        self.show(event, undone);
        if let (Some(happened), Some(entry)) = (first, self.entries.get_mut(event.stamp)) {
            // Until when it stood is known once the correction is here.
            entry.said_times.push(EarlierTime { happened, until: entry.written });
        }
        if undone.is_none() {
            self.apply_fact(event);
        }
    }

    fn set_aside(&mut self, event: &Event, missing: Stamp) {
        self.unplaced.push(Unplaced { event: event.clone(), missing });
    }

    fn show(&mut self, event: &Event, undone: Option<Timestamp>) {
        let told;
        let shown = if let Fact::Detail(detail) = &event.fact {
            told = detail.line();
            // What is agreed once for the whole incident is no entry, as the cadence of updates is none.
            // What was seen of a change has an entry of its own.
            let is_entry = !matches!(**detail, Detail::SeveritiesNamed { .. } | Detail::EffectChecked { .. });
            is_entry.then(|| (EntryKind::Detail(detail.kind()), told.as_str()))
        } else {
            entry_of(&event.fact)
        };
        let Some((kind, text)) = shown else {
            return;
        };
        if let EntryKind::Merge(note) = kind {
            // Both sides of an exchange may have noted the same.
            let by = event.stamp.replica();
            if self.merge_notes().any(|(noted, another)| noted.says_again(another, &note, by)) {
                return;
            }
            self.merges.push(event.stamp);
        }
        self.entries.push(Entry {
            id: event.stamp,
            happened: event.happened,
            written: event.written,
            kind,
            text: text.to_owned(),
            earlier: Vec::new(),
            said_times: Vec::new(),
            undone,
        });
        let key = (event.happened, event.stamp);
        match self.order.last() {
            Some(last) if *last > key => {
                let place = self.order.partition_point(|other| *other < key);
                self.order.insert(place, key);
            }
            _ => push_tightly(&mut self.order, key),
        }
    }

    /// What was noted of merges, each with who wrote it.
    fn merge_notes(&self) -> impl Iterator<Item = (&MergeNote, Replica)> {
        self.merges.iter().filter_map(|id| Some((self.entries.get(*id)?.kind.merge_note()?, id.replica())))
    }

    fn apply_fact(&mut self, event: &Event) {
        let id = event.stamp;
        match &event.fact {
            Fact::Declared { title, severity } if self.declared.is_none() => {
                (self.title, self.severity) = (self.called(title), *severity);
                self.declared = Some(event.happened);
            }
            Fact::Declared { .. } => self.set_aside(event, id),
            Fact::Retitled { title } => self.title = self.called(title),
            Fact::SeverityChanged { severity } => self.severity = *severity,
            Fact::PhaseChanged { phase } => self.enter(*phase, event.happened),
            Fact::NoteLogged { .. } | Fact::FindingLogged { .. } | Fact::DecisionLogged { .. } => {}
            Fact::BreakTaken {} => self.work_streak.rested(event.written),
            Fact::BreakPutOff {} => self.work_streak.put_off(event.written),
            Fact::Retracted { .. } | Fact::Redacted { .. } | Fact::MergeNoted(_) => {}
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
                self.question_in_focus = Some(id);
                self.theory_in_focus = None;
            }
            Fact::TheoryProposed { question, statement } => self.propose(event, *question, statement),
            Fact::PromiseMade { audience, due } => self.promise(event, *audience, *due, ""),
            Fact::PromisePushedBack { audience, due, reason } => self.promise(event, *audience, *due, reason),
            Fact::UpdateSent { .. } => self.send(event),
            Fact::CadenceSet { audience, severity, minutes } => {
                self.update_policy.set_cadence(*audience, *severity, *minutes);
            }
            Fact::FirstUpdateSet { minutes } => self.update_policy.set_first(*minutes),
            Fact::AudienceZoneSet { audience, zone } => self.update_policy.set_zone(*audience, zone),
            Fact::ActionDone { .. }
            | Fact::QuestionFocused { .. }
            | Fact::QuestionParked { .. }
            | Fact::TheoryFocused { .. }
            | Fact::ExpectationStated { .. }
            | Fact::EvidenceAdded { .. }
            | Fact::EvidenceSourced { .. }
            | Fact::StandingChanged { .. }
            | Fact::ConcludedWithoutEvidence { .. }
            | Fact::QuestionAnswered { .. }
            | Fact::NormalStated { .. }
            | Fact::TheoryFiled { .. }
            | Fact::EvidenceRelated { .. }
            | Fact::EvidenceLinked { .. }
            | Fact::EvidenceConfirmed { .. }
            | Fact::Corrected { .. }
            | Fact::TimeCorrected { .. }
            | Fact::PictureAttached { .. }
            | Fact::PasteLogged(_)
            | Fact::Detail(_)
            | Fact::Debrief(_) => self.refer(event),
            Fact::AuthorNamed { of, name } => self.name_author(of.replica(), name),
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
            Fact::StandingChanged { theory, standing, reason, by, evidence: _ } => {
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
            Fact::TimeCorrected { target, happened } => self.retime(*target, *happened, event.written),
            Fact::Detail(detail) => self.apply_detail(event, detail),
            Fact::Debrief(fact) => self.debrief.apply(fact, event.stamp, at),
            Fact::PictureAttached { target, picture } => self.attach(*target, *picture),
            Fact::PasteLogged(paste) => self.take_paste(paste),
            Fact::Declared { .. }
            | Fact::Retitled { .. }
            | Fact::SeverityChanged { .. }
            | Fact::PhaseChanged { .. }
            | Fact::NoteLogged { .. }
            | Fact::FindingLogged { .. }
            | Fact::DecisionLogged { .. }
            | Fact::BreakTaken { .. }
            | Fact::BreakPutOff { .. }
            | Fact::Retracted { .. }
            | Fact::Redacted { .. }
            | Fact::ChangeMade { .. }
            | Fact::ActionAssigned { .. }
            | Fact::QuestionAsked { .. }
            | Fact::TheoryProposed { .. }
            | Fact::PromiseMade { .. }
            | Fact::PromisePushedBack { .. }
            | Fact::UpdateSent { .. }
            | Fact::CadenceSet { .. }
            | Fact::FirstUpdateSet { .. }
            | Fact::AudienceZoneSet { .. }
            | Fact::MergeNoted(_)
            | Fact::AuthorNamed { .. } => None,
        };
        if let Some(missing) = missing {
            self.set_aside(event, missing);
        }
    }

    /// Takes note of a correction of a time. The entry has its last one from the start, so that everything that is folded
    /// from it has it too; here the earlier ones come to stand, each until the next.
    fn retime(&mut self, target: Stamp, happened: Timestamp, at: Timestamp) -> Option<Stamp> {
        let Some(entry) = self.entries.get_mut(target).filter(|entry| entry.kind.is_retimable()) else {
            return Some(target);
        };
        if let Some(last) = entry.said_times.last_mut() {
            last.until = at;
        }
        entry.said_times.push(EarlierTime { happened, until: at });
        None
    }

    fn correct(&mut self, target: Stamp, text: &str, at: Timestamp) -> Option<Stamp> {
        // What the page said of a picture is nobody's words: a caption is no correction of it.
        let is_caption = self.lacks_a_caption(target);
        // What is said of a merge stands in other events.
        let entry = self.entries.get_mut(target).filter(|entry| entry.kind.merge_note().is_none());
        let Some(entry) = entry else {
            return Some(target);
        };
        let text = text.to_owned();
        let before = std::mem::replace(&mut entry.text, text.clone());
        if !is_caption {
            entry.earlier.push(Revision { text: before, until: at });
        }
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

/// Whether a fact makes an entry whose time can be corrected.
pub(in crate::domain) fn is_retimable(fact: &Fact) -> bool {
    entry_of(fact).is_some_and(|(kind, _)| kind.is_retimable())
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
        Fact::BreakTaken {} => (EntryKind::Break { taken: true }, ""),
        Fact::BreakPutOff {} => (EntryKind::Break { taken: false }, ""),
        Fact::Debrief(fact) => (EntryKind::Debrief(fact.entry()), fact.words()),
        Fact::MergeNoted(note) => (EntryKind::Merge(*note), ""),
        Fact::Declared { .. }
        | Fact::QuestionFocused { .. }
        | Fact::QuestionParked { .. }
        | Fact::TheoryFocused { .. }
        | Fact::ExpectationStated { .. }
        | Fact::EvidenceSourced { .. }
        | Fact::Retracted { .. }
        | Fact::Corrected { .. }
        | Fact::TimeCorrected { .. }
        | Fact::AuthorNamed { .. }
        | Fact::Redacted { .. }
        | Fact::CadenceSet { .. }
        | Fact::FirstUpdateSet { .. }
        | Fact::AudienceZoneSet { .. }
        | Fact::NormalStated { .. }
        | Fact::TheoryFiled { .. }
        | Fact::EvidenceRelated { .. }
        | Fact::PictureAttached { .. }
        | Fact::PasteLogged(_)
        | Fact::EvidenceLinked { .. }
        | Fact::Detail(_) => return None,
    })
}
