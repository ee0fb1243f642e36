//! A JSON file back to an incident: what can be read is kept, what cannot is reported.
//!
//! A file that is no incident at all is refused as a whole, with the place where it goes wrong. In
//! one that is, each event stands for itself, so that one bad event costs none of the others.

use super::import_error::{ImportError, Reason, Repair};
use super::json::{FORMAT, VERSION};
use super::pictures::{self, NamedPicture};
use crate::domain::{Event, Incident, IncidentId, Stamp};
use crate::json::{Fault, Misfit, Reader, Value, position};
use std::collections::BinaryHeap;
use std::ops::Range;

/// The largest file that is read, in bytes. Look at a file's size before you load it.
pub const MAX_BYTES: usize = 32 << 20;
/// The largest event that is read, in bytes: five texts of 100,000 characters, all escaped.
const MAX_EVENT_BYTES: usize = 4 << 20;
/// More events are refused: a list of nothing but zeros could otherwise fill the memory.
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
}

/// Reads a file that [`super::write`] wrote, or what became of it since.
///
/// # Errors
/// [`ImportError`] says what is wrong where, when it is no such file or nothing in it can be read.
pub fn read(text: &str) -> Result<Imported, ImportError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.len() > MAX_BYTES {
        return Err(ImportError::TooLarge { bytes: text.len(), limit: MAX_BYTES });
    }
    let outline = Outline::of(text)?;
    outline.check_format()?;
    let id = outline.incident_id()?;
    let list = outline.events.as_ref().filter(|span| text.as_bytes().get(span.start) == Some(&b'['));
    let list = list.ok_or_else(|| {
        misshapen(
            text,
            outline.events.as_ref().map_or(0, |e| e.start),
            "there is no list named `events`".into(),
        )
    })?;
    let mut elements = elements(text, list.start)?;
    mark_doubles(&mut elements);
    let incident = &outline.incident;
    let line = position(text, incident.as_ref().map_or(0, |span| span.start)).0;
    let mut imported = finish(id, line, elements)?;
    if let Some(span) = outline.pictures {
        let line = position(text, span.start).0;
        let (taken, repairs) = pictures::read(text, span.start, line, &imported.incident);
        imported.pictures = taken;
        imported.repairs.extend(repairs);
    }
    Ok(imported)
}

/// Where the parts of the file stand that are asked for. All of it is JSON, and not nested too deep.
#[derive(Default)]
struct Outline<'a> {
    text: &'a str,
    format: Option<Range<usize>>,
    version: Option<Range<usize>>,
    incident: Option<Range<usize>>,
    events: Option<Range<usize>>,
    pictures: Option<Range<usize>>,
}

impl<'a> Outline<'a> {
    fn of(text: &'a str) -> Result<Outline<'a>, ImportError> {
        let refused = |fault| refused(text, &fault);
        let mut outline = Outline { text, ..Outline::default() };
        let mut reader = Reader::new(text, 0);
        if reader.peek() != Some(b'{') {
            reader.skip().map_err(refused)?;
            reader.end().map_err(refused)?;
            return Err(ImportError::OtherFormat { found: None });
        }
        reader.open().map_err(refused)?;
        while let Some(name) = reader.next_name().map_err(refused)? {
            let span = reader.skip().map_err(refused)?;
            let (part, name) = match name.as_str() {
                "format" => (&mut outline.format, "format"),
                "version" => (&mut outline.version, "version"),
                "incident" => (&mut outline.incident, "incident"),
                "events" => (&mut outline.events, "events"),
                "pictures" => (&mut outline.pictures, "pictures"),
                _ => continue,
            };
            let start = span.start;
            if part.replace(span).is_some() {
                return Err(misfit(text, start, &Misfit::Duplicate(name)));
            }
        }
        reader.end().map_err(refused)?;
        Ok(outline)
    }

    fn check_format(&self) -> Result<(), ImportError> {
        let format = match self.part(&self.format)? {
            None | Some((_, Value::Null)) => None,
            Some((_, format)) => format.text("").ok().map(str::to_owned),
        };
        if format.as_deref() != Some(FORMAT) {
            let found = format.map(|f| f.chars().take(100).collect());
            return Err(ImportError::OtherFormat { found });
        }
        let version = self.part(&self.version)?;
        let place = version.as_ref().map_or(0, |(at, _)| *at);
        let number = match version {
            Some((_, Value::Number(number))) => number.parse::<u64>().ok(),
            _ => None,
        };
        match number {
            Some(1) => Ok(()),
            Some(found) if found > u64::from(VERSION) => Err(ImportError::Newer { found, known: VERSION }),
            _ => Err(misshapen(self.text, place, "it does not say in which version it is written".into())),
        }
    }

    /// The id of the incident; `None` when there is none that can be read.
    fn incident_id(&self) -> Result<Option<IncidentId>, ImportError> {
        let Some((at, incident)) = self.part(&self.incident)?.filter(|(_, i)| *i != Value::Null) else {
            return Ok(None);
        };
        let id = incident
            .fields("", "the incident's id and summary")
            .and_then(|fields| fields.optional("id"))
            .and_then(|id| id.map(|id| id.text("id")).transpose())
            .map_err(|e| misfit(self.text, at, &e))?;
        Ok(id.and_then(|id| Stamp::parse(id).ok()).map(IncidentId))
    }

    /// A part with its place; `None` where it is missing.
    fn part(&self, span: &Option<Range<usize>>) -> Result<Option<(usize, Value<'a>)>, ImportError> {
        let Some(span) = span else { return Ok(None) };
        if span.len() > MAX_EVENT_BYTES {
            return Err(misshapen(self.text, span.start, "more stands there than belongs there".into()));
        }
        let value = Reader::new(self.text, span.start).value().map_err(|fault| refused(self.text, &fault))?;
        Ok(Some((span.start, value)))
    }
}

/// An element of the list of events.
struct Element {
    line: usize,
    /// Half of a character stands in it.
    is_halved: bool,
    event: Result<Event, Reason>,
    /// What is said of an event that is kept.
    note: Option<Reason>,
}

/// The elements of the list that begins at `start`.
fn elements(text: &str, start: usize) -> Result<Vec<Element>, ImportError> {
    let refused = |fault| refused(text, &fault);
    let mut elements = Vec::new();
    let mut reader = Reader::new(text, start);
    let (mut counted, mut line) = (0, 1);
    reader.open().map_err(refused)?;
    while reader.next_item().map_err(refused)? {
        if elements.len() == MAX_EVENTS {
            return Err(ImportError::TooManyEvents { limit: MAX_EVENTS });
        }
        let halves = reader.halves();
        let span = reader.skip().map_err(refused)?;
        line += text.as_bytes()[counted..span.start].iter().filter(|b| **b == b'\n').count();
        counted = span.start;
        let is_halved = reader.halves() > halves;
        elements.push(Element { line, is_halved, event: event(text, &span).map_err(refused)?, note: None });
    }
    Ok(elements)
}

fn event(text: &str, span: &Range<usize>) -> Result<Result<Event, Reason>, Fault> {
    if span.len() > MAX_EVENT_BYTES {
        return Ok(Err(Reason::TooLarge(span.len())));
    }
    let value = Reader::new(text, span.start).value()?;
    Ok(Event::from_json(&value).map_err(|e| Reason::Unreadable(cut(&e))))
}

/// Notes where an event stands there again, or another one has its id.
fn mark_doubles(elements: &mut [Element]) {
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

/// The incident of the elements and what has to be said of them. `line` is where its id belongs.
fn finish(id: Option<IncidentId>, line: usize, elements: Vec<Element>) -> Result<Imported, ImportError> {
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
    Ok(Imported { incident: Incident::replay(id, events), repairs, pictures: Vec::new() })
}

fn refused(text: &str, fault: &Fault) -> ImportError {
    match *fault {
        Fault::TooDeep { at } => {
            let (line, column) = position(text, at);
            ImportError::TooDeep { line, column }
        }
        Fault::Syntax { at, .. } if text[..at].trim().is_empty() => match text.trim().is_empty() {
            true => ImportError::Empty,
            false => ImportError::OtherFormat { found: None },
        },
        Fault::Syntax { at, problem } => {
            let (line, column) = position(text, at);
            ImportError::NotJson { line, column, problem: problem.into() }
        }
    }
}

fn misfit(text: &str, at: usize, misfit: &Misfit) -> ImportError {
    misshapen(text, at, cut(misfit))
}

fn misshapen(text: &str, at: usize, problem: String) -> ImportError {
    let (line, column) = position(text, at);
    ImportError::Misshapen { line, column, problem }
}

/// What is wrong, in not too many words.
fn cut(misfit: &Misfit) -> String {
    misfit.to_string().chars().take(200).collect()
}
