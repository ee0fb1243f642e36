//! When a pause is due: nobody thinks straight for hours on end.

use super::State;
use crate::domain::values::{Phase, Timestamp};

/// How long one works before a pause is due, in milliseconds.
pub const DUE_AFTER_MILLIS: i64 = 60 * 60_000;
/// For how long a pause is put off, in milliseconds.
pub const PUT_OFF_MILLIS: i64 = 15 * 60_000;
/// Whoever writes nothing for so long, in milliseconds, has had a pause.
const AWAY_MILLIS: i64 = 30 * 60_000;

/// Since when one is at it without a pause, and until when the next one was put off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WorkStreak {
    began: Option<Timestamp>,
    latest: Option<Timestamp>,
    put_off_until: Option<Timestamp>,
}

impl WorkStreak {
    /// Something was written down.
    pub(in crate::domain) fn worked(&mut self, at: Timestamp) {
        let was_away = self.latest.is_none_or(|latest| at.since(latest) >= AWAY_MILLIS);
        if was_away {
            *self = WorkStreak { began: Some(at), ..WorkStreak::default() };
        }
        self.latest = self.latest.max(Some(at));
    }

    /// A pause was taken.
    pub(in crate::domain) fn rested(&mut self, at: Timestamp) {
        *self = WorkStreak { began: Some(at), latest: Some(at), put_off_until: None };
    }

    /// The pause was put off.
    pub(in crate::domain) fn put_off(&mut self, at: Timestamp) {
        self.put_off_until = Some(at.plus_millis(PUT_OFF_MILLIS));
    }
}

impl State {
    /// For how long, in milliseconds, one has been at it, where a pause is due at `now`.
    pub fn pause_due(&self, now: Timestamp) -> Option<i64> {
        let WorkStreak { began, latest, put_off_until } = self.work_streak;
        let worked = now.since(began?);
        let is_away = now.since(latest?) >= AWAY_MILLIS;
        let is_put_off = put_off_until.is_some_and(|until| now < until);
        (worked >= DUE_AFTER_MILLIS && !is_away && !is_put_off && self.phase != Phase::Resolved)
            .then_some(worked)
    }
}
