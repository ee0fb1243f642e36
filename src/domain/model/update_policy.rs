//! What is agreed about updates: how often each audience gets one at each severity, how soon the
//! first one goes out, and which clock an audience reads.

use crate::domain::values::{Audience, CADENCE_MINUTES, Severity, Timestamp, zone_name_today};

/// The update policy of an incident. It begins with what is good practice; each change is a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpdatePolicy {
    /// Minutes, by audience and severity.
    cadence: [[u32; 3]; 3],
    /// Minutes from the declaration until the first update is due.
    first: u32,
    /// The name of the zone that an audience reads times in; empty for none of its own.
    zones: [String; 3],
}

impl Default for UpdatePolicy {
    fn default() -> Self {
        // Minor, major, critical.
        let cadence = [[60, 30, 30], [120, 60, 30], [60, 30, 15]];
        UpdatePolicy { cadence, first: 5, zones: Default::default() }
    }
}

impl UpdatePolicy {
    /// How many minutes lie between two updates.
    pub fn cadence(&self, audience: Audience, severity: Severity) -> u32 {
        self.cadence[audience as usize][severity.cadence() as usize]
    }

    /// How many minutes after the declaration the first update is due.
    pub fn first(&self) -> u32 {
        self.first
    }

    /// The name of an audience's own zone; empty when it has none.
    pub fn zone(&self, audience: Audience) -> &str {
        &self.zones[audience as usize]
    }

    /// When the next update is due, counted from the minute that `now` is in.
    pub fn next_due(&self, audience: Audience, severity: Severity, now: Timestamp) -> Timestamp {
        due_after(self.cadence(audience, severity), now)
    }

    pub(in crate::domain) fn set_cadence(&mut self, audience: Audience, severity: Severity, minutes: u32) {
        self.cadence[audience as usize][severity.cadence() as usize] = held(minutes);
    }

    pub(in crate::domain) fn set_first(&mut self, minutes: u32) {
        self.first = held(minutes);
    }

    pub(in crate::domain) fn set_zone(&mut self, audience: Audience, zone: &str) {
        zone_name_today(zone).clone_into(&mut self.zones[audience as usize]);
    }
}

/// When an interval of so many minutes that begins at `now` is over, counted from the minute that it is in.
pub fn due_after(minutes: u32, now: Timestamp) -> Timestamp {
    let minute = now.plus_millis(-now.as_millis().rem_euclid(60_000));
    minute.plus_minutes(i64::from(minutes))
}

/// What an import says is held to what a person may set.
fn held(minutes: u32) -> u32 {
    minutes.clamp(*CADENCE_MINUTES.start(), *CADENCE_MINUTES.end())
}
