//! What a copy from elsewhere would bring to an incident.

use super::Incident;
use crate::domain::facts::Event;
use crate::domain::values::Stamp;
use std::ops::Range;

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
        arrival.compare(self, copy, 0..copy.log().len(), is_taken);
        arrival
    }
}

impl Arrival {
    /// Adds what some events of `copy` would bring `here`, by their places in its log: the ones after those that were compared
    /// before.
    pub fn compare(
        &mut self,
        here: &Incident,
        copy: &Incident,
        places: Range<usize>,
        is_taken: &dyn Fn(Stamp) -> bool,
    ) {
        let mut before = places.start.checked_sub(1).map(|last| copy.log()[last].stamp);
        for event in &copy.log()[places] {
            let again = before.replace(event.stamp) == Some(event.stamp);
            match here.event(event.stamp) {
                Some(_) if here.is_redacted(event) || copy.is_redacted(event) => {}
                Some(_) if here.has(event) => {}
                None if !again && !is_taken(event.stamp) => self.fresh.push(event.clone()),
                None if again => {}
                _ => self.taken += 1,
            }
        }
    }
}
