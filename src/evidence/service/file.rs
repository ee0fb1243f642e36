//! A file of lines: read once, in slices that say how far it is, then asked for the lines of a span of time and with some
//! words. Only what is chosen of it leaves the worker.

use super::messages::{FileAnswer, FileQuestion, PARTS_LIMIT, PastedPart, ZoneQuestion};
use super::{PasteService, lines, words};
use crate::domain::{ENTRY_LIMIT, FixedZone, Timestamp, lowered};
use crate::evidence::{
    LINE_LIMIT, LineTimeInBlock, Paste, Source, SourceZone, Understood, masked, secrets, understand,
};

/// The most bytes that a file has.
pub const FILE_LIMIT: usize = 20 * 1024 * 1024;
/// The most bytes of lines that are shown at once.
const SHOWN_BYTES: usize = 1024 * 1024;

/// Why a file is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileError {
    /// It has no text in it.
    Binary,
    /// Nothing is in it.
    Empty,
}

/// A line with a time, and those that go with it.
struct Group {
    start: usize,
    end: usize,
    at: Option<Timestamp>,
}

/// A file that is being looked at.
pub struct LogFile {
    text: String,
    groups: Vec<Group>,
    lines: usize,
    /// What was asked last about zones: with other answers it is read anew.
    read_as: Option<FileQuestion>,
    answer: FileAnswer,
}

impl LogFile {
    /// Takes the bytes of a file. Bytes that are no UTF-8 are read as the sign for what cannot be read.
    ///
    /// # Errors
    /// [`FileError`] where they are no text.
    pub fn new(bytes: Vec<u8>) -> Result<LogFile, FileError> {
        const LOOKED_AT: usize = 64 * 1024;
        if bytes.is_empty() {
            return Err(FileError::Empty);
        }
        if bytes.iter().take(LOOKED_AT).any(|byte| *byte == 0) {
            return Err(FileError::Binary);
        }
        let text = String::from_utf8(bytes);
        let text = text.unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        Ok(LogFile { text, groups: Vec::new(), lines: 0, read_as: None, answer: FileAnswer::default() })
    }

    /// How many bytes it has.
    #[expect(clippy::len_without_is_empty, reason = "an empty one is not taken")]
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Answers a question about it. `progress` hears after each slice how many bytes were read.
    pub fn answer(
        &mut self,
        question: &FileQuestion,
        service: &PasteService,
        progress: &mut dyn FnMut(usize),
    ) -> FileAnswer {
        let is_read = self
            .read_as
            .as_ref()
            .is_some_and(|before| (&before.zone, &before.chosen) == (&question.zone, &question.chosen));
        if !is_read {
            self.read(question, service, progress);
            self.read_as = Some(question.clone());
        }
        let mut answer = FileAnswer { file: question.file, ..self.answer.clone() };
        self.choose(question, &mut answer);
        answer
    }

    /// Reads the times of all lines. A source whose zone shows at the end alone, since its last lines would be still to
    /// come, is read in that zone from the start.
    fn read(&mut self, question: &FileQuestion, service: &PasteService, progress: &mut dyn FnMut(usize)) {
        let in_utc = self.read_slices(question, service, &[], progress);
        if !in_utc.is_empty() {
            self.read_slices(question, service, &in_utc, progress);
        }
        self.answer.said = words::file(self.lines, self.answer.first.zip(self.answer.last), question.now);
    }

    /// Reads as many lines at a time as a paste has. Sources of `in_utc` are read in UTC, and asked about in its words.
    /// The others that have to be, where lines of them may have been read before in another zone.
    fn read_slices(
        &mut self,
        question: &FileQuestion,
        service: &PasteService,
        in_utc: &[ZoneQuestion],
        progress: &mut dyn FnMut(usize),
    ) -> Vec<ZoneQuestion> {
        let viewer = service.zone(&question.zone).unwrap_or_else(|| Box::new(FixedZone::utc()));
        let chosen = |source: &str| {
            let by_hand =
                question.chosen.iter().find(|(other, _)| other == source).map(|(_, zone)| zone.clone());
            by_hand.or_else(|| in_utc.iter().find(|asked| asked.source == source).map(|_| "UTC".to_owned()))
        };
        let zones = |name: &str| service.zone(name);
        (self.groups, self.lines, self.answer) = (Vec::new(), 0, FileAnswer::default());
        self.answer.questions = in_utc.to_vec();
        let mut late: Vec<ZoneQuestion> = Vec::new();
        let mut start = 0;
        while start < self.text.len() {
            let end = slice_end(&self.text, start);
            let text = self.text.get(start..end).unwrap_or_default();
            let paste =
                Paste { text, now: question.now, viewer: &*viewer, remembered: &chosen, zones: &zones };
            let understood = understand(&paste);
            let asked = lines::questions(&paste, &understood);
            let is_past =
                |source: &&Source| source.lines > 0 && matches!(source.zone, SourceZone::PastInUtc { .. });
            let past = understood.sources.iter().filter(is_past).filter(|_| start > 0);
            let past = past.filter_map(|source| asked.iter().find(|asked| asked.source == source.name));
            late.extend(past.cloned());
            self.take(&understood, asked, start);
            start = end;
            progress(start);
        }
        late
    }

    /// Takes in a slice that was read, which begins at that byte.
    fn take(&mut self, understood: &Understood, asked: Vec<ZoneQuestion>, start: usize) {
        for asked in asked {
            if !self.answer.questions.iter().any(|known| known.source == asked.source) {
                self.answer.questions.push(asked);
            }
        }
        for zone in lines::zones(understood) {
            if !self.answer.zones.contains(&zone) {
                self.answer.zones.push(zone);
            }
        }
        for line in &understood.lines {
            self.lines += 1;
            let (from, to) = (start + line.span.start, start + line.span.end);
            let own = match &line.time {
                LineTimeInBlock::Own { at, .. } => Some(*at),
                LineTimeInBlock::OfLine(_) | LineTimeInBlock::Unknown => None,
            };
            match self.groups.last_mut() {
                Some(group) if own.is_none() => group.end = to,
                Some(_) | None => self.groups.push(Group { start: from, end: to, at: own }),
            }
        }
        self.answer.first = self.answer.first.into_iter().chain(understood.first).min();
        self.answer.last = self.answer.last.into_iter().chain(understood.last).max();
    }

    /// Picks the lines that are asked for: the first ones of them, as they stand there.
    fn choose(&self, question: &FileQuestion, answer: &mut FileAnswer) {
        let wanted = lowered(question.contains.trim());
        let mut shown = 0;
        for group in &self.groups {
            let is_within = question.from.is_none_or(|from| group.at.is_some_and(|at| at >= from))
                && question.to.is_none_or(|to| group.at.is_some_and(|at| at <= to));
            let text = self.text.get(group.start..group.end).unwrap_or_default().trim_end();
            let is_wanted = is_within && (wanted.is_empty() || contains(text, &wanted));
            if !is_wanted || text.is_empty() {
                continue;
            }
            answer.found += 1;
            if answer.parts.len() >= PARTS_LIMIT || shown > SHOWN_BYTES {
                continue;
            }
            let cut = text.char_indices().nth(ENTRY_LIMIT - 1).map_or(text.len(), |(place, _)| place);
            let text = text.get(..cut).unwrap_or_default().to_owned();
            shown += text.len();
            let clock = group.at.map_or_else(String::new, |at| words::clock(at, question.now));
            let found = secrets(&text);
            let masked = if found.is_empty() { String::new() } else { masked(&text, &found) };
            answer.parts.push(PastedPart { at: group.at, clock, text, masked, ..PastedPart::default() });
        }
    }
}

/// Whether a text holds words that are in small letters, whatever its own letters are.
fn contains(text: &str, small: &str) -> bool {
    if !small.is_ascii() {
        return lowered(text).contains(small);
    }
    let (text, small) = (text.as_bytes(), small.as_bytes());
    let first = small.first().copied().unwrap_or_default();
    (0..text.len().saturating_sub(small.len() - 1)).any(|at| {
        text[at].eq_ignore_ascii_case(&first)
            && text.get(at..at + small.len()).is_some_and(|part| part.eq_ignore_ascii_case(small))
    })
}

/// Where a slice ends that has as many lines as a paste has.
fn slice_end(text: &str, start: usize) -> usize {
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let mut ends = rest.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    ends.nth(LINE_LIMIT - 1).map_or(text.len(), |(at, _)| start + at + 1)
}
