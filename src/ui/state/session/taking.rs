//! Copies that are taken in, in slices: a long one must not keep the page from being typed into. Nothing of it shows, and
//! nothing is written, before it is whole.

use crate::domain::{Arrival, Event, Incident, IncidentId, MergeNote, Merging, Stamp};
use crate::journal::record::{self, Record, encode};
use crate::ui::platform::clock;
use crate::ui::platform::pace::Pace;
use crate::ui::state::session::{Arriving, Session};
use leptos::prelude::*;

/// So many events are dealt with between two looks at the clock.
const PIECE: usize = 256;
/// Of fewer events nobody sees that they are taken in.
const LARGE: usize = 5_000;

/// What is being taken in at the moment, one copy at a time. Copies of this are the same.
#[derive(Clone, Copy)]
pub struct Taking {
    is_busy: RwSignal<bool>,
    /// How far it is, in words; empty where that is a matter of a moment.
    said: RwSignal<String>,
    is_cancelled: RwSignal<bool>,
}

impl Taking {
    /// Nothing is.
    pub(super) fn new() -> Taking {
        let is = || RwSignal::new(false);
        Taking { is_busy: is(), said: RwSignal::new(String::new()), is_cancelled: is() }
    }

    /// How far it is, in words; empty where nothing is to be said.
    pub fn said(self) -> RwSignal<String> {
        self.said
    }

    /// Gives it up, as long as nothing of it was written.
    pub fn cancel(self) {
        self.is_cancelled.set(true);
    }

    fn begin(self) -> bool {
        let is_free = !self.is_busy.get_untracked();
        if is_free {
            self.is_cancelled.set(false);
            self.is_busy.set(true);
        }
        is_free
    }

    fn end(self) {
        self.said.set(String::new());
        self.is_busy.set(false);
    }
}

impl Session {
    /// What is being taken in at the moment.
    pub fn taking(self) -> Taking {
        self.taking
    }
}

/// A copy of which everything is ready to be taken in.
struct Ready {
    merging: Merging,
    records: Vec<Record>,
    notes: Vec<MergeNote>,
    /// The stamps of what is new.
    fresh: Vec<Stamp>,
    /// What it redacts.
    targets: Vec<Stamp>,
    /// Whether words of what is new have to go.
    is_erased: bool,
}

/// The way of one copy, step by step.
struct Way<'a> {
    arriving: Arriving,
    id: IncidentId,
    copy: &'a Incident,
    taking: Taking,
    pace: Pace,
    /// Whether the incident was here when it began.
    was_here: bool,
}

impl Arriving {
    /// Takes in what a copy from outside brings, and keeps it, as [`Arriving::take_copy`] does, and lets the page go on
    /// meanwhile. Whether it was: somebody may have cancelled it, or another one is being taken in, and nothing was changed then.
    pub async fn take_in(self, id: IncidentId, copy: &Incident) -> bool {
        let taking = self.0.taking();
        if !taking.begin() {
            return false;
        }
        let was_here = self.0.has(id);
        let mut way = Way { arriving: self, id, copy, taking, pace: Pace::begin(), was_here };
        let ready = way.prepare().await;
        let is_taken = ready.is_some();
        ready.into_iter().for_each(|ready| way.take(ready));
        taking.end();
        is_taken
    }

    /// Tells of stamps under which something stands here that cannot be read.
    pub(super) fn unread(self, id: IncidentId) -> impl Fn(Stamp) -> bool {
        let folder = record::folder(id);
        let keys = untrack(|| {
            self.0.unreadable(|all| {
                let keys = all.iter().map(|unread| &unread.record.key);
                keys.filter(|key| key.starts_with(&folder)).cloned().collect::<Vec<String>>()
            })
        });
        move |stamp| !keys.is_empty() && keys.contains(&record::key(id, stamp))
    }
}

impl Way<'_> {
    async fn prepare(&mut self) -> Option<Ready> {
        let (session, id) = (self.arriving.0, self.id);
        let arrival = self.compare().await?;
        let nothing = Incident::new(id);
        let notes = session.look_up(id, |here| here.merge_notes(self.copy, clock::now()));
        let notes = notes.unwrap_or_else(|| nothing.merge_notes(self.copy, clock::now()));
        self.rest(20).await?;
        let fresh: Vec<Stamp> = arrival.fresh.iter().map(|event| event.stamp).collect();
        let targets = arrival.fresh.iter().filter_map(|event| event.fact.erases()).collect();
        let mut of = Some(arrival.fresh);
        let mut merging =
            session.look_up(id, |here| Merging::of(id, of.take().unwrap_or_default(), Some(here)));
        let merging = merging.get_or_insert_with(|| Merging::of(id, of.take().unwrap_or_default(), None));
        // Where nothing is new, nothing has to be put together.
        while !(fresh.is_empty() && self.was_here) {
            let is_whole = session.look_up(id, |here| merging.go_on(Some(here), PIECE));
            if is_whole.unwrap_or_else(|| merging.go_on(None, PIECE)) {
                break;
            }
            let (done, all) = merging.progress();
            self.rest(20 + done * 50 / all.max(1)).await?;
        }
        let merging = std::mem::replace(merging, Merging::of(id, Vec::new(), None));
        let (records, is_erased) = self.encode(&merging, &fresh).await?;
        Some(Ready { merging, records, notes, fresh, targets, is_erased })
    }

    async fn compare(&mut self) -> Option<Arrival> {
        let (mut arrival, nothing) = (Arrival::default(), Incident::new(self.id));
        let (all, is_unread) = (self.copy.log().len(), self.arriving.unread(self.id));
        for start in (0..all).step_by(PIECE) {
            let places = start..all.min(start + PIECE);
            let mut compare = |here: &Incident| arrival.compare(here, self.copy, places.clone(), &is_unread);
            if self.arriving.0.look_up(self.id, &mut compare).is_none() {
                compare(&nothing);
            }
            self.rest(start * 20 / all).await?;
        }
        Some(arrival)
    }

    /// Not as they came: what is redacted here must not be written down again.
    async fn encode(&mut self, merging: &Merging, fresh: &[Stamp]) -> Option<(Vec<Record>, bool)> {
        let (mut records, mut is_erased) = (Vec::with_capacity(fresh.len()), false);
        let Some(merged) = merging.gathered() else { return Some((records, is_erased)) };
        for (place, event) in events_of(merged, fresh).enumerate() {
            records.push(encode(self.id, event));
            is_erased |= merged.is_redacted(event);
            if place % PIECE == PIECE - 1 {
                self.rest(70 + place * 30 / fresh.len()).await?;
            }
        }
        Some((records, is_erased))
    }

    /// Lets the page go on where it is time to, and says how far it is; `None` where it was cancelled.
    async fn rest(&mut self, percent: usize) -> Option<()> {
        if self.pace.is_over() {
            if self.copy.log().len() >= LARGE {
                let title = &self.copy.state().title;
                self.taking.said.set(format!("Taking in “{title}”: {percent} %"));
            }
            self.pace.rest().await;
        }
        // One that was deleted meanwhile must not come back with half of its words.
        let is_deleted = self.was_here && !self.arriving.0.has(self.id);
        (!is_deleted && !self.taking.is_cancelled.get_untracked()).then_some(())
    }

    /// All of it at once, as it is seen and as it is written.
    fn take(&mut self, ready: Ready) {
        let Ready { merging, mut records, notes, fresh, targets, is_erased } = ready;
        let (session, id) = (self.arriving.0, self.id);
        // One that was deleted comes back by this way alone.
        session.journal.with_value(|journal| journal.restore(id));
        session.author().meet(id, self.copy);
        session.stamps.update_value(|stamps| fresh.iter().for_each(|stamp| stamps.observe(*stamp)));
        let mut erased = Vec::new();
        for target in &targets {
            session.look_at(id, &mut |incident| erased.extend(incident.words_under(*target)));
        }
        if !(fresh.is_empty() && self.was_here) {
            let before = merging.gathered().map_or(0, |merged| merged.erased().count());
            put(session, id, merging);
            let count = |incident: &Incident| incident.erased().count();
            if session.look_up(id, count) != Some(before) {
                // Something was redacted while it was taken in.
                let encoded =
                    |incident: &Incident| events_of(incident, &fresh).map(|e| encode(id, e)).collect();
                records = session.look_up(id, encoded).unwrap_or_default();
            }
        }
        if is_erased || !targets.is_empty() {
            self.arriving.erase_at_rest(id);
        }
        if !targets.is_empty() {
            session.drafts().erase(id, &erased, &targets);
        }
        session.journal.with_value(|journal| journal.append_records(id, records));
        self.arriving.note(id, notes);
        session.measure();
    }
}

/// Shows what was merged in the place of the incident that it was merged into.
fn put(session: Session, id: IncidentId, merging: Merging) {
    if session.peek(Incident::id) == Some(id) {
        session.open.update(|open| *open = Some(merging.finish(open.take().as_ref())));
        session.peek(|incident| session.rows().rebuild(incident.state()));
        return;
    }
    session.others.update(|others| match others.iter_mut().find(|incident| incident.id() == id) {
        Some(incident) => *incident = merging.finish(Some(incident)),
        None => others.push(merging.finish(None)),
    });
}

/// The events of those stamps, which are in order.
fn events_of<'a>(incident: &'a Incident, stamps: &'a [Stamp]) -> impl Iterator<Item = &'a Event> {
    let mut stamps = stamps.iter().peekable();
    incident.log().iter().filter(move |event| {
        while stamps.next_if(|stamp| **stamp < event.stamp).is_some() {}
        stamps.next_if(|stamp| **stamp == event.stamp).is_some()
    })
}
