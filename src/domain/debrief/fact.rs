//! The facts of a debrief, what they do to it, and what the timeline shows of them.

use super::{Debrief, FixTerm, FollowUp, FollowUpKind, Learnt, Lesson, Plan, Why};
use crate::domain::stamp::Stamp;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What an event of a debrief says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "a variant's sentence says what its fields are")]
pub enum DebriefFact {
    /// Something is to be done after the incident; the owner is empty where nobody has it yet.
    FollowUpAdded {
        text: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        owner: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        due: Option<Timestamp>,
        kind: FollowUpKind,
        term: FixTerm,
    },
    /// A follow-up was done.
    FollowUpDone { follow_up: Stamp },
    /// A why was answered: that of the impact, or of an earlier answer.
    WhyAnswered {
        text: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        under: Option<Stamp>,
    },
    /// Something was learnt.
    LessonLogged { lesson: Lesson, text: String },
    /// It was agreed whether and when a debrief is held.
    #[serde(rename = "debrief_planned")]
    Planned(Plan),
    /// A follow-up has another owner, day, kind or reach; the owner is empty where nobody has it.
    FollowUpMoved {
        follow_up: Stamp,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        owner: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        due: Option<Timestamp>,
        kind: FollowUpKind,
        term: FixTerm,
    },
}

/// What the timeline shows of a debrief.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DebriefEntry {
    /// Something is to be done.
    FollowUp,
    /// That follow-up was done.
    FollowUpDone(Stamp),
    /// A why was answered: that of the impact, or of an earlier answer.
    Why(Option<Stamp>),
    /// Something was learnt.
    Lesson(Lesson),
    /// It was agreed whether a debrief is held.
    Plan {
        /// Whether it is.
        is_held: bool,
        /// When.
        at: Option<Timestamp>,
    },
    /// That follow-up has another owner, whose name is in the entry's words, day, kind or reach.
    FollowUpMoved {
        /// Which.
        follow_up: Stamp,
        /// Until when now.
        due: Option<Timestamp>,
    },
}

impl DebriefEntry {
    /// Whether its words can be corrected.
    pub fn is_correctable(self) -> bool {
        matches!(self, DebriefEntry::FollowUp | DebriefEntry::Why(_) | DebriefEntry::Lesson(_))
    }

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            DebriefEntry::FollowUp => "Follow-up",
            DebriefEntry::FollowUpDone(_) => "Follow-up done",
            DebriefEntry::Why(_) => "Why",
            DebriefEntry::Lesson(lesson) => lesson.name(),
            DebriefEntry::Plan { is_held: true, .. } => "Debrief planned",
            DebriefEntry::Plan { is_held: false, .. } => "No debrief needed",
            DebriefEntry::FollowUpMoved { .. } => "Follow-up changed",
        }
    }
}

impl DebriefFact {
    /// Does something with each text in it that a person wrote.
    pub fn each_words(&mut self, act: &mut dyn FnMut(&mut String)) {
        match self {
            DebriefFact::FollowUpAdded { text, owner, .. } => [text, owner].into_iter().for_each(act),
            DebriefFact::WhyAnswered { text: words, .. }
            | DebriefFact::LessonLogged { text: words, .. }
            | DebriefFact::Planned(Plan { reason: words, .. })
            | DebriefFact::FollowUpMoved { owner: words, .. } => act(words),
            DebriefFact::FollowUpDone { .. } => {}
        }
    }

    /// The words that stand for it in the timeline; empty where there are none.
    pub fn words(&self) -> &str {
        match self {
            DebriefFact::FollowUpAdded { text, .. }
            | DebriefFact::WhyAnswered { text, .. }
            | DebriefFact::LessonLogged { text, .. }
            | DebriefFact::Planned(Plan { reason: text, .. })
            | DebriefFact::FollowUpMoved { owner: text, .. } => text,
            DebriefFact::FollowUpDone { .. } => "",
        }
    }

    /// What the timeline shows of it.
    pub fn entry(&self) -> DebriefEntry {
        match self {
            DebriefFact::FollowUpAdded { .. } => DebriefEntry::FollowUp,
            DebriefFact::FollowUpDone { follow_up } => DebriefEntry::FollowUpDone(*follow_up),
            DebriefFact::WhyAnswered { under, .. } => DebriefEntry::Why(*under),
            DebriefFact::LessonLogged { lesson, .. } => DebriefEntry::Lesson(*lesson),
            DebriefFact::Planned(Plan { is_held, at, .. }) => {
                DebriefEntry::Plan { is_held: *is_held, at: *at }
            }
            DebriefFact::FollowUpMoved { follow_up, due, .. } => {
                DebriefEntry::FollowUpMoved { follow_up: *follow_up, due: *due }
            }
        }
    }

    /// The event whose words it goes with: they are erased together.
    pub fn belongs_to(&self) -> Option<Stamp> {
        match self {
            DebriefFact::FollowUpMoved { follow_up, .. } => Some(*follow_up),
            _ => None,
        }
    }
}

impl Debrief {
    /// Takes in a fact of the event `id`; what it names that is not here.
    pub(in crate::domain) fn take_in(
        &mut self,
        fact: &DebriefFact,
        id: Stamp,
        at: Timestamp,
    ) -> Option<Stamp> {
        match fact {
            DebriefFact::FollowUpAdded { text, owner, due, kind, term } => {
                let (text, owner) = (text.clone(), owner.clone());
                let (due, kind, term, done) = (*due, *kind, *term, None);
                self.follow_ups.push(FollowUp { id, text, owner, due, kind, term, added: at, done });
            }
            DebriefFact::FollowUpDone { follow_up } => match self.follow_ups.get_mut(*follow_up) {
                Some(follow_up) => follow_up.done = Some(at),
                None => return Some(*follow_up),
            },
            DebriefFact::WhyAnswered { under, text } => {
                let missing = under.filter(|under| !self.whys.contains(*under));
                // One whose place is gone is kept apart, and stands nowhere in the tree.
                if missing.is_some() {
                    return missing;
                }
                self.whys.push(Why { id, under: *under, text: text.clone() });
            }
            DebriefFact::LessonLogged { lesson, text } => {
                self.lessons.push(Learnt { id, lesson: *lesson, text: text.clone() });
            }
            DebriefFact::Planned(plan) => self.plan = Some(plan.clone()),
            DebriefFact::FollowUpMoved { follow_up, owner, due, kind, term } => {
                let Some(moved) = self.follow_ups.get_mut(*follow_up) else { return Some(*follow_up) };
                moved.owner.clone_from(owner);
                (moved.due, moved.kind, moved.term) = (*due, *kind, *term);
            }
        }
        None
    }

    /// Gives what an event said other words.
    pub(in crate::domain) fn correct(&mut self, target: Stamp, text: String) {
        if let Some(follow_up) = self.follow_ups.get_mut(target) {
            follow_up.text = text;
        } else if let Some(why) = self.whys.get_mut(target) {
            why.text = text;
        } else if let Some(learnt) = self.lessons.get_mut(target) {
            learnt.text = text;
        }
    }
}
