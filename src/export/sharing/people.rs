//! Who is named in the fields of an incident that are there for names.

use crate::domain::{ChangeDetails, DebriefFact, Detail, Fact, Incident, Informed, REDACTED};
use std::collections::BinaryHeap;

/// Everybody who is named as an author, an owner, by a role or as somebody who has to know: each once, in the order in which
/// they come.
pub fn people(incident: &Incident) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for event in incident.log() {
        each_name(&event.fact, &mut |name| {
            let name = name.trim();
            if !name.is_empty() && name != REDACTED && !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        });
    }
    names
}

/// Every text in it that a person wrote, each once.
pub fn texts(incident: &Incident) -> Vec<String> {
    let mut all = Vec::new();
    for event in incident.log() {
        event.fact.clone().each_words(&mut |words| {
            if !words.trim().is_empty() && words != REDACTED {
                all.push(std::mem::take(words));
            }
        });
    }
    // A heap sorts with a tenth of the code of `sort`.
    let mut all = BinaryHeap::from(all).into_sorted_vec();
    all.dedup();
    all
}

fn each_name(fact: &Fact, tell: &mut dyn FnMut(&str)) {
    match fact {
        Fact::AuthorNamed { name, .. } => tell(name),
        Fact::ActionAssigned { owner, .. } => tell(owner),
        Fact::StandingChanged { by, .. } | Fact::ConcludedWithoutEvidence { by, .. } => tell(by),
        Fact::Detail(detail) => of_detail(detail, tell),
        Fact::Debrief(
            DebriefFact::FollowUpAdded { owner, .. } | DebriefFact::FollowUpMoved { owner, .. },
        ) => {
            tell(owner);
        }
        Fact::Debrief(
            DebriefFact::FollowUpDone { .. }
            | DebriefFact::WhyAnswered { .. }
            | DebriefFact::LessonLogged { .. }
            | DebriefFact::Planned(_),
        )
        | Fact::Declared { .. }
        | Fact::Retitled { .. }
        | Fact::SeverityChanged { .. }
        | Fact::PhaseChanged { .. }
        | Fact::NoteLogged { .. }
        | Fact::FindingLogged { .. }
        | Fact::DecisionLogged { .. }
        | Fact::ChangeMade { .. }
        | Fact::ActionDone { .. }
        | Fact::QuestionAsked { .. }
        | Fact::QuestionFocused { .. }
        | Fact::QuestionParked { .. }
        | Fact::TheoryProposed { .. }
        | Fact::TheoryFocused { .. }
        | Fact::ExpectationStated { .. }
        | Fact::EvidenceAdded { .. }
        | Fact::EvidenceSourced { .. }
        | Fact::UpdateSent { .. }
        | Fact::PromiseMade { .. }
        | Fact::PromisePushedBack { .. }
        | Fact::Retracted { .. }
        | Fact::Corrected { .. }
        | Fact::TimeCorrected { .. }
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
        | Fact::PictureAttached { .. }
        | Fact::MergeNoted(_)
        | Fact::PasteLogged(_) => {}
    }
}

fn of_detail(detail: &Detail, tell: &mut dyn FnMut(&str)) {
    match detail {
        Detail::RoleTaken { name, .. } | Detail::HandoverTaken { name, .. } => tell(name),
        Detail::InformedAdded(Informed { who, .. }) => tell(who),
        Detail::ActionMoved { owner, .. } => tell(owner),
        Detail::ChangeDescribed { how: ChangeDetails { reviewers: [one, two], .. }, .. } => {
            tell(one);
            tell(two);
        }
        Detail::ImpactStated(_)
        | Detail::StartSet { .. }
        | Detail::DetectionSet { .. }
        | Detail::ActionTied { .. }
        | Detail::EffectExpected { .. }
        | Detail::EffectChecked { .. }
        | Detail::Pinned { .. }
        | Detail::WatchSet { .. }
        | Detail::AllClearGiven(_)
        | Detail::AspectStated { .. }
        | Detail::DrillBegan { .. }
        | Detail::SeveritiesNamed { .. } => {}
    }
}
