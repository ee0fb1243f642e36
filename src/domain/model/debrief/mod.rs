//! The debrief: what is left to do, why it came to this, what was learnt, and when to talk about it.

mod apply;

use crate::domain::facts::{FixTerm, FollowUpKind, Lesson, Plan};
use crate::domain::values::{Calendar, Identified, Register, Stamp, Timestamp, Zone};

/// Something to be done after the incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// The event that added it.
    pub id: Stamp,
    /// What is to be done.
    pub text: String,
    /// Who sees to it; empty while nobody does.
    pub owner: String,
    /// Noon of the day until when, on the clock of whoever set it: so it is the same day nearly
    /// everywhere.
    pub due: Option<Timestamp>,
    /// What it is for.
    pub kind: FollowUpKind,
    /// How far it reaches.
    pub term: FixTerm,
    /// When it was added.
    pub added: Timestamp,
    /// When it was done.
    pub done: Option<Timestamp>,
}

impl Identified for FollowUp {
    fn id(&self) -> Stamp {
        self.id
    }
}

/// How long after noon a day lasts.
const NOON_TO_MIDNIGHT: i64 = 12 * 3_600_000;

impl FollowUp {
    /// Whether its day has passed and it is not done.
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.done.is_none() && self.due.is_some_and(|due| has_passed(due, now))
    }

    /// The day until when, as the calendar of `zone` has it.
    pub fn day(&self, zone: &dyn Zone) -> Option<String> {
        self.due.map(|due| day_of(due, zone).date())
    }
}

/// The day of an instant as the calendar of `zone` has it.
pub fn day_of(at: Timestamp, zone: &dyn Zone) -> Calendar {
    at.calendar(zone.offset_at(at))
}

/// Whether the day is over whose noon is `noon`.
pub(in crate::domain) fn has_passed(noon: Timestamp, now: Timestamp) -> bool {
    now.since(noon) >= NOON_TO_MIDNIGHT
}

/// An answer to a why. One thing can have several reasons, and each can be asked again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// The event that answered it.
    pub id: Stamp,
    /// The answer that is asked about; `None` for the impact itself.
    pub under: Option<Stamp>,
    /// Because of what.
    pub text: String,
}

impl Identified for Why {
    fn id(&self) -> Stamp {
        self.id
    }
}

/// Something that was learnt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Learnt {
    /// The event that says so.
    pub id: Stamp,
    /// Of what kind.
    pub lesson: Lesson,
    /// In these words.
    pub text: String,
}

impl Identified for Learnt {
    fn id(&self) -> Stamp {
        self.id
    }
}

/// All of a debrief.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Debrief {
    /// What is to be done.
    pub follow_ups: Register<FollowUp>,
    /// The answers to the whys, oldest first.
    pub whys: Register<Why>,
    /// What was learnt, oldest first.
    pub lessons: Register<Learnt>,
    /// Whether and when it is held; `None` while nobody said.
    pub plan: Option<Plan>,
}

/// A why with its place in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Branch<'a> {
    /// The answer.
    pub why: &'a Why,
    /// How many whys it is away from the impact, from 1.
    pub depth: usize,
    /// Whether nobody asked further.
    pub is_leaf: bool,
}

impl Debrief {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.follow_ups.is_empty() && self.whys.is_empty() && self.lessons.is_empty() && self.plan.is_none()
    }

    /// The whys as a tree, each one before those that ask about it. However deep it is, nothing here
    /// calls itself.
    pub fn tree(&self) -> Vec<Branch<'_>> {
        let whys: Vec<&Why> = self.whys.iter().collect();
        let place = |id: Stamp| whys.binary_search_by_key(&id, |why| why.id).ok();
        let mut under: Vec<Vec<usize>> = vec![Vec::new(); whys.len()];
        let mut open: Vec<(usize, usize)> = Vec::new();
        for (at, why) in whys.iter().enumerate().rev() {
            match why.under.and_then(place) {
                Some(parent) => under[parent].push(at),
                None => open.push((at, 1)),
            }
        }
        let mut tree = Vec::with_capacity(whys.len());
        while let Some((at, depth)) = open.pop() {
            tree.push(Branch { why: whys[at], depth, is_leaf: under[at].is_empty() });
            open.extend(under[at].iter().map(|child| (*child, depth + 1)));
        }
        tree
    }

    /// What was learnt of one kind.
    pub fn learnt(&self, lesson: Lesson) -> impl Iterator<Item = &Learnt> {
        self.lessons.iter().filter(move |learnt| learnt.lesson == lesson)
    }
}
