//! The reading of a file, some of its events at a time.

use super::capsule;
use super::import::{Element, Imported, Outline, event, gather, mark_doubles, measure, misshapen};
use super::import_error::{ImportError, Reason, Repair};
use super::json::line;
use super::limits;
use super::pictures;
use super::problem::position;
use super::unknown::UnknownFields;
use crate::domain::{IncidentId, Replay};
use std::ops::Range;

/// A file whose outline is known, and of whose events some are read at a time: whoever reads a large one can say how far
/// it is, and stop.
pub struct Reading {
    text: String,
    halves: Vec<usize>,
    id: Option<IncidentId>,
    /// Whether the summary says that it is a drill.
    is_drill: bool,
    /// On which line the incident's id belongs.
    id_line: usize,
    /// Where the events stand, in bytes.
    events: Vec<Range<usize>>,
    pictures: Option<Range<usize>>,
    elements: Vec<Element>,
    /// How far lines and halves are counted.
    counted: (usize, usize),
    next_half: usize,
    unknown: UnknownFields,
}

impl Reading {
    /// Looks at the outline of a file.
    ///
    /// # Errors
    /// [`ImportError`] when it is no such file.
    pub fn open(mut text: String) -> Result<Reading, ImportError> {
        if text.starts_with('\u{FEFF}') {
            text.drain(..'\u{FEFF}'.len_utf8());
        }
        measure(text.len())?;
        if let Some(record) = capsule::record_in(&text) {
            text = record.to_owned();
        }
        let halves = limits::halves(&text).map_err(|at| {
            let (line, column) = position(&text, at);
            ImportError::TooDeep { line, column }
        })?;
        if !halves.is_empty() {
            text = limits::mended(&text, &halves).into_owned();
        }
        let outline = Outline::of(&text)?;
        outline.check_format()?;
        let (id, is_drill) = outline.incident_id()?;
        let events = outline.file.events.filter(|events| events.get().starts_with('['));
        let Some(events) = events else {
            let at = outline.file.events.map_or(0, |events| outline.start_of(events));
            return Err(misshapen(&text, at, "there is no list named `events`".into()));
        };
        let events = outline.elements(events)?;
        let id_line = position(&text, outline.file.incident.map_or(0, |part| outline.start_of(part))).0;
        let pictures = outline.file.pictures.map(|part| outline.range_of(part));
        let (elements, counted, next_half) = (Vec::with_capacity(events.len()), (0, 1), 0);
        let mut unknown = UnknownFields::default();
        unknown.take_file(&text);
        Ok(Reading {
            text,
            halves,
            id,
            is_drill,
            id_line,
            events,
            pictures,
            elements,
            counted,
            next_half,
            unknown,
        })
    }

    /// Reads on for about so many bytes.
    pub fn read_on(&mut self, bytes: usize) {
        let until = self.elements.len() + self.next_events(bytes);
        while self.elements.len() < until {
            let range = self.events[self.elements.len()].clone();
            self.element(range);
        }
    }

    fn next_events(&self, bytes: usize) -> usize {
        let rest = &self.events[self.elements.len()..];
        let Some(first) = rest.first() else { return 0 };
        let end = first.start.saturating_add(bytes);
        rest.partition_point(|range| range.start <= end)
    }

    /// How many events are read, and of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.elements.len(), self.events.len())
    }

    fn element(&mut self, range: Range<usize>) {
        let (counted, before) = self.counted;
        let breaks = self.text.as_bytes()[counted..range.start].iter().filter(|byte| **byte == b'\n').count();
        let line_number = before + breaks;
        self.counted = (range.start, line_number);
        let mut is_halved = false;
        while let Some(half) = self.halves.get(self.next_half).filter(|half| **half < range.end) {
            is_halved |= *half >= range.start;
            self.next_half += 1;
        }
        let text = &self.text[range];
        let event = event(text);
        if let Ok(event) = &event {
            self.unknown.take_event(event.stamp, text, &line(event));
        }
        self.elements.push(Element { line: line_number, is_halved, event, note: None });
    }

    /// The incident, once all of it is read.
    ///
    /// # Errors
    /// [`ImportError`] when nothing in it can be read.
    pub fn finish(self) -> Result<Imported, ImportError> {
        self.gathered().map(Gathered::finish)
    }

    /// The events of all of it, to be folded some at a time.
    ///
    /// # Errors
    /// [`ImportError`] when nothing in it can be read.
    pub fn gathered(mut self) -> Result<Gathered, ImportError> {
        self.read_on(usize::MAX);
        mark_doubles(&mut self.elements);
        let (replay, repairs) = gather(self.id, self.id_line, std::mem::take(&mut self.elements))?;
        Ok(Gathered { reading: self, replay, repairs })
    }
}

/// A file of which all is read, and whose events are folded some at a time.
pub struct Gathered {
    reading: Reading,
    replay: Replay,
    repairs: Vec<Repair>,
}

impl Gathered {
    /// Folds so many more events; whether all are folded.
    pub fn fold(&mut self, events: usize) -> bool {
        self.replay.fold(events)
    }

    /// What was read. What is not folded yet is folded now.
    pub fn finish(self) -> Imported {
        let Gathered { reading, replay, repairs } = self;
        let (incident, pictures, unknown) = (replay.finish(), Vec::new(), UnknownFields::default());
        let mut imported = Imported { incident, repairs, pictures, unknown };
        if reading.is_drill && !imported.incident.state().is_drill() {
            imported.keep_a_drill(reading.id_line);
        }
        if let Some(pictures) = reading.pictures {
            let line = position(&reading.text, pictures.start).0;
            let (taken, repairs) = pictures::read(&reading.text[pictures], line, &imported.incident);
            imported.pictures = taken;
            imported.repairs.extend(repairs);
        }
        let mut unknown = reading.unknown;
        if unknown.is_too_much() {
            let reason = Reason::UnknownFields;
            imported.repairs.push(Repair { path: "the file".to_owned(), line: 1, reason });
        } else {
            let erased =
                |stamp| imported.incident.event(stamp).is_none_or(|e| imported.incident.is_redacted(e));
            unknown.leave_out(erased);
            imported.unknown = unknown;
        }
        imported
    }
}
