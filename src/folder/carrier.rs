//! What a device does with an incident's folder: which files are to be read, and what is to be written into its own.
//!
//! It never trusts what it wrote: after each write its own file is read like any other. What stands in no file any more is
//! written again by whoever has it, so that a file that is lost, cut or put back to an older version heals.

use super::lines::{Damage, FileError, MAX_FILE_BYTES, Newer, fingerprint, header, line, line_of, read_from};
use super::names::{Device, FileKind, file_kind};
use crate::domain::{Event, Incident, IncidentId, Replica, Stamp, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// How long what stood in the file of another device may be missing before this device writes it again, in milliseconds: a
/// synchroniser takes a file away and brings it back, or brings an older version after a newer one.
const GRACE_MILLIS: i64 = 600_000;

/// So many bytes of texts that say more than is known are kept until they are asked for.
const MOST_NEWER: usize = 8 << 20;

/// What a listing says of a file: by this it is seen whether it changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Meta {
    /// Its bytes.
    pub size: u64,
    /// When it was written, in milliseconds since 1970.
    pub modified: i64,
}

/// What is to be written into this device's own file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// These bytes behind the first `at`.
    Append {
        /// How many bytes are there.
        at: u64,
        /// What follows them.
        text: String,
    },
    /// The whole file anew, as [`Carrier::mended`] makes it of what stands there: words in it were redacted, or lines of it
    /// are broken.
    Mend,
}

/// What is known of one file.
#[derive(Debug, Default)]
struct Known {
    meta: Option<Meta>,
    /// Behind how many bytes its last whole line ends, and the checksum of all before.
    whole: usize,
    print: u32,
    events: BTreeMap<Stamp, u32>,
    damage: Damage,
    error: Option<FileError>,
    ends_in_line: bool,
}

/// What is to be said of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileReport {
    /// Its name.
    pub name: String,
    /// Whether it is this device's own.
    pub is_own: bool,
    /// Whether it is a copy that something made of a device's file.
    pub is_copy: bool,
    /// How many events stand in it.
    pub events: usize,
    /// The latest of them.
    pub last: Option<Stamp>,
    /// Which tabs wrote them.
    pub replicas: Vec<Replica>,
    /// What is wrong with it; empty for nothing.
    pub problem: String,
    /// How many of its events still have words that were redacted.
    pub redacted: usize,
}

/// The folder of one incident, as one device knows it.
#[derive(Debug)]
pub struct Carrier {
    incident: IncidentId,
    device: Device,
    files: BTreeMap<String, Known>,
    /// Everything that ever stood in a file of another device.
    seen: BTreeSet<Stamp>,
    /// Everything that ever stood in its own.
    own: BTreeSet<Stamp>,
    missing_since: Option<Timestamp>,
    is_listed: bool,
    newer: Vec<Newer>,
}

impl Carrier {
    /// A device that has not looked into the folder yet.
    pub fn new(incident: IncidentId, device: Device) -> Carrier {
        Carrier {
            incident,
            device,
            files: BTreeMap::new(),
            seen: BTreeSet::new(),
            own: BTreeSet::new(),
            missing_since: None,
            is_listed: false,
            newer: Vec::new(),
        }
    }

    /// The name of its own file.
    pub fn own_file(&self) -> String {
        self.device.file()
    }

    /// Takes in a listing, and says which files are to be read: those that changed. What is no longer listed is forgotten.
    pub fn listed(&mut self, listing: &[(String, Meta)]) -> Vec<String> {
        self.files.retain(|name, _| listing.iter().any(|(listed, _)| listed == name));
        let mut wanted = Vec::new();
        for (name, meta) in listing {
            let error = match file_kind(name) {
                FileKind::Temporary | FileKind::Foreign => continue,
                FileKind::NotFetched => Some(FileError::NotFetched),
                FileKind::Device(_) | FileKind::Copy if meta.size > MAX_FILE_BYTES as u64 => {
                    Some(FileError::TooLarge(meta.size))
                }
                FileKind::Device(_) | FileKind::Copy => None,
            };
            let known = self.files.entry(name.clone()).or_default();
            match error {
                Some(error) => *known = Known { error: Some(error), ..Known::default() },
                None if known.meta != Some(*meta) => wanted.push(name.clone()),
                None => {}
            }
        }
        self.is_listed = true;
        wanted
    }

    /// Takes in what a file says, and gives the events in it that were not in it before.
    pub fn read(&mut self, name: &str, meta: Meta, bytes: &[u8]) -> Vec<Event> {
        let is_own = name == self.own_file();
        let mut known = self.files.remove(name).unwrap_or_default();
        let grew = known.whole > 0
            && known.error.is_none()
            && bytes.get(..known.whole).is_some_and(|before| fingerprint(before) == known.print);
        let start = if grew { known.whole } else { 0 };
        if !grew {
            known = Known { events: std::mem::take(&mut known.events), ..Known::default() };
        }
        known.meta = Some(meta);
        known.ends_in_line = bytes.last() == Some(&b'\n');
        let mut fresh = Vec::new();
        match read_from(self.incident, bytes, start) {
            Ok(read) => {
                self.keep_newer(read.newer);
                let before = if grew { BTreeMap::new() } else { std::mem::take(&mut known.events) };
                for (event, crc) in read.events {
                    let stands = known.events.insert(event.stamp, crc);
                    let is_new = stands != Some(crc) && before.get(&event.stamp) != Some(&crc);
                    if is_own { &mut self.own } else { &mut self.seen }.insert(event.stamp);
                    if is_new {
                        fresh.push(event);
                    }
                }
                known.damage.broken += read.damage.broken;
                known.damage.unknown += read.damage.unknown;
                known.damage.markers += read.damage.markers;
                known.damage.is_half = read.damage.is_half;
                known.whole = read.whole;
                known.print = fingerprint(&bytes[..read.whole]);
            }
            Err(error) => known = Known { meta: Some(meta), error: Some(error), ..Known::default() },
        }
        self.files.insert(name.to_owned(), known);
        fresh
    }

    /// The texts that were read since this was asked last and say more than this version of the page knows.
    pub fn take_newer(&mut self) -> Vec<Newer> {
        std::mem::take(&mut self.newer)
    }

    fn keep_newer(&mut self, newer: Vec<Newer>) {
        let mut room = MOST_NEWER.saturating_sub(self.newer.iter().map(|one| one.read.len()).sum());
        for one in newer {
            if one.read.len() <= room {
                room -= one.read.len();
                self.newer.push(one);
            }
        }
    }

    /// A file could not be read now: it is tried again, and what it said before counts.
    pub fn failed(&mut self, name: &str) {
        let known = self.files.entry(name.to_owned()).or_default();
        known.meta = None;
        known.error = Some(FileError::Locked);
    }

    /// How many events of the incident stand in no file: this device writes them, at once where they were never there.
    pub fn missing(&self, incident: &Incident) -> usize {
        incident.log().iter().filter(|event| !self.has(event.stamp)).count()
    }

    /// What is to be written now. Nothing is, before the folder was listed and all of it read. `whole` gives an event's text the
    /// fields that came with it and that this version does not know.
    pub fn next_write(
        &mut self,
        incident: &Incident,
        now: Timestamp,
        whole: &dyn Fn(Stamp, String) -> String,
    ) -> Option<Write> {
        let is_unread = |known: &Known| known.meta.is_none() && known.error.is_none();
        if !self.is_listed || self.files.values().any(is_unread) {
            return None;
        }
        let own_file = self.own_file();
        // What cannot be read must not be written over.
        if self.files.get(&own_file).is_some_and(|own| own.error.is_some()) {
            return None;
        }
        if self.is_to_be_mended(incident) {
            return Some(Write::Mend);
        }
        let missing: Vec<&Event> = incident.log().iter().filter(|event| !self.has(event.stamp)).collect();
        let (lost, own): (Vec<&Event>, Vec<&Event>) = missing
            .into_iter()
            .partition(|event| self.seen.contains(&event.stamp) && !self.own.contains(&event.stamp));
        let mut due = own;
        if lost.is_empty() {
            self.missing_since = None;
        } else if now.since(*self.missing_since.get_or_insert(now)) >= self.grace() {
            due.extend(lost);
        }
        if due.is_empty() {
            return None;
        }
        let own = self.files.get(&own_file);
        let at = own.and_then(|own| own.meta).map_or(0, |meta| meta.size);
        let mut text = match own {
            Some(own) if at > 0 => if own.ends_in_line { "" } else { "\n" }.to_owned(),
            _ => header(self.incident, &self.device),
        };
        for event in due {
            let known = serde_json::to_string(event).unwrap_or_default();
            let said = if incident.is_redacted(event) { known } else { whole(event.stamp, known) };
            text.push_str(&line_of(self.incident, &said).0);
        }
        Some(Write::Append { at, text })
    }

    /// What is to be said of each file, this device's own first.
    pub fn report(&self, incident: &Incident) -> Vec<FileReport> {
        let own_file = self.own_file();
        let report = |(name, known): (&String, &Known)| {
            let mut replicas: Vec<Replica> = known.events.keys().map(|stamp| stamp.replica()).collect();
            replicas.sort_unstable();
            replicas.dedup();
            let problem = match &known.error {
                Some(error) => error.to_string(),
                None => known.damage.to_string(),
            };
            FileReport {
                name: name.clone(),
                is_own: *name == own_file,
                is_copy: !matches!(file_kind(name), FileKind::Device(_)),
                events: known.events.len(),
                last: known.events.keys().next_back().copied(),
                replicas,
                problem,
                redacted: self.unerased(known, incident).count(),
            }
        };
        let mut all: Vec<FileReport> = self.files.iter().map(report).collect();
        all.sort_by_key(|file| !file.is_own);
        all
    }

    /// The own file with the words erased that were redacted, and without what is no line: that may be the half of one whose
    /// words have to go. What of it is missing now is written behind it the next time.
    pub fn mended(&self, incident: &Incident, bytes: &[u8]) -> Vec<u8> {
        rewritten(incident, bytes, true)
    }

    /// What is missing is written at once, whoever wrote it first: somebody asked for it.
    pub fn hurry(&mut self) {
        self.seen.clear();
    }

    /// The own file is not there any more.
    pub fn lost_own(&mut self) {
        self.files.remove(&self.own_file());
    }

    /// When the own file was written last, as the disk says.
    pub fn own_written(&self) -> Option<Timestamp> {
        let meta = self.files.get(&self.own_file())?.meta?;
        Timestamp::from_millis(meta.modified)
    }

    /// The latest event in a file of another device.
    pub fn latest_of_others(&self) -> Option<Stamp> {
        let own_file = self.own_file();
        let others = self.files.iter().filter(|(name, _)| **name != own_file);
        others
            .filter_map(|(_, known)| known.events.keys().rev().find(|stamp| !self.own.contains(stamp)))
            .max()
            .copied()
    }

    /// Not all devices write again at once what is missing: each waits a little longer or shorter.
    fn grace(&self) -> i64 {
        GRACE_MILLIS + i64::from(fingerprint(self.device.to_string().as_bytes())) % GRACE_MILLIS
    }

    fn has(&self, stamp: Stamp) -> bool {
        self.files.values().any(|known| known.events.contains_key(&stamp))
    }

    /// The events in a file that still have words which were redacted.
    fn unerased<'a>(&'a self, known: &'a Known, incident: &'a Incident) -> impl Iterator<Item = Stamp> + 'a {
        incident.erased().filter_map(move |event| {
            let stands = known.events.get(&event.stamp)?;
            (*stands != line(self.incident, event).1).then_some(event.stamp)
        })
    }

    fn is_to_be_mended(&self, incident: &Incident) -> bool {
        let Some(own) = self.files.get(&self.own_file()) else { return false };
        own.damage.broken > 0 || own.damage.markers > 0 || self.unerased(own, incident).next().is_some()
    }
}

/// Any file of an incident's folder with the words erased that were redacted; everything else in it as it is, byte for byte.
pub fn erased(incident: &Incident, bytes: &[u8]) -> Vec<u8> {
    rewritten(incident, bytes, false)
}

fn rewritten(incident: &Incident, bytes: &[u8], only_whole: bool) -> Vec<u8> {
    let mut out = Vec::new();
    for raw in bytes.split_inclusive(|byte| *byte == b'\n') {
        let read = read_from(incident.id(), raw, 0).unwrap_or_default();
        let is_whole = read.damage.broken + read.damage.markers == 0 && !read.damage.is_half;
        match read.events.first() {
            Some((event, _)) if incident.is_redacted(event) => {
                let mut event = event.clone();
                event.fact.erase();
                out.extend_from_slice(line(incident.id(), &event).0.as_bytes());
            }
            _ if is_whole || !only_whole => out.extend_from_slice(raw),
            _ => {}
        }
    }
    out
}
