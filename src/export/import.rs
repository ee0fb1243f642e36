//! A JSON file back to an incident: what can be read is kept, what cannot is reported.
//!
//! A file that is no incident at all is refused as a whole, with the place where it goes wrong. In
//! one that is, each event stands for itself, so that one bad event costs none of the others.

use super::import_error::{ImportError, Reason, Repair};
use super::json::{FORMAT, VERSION};
use super::scan::{self, MAX_EVENTS, TooMuch};
use crate::domain::{Event, Incident, IncidentId, Stamp};
use serde::Deserialize;
use serde_json::error::Category;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// The largest file that is read, in bytes. Look at a file's size before you load it.
pub const MAX_BYTES: usize = 32 << 20;
/// The largest event that is read, in bytes: five texts of 100,000 characters, all escaped.
const MAX_EVENT_BYTES: usize = 4 << 20;
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
    let scan = scan::scan(text).map_err(|too_much| beyond(text, &too_much))?;
    let text = mended(text, &scan.lone);
    check_preamble(&text)?;
    let head: Head = serde_json::from_str(&text).map_err(|e| refused(&e))?;
    let spans = scan.events.ok_or_else(|| misshapen("there is no list named `events`"))?;
    let mut reader = Reader::new(&text, &scan.lone);
    for (index, span) in spans.iter().enumerate() {
        reader.take(index, span.clone());
    }
    reader.finish(head, spans.len())
}

/// What has to be known before anything else is believed.
#[derive(Deserialize)]
struct Preamble<'a> {
    #[serde(borrow)]
    format: Option<Cow<'a, str>>,
    version: Option<u64>,
}

#[derive(Deserialize)]
struct Head {
    incident: Option<HeadIncident>,
}

#[derive(Deserialize)]
#[serde(expecting = "the incident's id and summary")]
struct HeadIncident {
    id: Option<String>,
}

fn check_preamble(text: &str) -> Result<(), ImportError> {
    if !text.trim_start().starts_with('{') {
        // The parser would take a list for an object without names.
        serde_json::from_str::<serde::de::IgnoredAny>(text).map_err(|e| refused(&e))?;
        return Err(ImportError::OtherFormat { found: None });
    }
    let preamble: Preamble = serde_json::from_str(text).map_err(|e| refused(&e))?;
    if preamble.format.as_deref() != Some(FORMAT) {
        let found = preamble.format.map(|f| f.chars().take(100).collect());
        return Err(ImportError::OtherFormat { found });
    }
    match preamble.version {
        Some(1) => Ok(()),
        Some(found) if found > u64::from(VERSION) => Err(ImportError::Newer { found, known: VERSION }),
        _ => Err(misshapen("there is no `version` that is known")),
    }
}

struct Reader<'a> {
    text: &'a str,
    lone: &'a [usize],
    /// The byte up to which lines were counted, and the line there.
    counted: (usize, usize),
    events: BTreeSet<Event>,
    repairs: Vec<Repair>,
    unlisted: usize,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, lone: &'a [usize]) -> Self {
        Reader { text, lone, counted: (0, 1), events: BTreeSet::new(), repairs: Vec::new(), unlisted: 0 }
    }

    fn take(&mut self, index: usize, span: Range<usize>) {
        let first_lone = self.lone.partition_point(|at| *at < span.start);
        if self.lone.get(first_lone).is_some_and(|at| *at < span.end) {
            self.repair(index, &span, Reason::HalfCharacter);
        }
        if span.len() > MAX_EVENT_BYTES {
            return self.repair(index, &span, Reason::TooLarge(span.len()));
        }
        let event = match serde_json::from_str::<Event>(&self.text[span.clone()]) {
            Ok(event) => event,
            Err(error) => return self.repair(index, &span, Reason::Unreadable(problem(&error))),
        };
        let before = self.events.range(..&event).next_back();
        let taken = [before, self.events.range(&event..).next()];
        let taken = taken.into_iter().flatten().any(|other| other.stamp == event.stamp);
        if !self.events.insert(event) {
            self.repair(index, &span, Reason::Repeated);
        } else if taken {
            self.repair(index, &span, Reason::IdTaken);
        }
    }

    fn repair(&mut self, index: usize, span: &Range<usize>, reason: Reason) {
        if self.repairs.len() >= MAX_REPAIRS {
            self.unlisted += 1;
            return;
        }
        let (from, line) = self.counted;
        let line = line + self.text.as_bytes()[from..span.start].iter().filter(|b| **b == b'\n').count();
        self.counted = (span.start, line);
        self.repairs.push(Repair { path: format!("events[{index}]"), line, reason });
    }

    fn finish(mut self, head: Head, count: usize) -> Result<Imported, ImportError> {
        if self.events.is_empty()
            && let Some(first) = self.repairs.first()
        {
            return Err(ImportError::NothingReadable { events: count, first: first.clone() });
        }
        let id = self.incident_id(head)?;
        if self.unlisted > 0 {
            let line = self.counted.1;
            self.repairs.push(Repair { path: "events".into(), line, reason: Reason::More(self.unlisted) });
        }
        Ok(Imported { incident: Incident::replay(id, self.events), repairs: self.repairs })
    }

    fn incident_id(&mut self, head: Head) -> Result<IncidentId, ImportError> {
        let written = head.incident.and_then(|i| i.id).and_then(|id| Stamp::parse(&id).ok());
        if let Some(id) = written {
            return Ok(IncidentId(id));
        }
        let first = self.events.first().map(|e| e.stamp);
        let first = first.ok_or_else(|| misshapen("there is neither an incident's id nor an event"))?;
        let line = scan::position(self.text, self.text.find("\"incident\"").unwrap_or(0)).0;
        self.repairs.insert(0, Repair { path: "incident.id".into(), line, reason: Reason::IdMissing });
        Ok(IncidentId(first))
    }
}

/// The text with every half of a character replaced; as long as it was, so that places hold.
fn mended<'a>(text: &'a str, lone: &[usize]) -> Cow<'a, str> {
    if lone.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut mended = String::with_capacity(text.len());
    let mut from = 0;
    for at in lone {
        mended.push_str(&text[from..*at]);
        mended.push_str("\\ufffd");
        from = at + 6;
    }
    mended.push_str(&text[from..]);
    Cow::Owned(mended)
}

fn beyond(text: &str, too_much: &TooMuch) -> ImportError {
    match too_much {
        TooMuch::Events(_) => ImportError::TooManyEvents { limit: MAX_EVENTS },
        TooMuch::Nesting(at) => {
            let (line, column) = scan::position(text, *at);
            ImportError::TooDeep { line, column }
        }
    }
}

fn refused(error: &serde_json::Error) -> ImportError {
    let (line, column, problem) = (error.line().max(1), error.column().max(1), problem(error));
    match error.classify() {
        Category::Data => ImportError::Misshapen { line, column, problem },
        _ => ImportError::NotJson { line, column, problem },
    }
}

fn misshapen(problem: &str) -> ImportError {
    ImportError::Misshapen { line: 1, column: 1, problem: problem.into() }
}

/// What the parser says, without the place, which is told apart.
fn problem(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let words = words.strip_suffix(&place).unwrap_or(&words);
    words.chars().take(200).collect()
}
