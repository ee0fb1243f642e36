//! Facts in the past tense, each with its stamp and its two times.
//!
//! A fact holds plain strings: what an older page, another tab or an import wrote is taken as it
//! is. The rules stand where commands become facts (`Incident::decide`), not here.

#![expect(missing_docs, reason = "a variant's sentence says what its fields are")]

use super::attached;
use super::redaction::{Companion, Parent};
use super::{DebriefFact, Detail, MergeNote, Paste, Picture, UpdateParts};
use crate::domain::values::{Audience, Leaning, Phase, Severity, Source, Stamp, Standing, Timestamp};
use serde::{Deserialize, Serialize};

/// One entry of the log.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Event {
    /// Its id and place in the order.
    pub stamp: Stamp,
    /// What the wall clock read when it was written down.
    pub written: Timestamp,
    /// When it happened; earlier than `written` for a late entry.
    pub happened: Timestamp,
    /// What is said.
    pub fact: Fact,
}

/// What an event says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum Fact {
    /// The incident was declared.
    Declared { title: String, severity: Severity },
    /// It got another title.
    Retitled { title: String },
    /// Its severity was set.
    SeverityChanged { severity: Severity },
    /// Its phase was set.
    PhaseChanged { phase: Phase },
    /// Something was seen, heard or thought.
    NoteLogged { text: String },
    /// Something was verified.
    FindingLogged { text: String },
    /// Something was decided.
    DecisionLogged { text: String },
    /// The system was changed: a deploy, a rollback, a restart, a switch, a script.
    ChangeMade { text: String },
    /// Somebody took on a task.
    ActionAssigned {
        owner: String,
        text: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        due: Option<Timestamp>,
    },
    /// A task was done.
    ActionDone { action: Stamp },
    /// A question was asked. It takes the focus; the one that had it is parked.
    QuestionAsked { text: String },
    /// A question took the focus; the one that had it is parked.
    QuestionFocused { question: Stamp },
    /// A question was put aside.
    QuestionParked { question: Stamp },
    /// A theory was proposed, under a question or loose. It takes the focus.
    TheoryProposed {
        #[serde(skip_serializing_if = "Option::is_none")]
        question: Option<Stamp>,
        statement: String,
    },
    /// A theory took the focus.
    TheoryFocused { theory: Stamp },
    /// What one would see if a theory were true.
    ExpectationStated { theory: Stamp, text: String },
    /// Something speaks for or against a theory.
    EvidenceAdded {
        theory: Stamp,
        leaning: Leaning,
        text: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        source: Option<Source>,
    },
    /// It was said where a piece of evidence comes from.
    EvidenceSourced { evidence: Stamp, source: Source },
    /// A theory's standing changed. `evidence` is the piece that was said in the same act: it is undone with it.
    StandingChanged {
        theory: Stamp,
        standing: Standing,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        by: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        evidence: Option<Stamp>,
    },
    /// An update was sent, in these very words; `next_due` is the promise in it.
    UpdateSent {
        audience: Audience,
        phase: Phase,
        parts: Box<UpdateParts>,
        text: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        next_due: Option<Timestamp>,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        destination: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        overridden: String,
    },
    /// The next update was promised for `due`.
    PromiseMade { audience: Audience, due: Timestamp },
    /// The running promise was moved to `due`.
    PromisePushedBack { audience: Audience, due: Timestamp, reason: String },
    /// An event was undone. It stays in the log.
    Retracted { target: Stamp },
    /// An entry got other words. The first ones stay in the log.
    Corrected { target: Stamp, text: String },
    /// An entry happened at another time than was said first. The first one stays in the log.
    TimeCorrected { target: Stamp, happened: Timestamp },
    /// Whoever wrote an event, and all others in the same tab, has that name; nobody is named where it is empty.
    AuthorNamed {
        of: Stamp,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        name: String,
    },
    /// The words of an event were erased for good, in every copy that learns of it.
    Redacted { target: Stamp },
    /// A pause was taken.
    BreakTaken {},
    /// A pause that was due was put off.
    BreakPutOff {},
    /// It was agreed how many minutes lie between two updates to an audience at a severity.
    #[serde(rename = "rhythm_set")]
    CadenceSet { audience: Audience, severity: Severity, minutes: u32 },
    /// It was agreed within how many minutes of the declaration the first update goes out.
    FirstUpdateSet { minutes: u32 },
    /// An audience reads times in that zone; empty for none of its own.
    AudienceZoneSet {
        audience: Audience,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        zone: String,
    },
    /// A question was answered, by a finding, a piece of evidence or a theory.
    QuestionAnswered { question: Stamp, by: Stamp },
    /// What one sees when all is well, beside what one would see if a theory were true.
    NormalStated { theory: Stamp, text: String },
    /// A theory was filed under a question, or taken out from under one.
    TheoryFiled {
        theory: Stamp,
        #[serde(skip_serializing_if = "Option::is_none")]
        question: Option<Stamp>,
    },
    /// It was said which way a piece of evidence or a finding points for one more theory.
    EvidenceRelated { evidence: Stamp, theory: Stamp, leaning: Leaning },
    /// It was said where a piece of evidence can be looked at.
    EvidenceLinked { evidence: Stamp, link: String },
    /// A piece of evidence was looked at again and is still so.
    EvidenceConfirmed { evidence: Stamp },
    /// A theory was concluded although its evidence did not suffice.
    ConcludedWithoutEvidence {
        theory: Stamp,
        standing: Standing,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        by: String,
    },
    /// Something was said of the incident, beside its log.
    #[serde(skip)]
    Detail(Box<Detail>),
    /// Something of the debrief.
    #[serde(skip)]
    Debrief(DebriefFact),
    /// A picture belongs to an entry. Its data is kept elsewhere.
    #[serde(with = "attached")]
    #[cfg_attr(test, schemars(with = "attached::Attached"))]
    PictureAttached { target: Stamp, picture: Picture },
    /// Entries were made of a text that was pasted.
    PasteLogged(Paste),
    /// Two copies were put together, and something is to be said of it.
    MergeNoted(MergeNote),
}

/// What stands where words were erased.
pub const REDACTED: &str = "[redacted]";

impl Fact {
    /// Erases every word in it; what it refers to stays.
    pub fn erase(&mut self) {
        if let Fact::PictureAttached { picture, .. } = self {
            picture.erase();
        }
        self.each_words(&mut erase);
    }

    /// Does something with each text in it that a person wrote.
    pub fn each_words(&mut self, act: &mut dyn FnMut(&mut String)) {
        match self {
            Fact::Declared { title: words, .. }
            | Fact::Retitled { title: words }
            | Fact::NoteLogged { text: words }
            | Fact::FindingLogged { text: words }
            | Fact::DecisionLogged { text: words }
            | Fact::ChangeMade { text: words }
            | Fact::QuestionAsked { text: words }
            | Fact::TheoryProposed { statement: words, .. }
            | Fact::ExpectationStated { text: words, .. }
            | Fact::EvidenceAdded { text: words, .. }
            | Fact::PromisePushedBack { reason: words, .. }
            | Fact::AudienceZoneSet { zone: words, .. }
            | Fact::AuthorNamed { name: words, .. }
            | Fact::NormalStated { text: words, .. }
            | Fact::EvidenceLinked { link: words, .. }
            | Fact::Corrected { text: words, .. } => act(words),
            // The names of its zones are nobody's words.
            Fact::PasteLogged(Paste { text, file, .. }) => [text, file].into_iter().for_each(act),
            Fact::StandingChanged { reason, by, .. } | Fact::ConcludedWithoutEvidence { reason, by, .. } => {
                [reason, by].into_iter().for_each(act)
            }
            Fact::ActionAssigned { owner, text, .. } => [owner, text].into_iter().for_each(act),
            Fact::UpdateSent { parts, text, destination, overridden, .. } => {
                parts.texts_mut().into_iter().for_each(&mut *act);
                [text, destination, overridden].into_iter().for_each(act);
            }
            Fact::Detail(detail) => detail.each_words(act),
            Fact::Debrief(fact) => fact.each_words(act),
            Fact::SeverityChanged { .. }
            | Fact::PhaseChanged { .. }
            | Fact::ActionDone { .. }
            | Fact::QuestionFocused { .. }
            | Fact::QuestionParked { .. }
            | Fact::TheoryFocused { .. }
            | Fact::EvidenceSourced { .. }
            | Fact::PromiseMade { .. }
            | Fact::Retracted { .. }
            | Fact::TimeCorrected { .. }
            | Fact::Redacted { .. }
            | Fact::BreakTaken {}
            | Fact::BreakPutOff {}
            | Fact::CadenceSet { .. }
            | Fact::FirstUpdateSet { .. }
            | Fact::QuestionAnswered { .. }
            | Fact::TheoryFiled { .. }
            | Fact::EvidenceRelated { .. }
            | Fact::PictureAttached { .. }
            | Fact::MergeNoted(_)
            | Fact::EvidenceConfirmed { .. } => {}
        }
    }

    /// What it belongs to: whoever redacts that erases this as well.
    pub fn belongs_to(&self) -> Option<Parent> {
        match self {
            Fact::Corrected { target, .. } => Companion::Wording.of(*target),
            Fact::ExpectationStated { theory, .. } => Companion::Expectation.of(*theory),
            Fact::NormalStated { theory, .. } => Companion::Normal.of(*theory),
            Fact::StandingChanged { theory, .. } | Fact::ConcludedWithoutEvidence { theory, .. } => {
                Companion::Reason.of(*theory)
            }
            Fact::EvidenceLinked { evidence, .. } => Companion::Link.of(*evidence),
            Fact::PictureAttached { target, .. } => Companion::Picture.of(*target),
            // Whoever redacts another one of its entries redacts it too: `Incident::reach`.
            Fact::PasteLogged(paste) => Companion::Paste.of(paste.parts.first()?.entry),
            Fact::Detail(detail) => detail.belongs_to(),
            Fact::Debrief(fact) => fact.belongs_to(),
            // A theory outlives its question and an answer its theory. A piece of evidence has an entry of its own
            // and may be held against several theories: `Incident::redaction_of` says when it goes with one.
            Fact::Declared { .. }
            | Fact::Retitled { .. }
            | Fact::SeverityChanged { .. }
            | Fact::PhaseChanged { .. }
            | Fact::NoteLogged { .. }
            | Fact::FindingLogged { .. }
            | Fact::DecisionLogged { .. }
            | Fact::ChangeMade { .. }
            | Fact::ActionAssigned { .. }
            | Fact::ActionDone { .. }
            | Fact::QuestionAsked { .. }
            | Fact::QuestionFocused { .. }
            | Fact::QuestionParked { .. }
            | Fact::TheoryProposed { .. }
            | Fact::TheoryFocused { .. }
            | Fact::EvidenceAdded { .. }
            | Fact::EvidenceSourced { .. }
            | Fact::UpdateSent { .. }
            | Fact::PromiseMade { .. }
            | Fact::PromisePushedBack { .. }
            | Fact::Retracted { .. }
            | Fact::TimeCorrected { .. }
            | Fact::AuthorNamed { .. }
            | Fact::Redacted { .. }
            | Fact::BreakTaken {}
            | Fact::BreakPutOff {}
            | Fact::CadenceSet { .. }
            | Fact::FirstUpdateSet { .. }
            | Fact::AudienceZoneSet { .. }
            | Fact::QuestionAnswered { .. }
            | Fact::TheoryFiled { .. }
            | Fact::EvidenceRelated { .. }
            | Fact::MergeNoted(_)
            | Fact::EvidenceConfirmed { .. } => None,
        }
    }

    /// The words that a correction replaces, where the fact has such words.
    pub fn words(&self) -> Option<&str> {
        match self {
            Fact::NoteLogged { text }
            | Fact::FindingLogged { text }
            | Fact::DecisionLogged { text }
            | Fact::ChangeMade { text }
            | Fact::ActionAssigned { text, .. }
            | Fact::QuestionAsked { text }
            | Fact::TheoryProposed { statement: text, .. }
            | Fact::EvidenceAdded { text, .. } => Some(text),
            Fact::Debrief(fact) => Some(fact.words()).filter(|words| !words.is_empty()),
            Fact::Declared { .. }
            | Fact::Retitled { .. }
            | Fact::SeverityChanged { .. }
            | Fact::PhaseChanged { .. }
            | Fact::ActionDone { .. }
            | Fact::QuestionFocused { .. }
            | Fact::QuestionParked { .. }
            | Fact::TheoryFocused { .. }
            | Fact::ExpectationStated { .. }
            | Fact::EvidenceSourced { .. }
            | Fact::StandingChanged { .. }
            | Fact::UpdateSent { .. }
            | Fact::PromiseMade { .. }
            | Fact::PromisePushedBack { .. }
            | Fact::Retracted { .. }
            | Fact::Corrected { .. }
            | Fact::TimeCorrected { .. }
            | Fact::AuthorNamed { .. }
            | Fact::Redacted { .. }
            | Fact::BreakTaken {}
            | Fact::BreakPutOff {}
            | Fact::CadenceSet { .. }
            | Fact::FirstUpdateSet { .. }
            | Fact::AudienceZoneSet { .. }
            | Fact::QuestionAnswered { .. }
            | Fact::NormalStated { .. }
            | Fact::TheoryFiled { .. }
            | Fact::EvidenceRelated { .. }
            | Fact::EvidenceLinked { .. }
            | Fact::EvidenceConfirmed { .. }
            | Fact::ConcludedWithoutEvidence { .. }
            | Fact::Detail(_)
            | Fact::PasteLogged(_)
            | Fact::MergeNoted(_)
            | Fact::PictureAttached { .. } => None,
        }
    }
}

fn erase(words: &mut String) {
    if !words.is_empty() {
        REDACTED.clone_into(words);
    }
}
