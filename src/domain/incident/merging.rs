//! A merge that is done some events at a time: the incident may be written in meanwhile.

use super::{Incident, IncidentId, Replay};
use crate::domain::facts::Event;
use crate::domain::values::room_for;
use std::iter::Peekable;
use std::vec::IntoIter;

/// Events from elsewhere that are being put together with an incident. Nothing of them is in it before [`Merging::finish`],
/// and until then it can be given up at any time.
#[derive(Debug)]
pub struct Merging {
    id: IncidentId,
    fresh: Peekable<IntoIter<Event>>,
    /// The last event of the incident that was put into the log.
    last: Option<Event>,
    log: Vec<Event>,
    replay: Option<Replay>,
    /// How many events there are to gather.
    all: usize,
}

impl Merging {
    /// Of `fresh` events, in order, with the incident that is `here`, or with none.
    pub fn of(id: IncidentId, fresh: Vec<Event>, here: Option<&Incident>) -> Merging {
        let all = fresh.len() + here.map_or(0, |here| here.log.len());
        let log = Vec::with_capacity(if here.is_some() { room_for(all) } else { 0 });
        Merging { id, fresh: fresh.into_iter().peekable(), last: None, log, replay: None, all }
    }

    /// Goes on for so many events; whether all is done but the last step. `here` is the incident as it is now.
    pub fn go_on(&mut self, here: Option<&Incident>, events: usize) -> bool {
        if let Some(replay) = &mut self.replay {
            return replay.fold(events);
        }
        let whole = match here {
            Some(here) => self.gather(here, events),
            None => {
                self.log.extend(&mut self.fresh);
                true
            }
        };
        if whole {
            self.replay = Some(Replay::of(self.id, std::mem::take(&mut self.log)));
        }
        false
    }

    /// The incident as it is so far, once all of its events are gathered; words that have to go are erased already.
    pub fn gathered(&self) -> Option<&Incident> {
        self.replay.as_ref().map(Replay::incident)
    }

    /// How many events are gathered and folded, and of how many.
    pub fn progress(&self) -> (usize, usize) {
        let done = self.replay.as_ref().map_or(self.log.len(), |replay| self.all + replay.progress().0);
        (done.min(2 * self.all), 2 * self.all)
    }

    /// The incident with all of it, and with what came into the one that is `here` since it was gathered.
    pub fn finish(mut self, here: Option<&Incident>) -> Incident {
        while !self.go_on(here, usize::MAX) {}
        let replay = self.replay.unwrap_or_else(|| Replay::of(self.id, self.log));
        let mut merged = replay.finish();
        let late = here.map(|here| lacking(&here.log, &merged.log)).unwrap_or_default();
        match late.len() {
            0 => {}
            1 => late.into_iter().for_each(|event| {
                merged.apply(event);
            }),
            _ => {
                merged.apply_all(late);
            }
        }
        merged
    }

    /// Puts so many events of both into one log, in order; whether that was all.
    fn gather(&mut self, here: &Incident, events: usize) -> bool {
        // By the event and not by its place: what came in meanwhile may have moved it.
        let from = self.last.as_ref().map_or(0, |last| here.log.partition_point(|event| event <= last));
        let mut ours = here.log[from..].iter().peekable();
        let mut last = None;
        for _ in 0..events {
            let is_fresh = match (ours.peek(), self.fresh.peek()) {
                (None, None) => return true,
                (Some(ours), Some(fresh)) => fresh < *ours,
                (ours, _) => ours.is_none(),
            };
            if is_fresh {
                self.log.extend(self.fresh.next());
            } else {
                last = ours.next();
                self.log.extend(last.cloned());
            }
        }
        self.last = last.cloned().or(self.last.take());
        false
    }
}

/// The events of `log`, in order, that are not in `other`, which is in order too.
fn lacking(log: &[Event], other: &[Event]) -> Vec<Event> {
    let mut other = other.iter().peekable();
    let is_lacking = |event: &&Event| {
        while other.next_if(|other| other < event).is_some() {}
        other.peek() != Some(event)
    };
    log.iter().filter(is_lacking).cloned().collect()
}
