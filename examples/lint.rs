//! The checker on the command line.
//!
//! `cargo run --example lint -- [--audience customers] [--summary] [--glossary FILE] < messages.jsonl`
//! reads JSON Lines (`id`, `text`, optional `phase`, `audience`, `now`, `next_update`, `last`, `proven`,
//! `open`, `no_data_loss`) and writes one line a message with all its findings. Times are ISO 8601 with
//! date and offset. A line that cannot be read gets a line with its number and the error.

use std::io::{BufRead, Write};

use incident_scratchpad::domain::{Audience, Phase, Timestamp};
use incident_scratchpad::language::{Checker, Context, Glossary, Proof, Rule, Theories, moment_of_iso};
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Deserialize)]
struct Message {
    #[serde(default)]
    id: Value,
    text: String,
    phase: Option<String>,
    audience: Option<String>,
    now: Option<Value>,
    next_update: Option<Value>,
    last: Option<String>,
    proven: Option<Vec<String>>,
    open: Option<Vec<String>>,
    no_data_loss: Option<bool>,
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a Value,
    findings: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Found<'a> {
    rule: &'static str,
    level: &'static str,
    start: usize,
    end: usize,
    why: &'a str,
    fix: &'a str,
}

#[derive(Serialize)]
struct Unreadable {
    line: usize,
    error: String,
}

struct Options {
    audience: Audience,
    summary: bool,
    glossary: Glossary,
}

fn main() {
    let options = match options() {
        Ok(options) => options,
        Err(error) => {
            eprintln!("{error}");
            std::process::exit(2);
        }
    };
    if let Err(error) = run(&options) {
        // A reader that closes the pipe early is no failure.
        if error.kind() != std::io::ErrorKind::BrokenPipe {
            eprintln!("cannot go on: {error}");
            std::process::exit(1);
        }
    }
}

fn options() -> Result<Options, String> {
    let mut options =
        Options { audience: Audience::Customers, summary: false, glossary: Glossary::default() };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--summary" => options.summary = true,
            "--audience" => options.audience = audience(&args.next().unwrap_or_default())?,
            "--glossary" => {
                let path = args.next().unwrap_or_default();
                let text = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
                options.glossary = Glossary::from_json(&text).map_err(|error| format!("{path}: {error}"))?.0;
            }
            other => {
                return Err(format!("unknown argument {other:?}; known: --audience, --glossary, --summary"));
            }
        }
    }
    Ok(options)
}

fn run(options: &Options) -> std::io::Result<()> {
    let checker = Checker::new(&options.glossary);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut counts = vec![0usize; Rule::all().count()];
    let mut messages = 0;
    for (number, line) in std::io::stdin().lock().split(b'\n').enumerate() {
        let line = line?;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match message(&line, options) {
            Ok((message, context)) => {
                messages += 1;
                let found = checker.check(message.text.as_str(), &context);
                for finding in &found {
                    counts[finding.rule as usize] += 1;
                }
                if !options.summary {
                    let findings = found
                        .iter()
                        .map(|finding| Found {
                            rule: finding.rule.name(),
                            level: finding.level().name(),
                            start: finding.span.start,
                            end: finding.span.end,
                            why: &finding.why,
                            fix: finding.fixes.first().map_or("", |fix| fix.text()),
                        })
                        .collect();
                    write_line(&mut out, &Line { id: &message.id, findings })?;
                }
            }
            Err(error) => write_line(&mut out, &Unreadable { line: number + 1, error })?,
        }
    }
    if options.summary {
        summary(&mut out, &counts, messages)?;
    }
    out.flush()
}

fn write_line(out: &mut impl Write, line: &impl Serialize) -> std::io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")
}

/// How often each rule fired, per message.
fn summary(out: &mut impl Write, counts: &[usize], messages: usize) -> std::io::Result<()> {
    writeln!(out, "{messages} messages")?;
    for rule in Rule::all() {
        let count = counts[rule as usize];
        let each = count as f64 / messages.max(1) as f64;
        writeln!(out, "{:<24} {:<5} {count:>6} {each:>7.3} a message", rule.name(), rule.level().name())?;
    }
    Ok(())
}

fn message(line: &[u8], options: &Options) -> Result<(Message, Context), String> {
    let line = std::str::from_utf8(line).map_err(|_| "not UTF-8".to_owned())?;
    let message: Message = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let context = Context {
        phase: message.phase.as_deref().map(phase).transpose()?,
        audience: message.audience.as_deref().map(audience).transpose()?.unwrap_or(options.audience),
        now: message.now.as_ref().map(moment).transpose()?,
        promise: message.next_update.as_ref().map(moment).transpose()?,
        last_sent: message.last.clone(),
        no_data_loss: match message.no_data_loss {
            None => Proof::Unknown,
            Some(false) => Proof::Unproven,
            Some(true) => Proof::Proven,
        },
        theories: match (&message.proven, &message.open) {
            (None, None) => None,
            (proven, open) => Some(Theories {
                proven: proven.clone().unwrap_or_default(),
                open: open.clone().unwrap_or_default(),
            }),
        },
        ..Context::default()
    };
    Ok((message, context))
}

fn phase(name: &str) -> Result<Phase, String> {
    match name.to_ascii_lowercase().as_str() {
        "investigating" => Ok(Phase::Investigating),
        "identified" => Ok(Phase::Identified),
        "monitoring" => Ok(Phase::Monitoring),
        "resolved" => Ok(Phase::Resolved),
        other => Err(format!("unknown phase {other:?}")),
    }
}

fn audience(name: &str) -> Result<Audience, String> {
    match name.to_ascii_lowercase().as_str() {
        "customers" => Ok(Audience::Customers),
        "stakeholders" => Ok(Audience::Stakeholders),
        "team" => Ok(Audience::Team),
        other => Err(format!("unknown audience {other:?}; known: customers, stakeholders, team")),
    }
}

/// A moment as ISO 8601 text or as milliseconds since the Unix epoch.
fn moment(value: &Value) -> Result<Timestamp, String> {
    let moment = match value {
        Value::String(text) => moment_of_iso(text),
        Value::Number(millis) => millis.as_i64().and_then(Timestamp::from_millis),
        _ => None,
    };
    moment.ok_or_else(|| format!("not a moment: {value}"))
}
