//! The deadline in sight: the first update, or the promise that is due first; how near it is, and
//! when to tell of it.

use super::State;
use crate::domain::model::Promise;
use crate::domain::values::{Audience, Phase, Stamp, Timestamp};

/// An instant by which an update is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// The event that made the promise; `None` for the first update, which nobody was promised.
    pub promise: Option<Stamp>,
    /// To whom.
    pub audience: Audience,
    /// Since when it runs.
    pub made: Timestamp,
    /// Until when.
    pub due: Timestamp,
}

/// The first update: when it was due, and when it went out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstUpdate {
    /// The declaration and the minutes of the update policy after it.
    pub due: Timestamp,
    /// When the first update to anybody was sent.
    pub sent: Option<Timestamp>,
}

/// How near a deadline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nearness {
    /// None runs.
    None,
    /// More than five minutes away.
    Far,
    /// At most five minutes away.
    Near,
    /// At most one minute away.
    Close,
    /// Passed.
    Overdue,
}

const MINUTE: i64 = 60_000;

impl Nearness {
    /// How near what is `left` in milliseconds is; `None` for no deadline.
    pub fn of(left: Option<i64>) -> Nearness {
        match left {
            None => Nearness::None,
            Some(..0) => Nearness::Overdue,
            Some(..=MINUTE) => Nearness::Close,
            Some(left) if left <= 5 * MINUTE => Nearness::Near,
            Some(_) => Nearness::Far,
        }
    }
}

impl Deadline {
    /// The deadline of a promise.
    pub fn of(promise: &Promise) -> Deadline {
        let Promise { id, audience, made, due, .. } = promise;
        Deadline { promise: Some(*id), audience: *audience, made: *made, due: *due }
    }

    /// How near it is. The first update is due within minutes from the start: that it comes is no
    /// alarm before its last minute.
    pub fn nearness(&self, now: Timestamp) -> Nearness {
        let nearness = Nearness::of(Some(self.due.since(now)));
        if nearness == Nearness::Near && self.promise.is_none() { Nearness::Far } else { nearness }
    }

    /// From when on people are told once: five minutes before, while there is time to write; one
    /// minute before where it ran for ten at most; when it is due where it ran for two at most.
    pub fn told_from(&self) -> Timestamp {
        let before = match self.due.since(self.made) / MINUTE {
            ..=2 => 0,
            3..=10 => 1,
            _ => 5,
        };
        self.due.plus_minutes(-before)
    }
}

impl State {
    /// When the first update is due, and when it went out; `None` when the declaration is missing.
    pub fn first_update(&self) -> Option<FirstUpdate> {
        let due = self.declared?.plus_minutes(i64::from(self.update_policy.first()));
        Some(FirstUpdate { due, sent: self.messages.iter().map(|m| m.sent).min() })
    }

    /// What is due next: the promise that is due first, else the first update while none was sent
    /// and none promised. Nothing once it is resolved.
    pub fn deadline(&self) -> Option<Deadline> {
        if let Some(promise) = self.next_promise() {
            return Some(Deadline::of(promise));
        }
        let first = self.first_update()?;
        let is_owed = first.sent.is_none() && self.promises.is_empty() && self.phase != Phase::Resolved;
        let made = self.declared?;
        is_owed.then_some(Deadline { promise: None, audience: Audience::default(), made, due: first.due })
    }

    /// The first audience that heard of the incident and not yet that it is over, once it is.
    pub fn owed_all_clear(&self) -> Option<Audience> {
        let resolved = self.resolved?;
        Audience::ALL.into_iter().find(|audience| {
            let mut heard = self.messages.iter().filter(|m| m.audience == *audience).peekable();
            heard.peek().is_some() && !heard.any(|m| m.phase == Phase::Resolved && m.sent >= resolved)
        })
    }
}
