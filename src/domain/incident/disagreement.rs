//! What two copies of an incident say differently, each without having known the other's word.

use super::Incident;
use crate::domain::facts::{Event, Fact};
use crate::domain::values::{Phase, Severity, Stamp, Standing};

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

/// What an event says on a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastWord<'a> {
    /// The event.
    pub event: &'a Event,
    /// The word alone, without the reasons that were given for it.
    pub word: Word<'a>,
    /// On whose word; empty where nobody was named.
    pub by: &'a str,
}

/// One word on one matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word<'a> {
    /// How a theory stands.
    Standing(Standing),
    /// The phase.
    Phase(Phase),
    /// The severity.
    Severity(Severity),
    /// The title, without white space around it.
    Title(&'a str),
}

/// Two words on one matter. Merged, the one with the later stamp stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disagreement<'a> {
    /// On what.
    pub matter: Matter,
    /// The last word here.
    pub here: LastWord<'a>,
    /// The last word of the copy.
    pub there: LastWord<'a>,
}

impl Disagreement<'_> {
    /// Whether the word here is the one that stands once both are merged.
    pub fn stands_here(&self) -> bool {
        self.here.event.stamp > self.there.event.stamp
    }
}

impl Incident {
    /// On what this incident and a `copy` of it disagree. Whoever knew the other's word and said another
    /// one has settled it: that is no disagreement.
    pub fn disagreements<'a>(&'a self, copy: &'a Incident) -> Vec<Disagreement<'a>> {
        let theirs = copy.last_words();
        let both = self.last_words().into_iter().filter_map(|(matter, here)| {
            let (_, there) = theirs.iter().find(|(other, _)| *other == matter)?;
            let is_known = copy.event(here.event.stamp).is_some() || self.event(there.event.stamp).is_some();
            let says_the_same = here.word == there.word;
            (!is_known && !says_the_same).then_some(Disagreement { matter, here, there: *there })
        });
        both.collect()
    }

    /// The last word on each matter that was not undone.
    fn last_words(&self) -> Vec<(Matter, LastWord<'_>)> {
        let mut words: Vec<(Matter, LastWord<'_>)> = Vec::new();
        for event in self.log.iter().rev() {
            let Some((matter, word, by)) = word_of(&event.fact) else { continue };
            if words.iter().all(|(other, _)| *other != matter) && !self.is_undone(event.stamp) {
                words.push((matter, LastWord { event, word, by }));
            }
        }
        words.reverse();
        words
    }
}

/// On what a fact has the last word, which, and on whose word. All others stand beside each other.
fn word_of(fact: &Fact) -> Option<(Matter, Word<'_>, &str)> {
    match fact {
        Fact::StandingChanged { theory, standing, by, .. }
        | Fact::ConcludedWithoutEvidence { theory, standing, by, .. } => {
            Some((Matter::Standing(*theory), Word::Standing(*standing), by.trim()))
        }
        Fact::PhaseChanged { phase } => Some((Matter::Phase, Word::Phase(*phase), "")),
        Fact::SeverityChanged { severity } => Some((Matter::Severity, Word::Severity(*severity), "")),
        Fact::Retitled { title } => Some((Matter::Title, Word::Title(title.trim()), "")),
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
        | Fact::TimeCorrected { .. }
        | Fact::AuthorNamed { .. }
        | Fact::PictureAttached { .. }
        | Fact::PasteLogged(_)
        | Fact::Detail(_)
        | Fact::Debrief(_) => None,
    }
}
