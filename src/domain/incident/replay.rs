//! A replay that is done some events at a time: a page that folds a long log goes on meanwhile.

use super::{Incident, IncidentId, Retimed, Undone, merge, out_of_reach};
use crate::domain::facts::Event;
use crate::domain::state::{State, Unplaced};
use crate::domain::values::{Stamp, room_for};

/// An incident that is being replayed. Nobody sees it before it is whole, and it is the same whatever the pieces were.
#[derive(Debug)]
pub struct Replay {
    incident: Incident,
    folding: Folding,
}

impl Replay {
    /// Of a set of events, of which none is folded yet; doubles count once.
    pub fn of(id: IncidentId, events: Vec<Event>) -> Replay {
        let mut incident = Incident::new(id);
        incident.log = events;
        // They were gathered one by one, and more will come.
        let room = room_for(incident.log.len());
        incident.log.shrink_to(room);
        incident.log.reserve_exact(room - incident.log.len());
        let targets: Vec<Stamp> = incident.log.iter().filter_map(|event| event.fact.erases()).collect();
        for target in targets {
            incident.gone.add(target);
        }
        incident.gone.spread(&incident.log);
        incident.erase_redacted();
        let folding = Folding::of(&incident.log);
        incident.state = State::with_room(incident.log.len());
        Replay { incident, folding }
    }

    /// Folds so many more events; whether it is whole now.
    pub fn fold(&mut self, events: usize) -> bool {
        self.folding.fold(&mut self.incident, events)
    }

    /// The incident with its whole log, and with what is folded of it so far.
    pub(super) fn incident(&self) -> &Incident {
        &self.incident
    }

    /// How many events are folded, and of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.folding.next, self.incident.log.len())
    }

    /// The incident; what is not folded yet is folded now.
    pub fn finish(mut self) -> Incident {
        self.fold(usize::MAX);
        self.incident
    }
}

/// How far the log of an incident is folded into its state, and what has to be known of all of it beforehand.
#[derive(Debug)]
pub(super) struct Folding {
    undone: Undone,
    retimed: Retimed,
    /// The event that is folded next; beyond the last one where the fold is whole.
    next: usize,
    is_whole: bool,
}

impl Folding {
    /// Of a log of which nothing is folded yet.
    pub(super) fn of(log: &[Event]) -> Folding {
        let undone = Undone::of(log);
        Folding { retimed: Retimed::of(log, &undone), undone, next: 0, is_whole: false }
    }

    /// Folds so many more events of the incident that it was made for; whether all are folded.
    pub(super) fn fold(&mut self, incident: &mut Incident, events: usize) -> bool {
        let until = self.next.saturating_add(events).min(incident.log.len());
        while self.next < until {
            self.fold_next(incident);
        }
        if self.next == incident.log.len() && !std::mem::replace(&mut self.is_whole, true) {
            merge::word(&incident.log, &mut incident.state);
        }
        self.is_whole
    }

    fn fold_next(&mut self, incident: &mut Incident) {
        let Incident { log, state, .. } = incident;
        let (event, before) = (&log[self.next], self.next.checked_sub(1).map(|at| log[at].stamp));
        self.next += 1;
        let undone = self.undone.since(event.stamp);
        match self.retimed.last(event.stamp).filter(|_| before != Some(event.stamp)) {
            Some(happened) => {
                let moved = Event { happened, ..event.clone() };
                state.apply(&moved, undone, before, Some(event.happened));
            }
            None => state.apply(event, undone, before, None),
        }
        if let Some(missing) = out_of_reach(log, event)
            && undone.is_none()
            && before != Some(event.stamp)
        {
            state.unplaced.push(Unplaced { event: event.clone(), missing });
        }
    }
}
