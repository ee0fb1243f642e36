//! What two copies of an incident say differently, each without having known the other's word.

use super::Incident;
use crate::domain::facts::{Event, Fact};
use crate::domain::values::Stamp;

/// Something of which an incident says one thing at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// Whether the theory with that id holds.
    Standing(Stamp),
    /// Where the incident stands.
    Phase,
    /// How bad it is.
    Severity,
    /// What it is called.
    Title,
}

/// Two words on one matter. Merged, the one with the later stamp stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disagreement<'a> {
    /// On what.
    pub matter: Matter,
    /// The last word here.
    pub here: &'a Event,
    /// The last word of the copy.
    pub there: &'a Event,
}

impl Disagreement<'_> {
    /// The word that stands once both are merged.
    pub fn stands(&self) -> &Event {
        if self.here.stamp > self.there.stamp { self.here } else { self.there }
    }
}

impl Incident {
    /// On what this incident and a `copy` of it disagree. Whoever knew the other's word and said another
    /// one has settled it: that is no disagreement.
    pub fn disagreements<'a>(&'a self, copy: &'a Incident) -> Vec<Disagreement<'a>> {
        let theirs = copy.last_words();
        let both = self.last_words().into_iter().filter_map(|(matter, here)| {
            let (_, there) = theirs.iter().find(|(other, _)| *other == matter)?;
            let is_known = copy.event(here.stamp).is_some() || self.event(there.stamp).is_some();
            let says_the_same = word(&here.fact) == word(&there.fact);
            (!is_known && !says_the_same).then_some(Disagreement { matter, here, there })
        });
        both.collect()
    }

    /// The last word on each matter that was not undone.
    fn last_words(&self) -> Vec<(Matter, &Event)> {
        let mut words: Vec<(Matter, &Event)> = Vec::new();
        for event in self.log.iter().rev() {
            let Some(matter) = matter(&event.fact) else { continue };
            if words.iter().all(|(other, _)| *other != matter) && !self.is_undone(event.stamp) {
                words.push((matter, event));
            }
        }
        words.reverse();
        words
    }
}

/// On what a fact has the last word. All others stand beside each other.
fn matter(fact: &Fact) -> Option<Matter> {
    match fact {
        Fact::StandingChanged { theory, .. } | Fact::ConcludedWithoutEvidence { theory, .. } => {
            Some(Matter::Standing(*theory))
        }
        Fact::PhaseChanged { .. } => Some(Matter::Phase),
        Fact::SeverityChanged { .. } => Some(Matter::Severity),
        Fact::Retitled { .. } => Some(Matter::Title),
        Fact::Declared { .. }
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
        | Fact::ActionDone { .. }
        | Fact::QuestionFocused { .. }
        | Fact::QuestionParked { .. }
        | Fact::TheoryFocused { .. }
        | Fact::ExpectationStated { .. }
        | Fact::EvidenceAdded { .. }
        | Fact::EvidenceSourced { .. }
        | Fact::QuestionAnswered { .. }
        | Fact::NormalStated { .. }
        | Fact::TheoryFiled { .. }
        | Fact::EvidenceRelated { .. }
        | Fact::EvidenceLinked { .. }
        | Fact::EvidenceConfirmed { .. }
        | Fact::Corrected { .. }
        | Fact::PictureAttached { .. }
        | Fact::Detail(_)
        | Fact::Debrief(_) => None,
    }
}

/// The word alone, without the reasons that were given for it.
fn word(fact: &Fact) -> String {
    match fact {
        Fact::StandingChanged { standing, .. } | Fact::ConcludedWithoutEvidence { standing, .. } => {
            standing.name().to_owned()
        }
        Fact::PhaseChanged { phase } => phase.name().to_owned(),
        Fact::SeverityChanged { severity } => severity.name().to_owned(),
        Fact::Retitled { title } => title.trim().to_owned(),
        _ => String::new(),
    }
}
