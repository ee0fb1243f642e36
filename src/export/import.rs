//! A JSON file back to an incident: what can be read is kept, what cannot is reported.
//!
//! A file that is no incident at all is refused as a whole, with the place where it goes wrong. In
//! one that is, each event stands for itself, so that one bad event costs none of the others.

use super::import_error::{ImportError, Reason, Repair};
use super::json::{FORMAT, VERSION};
use super::limits;
use super::pictures::NamedPicture;
use super::problem::{place, position, problem, shape_problem};
use super::reading::Reading;
use super::unknown::UnknownFields;
use crate::domain::{Detail, Event, Fact, Incident, IncidentId, Replay, Replica, Stamp};
use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BinaryHeap;
use std::fmt;
use std::ops::Range;

/// The largest file that is read, in bytes. Look at a file's size before you load it.
pub const MAX_BYTES: usize = 64 << 20;
/// The largest event that is read, in bytes: five texts of 100,000 characters, all escaped.
const MAX_EVENT_BYTES: usize = 4 << 20;
/// More events are refused.
const MAX_EVENTS: usize = 200_000;
/// So many repairs are listed one by one; the last one then counts the rest.
const MAX_REPAIRS: usize = 200;

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The incident, folded from every event that could be read.
    pub incident: Incident,
    /// What was left out or put right, in the order of the file; empty for a file as it was
    /// written. At most a few hundred; [`Reason::More`] counts what is beyond.
    pub repairs: Vec<Repair>,
    /// The pictures that came with it, each of an entry in it.
    pub pictures: Vec<NamedPicture>,
    /// Fields that this version does not know, to be written again with it.
    pub unknown: UnknownFields,
}

/// Reads a file that [`super::write`] wrote, or what became of it since.
///
/// # Errors
/// [`ImportError`] says what is wrong where, when it is no such file or nothing in it can be read.
pub fn read(text: &str) -> Result<Imported, ImportError> {
    // It is measured before it is copied.
    measure(text.len())?;
    let mut reading = Reading::open(text.to_owned())?;
    reading.read_on(usize::MAX);
    reading.finish()
}

/// Refuses what has more bytes than are read.
///
/// # Errors
/// [`ImportError::TooLarge`].
pub fn measure(bytes: usize) -> Result<(), ImportError> {
    match bytes > MAX_BYTES {
        true => Err(ImportError::TooLarge { bytes, limit: MAX_BYTES }),
        false => Ok(()),
    }
}

impl Imported {
    /// Says in its log that it is a drill, as its file does; the same file gives the same event.
    pub(super) fn keep_a_drill(&mut self, line: usize) {
        let Some(first) = self.incident.log().first().map(|event| event.stamp.wall()) else { return };
        let ids =
            (0..=u32::from(u16::MAX)).map(|counter| Stamp::new(first, counter, Replica::from_random(0)));
        let Some(stamp) = ids.into_iter().find(|id| self.incident.event(*id).is_none()) else { return };
        let (script, name) = ("unknown".to_owned(), "unknown".to_owned());
        let fact = Fact::Detail(Box::new(Detail::DrillBegan { script, name, speed: 1 }));
        self.incident.apply(Event::with_times(stamp, None, None, fact));
        let path = "incident.drill".to_owned();
        self.repairs.push(Repair { path, line, reason: Reason::DrillUnsaid });
    }
}

/// The parts of the file that are asked for, unread.
#[derive(Deserialize)]
pub(super) struct File<'a> {
    #[serde(borrow)]
    format: Option<&'a RawValue>,
    version: Option<&'a RawValue>,
    pub(super) incident: Option<&'a RawValue>,
    pub(super) events: Option<&'a RawValue>,
    pub(super) pictures: Option<&'a RawValue>,
}

/// What is read back of the summary.
#[derive(Deserialize)]
struct Summary<'a> {
    #[serde(borrow)]
    id: Option<Cow<'a, str>>,
    drill: Option<&'a RawValue>,
}

/// The file with its parts. All of it is JSON, and not nested too deep.
pub(super) struct Outline<'a> {
    text: &'a str,
    pub(super) file: File<'a>,
}

impl<'a> Outline<'a> {
    pub(super) fn of(text: &'a str) -> Result<Outline<'a>, ImportError> {
        match text.trim_ascii_start().as_bytes().first() {
            None => Err(ImportError::Empty),
            Some(b'{') => {
                let file = serde_json::from_str(text).map_err(|error| refused(text, 0, &error))?;
                Ok(Outline { text, file })
            }
            Some(_) => Err(ImportError::OtherFormat { found: None }),
        }
    }

    /// The byte of the file at which a part of it begins.
    pub(super) fn start_of(&self, part: &RawValue) -> usize {
        // A part borrows from the text of the file.
        part.get().as_ptr() as usize - self.text.as_ptr() as usize
    }

    pub(super) fn range_of(&self, part: &RawValue) -> Range<usize> {
        let start = self.start_of(part);
        start..start + part.get().len()
    }

    /// Where the elements of the list of events stand.
    pub(super) fn elements(&self, events: &RawValue) -> Result<Vec<Range<usize>>, ImportError> {
        let at = self.start_of(events);
        let Unread(unread) =
            serde_json::from_str(events.get()).map_err(|error| refused(self.text, at, &error))?;
        if unread.len() > MAX_EVENTS {
            return Err(ImportError::TooManyEvents { limit: MAX_EVENTS });
        }
        Ok(unread.into_iter().map(|element| self.range_of(element)).collect())
    }

    pub(super) fn check_format(&self) -> Result<(), ImportError> {
        let format = self.file.format.and_then(|format| serde_json::from_str::<String>(format.get()).ok());
        if format.as_deref() != Some(FORMAT) {
            let found = format.map(|f| f.chars().take(100).collect());
            return Err(ImportError::OtherFormat { found });
        }
        let number = self.file.version.and_then(|version| serde_json::from_str::<u64>(version.get()).ok());
        match number {
            Some(1) => Ok(()),
            Some(found) if found > u64::from(VERSION) => Err(ImportError::Newer { found, known: VERSION }),
            _ => {
                let at = self.file.version.map_or(0, |version| self.start_of(version));
                Err(misshapen(self.text, at, "it does not say in which version it is written".into()))
            }
        }
    }

    /// The id of the incident, `None` when there is none that can be read; and whether it is said to be a drill.
    pub(super) fn incident_id(&self) -> Result<(Option<IncidentId>, bool), ImportError> {
        let Some(incident) = self.file.incident else { return Ok((None, false)) };
        let at = self.start_of(incident);
        if incident.get().len() > MAX_EVENT_BYTES {
            return Err(misshapen(self.text, at, "more stands there than belongs there".into()));
        }
        let summary: Summary =
            serde_json::from_str(incident.get()).map_err(|error| refused(self.text, at, &error))?;
        let is_drill = summary.drill.is_some_and(|said| said.get() == "true");
        Ok((summary.id.and_then(|id| Stamp::parse(&id).ok()).map(IncidentId), is_drill))
    }
}

/// The elements of a list, unread, and no more of them than one more than may be.
struct Unread<'a>(Vec<&'a RawValue>);

impl<'de: 'a, 'a> Deserialize<'de> for Unread<'a> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Unread<'a>, D::Error> {
        input.deserialize_seq(UnreadVisitor).map(Unread)
    }
}

struct UnreadVisitor;

impl<'de> Visitor<'de> for UnreadVisitor {
    type Value = Vec<&'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<&'de RawValue>, A::Error> {
        let mut all = Vec::new();
        while let Some(element) = list.next_element()? {
            // A list of nothing but zeros could otherwise fill the memory.
            if all.len() <= MAX_EVENTS {
                all.push(element);
            }
        }
        Ok(all)
    }
}

/// An element of the list of events.
pub(super) struct Element {
    pub(super) line: usize,
    /// Half of a character stands in it.
    pub(super) is_halved: bool,
    pub(super) event: Result<Event, Reason>,
    /// What is said of an event that is kept.
    pub(super) note: Option<Reason>,
}

pub(super) fn event(text: &str) -> Result<Event, Reason> {
    if text.len() > MAX_EVENT_BYTES {
        return Err(Reason::TooLarge(text.len()));
    }
    serde_json::from_str(text).map_err(|error| Reason::Unreadable(shape_problem(text, &error)))
}

/// Notes where an event stands there again, or another one has its id.
pub(super) fn mark_doubles(elements: &mut [Element]) {
    let mut last = None;
    let mut stamps = elements.iter().filter_map(|element| Some(element.event.as_ref().ok()?.stamp));
    // Nearly all files are as they were written: in order, and each event once.
    if stamps.all(|stamp| last.replace(stamp).is_none_or(|last| last < stamp)) {
        return;
    }
    let events = elements.iter().enumerate();
    let events = events.filter_map(|(at, e)| e.event.as_ref().ok().map(|event| (event, at)));
    let sorted = BinaryHeap::from(events.collect::<Vec<(&Event, usize)>>()).into_sorted_vec();
    let mut notes = Vec::new();
    for same_id in sorted.chunk_by(|(one, _), (next, _)| one.stamp == next.stamp) {
        let first = same_id.iter().map(|(_, at)| *at).min();
        for same in same_id.chunk_by(|(one, _), (next, _)| one == next) {
            // In the order of the file.
            let [(_, at), again @ ..] = same else { continue };
            if Some(*at) != first {
                notes.push((*at, Reason::IdTaken));
            }
            notes.extend(again.iter().map(|(_, at)| (*at, Reason::Repeated)));
        }
    }
    for (at, note) in notes {
        elements[at].note = Some(note);
    }
}

/// The incident of the elements, of which nothing is folded yet, and what has to be said of them. `line` is where its id
/// belongs.
pub(super) fn gather(
    id: Option<IncidentId>,
    line: usize,
    elements: Vec<Element>,
) -> Result<(Replay, Vec<Repair>), ImportError> {
    let (mut events, mut repairs, mut unlisted) = (Vec::new(), Vec::new(), 0);
    let count = elements.len();
    for (index, Element { line, is_halved, event, note }) in elements.into_iter().enumerate() {
        let unread = match event {
            Ok(event) => {
                events.push(event);
                None
            }
            Err(reason) => Some(reason),
        };
        let half = is_halved.then_some(Reason::HalfCharacter);
        for reason in [half, unread, note].into_iter().flatten() {
            if repairs.len() < MAX_REPAIRS {
                repairs.push(Repair { path: format!("events[{index}]"), line, reason });
            } else {
                unlisted += 1;
            }
        }
    }
    if events.is_empty()
        && let Some(first) = repairs.first()
    {
        return Err(ImportError::NothingReadable { events: count, first: first.clone() });
    }
    let first = events.iter().map(|event| event.stamp).min();
    if id.is_none() {
        repairs.insert(0, Repair { path: "incident.id".into(), line, reason: Reason::IdMissing });
    }
    let id = id.or(first.map(IncidentId));
    let id = id.ok_or_else(|| misshapen("", 0, "there is neither an incident's id nor an event".into()))?;
    if unlisted > 0 {
        let line = repairs.last().map_or(1, |last| last.line);
        repairs.push(Repair { path: "events".into(), line, reason: Reason::More(unlisted) });
    }
    Ok((Replay::of(id, events), repairs))
}

/// Reads a value of JSON that is no record, such as a drill: with the same limits and the same words for what is wrong.
///
/// # Errors
/// [`ImportError`] says what is wrong on which line.
pub fn read_json<'a, T: Deserialize<'a>>(text: &'a str, limit: usize) -> Result<T, ImportError> {
    if text.len() > limit {
        return Err(ImportError::TooLarge { bytes: text.len(), limit });
    }
    if let Err(at) = limits::halves(text) {
        let (line, column) = position(text, at);
        return Err(ImportError::TooDeep { line, column });
    }
    match text.trim_ascii_start().is_empty() {
        true => Err(ImportError::Empty),
        false => serde_json::from_str(text).map_err(|error| refused(text, 0, &error)),
    }
}

/// The refusal of a part of the file that begins at the byte `at` and cannot be read.
fn refused(text: &str, at: usize, error: &serde_json::Error) -> ImportError {
    let part = &text[at..];
    let (line, column) = position(text, at + place(part, error));
    let problem = problem(part, error);
    match error.is_data() {
        true => ImportError::Misshapen { line, column, problem },
        false => ImportError::NotJson { line, column, problem },
    }
}

pub(super) fn misshapen(text: &str, at: usize, problem: String) -> ImportError {
    let (line, column) = position(text, at);
    ImportError::Misshapen { line, column, problem }
}
