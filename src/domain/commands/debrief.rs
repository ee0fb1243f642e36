//! The rules of a debrief.

use super::Rejected;
use crate::domain::facts::{DebriefFact, FixTerm, FollowUpKind, Lesson, Plan};
use crate::domain::model::{Debrief, has_passed};
use crate::domain::values::{EntryText, Stamp, Timestamp, is_letter};

/// How far ahead a follow-up or a debrief may lie: five years. What is beyond is a slip of the hand.
const AHEAD_LIMIT_MILLIS: i64 = 5 * 366 * 24 * 3_600_000;

/// A request to change the debrief.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "a variant's sentence says what its fields are")]
pub enum DebriefCommand {
    /// Note what is to be done. `due` is noon of the day; nobody has it yet where no owner is named.
    AddFollowUp {
        text: EntryText,
        owner: Option<EntryText>,
        due: Option<Timestamp>,
        kind: FollowUpKind,
        term: FixTerm,
    },
    /// Say that a follow-up is done.
    FinishFollowUp(Stamp),
    /// Give a follow-up another owner, day, kind or reach; without an owner nobody has it yet.
    MoveFollowUp {
        follow_up: Stamp,
        owner: Option<EntryText>,
        due: Option<Timestamp>,
        kind: FollowUpKind,
        term: FixTerm,
    },
    /// Answer why: the impact, or an earlier answer.
    AnswerWhy { under: Option<Stamp>, text: EntryText },
    /// Log what was learnt.
    LogLesson { lesson: Lesson, text: EntryText },
    /// Agree whether and when a debrief is held.
    PlanDebrief { is_held: bool, at: Option<Timestamp>, reason: Option<EntryText> },
}

/// Why a debrief refuses a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DebriefError {
    /// The day of the follow-up has passed.
    FollowUpInThePast(Timestamp),
    /// The time of the debrief has passed.
    PlanInThePast(Timestamp),
    /// It is more than five years away.
    TooFar,
    /// There is no name in what was given as the owner.
    NamelessOwner,
}

impl Debrief {
    /// Turns a command into a fact.
    ///
    /// # Errors
    /// [`Rejected`] says which rule refuses it.
    pub fn decide(&self, command: DebriefCommand, now: Timestamp) -> Result<DebriefFact, Rejected> {
        let refused = |refusal| Err(Rejected::Debrief(refusal));
        Ok(match command {
            DebriefCommand::AddFollowUp { text, owner, due, kind, term } => {
                let owner = named(owner).map_err(Rejected::Debrief)?;
                ahead(due, now).map_err(Rejected::Debrief)?;
                DebriefFact::FollowUpAdded { text: text.into_string(), owner, due, kind, term }
            }
            DebriefCommand::MoveFollowUp { follow_up, owner, due, kind, term } => {
                let known = self.follow_ups.get(follow_up).ok_or(Rejected::Unknown(follow_up))?;
                let owner = named(owner).map_err(Rejected::Debrief)?;
                // A day that has passed may stay as it is, so that an overdue one can change hands.
                if due != known.due {
                    ahead(due, now).map_err(Rejected::Debrief)?;
                }
                if (&owner, due, kind, term) == (&known.owner, known.due, known.kind, known.term) {
                    return Err(Rejected::Unchanged);
                }
                DebriefFact::FollowUpMoved { follow_up, owner, due, kind, term }
            }
            DebriefCommand::FinishFollowUp(follow_up) => {
                let known = self.follow_ups.get(follow_up).ok_or(Rejected::Unknown(follow_up))?;
                if known.done.is_some() {
                    return Err(Rejected::Unchanged);
                }
                DebriefFact::FollowUpDone { follow_up }
            }
            DebriefCommand::AnswerWhy { under, text } => {
                if let Some(under) = under.filter(|under| !self.whys.contains(*under)) {
                    return Err(Rejected::Unknown(under));
                }
                DebriefFact::WhyAnswered { under, text: text.into_string() }
            }
            DebriefCommand::LogLesson { lesson, text } => {
                DebriefFact::LessonLogged { lesson, text: text.into_string() }
            }
            DebriefCommand::PlanDebrief { is_held, at, reason } => {
                let at = at.filter(|_| is_held);
                match at {
                    Some(at) if at <= now => return refused(DebriefError::PlanInThePast(at)),
                    Some(at) if is_far(at, now) => return refused(DebriefError::TooFar),
                    _ => {}
                }
                let plan =
                    Plan { is_held, at, reason: reason.map(EntryText::into_string).unwrap_or_default() };
                if self.plan.as_ref() == Some(&plan) {
                    return Err(Rejected::Unchanged);
                }
                DebriefFact::Planned(plan)
            }
        })
    }
}

/// The owner without what is no name; empty for nobody.
fn named(owner: Option<EntryText>) -> Result<String, DebriefError> {
    let owner = owner.map(EntryText::into_string).unwrap_or_default();
    if !owner.is_empty() && !owner.chars().any(is_letter) {
        return Err(DebriefError::NamelessOwner);
    }
    Ok(owner.trim().trim_start_matches('@').trim_start().to_owned())
}

/// Refuses a day that has passed, or that is out of reach.
fn ahead(due: Option<Timestamp>, now: Timestamp) -> Result<(), DebriefError> {
    match due {
        Some(due) if has_passed(due, now) => Err(DebriefError::FollowUpInThePast(due)),
        Some(due) if is_far(due, now) => Err(DebriefError::TooFar),
        _ => Ok(()),
    }
}

fn is_far(at: Timestamp, now: Timestamp) -> bool {
    at.since(now) > AHEAD_LIMIT_MILLIS
}
