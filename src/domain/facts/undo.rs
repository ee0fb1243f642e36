//! What can be taken back, how, and which facts reach for one that was written before them.

use super::{Detail, Fact, PastePart};
use crate::domain::values::{Stamp, Timestamp};

/// How a fact is taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undo {
    /// By Ctrl+Z in its turn: it is something that was said.
    InTurn,
    /// Where it stands alone: it is where one looked, a picture, or an undo.
    ByItself,
    /// Not at all.
    Never,
}

impl Fact {
    /// How it is taken back.
    pub fn undo(&self) -> Undo {
        match self {
            Fact::Declared { .. } | Fact::Redacted { .. } => Undo::Never,
            Fact::Retracted { .. }
            | Fact::QuestionFocused { .. }
            | Fact::QuestionParked { .. }
            | Fact::TheoryFocused { .. }
            | Fact::AuthorNamed { .. }
            // It is a notice, and nothing that was said.
            | Fact::MergeNoted(_)
            | Fact::PictureAttached { .. } => Undo::ByItself,
            Fact::Detail(detail) => detail.undo(),
            Fact::Retitled { .. }
            | Fact::SeverityChanged { .. }
            | Fact::PhaseChanged { .. }
            | Fact::NoteLogged { .. }
            | Fact::FindingLogged { .. }
            | Fact::DecisionLogged { .. }
            | Fact::ChangeMade { .. }
            | Fact::ActionAssigned { .. }
            | Fact::ActionDone { .. }
            | Fact::QuestionAsked { .. }
            | Fact::TheoryProposed { .. }
            | Fact::ExpectationStated { .. }
            | Fact::EvidenceAdded { .. }
            | Fact::EvidenceSourced { .. }
            | Fact::StandingChanged { .. }
            | Fact::UpdateSent { .. }
            | Fact::PromiseMade { .. }
            | Fact::PromisePushedBack { .. }
            | Fact::Corrected { .. }
            | Fact::TimeCorrected { .. }
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
            | Fact::PasteLogged(_)
            | Fact::Debrief(_) => Undo::InTurn,
        }
    }

    // The next ask each for one fact by its name. What else takes an event back, erases one or moves one in time cannot be
    // another fact: it would have to be folded before everything else, as these are, and `State::apply` asks for each how it is.

    /// The event that it undoes.
    pub fn takes_back(&self) -> Option<Stamp> {
        if let Fact::Retracted { target } = self { Some(*target) } else { None }
    }

    /// The entries that were made of a paste, and are taken back with it.
    pub fn pasted_parts(&self) -> &[PastePart] {
        if let Fact::PasteLogged(paste) = self { &paste.parts } else { &[] }
    }

    /// The entry that happened at another time, and when.
    pub fn retimes(&self) -> Option<(Stamp, Timestamp)> {
        if let Fact::TimeCorrected { target, happened } = self { Some((*target, *happened)) } else { None }
    }

    /// The piece of evidence that was said with it in one act, and is undone with it.
    pub fn was_said_with(&self) -> Option<Stamp> {
        if let Fact::StandingChanged { evidence, .. } = self { *evidence } else { None }
    }

    /// The event whose words it erases.
    pub fn erases(&self) -> Option<Stamp> {
        if let Fact::Redacted { target } = self { Some(*target) } else { None }
    }
}

impl Detail {
    fn undo(&self) -> Undo {
        match self {
            // What was a drill once is no incident for ever.
            Detail::DrillBegan { .. } => Undo::Never,
            // It is agreed once for the whole incident and stands in no entry.
            Detail::SeveritiesNamed { .. } => Undo::ByItself,
            // What was seen has an entry of its own, and this says nothing without it.
            Detail::EffectChecked { .. } => Undo::ByItself,
            Detail::ImpactStated(_)
            | Detail::StartSet { .. }
            | Detail::DetectionSet { .. }
            | Detail::RoleTaken { .. }
            | Detail::HandoverTaken { .. }
            | Detail::InformedAdded(_)
            | Detail::ActionTied { .. }
            | Detail::ActionMoved { .. }
            | Detail::ChangeDescribed { .. }
            | Detail::EffectExpected { .. }
            | Detail::Pinned { .. }
            | Detail::WatchSet { .. }
            | Detail::AllClearGiven(_)
            | Detail::AspectStated { .. } => Undo::InTurn,
        }
    }
}
