//! The fold of phases, promises and updates.

use crate::domain::facts::{Event, Fact};
use crate::domain::model::{Message, Outcome, Promise, Sending};
use crate::domain::state::State;
use crate::domain::values::{Audience, Phase, Timestamp};

impl State {
    pub(in crate::domain) fn enter(&mut self, phase: Phase, at: Timestamp) {
        self.phase = phase;
        if phase == Phase::Resolved {
            self.resolved = self.resolved.or(Some(at));
            for audience in Audience::ALL {
                self.settle(audience, Outcome::Ended(at));
            }
        } else {
            self.resolved = None;
        }
    }

    fn settle(&mut self, audience: Audience, outcome: Outcome) {
        let running = self.running_promise(audience).map(|p| p.id);
        if let Some(promise) = running.and_then(|id| self.promises.get_mut(id)) {
            promise.outcome = outcome;
        }
    }

    /// An update answers the running promise, or the one that the resolution had just ended: the
    /// all-clear is an update too.
    fn answer(&mut self, audience: Audience, sent: Timestamp) {
        let last = self.promises.iter().rev().find(|p| p.audience == audience);
        let is_over = self.phase == Phase::Resolved;
        let answered = last.filter(|p| match p.outcome {
            Outcome::Running => true,
            // One that had ended in time asks for nothing: an all-clear after it was due is not late.
            Outcome::Ended(at) => is_over && (sent <= p.due || at > p.due),
            Outcome::Updated(_) | Outcome::PushedBack { .. } => false,
        });
        if let Some(promise) = answered.map(|p| p.id).and_then(|id| self.promises.get_mut(id)) {
            promise.outcome = Outcome::Updated(sent);
        }
    }

    pub(super) fn promise(&mut self, event: &Event, audience: Audience, due: Timestamp, reason: &str) {
        self.settle(audience, Outcome::PushedBack { at: event.happened, reason: reason.to_owned() });
        let made = event.happened;
        self.promises.push(Promise {
            id: event.stamp,
            audience,
            made,
            due,
            outcome: self.outcome_of_a_new_one(),
        });
    }

    /// Once it is over nothing is owed, so that a promise from a tab that did not know it yet runs no more.
    fn outcome_of_a_new_one(&self) -> Outcome {
        match (self.phase, self.resolved) {
            (Phase::Resolved, Some(at)) => Outcome::Ended(at),
            _ => Outcome::Running,
        }
    }

    pub(super) fn send(&mut self, event: &Event) {
        let Fact::UpdateSent { audience, phase, parts, text, next_due, destination, overridden } =
            &event.fact
        else {
            return;
        };
        let (id, sent) = (event.stamp, event.happened);
        self.answer(*audience, sent);
        self.messages.push(Message {
            id,
            audience: *audience,
            phase: *phase,
            parts: (**parts).clone(),
            text: text.clone(),
            how: Sending { destination: destination.clone(), overridden: overridden.clone() },
            sent,
            next_due: *next_due,
        });
        self.enter(*phase, sent);
        if let Some(due) = *next_due {
            self.promises.push(Promise {
                id,
                audience: *audience,
                made: sent,
                due,
                outcome: self.outcome_of_a_new_one(),
            });
        }
    }
}
