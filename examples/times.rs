//! The reader of times in log lines, on a command line.
//!
//! `cargo run --example times < lines.jsonl` reads JSON Lines: `line`, and if need be `now` (RFC 3339; else the clock of
//! this machine) and `zone` (a name of the zone database, for lines that state none). It writes one object a line, in the
//! same order: `instant` (RFC 3339 in UTC, or null), `certain`, `stated` (the zone as it stands in the line, or null),
//! `candidates` (every instant it could be) and `why`. `docs/evidence.md` says more.
//!
//! A line of input that cannot be read is answered by an object without an instant, so that the two stay side by side,
//! and by a sentence on the error stream; then the rest is read. A `zone` that does not exist is said there too, and the line
//! is read without it. The exit status is 1 when there was such a line. Blank lines are skipped.

#[path = "../tests/host/zones.rs"]
#[expect(dead_code, reason = "of the zones only the search by name is used")]
mod zones;

use std::io::{self, BufRead as _, BufWriter, Write};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use incident_scratchpad::domain::time_expression::instant_of_iso;
use incident_scratchpad::domain::{Timestamp, Zone};
use incident_scratchpad::evidence::{LineTime, Reading, Surroundings, Why, read_line};
use serde::Serialize;
use serde_json::{Map, Value};

fn main() -> ExitCode {
    match run() {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        // Whoever reads has gone: nothing is left to say.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("The lines cannot be read or written: {error}.");
            ExitCode::FAILURE
        }
    }
}

/// Answers every line, and counts those that could not be read.
fn run() -> io::Result<usize> {
    let clock = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    let clock = i64::try_from(clock).ok().and_then(Timestamp::from_millis).unwrap_or(Timestamp::EPOCH);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut broken = 0;
    for (number, raw) in io::stdin().lock().split(b'\n').enumerate() {
        let raw = raw?;
        if raw.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let (answer, complaint) = match answer(&raw, clock) {
            Ok(answered) => answered,
            Err(sentence) => (unread(&sentence), Some(sentence)),
        };
        if let Some(sentence) = complaint {
            broken += 1;
            eprintln!("Line {}: {sentence}", number + 1);
        }
        serde_json::to_writer(&mut out, &answer)?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(broken)
}

/// The answer to one line of input with what is wrong about it, or a sentence why there is none.
fn answer(raw: &[u8], clock: Timestamp) -> Result<(Answer, Option<String>), String> {
    let text = std::str::from_utf8(raw).map_err(|_| "it is not UTF-8.".to_owned())?;
    let text = text.trim_start_matches('\u{feff}');
    let row: Map<String, Value> =
        serde_json::from_str(text).map_err(|error| format!("it is not a JSON object ({error})."))?;
    let word = |name: &str| match row.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(word)) => Ok(Some(word.as_str())),
        Some(_) => Err(format!("`{name}` is not a text.")),
    };
    let line = word("line")?.ok_or("it has no `line`.")?;
    let now = match word("now")? {
        Some(now) => instant(now).ok_or_else(|| format!("`now` is not a time in RFC 3339: {now:?}."))?,
        None => clock,
    };
    let name = word("zone")?;
    let zone = name.and_then(named);
    // A line that states its own zone needs no other.
    let unknown = name.filter(|_| zone.is_none());
    let complaint =
        unknown.map(|name| format!("`zone` is no zone of the zone database, and was left aside: {name:?}."));
    let around = Surroundings { now, zone: zone.as_deref(), zones: &named };
    Ok((object(&read_line(line, &around)), complaint))
}

/// An instant in RFC 3339, parts of a second and small letters allowed.
fn instant(text: &str) -> Option<Timestamp> {
    let at = chrono::DateTime::parse_from_rfc3339(text.trim()).ok();
    at.and_then(|at| Timestamp::from_millis(at.timestamp_millis())).or_else(|| instant_of_iso(text))
}

fn named(name: &str) -> Option<Box<dyn Zone>> {
    name.parse::<chrono_tz::Tz>().ok().map(|zone| Box::new(zones::RealZone(zone)) as Box<dyn Zone>)
}

/// What is written for a line.
#[derive(Serialize)]
struct Answer {
    instant: Option<String>,
    certain: bool,
    stated: Option<String>,
    candidates: Vec<String>,
    why: String,
}

fn object(time: &LineTime) -> Answer {
    let LineTime { stated, reading } = time;
    Answer {
        instant: reading.instant.map(written),
        certain: reading.is_certain,
        stated: stated.clone(),
        candidates: reading.candidates.iter().copied().map(written).collect(),
        why: reading.why.to_string(),
    }
}

/// The answer to a line of input that could not be read.
fn unread(sentence: &str) -> Answer {
    let why = format!("The input cannot be read: {sentence}");
    Answer { why, ..object(&LineTime { stated: None, reading: Reading::none(Why::NoTime) }) }
}

/// RFC 3339 in UTC; parts of a second where there are some.
fn written(at: Timestamp) -> String {
    at.to_string().replace(".000Z", "Z")
}
