//! What the facts of a debrief do to it.

use super::{Debrief, FollowUp, Learnt, Why};
use crate::domain::facts::DebriefFact;
use crate::domain::values::{Stamp, Timestamp};

impl Debrief {
    /// Takes in a fact of the event `id`; what it names that is not here.
    pub(in crate::domain) fn apply(&mut self, fact: &DebriefFact, id: Stamp, at: Timestamp) -> Option<Stamp> {
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
