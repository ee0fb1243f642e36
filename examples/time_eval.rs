//! Measures the reader of times in log lines, over lines whose true instant is known.
//!
//! `cargo run --release --example time_eval -- [--lines FILE]... [--write FILE] [-v]` prints a table; `--write` puts it
//! between the markers of a Markdown file. A set that is not there is left out.
//!
//! A line that states its zone is read with none given; one that does not is read in the zone that its program ran in
//! (`tz`; a set without it was made in Berlin), or in UTC where it is known to be UTC. Each line is read once more without
//! a zone, where nothing may be certain that is not true. Now is ten minutes after the true instant.

#[path = "../tests/host/zones.rs"]
#[expect(dead_code, reason = "of the zones only the search by name is used")]
mod zones;

use std::error::Error;
use std::fmt::Write as _;
use std::fs;

use incident_scratchpad::domain::time_expression::instant_of_iso;
use incident_scratchpad::domain::{Timestamp, Zone};
use incident_scratchpad::evidence::{LineTime, Surroundings, read_line};
use serde::Deserialize;

const BEGIN: &str = "<!-- time-eval: begin -->";
const END: &str = "<!-- time-eval: end -->";
const OWN: &str = "tests/evidence/own_lines.jsonl";
const SHARED: &str = "../shared/facts/log-lines.jsonl";

#[derive(Deserialize)]
struct Row {
    program: String,
    line: String,
    utc: String,
    zone: String,
    tz: Option<String>,
    stated: Option<String>,
    #[serde(default)]
    note: String,
}

#[derive(Default)]
struct Score {
    lines: usize,
    with_time: usize,
    right: usize,
    certain: usize,
    stating: usize,
    stated_right: usize,
    without: usize,
    without_null: usize,
    silently_wrong: usize,
    in_candidates: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let values = |name: &str| {
        let at = args.iter().enumerate().filter(move |(_, arg)| *arg == name).map(|(at, _)| at + 1);
        at.filter_map(|at| args.get(at).cloned()).collect::<Vec<_>>()
    };
    let is_verbose = args.iter().any(|arg| arg == "-v");
    let mut sets = values("--lines");
    if sets.is_empty() {
        sets = vec![OWN.to_owned(), SHARED.to_owned()];
    }
    let mut table = String::from(
        "| set | lines | instant right | of those certain | stated zone right | no time read as none | silently wrong | true one among the candidates |\n|---|---:|---:|---:|---:|---:|---:|---:|\n",
    );
    for path in sets {
        let Ok(text) = fs::read_to_string(&path) else {
            eprintln!("{path} is not there and is left out.");
            continue;
        };
        let score = measure(&text, is_verbose)?;
        let name = if path == OWN {
            "own"
        } else if path.ends_with("facts/log-lines.jsonl") {
            "development"
        } else {
            path.as_str()
        };
        let part = |some: usize, all: usize| {
            format!("{some} of {all} ({:.1} %)", 100.0 * some as f64 / all.max(1) as f64)
        };
        let _ = writeln!(
            table,
            "| {name} | {} | {} | {} | {} | {} | {} | {} |",
            score.lines,
            part(score.right, score.with_time),
            score.certain,
            part(score.stated_right, score.stating),
            part(score.without_null, score.without),
            score.silently_wrong,
            part(score.in_candidates, score.with_time),
        );
    }
    println!("{table}");
    for path in values("--write") {
        write_between(&path, &table)?;
    }
    Ok(())
}

fn measure(text: &str, is_verbose: bool) -> Result<Score, Box<dyn Error>> {
    let mut score = Score::default();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let row: Row = serde_json::from_str(line)?;
        let truth = instant_of_iso(&row.utc).ok_or_else(|| format!("no instant: {}", row.utc))?;
        let alone = read(&row, truth, None);
        let with = match given(&row) {
            Some(zone) => read(&row, truth, Some(&zone)),
            None => read(&row, truth, None),
        };
        let complaints = count(&mut score, &row, truth, &with, &alone);
        if is_verbose && !complaints.is_empty() {
            println!(
                "{}: {}\n  {:?}\n  true {} read {:?} alone {:?}",
                complaints.join(", "),
                row.program,
                row.line,
                row.utc,
                with,
                alone.reading.instant
            );
        }
    }
    Ok(score)
}

fn count(
    score: &mut Score,
    row: &Row,
    truth: Timestamp,
    with: &LineTime,
    alone: &LineTime,
) -> Vec<&'static str> {
    let mut complaints = Vec::new();
    score.lines += 1;
    let is_true = |at: Timestamp| (at.as_millis() - truth.as_millis()).abs() < 2000;
    // A line without seconds is true to the minute.
    let near = |at: Timestamp| {
        is_true(at)
            || at.as_millis() % 60_000 == 0 && (0..60_000).contains(&(truth.as_millis() - at.as_millis()))
    };
    if row.zone == "none" {
        score.without += 1;
        match with.reading.instant {
            None => score.without_null += 1,
            Some(_) => complaints.push("none wanted"),
        }
    } else {
        score.with_time += 1;
        if with.reading.instant.is_some_and(near) {
            score.right += 1;
            score.certain += usize::from(with.reading.is_certain);
        } else {
            complaints.push("wrong");
        }
        score.in_candidates += usize::from(alone.reading.candidates.iter().copied().any(near));
    }
    if row.zone == "stated" {
        score.stating += 1;
        let is_right = match &row.stated {
            Some(stated) => with.stated.as_ref() == Some(stated),
            None => with.stated.is_some(),
        };
        score.stated_right += usize::from(is_right);
        if !is_right {
            complaints.push("stated");
        }
    } else if with.stated.is_some() {
        complaints.push("states nothing");
    }
    let is_wrong = |time: &LineTime| {
        time.reading.is_certain && (row.zone == "none" || !time.reading.instant.is_some_and(is_true))
    };
    if is_wrong(with) || is_wrong(alone) {
        score.silently_wrong += 1;
        complaints.push("SILENTLY WRONG");
    }
    complaints
}

fn read(row: &Row, truth: Timestamp, zone: Option<&str>) -> LineTime {
    let zone = zone.and_then(named);
    let around = Surroundings { now: truth.plus_minutes(10), zone: zone.as_deref(), zones: &named };
    read_line(&row.line, &around)
}

/// The zone of a line that states none.
fn given(row: &Row) -> Option<String> {
    match row.zone.as_str() {
        "utc" => Some("UTC".to_owned()),
        "local" if row.note.contains("here UTC") => Some("UTC".to_owned()),
        "local" => Some(row.tz.clone().unwrap_or_else(|| "Europe/Berlin".to_owned())),
        _ => None,
    }
}

fn named(name: &str) -> Option<Box<dyn Zone>> {
    name.parse::<chrono_tz::Tz>().ok().map(|zone| Box::new(zones::RealZone(zone)) as Box<dyn Zone>)
}

fn write_between(path: &str, table: &str) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let (head, rest) = text.split_once(BEGIN).ok_or("the file has no marker")?;
    let (_, tail) = rest.split_once(END).ok_or("the file has no second marker")?;
    fs::write(path, format!("{head}{BEGIN}\n{table}{END}{tail}"))?;
    Ok(())
}
