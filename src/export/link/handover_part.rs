//! The part of an incident that a handover needs: everything but notes, pasted texts, pictures, breaks and the debrief. It is
//! an incident like any other, so it is kept and merged by the same road, and the whole one can follow later.

use crate::domain::{Detail, Event, Fact, Incident, Stamp};

/// What status and handover need of an incident. The handover of it says the same.
pub fn handover_part(incident: &Incident) -> Incident {
    let log = incident.log();
    let asked = AskedFor::of(log);
    // Log order is the order of the stamps, so this stays sorted; what hangs on something left out comes behind it.
    let mut left: Vec<Stamp> = Vec::new();
    let mut kept: Vec<Event> = Vec::new();
    for event in log {
        let hangs_on = hangs_on(&event.fact);
        if is_left_out(event, &asked) || hangs_on.is_some_and(|target| left.binary_search(&target).is_ok()) {
            left.push(event.stamp);
        } else {
            kept.push(event.clone());
        }
    }
    Incident::replay(incident.id(), kept)
}

/// What other events ask for by name, so that it stays.
struct AskedFor {
    /// Notes that say what was seen of a change.
    seen: Vec<Stamp>,
    /// What was undone: what was made of a paste is undone with it.
    undone: Vec<Stamp>,
}

impl AskedFor {
    fn of(log: &[Event]) -> AskedFor {
        let seen = |event: &Event| {
            let Fact::Detail(detail) = &event.fact else { return None };
            let Detail::EffectChecked { seen, .. } = **detail else { return None };
            Some(seen)
        };
        AskedFor {
            seen: log.iter().filter_map(seen).collect(),
            undone: log.iter().filter_map(|event| event.fact.takes_back()).collect(),
        }
    }
}

fn is_left_out(event: &Event, asked: &AskedFor) -> bool {
    match &event.fact {
        Fact::NoteLogged { .. } => !asked.seen.contains(&event.stamp),
        Fact::PasteLogged(_) => !asked.undone.contains(&event.stamp),
        Fact::PictureAttached { .. } | Fact::BreakTaken {} | Fact::BreakPutOff {} | Fact::Debrief(_) => true,
        Fact::Declared { .. }
        | Fact::Retitled { .. }
        | Fact::SeverityChanged { .. }
        | Fact::PhaseChanged { .. }
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
        | Fact::ExpectationStated { .. }
        | Fact::EvidenceAdded { .. }
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
        | Fact::MergeNoted(_)
        | Fact::Detail(_) => false,
    }
}

/// What a fact says nothing without. A redaction stays in any case: it is to reach every copy.
fn hangs_on(fact: &Fact) -> Option<Stamp> {
    let parent = fact.belongs_to().map(|parent| parent.id);
    parent.or(fact.takes_back()).or(fact.retimes().map(|(target, _)| target))
}
