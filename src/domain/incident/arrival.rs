//! What a copy from elsewhere would bring to an incident.

use super::Incident;
use crate::domain::facts::Event;
use crate::domain::values::Stamp;

/// What of a copy is new here, and what is not because its place is taken.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arrival {
    /// The events that are not here, in order, each stamp once: a stamp can be kept only once.
    pub fresh: Vec<Event>,
    /// How many have the stamp of an event that is here but says something else, or that cannot be
    /// read here. Those here stay.
    pub taken: usize,
}

impl Incident {
    /// Whether this very event is in the log.
    pub fn has(&self, event: &Event) -> bool {
        self.log.binary_search(event).is_ok()
    }

    /// What `copy` would bring. Words that were redacted in either are no difference: they go from
    /// both. `is_taken` tells of stamps under which something stands here that cannot be read.
    pub fn arrival(&self, copy: &Incident, is_taken: &dyn Fn(Stamp) -> bool) -> Arrival {
        let mut arrival = Arrival::default();
        let mut before = None;
        for event in copy.log() {
            let again = before.replace(event.stamp) == Some(event.stamp);
            match self.event(event.stamp) {
                Some(_) if self.is_redacted(event) || copy.is_redacted(event) => {}
                Some(_) if self.has(event) => {}
                None if !again && !is_taken(event.stamp) => arrival.fresh.push(event.clone()),
                None if again => {}
                _ => arrival.taken += 1,
            }
        }
        arrival
    }
}
