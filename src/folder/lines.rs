//! The lines of a file: one event a line, each with a checksum, so that a half-written one is told from a whole one.
//!
//! ```json
//! {"format":"incident-scratchpad-folder","version":1,"incident":"01jd...","device":"7h3k9q2m"}
//! {"crc":"89abcdef","event":{"stamp":"...","fact":{"note_logged":{"text":"payments are red"}}}}
//! ```
//!
//! The checksum (CRC-32, IEEE) covers the incident's id, a line feed and the event's text as it stands there, so that a line
//! in another incident's file is told from its own. Each line stands for itself: what is wrong with one costs none of the
//! others.

use super::names::Device;
use crate::domain::{Event, IncidentId, Stamp};
use crc::{Crc, Table};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;
use std::sync::LazyLock;

/// The largest file that is read, in bytes.
pub const MAX_FILE_BYTES: usize = 32 << 20;
/// The longest line that is read, in bytes: five texts of 100,000 characters, all escaped.
const MAX_LINE_BYTES: usize = 4 << 20;
/// What a file says that it is.
const FORMAT: &str = "incident-scratchpad-folder";
/// The version that is written.
const VERSION: u32 = 1;

/// Why a file is not read at all. It is left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileError {
    /// It has so many bytes, more than are read.
    TooLarge(u64),
    /// A newer page wrote it, in that version.
    Newer(u32),
    /// It belongs to another incident.
    OtherIncident,
    /// Its drive has not fetched it onto this device.
    NotFetched,
    /// It cannot be opened now; it is tried again.
    Locked,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FileError::TooLarge(bytes) => {
                write!(f, "not read: it has {} MB, and up to {} MB are", bytes >> 20, MAX_FILE_BYTES >> 20)
            }
            FileError::Newer(version) => write!(
                f,
                "not read: a newer version of this page wrote it (form {version}, this page reads {VERSION})"
            ),
            FileError::OtherIncident => f.write_str("not read: it belongs to another incident"),
            FileError::NotFetched => {
                f.write_str("not read: its drive has not fetched it onto this device yet")
            }
            FileError::Locked => f.write_str("not read now: something else holds it. It is tried again"),
        }
    }
}

/// What of a file could not be read, line by line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Damage {
    /// Lines whose checksum does not fit, or that are none.
    pub broken: usize,
    /// Whole lines that say what this page does not know.
    pub unknown: usize,
    /// Marks that a merge left between two versions; the lines around them are read.
    pub markers: usize,
    /// Whether the last line is not all there yet.
    pub is_half: bool,
}

impl Damage {
    /// Whether there is nothing to say.
    pub fn is_none(self) -> bool {
        self == Damage::default()
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = |count: usize, what: &str| match count {
            0 => None,
            1 => Some(format!("1 line {what}")),
            count => Some(format!("{count} lines {what}")),
        };
        let parts = [
            lines(self.broken, "cannot be read"),
            lines(self.unknown, "of a newer version of this page"),
            (self.markers > 0).then(|| "marks of a merge, around which all was read".to_owned()),
            self.is_half.then(|| "its last line is not all there yet".to_owned()),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        f.write_str(&parts.join("; "))
    }
}

/// An event's text that says more than this version of the page knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newer {
    /// Which event it is.
    pub stamp: Stamp,
    /// Its text as it was read.
    pub read: String,
    /// What this version writes of it.
    pub written: String,
}

/// What was read of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileRead {
    /// Its events in the order of the file, each with the checksum of its line.
    pub events: Vec<(Event, u32)>,
    /// The texts of those that this version would write otherwise.
    pub newer: Vec<Newer>,
    /// What could not be read.
    pub damage: Damage,
    /// Behind how many bytes the last whole line ends.
    pub whole: usize,
}

#[derive(Serialize, Deserialize)]
struct Header<'a> {
    #[serde(borrow)]
    format: Cow<'a, str>,
    version: u32,
    #[serde(borrow, default)]
    incident: Cow<'a, str>,
    #[serde(borrow, default)]
    device: Cow<'a, str>,
}

/// The first line of a device's file.
pub(super) fn header(incident: IncidentId, device: &Device) -> String {
    let header = Header {
        format: FORMAT.into(),
        version: VERSION,
        incident: incident.0.to_string().into(),
        device: device.to_string().into(),
    };
    // Writing fails for names that are no text alone, and there are none.
    let mut line = serde_json::to_string(&header).unwrap_or_default();
    line.push('\n');
    line
}

/// An event's line with its line feed, and its checksum.
pub(super) fn line(incident: IncidentId, event: &Event) -> (String, u32) {
    line_of(incident, &serde_json::to_string(event).unwrap_or_default())
}

/// The line of an event whose text that is, and its checksum.
pub(super) fn line_of(incident: IncidentId, text: &str) -> (String, u32) {
    let crc = checksum(incident, text.as_bytes());
    (format!("{HEAD}{crc:08x}{MIDDLE}{text}{TAIL}\n"), crc)
}

const HEAD: &str = "{\"crc\":\"";
const MIDDLE: &str = "\",\"event\":";
const TAIL: &str = "}";

/// Reads a file of that incident from its beginning.
///
/// # Errors
/// [`FileError`] says why nothing of it is read.
pub fn read_file(incident: IncidentId, bytes: &[u8]) -> Result<FileRead, FileError> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(FileError::TooLarge(bytes.len() as u64));
    }
    read_from(incident, bytes, 0)
}

/// Reads the lines from byte `start` on, where a line begins.
pub(super) fn read_from(incident: IncidentId, bytes: &[u8], start: usize) -> Result<FileRead, FileError> {
    let mut read = FileRead { whole: start, ..FileRead::default() };
    let mut at = start;
    while at < bytes.len() {
        let end = bytes[at..].iter().position(|byte| *byte == b'\n').map(|length| at + length);
        let line = &bytes[at..end.unwrap_or(bytes.len())];
        let line = if at == 0 { line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line) } else { line };
        match read_line(incident, line)? {
            Line::Event(event, crc, newer) => {
                read.events.push((*event, crc));
                read.newer.extend(newer);
            }
            Line::Blank => {}
            Line::Marker => read.damage.markers += 1,
            Line::Unknown => read.damage.unknown += 1,
            Line::Broken if end.is_none() => read.damage.is_half = true,
            Line::Broken => read.damage.broken += 1,
        }
        at = end.map_or(bytes.len(), |end| end + 1);
        if end.is_some() {
            read.whole = at;
        }
    }
    Ok(read)
}

enum Line {
    Event(Box<Event>, u32, Option<Newer>),
    /// Nothing, or the header.
    Blank,
    Marker,
    Unknown,
    Broken,
}

fn read_line(incident: IncidentId, line: &[u8]) -> Result<Line, FileError> {
    let line = line.trim_ascii();
    if line.is_empty() {
        return Ok(Line::Blank);
    }
    if is_marker(line) {
        return Ok(Line::Marker);
    }
    let Some(text) = std::str::from_utf8(line).ok().filter(|text| text.len() <= MAX_LINE_BYTES) else {
        return Ok(Line::Broken);
    };
    match sealed(incident, text) {
        Some((event, crc)) => Ok(match serde_json::from_str(event) {
            Ok(parsed) => {
                let newer = newer(&parsed, event);
                Line::Event(Box::new(parsed), crc, newer)
            }
            Err(_) => Line::Unknown,
        }),
        None => match serde_json::from_str::<Header>(text) {
            Ok(header) if header.format == FORMAT => check(incident, &header).map(|()| Line::Blank),
            _ => Ok(Line::Broken),
        },
    }
}

/// The text of an event where this version writes it otherwise: it may have fields that are not known here.
fn newer(event: &Event, read: &str) -> Option<Newer> {
    let written = serde_json::to_string(event).unwrap_or_default();
    (written != read).then(|| Newer { stamp: event.stamp, read: read.to_owned(), written })
}

/// The event's text in a line whose checksum fits.
fn sealed(incident: IncidentId, line: &str) -> Option<(&str, u32)> {
    let rest = line.strip_prefix(HEAD)?;
    let (crc, rest) = rest.split_at_checked(8)?;
    let event = rest.strip_prefix(MIDDLE)?.strip_suffix(TAIL)?;
    let crc = u32::from_str_radix(crc, 16).ok()?;
    (crc == checksum(incident, event.as_bytes())).then_some((event, crc))
}

fn check(incident: IncidentId, header: &Header<'_>) -> Result<(), FileError> {
    if header.version > VERSION {
        return Err(FileError::Newer(header.version));
    }
    let other = Stamp::parse(&header.incident).is_ok_and(|id| id != incident.0);
    if other { Err(FileError::OtherIncident) } else { Ok(()) }
}

/// What git writes between two versions of a place.
fn is_marker(line: &[u8]) -> bool {
    [b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>"].iter().any(|mark| line.starts_with(*mark))
}

/// CRC-32 as in gzip; its table is made when it is first needed.
static CRC32: LazyLock<Crc<u32, Table<1>>> =
    LazyLock::new(|| Crc::<u32, Table<1>>::new(&crc::CRC_32_ISO_HDLC));

fn checksum(incident: IncidentId, event: &[u8]) -> u32 {
    let mut digest = CRC32.digest();
    digest.update(incident.0.to_string().as_bytes());
    digest.update(b"\n");
    digest.update(event);
    digest.finalize()
}

/// The checksum of bytes as they are.
pub(super) fn fingerprint(bytes: &[u8]) -> u32 {
    CRC32.checksum(bytes)
}
