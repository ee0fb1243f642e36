//! Names in front of a time: `"ts":`, `time=`, `# Time:`, and those of lengths, which are none.

use super::bytes::Bytes;

/// How a name says that the line's own time follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// The field that holds the time of an entry.
    Main,
    /// Some time of what the line speaks of.
    Other,
    /// A length, a size, a time still to come.
    NoTime,
    /// Nothing that is known here.
    Unknown,
}

/// Fields that hold the time of an entry, in small letters and without the signs in front.
const MAIN: &str = "time timestamp ts t date datetime date_time asctime eventtime event_time time_local time_iso8601 \
    logtime log_time occurred_at epoch unixtime unix_time when realtime_timestamp \
    source_realtime_timestamp timemillis timestamp_ms ts_ms eventtimestamp syslog_timestamp \
    requestreceivedtimestamp generated tv_sec instant at epochsecond";

/// Ends of names that are a length or a time to come.
const NO_TIME: &str = "uptime runtime downtime lifetime cputime response_time request_time elapsed duration took timeout \
    latency expires expiry expiration ttl id size bytes seq port count val ecr elapsed_time etime";

/// Ends of names that are some time.
const OTHER: &str = "time timestamp date _at _ts at _usec timestamp_ns";

/// The name right in front of that place, with `:` or `=` between them.
pub(super) fn before(line: Bytes, place: usize) -> Option<Key> {
    let mut at = place;
    at = back(line, at, b"\"'[ \t\\{(");
    if !matches!(line.before(at), b':' | b'=') {
        return None;
    }
    at = back(line, at - 1, b" \t\"'\\");
    let end = at;
    while is_of_name(line.before(at)) && end - at < 40 {
        at -= 1;
    }
    let name = line.slice(at, end).trim_start_matches(['_', '@', '$', '.', '-']);
    (!name.is_empty()).then(|| rank(name))
}

fn back(line: Bytes, place: usize, over: &[u8]) -> usize {
    let mut at = place;
    while at > 0 && place - at < 12 && over.contains(&line.before(at)) {
        at -= 1;
    }
    at
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'@' | b'$' | b'-')
}

fn rank(name: &str) -> Key {
    let name = name.to_ascii_lowercase();
    if MAIN.split(' ').any(|main| main == name) {
        return Key::Main;
    }
    if NO_TIME.split(' ').any(|end| name.ends_with(end)) {
        return Key::NoTime;
    }
    // `server_time_usec` is a time of the server.
    let is_time = OTHER.split(' ').any(|end| name.ends_with(end)) || name.starts_with("time");
    if is_time { Key::Other } else { Key::Unknown }
}

/// Words right in front of a time of day that make a length of it.
const LENGTHS: &str = "up took elapsed duration uptime after for eta total lasted remaining runtime";

/// Whether what stands in front says that this is a length.
pub(super) fn is_length(line: Bytes, place: usize) -> bool {
    let end = back(line, place, b" \t=:\"'(");
    let mut at = end;
    while line.before(at).is_ascii_alphabetic() && end - at < 12 {
        at -= 1;
    }
    // A column that ends in "up" is far from the next.
    let word = if place - end > 3 { "" } else { line.slice(at, end) };
    LENGTHS.split(' ').any(|length| word.eq_ignore_ascii_case(length))
}
