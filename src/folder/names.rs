//! Names in the folder: which folder is which incident's, and whose a file is, whatever a synchroniser made of its name.

use crate::domain::{IncidentId, Replica, Stamp, Timestamp};
use std::fmt;

/// A device, by the name of the file that it alone writes: eight digits as in a stamp.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Device(String);

/// How many digits name a device.
const DIGITS: usize = 8;
/// What the names of files end in.
const EXTENSION: &str = ".jsonl";
/// What the names of incidents' folders begin with.
const PREFIX: &str = "incident-";

impl Device {
    /// The device of a random number.
    pub fn of(random: Replica) -> Device {
        let stamp = Stamp::new(Timestamp::EPOCH, 0, random).to_string();
        Device(stamp.rsplit('-').next().unwrap_or_default().to_owned())
    }

    /// The device of that name; `None` for what is none.
    pub fn parse(name: &str) -> Option<Device> {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'v');
        (name.len() == DIGITS && name.bytes().all(is_digit)).then(|| Device(name.to_owned()))
    }

    /// The name of its file.
    pub fn file(&self) -> String {
        format!("{self}{EXTENSION}")
    }
}

impl fmt::Display for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a file in an incident's folder is, by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileKind {
    /// What a device has written.
    Device(Device),
    /// Another file with lines of a device: a conflicted copy, a second download, what a merge left. It is read like any other.
    Copy,
    /// A file that its drive has not fetched onto this device yet.
    NotFetched,
    /// On its way to become one of the others: not to be read.
    Temporary,
    /// Nothing of this page's.
    Foreign,
}

/// What a file is that has this name.
pub fn file_kind(name: &str) -> FileKind {
    let lower = name.to_ascii_lowercase();
    if !lower.contains(EXTENSION) {
        return FileKind::Foreign;
    }
    if lower.ends_with(".icloud") {
        return FileKind::NotFetched;
    }
    const ENDS: [&str; 9] =
        [".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".crswap", ".swp", ".lock"];
    let is_hidden = name.starts_with(['.', '~']);
    if is_hidden || ENDS.iter().any(|end| lower.ends_with(end)) {
        return FileKind::Temporary;
    }
    match name.strip_suffix(EXTENSION).and_then(Device::parse) {
        Some(device) => FileKind::Device(device),
        None => FileKind::Copy,
    }
}

/// The name of an incident's folder. It has no word of the incident in it: a name cannot be redacted.
pub fn folder_name(incident: IncidentId) -> String {
    format!("{PREFIX}{}-{}", incident.0.wall().utc().date(), incident.0)
}

/// The incident whose folder has that name, also where a synchroniser added something behind it.
pub fn incident_of(folder: &str) -> Option<IncidentId> {
    let rest = folder.strip_prefix(PREFIX)?;
    // `2026-11-21-`, then the stamp.
    let stamp = rest.get(11..11 + 24)?;
    Stamp::parse(stamp).ok().map(IncidentId)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id() -> IncidentId {
        let at = Timestamp::parse("2026-11-21T03:30:00.000Z").unwrap();
        IncidentId(Stamp::new(at, 0, Replica::from_random(77)))
    }

    #[test]
    fn a_folder_is_found_again_by_its_name() {
        let name = folder_name(id());
        assert!(name.starts_with("incident-2026-11-21-"), "{name}");
        assert_eq!(incident_of(&name), Some(id()));
        assert_eq!(incident_of(&format!("{name} (1)")), Some(id()));
        for other in [
            "",
            "incident-",
            "incident-2026-11-21-",
            "photos",
            "incident-2026-11-21-nobody",
            "incident-é-11-21-x",
        ] {
            assert_eq!(incident_of(other), None, "{other}");
        }
    }

    #[test]
    fn copies_of_every_synchroniser_are_told_from_what_is_on_its_way() {
        let device = Device::of(Replica::from_random(77));
        assert_eq!(file_kind(&device.file()), FileKind::Device(device.clone()));
        assert_eq!(Device::parse(&device.to_string()), Some(device));
        let copies = [
            "7h3k9q2m (Ana's conflicted copy 2026-11-21).jsonl",
            "7h3k9q2m (conflicted copy 2026-11-21 033000).jsonl",
            "7h3k9q2m_conflict-20261121-033000.jsonl",
            "7h3k9q2m.sync-conflict-20261121-033000-ABCDEFG.jsonl",
            "7h3k9q2m-DESKTOP-7.jsonl",
            "7h3k9q2m (1).jsonl",
            "7h3k9q2m 2.jsonl",
            "Copy of 7h3k9q2m.jsonl",
            "7h3k9q2m.jsonl~HEAD",
            "7h3k9q2m.jsonl.orig",
            "7h3k9q2m_BACKUP_1234.jsonl",
            "7H3K9Q2M.JSONL",
        ];
        for name in copies {
            assert_eq!(file_kind(name), FileKind::Copy, "{name}");
        }
        let temporary = [
            ".syncthing.7h3k9q2m.jsonl.tmp",
            "~syncthing~7h3k9q2m.jsonl.tmp",
            ".7h3k9q2m.jsonl.swp",
            "7h3k9q2m.jsonl.crswap",
            "7h3k9q2m.jsonl.part",
            ".7h3k9q2m.jsonl.~12ab",
        ];
        for name in temporary {
            assert_eq!(file_kind(name), FileKind::Temporary, "{name}");
        }
        assert_eq!(file_kind(".7h3k9q2m.jsonl.icloud"), FileKind::NotFetched);
        for name in ["", "desktop.ini", ".DS_Store", "notes.txt", "Thumbs.db", "7h3k9q2m", "x.json"] {
            assert_eq!(file_kind(name), FileKind::Foreign, "{name}");
        }
    }
}
