//! The record: the set of events, and the days and lines that it says.

use super::event::{Event, Fact, Kept, Kind};
use crate::domain::{REDACTED, Stamp, Timestamp, folded};
use std::collections::BTreeMap;

/// All events of duty, each under its stamp.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record(BTreeMap<Stamp, Kept>);

/// A day of somebody on duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The event that began it.
    pub id: Stamp,
    /// Whose it is.
    pub who: String,
    /// Since when.
    pub began: Timestamp,
    /// To whom it was handed over.
    pub handed_over: Option<HandedOver>,
    /// The last event of it: its handover, or the last before the next day began; `None` while it goes on.
    end: Option<Stamp>,
}

/// That a day was handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedOver {
    /// To whom.
    pub to: String,
    /// When.
    pub at: Timestamp,
    /// A word for them; may be empty.
    pub note: String,
}

impl Day {
    /// Whether it is over.
    pub fn is_over(&self) -> bool {
        self.end.is_some()
    }

    /// When it ended; `None` while it goes on.
    pub fn ended(&self) -> Option<Timestamp> {
        let handed = self.handed_over.as_ref().map(|over| over.at);
        handed.or(self.end.map(Stamp::wall))
    }
}

/// Something that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The event that added it.
    pub id: Stamp,
    /// The day on which it came in.
    pub day: Stamp,
    /// Who was on duty.
    pub by: String,
    /// When it came in.
    pub added: Timestamp,
    /// By which way.
    pub kind: Kind,
    /// What it says.
    pub text: String,
    /// Whether somebody said that it is urgent.
    pub urgent: bool,
    /// What was done about it.
    pub notes: Vec<Note>,
    /// With whom it is, and since when.
    pub handed: Option<(String, Timestamp)>,
    /// Since when nothing is left to do.
    pub done: Option<Timestamp>,
    /// The incident that grew out of it, and what that was called then.
    pub incident: Option<(Stamp, String)>,
    /// Whether it was a mistake.
    pub removed: bool,
    /// The last event about whether it is done.
    turned: Stamp,
}

/// Something that was done about a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The event that says so.
    pub id: Stamp,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: String,
    /// What.
    pub text: String,
}

impl Line {
    /// Whether something is left to do.
    pub fn is_open(&self) -> bool {
        self.done.is_none() && !self.removed
    }

    /// Whether it goes before all that waits: an alert, an incident, or what somebody called urgent.
    pub fn is_first(&self) -> bool {
        self.kind == Kind::Alert || self.urgent || self.incident.is_some()
    }

    /// Its place: alerts and incidents first; among these and among the rest what is open first; then by time.
    fn place(&self) -> (bool, bool, Timestamp, Stamp) {
        (!self.is_first(), !self.is_open(), self.added, self.id)
    }
}

impl Record {
    /// Adds an event; whether that was new. Of two with one id the same one wins whichever came first, and what is erased in
    /// either is erased.
    pub fn add(&mut self, kept: Kept) -> bool {
        let known = self.0.get(&kept.stamp);
        let is_new = known.is_none();
        let wins = match known {
            None => kept,
            // One that is known here goes before one that is not; then the lesser text.
            Some(other) if (other.event.is_none(), &other.text) <= (kept.event.is_none(), &kept.text) => {
                other.clone().with_erasures_of(&kept)
            }
            Some(other) => kept.with_erasures_of(other),
        };
        self.0.insert(wins.stamp, wins);
        is_new
    }

    /// Erases all words of some events, and says how these are now.
    pub fn erase(&mut self, stamps: &[Stamp]) -> Vec<Kept> {
        let erased = |stamp: &Stamp| {
            // Whose day it was stays: it is in every event of the day.
            self.0.get(stamp)?.without(|_, is_by| !is_by)
        };
        let erased: Vec<Kept> = stamps.iter().filter_map(erased).collect();
        self.put(&erased);
        erased
    }

    fn put(&mut self, erased: &[Kept]) {
        erased.iter().for_each(|kept| drop(self.0.insert(kept.stamp, kept.clone())));
    }

    /// Erases every text and name that has these words in it, on all days, and says how those events are now.
    pub fn erase_words(&mut self, words: &str) -> Vec<Kept> {
        let erased = |kept: &Kept| kept.without(|text, _| has(text, words));
        let erased: Vec<Kept> = self.0.values().filter_map(erased).collect();
        self.put(&erased);
        erased
    }

    /// The texts and names that have these words in them, on all days, each once.
    pub fn texts_with(&self, words: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for text in self.0.values().filter_map(|kept| kept.event.as_ref()).flat_map(Event::words) {
            if text != REDACTED && has(text, words) && found.iter().all(|known| known != text) {
                found.push(text.to_owned());
            }
        }
        found
    }

    /// The words that stand here and are erased in another copy of the record.
    pub fn words_erased_in(&self, other: &Record) -> Vec<String> {
        self.0
            .values()
            .flat_map(|kept| other.0.get(&kept.stamp).map(|other| kept.words_erased_in(other)))
            .flatten()
            .collect()
    }

    /// The event of that id.
    pub fn event(&self, stamp: Stamp) -> Option<&Kept> {
        self.0.get(&stamp)
    }

    /// The events that say what a line is, and what became of it.
    pub fn events_of(&self, line: Stamp) -> Vec<Stamp> {
        let is_of = |kept: &&Kept| {
            kept.stamp == line || kept.event.as_ref().and_then(|event| event.fact.line()) == Some(line)
        };
        self.0.values().filter(is_of).map(|kept| kept.stamp).collect()
    }

    /// Adds all of another record, and says which events were new.
    pub fn merge(&mut self, other: Record) -> Vec<Kept> {
        let mut fresh = Vec::new();
        for (stamp, kept) in other.0 {
            let before = self.0.get(&stamp).cloned();
            self.add(kept);
            fresh.extend(self.0.get(&stamp).filter(|now| before.as_ref() != Some(*now)).cloned());
        }
        fresh
    }

    /// All events in their order.
    pub fn events(&self) -> impl Iterator<Item = &Kept> {
        self.0.values()
    }

    /// How many events say something that is not known here.
    pub fn unknown(&self) -> usize {
        self.0.values().filter(|kept| kept.event.is_none()).count()
    }

    /// The events that somebody needs who goes on from `since`: those written then or later, and all of what is still open.
    #[must_use]
    pub fn from(&self, since: Timestamp) -> Record {
        let open: Vec<(Stamp, Stamp)> =
            self.lines(None).iter().filter(|line| line.is_open()).map(|line| (line.id, line.day)).collect();
        let is_of_open = |kept: &Kept| {
            let line = kept.event.as_ref().and_then(|event| event.fact.line());
            open.iter().any(|(id, day)| kept.stamp == *id || kept.stamp == *day || line == Some(*id))
        };
        let wanted = self.0.values().filter(|kept| kept.stamp.wall() >= since || is_of_open(kept));
        Record(wanted.map(|kept| (kept.stamp, kept.clone())).collect())
    }

    /// The days in their order.
    pub fn days(&self) -> Vec<Day> {
        let mut days: Vec<Day> = Vec::new();
        for event in self.0.values().filter_map(|kept| kept.event.as_ref()) {
            match &event.fact {
                Fact::DayBegun {} => {
                    let last = self.0.range(..event.stamp).next_back().map(|(stamp, _)| *stamp);
                    if let Some(before) = days.last_mut() {
                        before.end = before.end.or(last);
                    }
                    let (id, who, began) = (event.stamp, event.by.clone(), event.at);
                    days.push(Day { id, who, began, handed_over: None, end: None });
                }
                Fact::DayHandedOver { day, to, note } => {
                    let handed =
                        days.iter_mut().find(|known| known.id == *day && known.handed_over.is_none());
                    if let Some(handed) = handed {
                        let over = HandedOver { to: to.clone(), at: event.at, note: note.clone() };
                        (handed.handed_over, handed.end) = (Some(over), handed.end.or(Some(event.stamp)));
                    }
                }
                Fact::LineAdded { .. }
                | Fact::LineReworded { .. }
                | Fact::LineNoted { .. }
                | Fact::LineRanked { .. }
                | Fact::LineHanded { .. }
                | Fact::LineDone { .. }
                | Fact::LineReopened { .. }
                | Fact::LineRemoved { .. }
                | Fact::IncidentDeclared { .. } => {}
            }
        }
        days
    }

    /// The day that goes on.
    pub fn current(&self) -> Option<Day> {
        self.days().pop().filter(|day| !day.is_over())
    }

    /// The lines that count on a day, as they stood at its end: what came in on it, what was open when it began, in order of
    /// urgency. What was written down about it later is in it too.
    pub fn lines_of(&self, day: &Day) -> Vec<Line> {
        let mut lines = self.lines(day.end);
        for late in self.lines(None).into_iter().filter(|line| line.day == day.id) {
            if lines.iter().all(|line| line.id != late.id) {
                lines.push(late);
            }
        }
        lines.retain(|line| !line.removed && (line.is_open() || line.day == day.id || line.turned > day.id));
        lines.sort_by_key(Line::place);
        lines
    }

    /// The lines that are still open, in order of urgency.
    pub fn open_lines(&self) -> Vec<Line> {
        let mut lines = self.lines(None);
        lines.retain(Line::is_open);
        lines.sort_by_key(Line::place);
        lines
    }

    /// The line that was removed last since an event, and is gone still.
    pub fn last_removed(&self, since: Stamp) -> Option<Line> {
        let mut last = None;
        for event in self.0.range(since..).filter_map(|(_, kept)| kept.event.as_ref()) {
            if let Fact::LineRemoved { line, removed: true } = event.fact {
                last = Some(line);
            }
        }
        self.line(last?).filter(|line| line.removed)
    }

    /// A line, if there is one of that id.
    pub fn line(&self, id: Stamp) -> Option<Line> {
        self.lines(None).into_iter().find(|line| line.id == id)
    }

    /// All lines as they stood at an event, that one among what had happened; as they stand now for `None`. What is said of a
    /// line that is not here is kept, and counts when the line comes.
    fn lines(&self, until: Option<Stamp>) -> Vec<Line> {
        let mut lines: BTreeMap<Stamp, Line> = BTreeMap::new();
        let upto = self.0.values().take_while(|kept| until.is_none_or(|until| kept.stamp <= until));
        let events: Vec<_> = upto.filter_map(|kept| kept.event.as_ref()).collect();
        for event in &events {
            if let Fact::LineAdded { day, kind, text } = &event.fact {
                let line = Line {
                    id: event.stamp,
                    day: *day,
                    by: event.by.clone(),
                    added: event.at,
                    kind: *kind,
                    text: text.clone(),
                    urgent: false,
                    notes: Vec::new(),
                    handed: None,
                    done: None,
                    incident: None,
                    removed: false,
                    turned: event.stamp,
                };
                lines.insert(event.stamp, line);
            }
        }
        for event in events {
            let Some(line) = event.fact.line().and_then(|id| lines.get_mut(&id)) else { continue };
            match &event.fact {
                Fact::DayBegun {} | Fact::LineAdded { .. } | Fact::DayHandedOver { .. } => {}
                Fact::LineReworded { kind, text, .. } => (line.kind, line.text) = (*kind, text.clone()),
                Fact::LineNoted { text, .. } => {
                    line.notes.push(Note {
                        id: event.stamp,
                        at: event.at,
                        by: event.by.clone(),
                        text: text.clone(),
                    });
                }
                Fact::LineRanked { urgent, .. } => line.urgent = *urgent,
                Fact::LineHanded { to, .. } => line.handed = Some((to.clone(), event.at)),
                Fact::LineDone { .. } => (line.done, line.turned) = (Some(event.at), event.stamp),
                Fact::LineReopened { .. } => (line.done, line.turned) = (None, event.stamp),
                Fact::LineRemoved { removed, .. } => line.removed = *removed,
                // The first one stands: of two that were declared at once both are there, and this is where it began.
                Fact::IncidentDeclared { incident, title, .. } => {
                    line.incident.get_or_insert((*incident, title.clone()));
                }
            }
        }
        lines.into_values().collect()
    }
}

/// Whether a text has those words in it, in whatever case; nothing is in no text.
pub fn has(text: &str, words: &str) -> bool {
    let words = folded(words.trim());
    !words.is_empty() && folded(text).contains(&words)
}
