//! The envelope of an event at rest: version, checksum, payload.
//!
//! Key: `isp/e/<incident>/<stamp>`. Value: `<version> <crc32> <payload>`, the payload being JSON
//! without what the key says already. The checksum (CRC-32, IEEE) covers key, version and payload,
//! so a value that was cut, flipped or put under another key is told from a good one.

use crate::domain::{Event, Fact, IncidentId, Stamp, Timestamp};
use crc::{Crc, Table};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::LazyLock;

/// The version of the payload that this page writes.
pub const VERSION: u32 = 1;
/// What the keys of all events begin with.
pub(super) const PREFIX: &str = "isp/e/";

/// A key and its value, as both stores keep them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The key.
    pub key: String,
    /// The value.
    pub value: String,
}

/// Why a record cannot be read. It is kept as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordError {
    /// The key begins like an event's, but names no incident or stamp.
    Key,
    /// The value is not an envelope.
    Envelope,
    /// The checksum does not fit: something was cut or changed.
    Checksum,
    /// A newer page wrote it, with that version.
    Newer(u32),
    /// The envelope is whole, but what is in it says nothing known.
    Payload,
}

/// What the key of an event does not say: when it was written down and when it happened, where these are other times
/// than one would think, and the fact.
#[derive(Serialize, Deserialize)]
struct Payload<F> {
    #[serde(skip_serializing_if = "Option::is_none")]
    w: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    h: Option<Timestamp>,
    f: F,
}

/// Whether a key belongs to an event; all other keys are left alone.
pub fn is_event_key(key: &str) -> bool {
    key.starts_with(PREFIX)
}

/// What the keys of an incident's events begin with.
pub fn folder(incident: IncidentId) -> String {
    format!("{PREFIX}{}/", incident.0)
}

/// The key of an event's record.
pub fn key(incident: IncidentId, stamp: Stamp) -> String {
    format!("{}{stamp}", folder(incident))
}

/// The record of an event.
pub fn encode(incident: IncidentId, event: &Event) -> Record {
    let key = key(incident, event.stamp);
    let (w, h) = event.new_times();
    // Writing fails for names that are no text alone, and all of these are.
    let payload = serde_json::to_string(&Payload { w, h, f: &event.fact }).unwrap_or_default();
    let sum = checksum(&key, VERSION, &payload);
    Record { value: format!("{VERSION} {sum:08x} {payload}"), key }
}

/// The event of a record.
///
/// # Errors
/// [`RecordError`] says what is wrong with it.
pub fn decode(key: &str, value: &str) -> Result<(IncidentId, Event), RecordError> {
    let (incident, stamp) = read_key(key).ok_or(RecordError::Key)?;
    let (version, rest) = value.split_once(' ').ok_or(RecordError::Envelope)?;
    let (sum, payload) = rest.split_once(' ').ok_or(RecordError::Envelope)?;
    let version: u32 = version.parse().map_err(|_| RecordError::Envelope)?;
    let well_formed = sum.len() == 8 && sum.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    let sum = u32::from_str_radix(sum, 16).ok().filter(|_| well_formed).ok_or(RecordError::Envelope)?;
    if sum != checksum(key, version, payload) {
        return Err(RecordError::Checksum);
    }
    if version > VERSION {
        return Err(RecordError::Newer(version));
    }
    let payload = upcast(payload, version).ok_or(RecordError::Envelope)?;
    let Payload::<Fact> { w, h, f } = serde_json::from_str(&payload).map_err(|_| RecordError::Payload)?;
    Ok((incident, Event::with_times(stamp, w, h, f)))
}

/// One step a version: `STEPS[0]` makes of a payload of version 1 one of version 2. The compiler
/// counts them, so that a new version without its step does not build.
const STEPS: [fn(&str) -> String; VERSION as usize - 1] = [];

/// A payload of `version` as this version writes it; `None` for version 0, which there never was.
fn upcast(payload: &str, version: u32) -> Option<Cow<'_, str>> {
    let done = version.checked_sub(1)?;
    let steps = STEPS.iter().skip(done as usize);
    Some(steps.fold(Cow::Borrowed(payload), |payload, step| Cow::Owned(step(&payload))))
}

fn read_key(key: &str) -> Option<(IncidentId, Stamp)> {
    let (incident, stamp) = key.strip_prefix(PREFIX)?.split_once('/')?;
    Some((IncidentId(Stamp::parse(incident).ok()?), Stamp::parse(stamp).ok()?))
}

/// CRC-32 as in gzip. Its table is made when it is first needed, and not put into the program: its numbers do not
/// compress. Without one, bit by bit, the checksums were more than half of what it takes to read the records.
static CRC32: LazyLock<Crc<u32, Table<1>>> =
    LazyLock::new(|| Crc::<u32, Table<1>>::new(&crc::CRC_32_ISO_HDLC));

pub(super) fn checksum(key: &str, version: u32, payload: &str) -> u32 {
    let mut digest = CRC32.digest();
    digest.update(key.as_bytes());
    digest.update(b"\n");
    digest.update(version.to_string().as_bytes());
    digest.update(b"\n");
    digest.update(payload.as_bytes());
    digest.finalize()
}

/// The value of a record of any version, whole, whatever its payload says.
#[cfg(test)]
pub(super) fn sealed(key: &str, version: u32, payload: &str) -> String {
    format!("{version} {:08x} {payload}", checksum(key, version, payload))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Fact, Replica, Timestamp};

    fn sample() -> (IncidentId, Event) {
        let at = |text| Timestamp::parse(text).unwrap();
        let stamp = Stamp::new(at("2026-11-21T03:30:00.000Z"), 2, Replica::from_random(77));
        let fact = Fact::NoteLogged { text: "payments → red\n\"half\" of them".into() };
        let event = Event { stamp, written: stamp.wall(), happened: at("2026-11-21T03:20:00.000Z"), fact };
        (IncidentId(stamp), event)
    }

    #[test]
    fn a_record_reads_back_as_the_event_that_was_written() {
        let (incident, event) = sample();
        let record = encode(incident, &event);
        assert_eq!(decode(&record.key, &record.value), Ok((incident, event)));
    }

    #[test]
    fn a_record_under_another_key_is_found_out() {
        let (incident, event) = sample();
        let record = encode(incident, &event);
        let other = Stamp::new(event.stamp.wall(), 3, event.stamp.replica());
        let moved = format!("{PREFIX}{}/{other}", incident.0);
        assert_eq!(decode(&moved, &record.value), Err(RecordError::Checksum));
    }

    #[test]
    fn every_version_ever_released_has_a_fixture_that_is_read() {
        for version in 1..=VERSION {
            let path = format!("{}/tests/host/fixtures/records-v{version}.txt", env!("CARGO_MANIFEST_DIR"));
            let records = std::fs::read_to_string(&path).expect("a fixture for each version");
            assert!(records.lines().count() > 0, "{path} is empty");
            assert!(records.lines().all(|line| line.contains(&format!("\t{version} "))), "{path}");
        }
        assert_eq!(upcast("{}", 0), None);
        assert_eq!(upcast("{}", VERSION).as_deref(), Some("{}"));
    }

    #[test]
    fn a_newer_version_is_told_from_a_broken_one() {
        let (incident, event) = sample();
        let key = encode(incident, &event).key;
        let payload = r#"{"f":{"telepathy_logged":{}}}"#;
        let sealed = |version| sealed(&key, version, payload);
        assert_eq!(decode(&key, &sealed(999)), Err(RecordError::Newer(999)));
        assert_eq!(decode(&key, &sealed(VERSION)), Err(RecordError::Payload));
    }

    #[test]
    fn what_is_no_record_is_refused_with_the_reason() {
        let (incident, event) = sample();
        let Record { key, value } = encode(incident, &event);
        for broken in ["", "null", "\"null\"", "1", "1 00000000", "1 +0000000 {}", "x 00000000 {}"] {
            assert_eq!(decode(&key, broken), Err(RecordError::Envelope), "{broken:?}");
        }
        assert_eq!(decode("isp/e/nobody/nothing", &value), Err(RecordError::Key));
        assert_eq!(decode("somebody-elses", &value), Err(RecordError::Key));
    }

    #[test]
    fn every_cut_and_every_flipped_byte_is_found_out() {
        let (incident, event) = sample();
        let Record { key, value } = encode(incident, &event);
        for at in 0..value.len() {
            if value.is_char_boundary(at) {
                assert!(decode(&key, &value[..at]).is_err(), "cut at {at}");
            }
            for bit in 0..8 {
                let mut bytes = value.clone().into_bytes();
                bytes[at] ^= 1 << bit;
                if let Ok(flipped) = String::from_utf8(bytes) {
                    assert!(decode(&key, &flipped).is_err(), "bit {bit} of byte {at}");
                }
            }
        }
    }
}
