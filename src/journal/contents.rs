//! What a store holds, sorted out: events by incident, and what could not be read.

use super::gone;
use super::record::{Record, RecordError, decode, is_event_key};
use crate::domain::{Event, IncidentId};
use std::collections::HashSet;

/// Everything that was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contents {
    /// The events of each incident, in no particular order.
    pub incidents: Vec<(IncidentId, Vec<Event>)>,
    /// Records that could not be read, as they are.
    pub unreadable: Vec<Unreadable>,
}

impl Contents {
    /// Adds what a record holds; one whose key belongs to somebody else is passed over.
    pub fn decode(&mut self, record: Record) {
        if !is_event_key(&record.key) {
            return;
        }
        match decode(&record.key, &record.value) {
            Ok((incident, event)) => self.add(incident, event),
            Err(error) => self.unreadable.push(Unreadable { record, error }),
        }
    }

    /// Leaves out what belongs to any of those incidents.
    pub fn leave_out(&mut self, gone: &HashSet<IncidentId>) {
        if gone.is_empty() {
            return;
        }
        self.incidents.retain(|(incident, _)| !gone.contains(incident));
        let is_gone = |key: &str| gone.iter().any(|incident| gone::is_of(key, *incident));
        self.unreadable.retain(|unreadable| !is_gone(&unreadable.record.key));
    }

    /// Adds an event to its incident.
    pub fn add(&mut self, incident: IncidentId, event: Event) {
        match self.incidents.iter_mut().rev().find(|(id, _)| *id == incident) {
            Some((_, events)) => events.push(event),
            None => self.incidents.push((incident, vec![event])),
        }
    }
}

/// A record that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The record, untouched.
    pub record: Record,
    /// What is wrong with it.
    pub error: RecordError,
}

/// Sorts out keys and values; keys that belong to somebody else are passed over.
pub fn decode_all(records: impl IntoIterator<Item = Record>) -> Contents {
    let mut contents = Contents::default();
    records.into_iter().for_each(|record| contents.decode(record));
    contents
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_keys_are_passed_over_and_broken_ones_kept() {
        let record = |key: &str, value: &str| Record { key: key.into(), value: value.into() };
        let broken = record("isp/e/x/y", "half-writ");
        let contents = decode_all([record("theme", "dark"), record("isp/draft/x", "words"), broken.clone()]);
        assert_eq!(contents.unreadable, [Unreadable { record: broken, error: RecordError::Key }]);
        assert!(contents.incidents.is_empty());
    }
}
