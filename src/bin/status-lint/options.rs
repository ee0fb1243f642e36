//! What is asked on the command line, and what a team's file adds.

use incident_scratchpad::domain::{Audience, Phase, Timestamp};
use incident_scratchpad::language::{Glossary, Level, Rule, Surface, moment_of_iso};
use incident_scratchpad::settings;
use serde::Deserialize;
use serde_json::Value;

pub const HELP: &str = "\
Checks status updates for what readers cannot use, and for what must not be said yet.

Usage: status-lint [OPTIONS] [FILE...]

A FILE that ends in .jsonl or .ndjson holds a message a line (id, text, and what is known of it); any other is one
message, with a front matter or without. Without a FILE, or for -, the standard input is read: as JSON Lines when it
begins with {, else as one message.

  --format FORMAT      text (as compilers write), json (JSON Lines) or sarif (SARIF 2.1.0); text when none is named
  --config FILE        the team's words and the rules that are off: exported settings, or a glossary alone
  --glossary FILE      the same as --config
  --audience READERS   customers, stakeholders or team; customers when none is named
  --phase PHASE        investigating, identified, monitoring, resolved, or maintenance
  --debrief            the texts are debriefs: only blame and persons are looked for
  --now TIME           the present moment, as 2031-03-01T03:20:00Z
  --next-update TIME   when the next update is promised
  --off RULE           a rule that stays silent; may be given again
  --level LEVEL        the least that is shown: block, warn or hint; hint when none is named
  --fail-on LEVEL      the least that ends with code 1: block, warn, hint or never; block when none is named
  --summary            only how often each rule fired
  --rules              list the rules
  --help, --version

Ends with 0 when there is nothing to fail on, with 1 when there is, and with 2 when something could not be read.
";

/// How findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Text,
    Json,
    Sarif,
}

/// What is asked.
#[derive(Debug)]
pub enum Asked {
    Help,
    Version,
    Rules,
    Check(Box<Options>),
}

/// How to check.
#[derive(Debug)]
pub struct Options {
    pub files: Vec<String>,
    pub format: Format,
    pub glossary: Glossary,
    pub audience: Audience,
    pub phase: Option<Phase>,
    pub surface: Surface,
    pub now: Option<Timestamp>,
    pub next_update: Option<Timestamp>,
    pub off: Vec<Rule>,
    pub level: Level,
    /// `None` never fails.
    pub fail_on: Option<Level>,
    pub summary: bool,
    /// What was left out of the team's file.
    pub notes: Vec<String>,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            files: Vec::new(),
            format: Format::Text,
            glossary: Glossary::default(),
            audience: Audience::Customers,
            phase: None,
            surface: Surface::StatusUpdate,
            now: None,
            next_update: None,
            off: Vec::new(),
            level: Level::Hint,
            fail_on: Some(Level::Block),
            summary: false,
            notes: Vec::new(),
        }
    }
}

/// Reads the arguments; `--name=value` is the same as `--name value`.
pub fn read(args: &[String]) -> Result<Asked, String> {
    let mut options = Options::default();
    let mut args = args.iter().flat_map(|arg| match arg.split_once('=') {
        Some((name, value)) if name.starts_with("--") => vec![name, value],
        _ => vec![arg.as_str()],
    });
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or_else(|| format!("{arg} needs a value; see --help"));
        match arg {
            "--help" | "-h" => return Ok(Asked::Help),
            "--version" | "-V" => return Ok(Asked::Version),
            "--rules" => return Ok(Asked::Rules),
            "--summary" => options.summary = true,
            "--debrief" => options.surface = Surface::Debrief,
            "--format" => options.format = format(value()?)?,
            "--config" | "--glossary" => options.take(value()?)?,
            "--audience" => options.audience = audience(value()?)?,
            "--phase" => options.phase = phase(value()?)?,
            "--now" => options.now = Some(moment(value()?)?),
            "--next-update" => options.next_update = Some(moment(value()?)?),
            "--off" => options.off.push(rule(value()?)?),
            "--level" => options.level = level(value()?)?,
            "--fail-on" => {
                options.fail_on = match value()? {
                    "never" => None,
                    name => Some(level(name)?),
                };
            }
            "--" => options.files.extend(args.by_ref().map(str::to_owned)),
            name if name.starts_with("--") => return Err(format!("unknown option {name}; see --help")),
            file => options.files.push(file.to_owned()),
        }
    }
    Ok(Asked::Check(Box::new(options)))
}

/// The setting of the checker in a file of settings, or the same as a file.
#[derive(Deserialize)]
struct Team {
    glossary: Option<Value>,
    #[serde(default)]
    off: Vec<String>,
}

impl Options {
    /// Takes the team's words: from exported settings, or from a glossary alone.
    fn take(&mut self, path: &str) -> Result<(), String> {
        let of_file = |error: String| format!("{path}: {error}");
        let text = std::fs::read_to_string(path).map_err(|error| of_file(error.to_string()))?;
        let whole: Value = serde_json::from_str(&text)
            .map_err(|error| of_file(format!("not JSON from line {} on", error.line())))?;
        let team = if whole.get("format").is_some() {
            let (set, repairs) = settings::read(&text).map_err(|error| of_file(error.to_string()))?;
            self.notes.extend(repairs.iter().map(|repair| of_file(repair.to_string())));
            set.into_iter().find(|(name, _)| *name == settings::LANGUAGE).map(|(_, kept)| kept)
        } else if whole.get("glossary").is_some() || whole.get("off").is_some() {
            Some(text)
        } else {
            Some(format!("{{\"glossary\":{text}}}"))
        };
        let Some(team) = team else { return Ok(()) };
        let team: Team = serde_json::from_str(&team).map_err(|error| of_file(error.to_string()))?;
        for name in &team.off {
            match Rule::from_name(name) {
                Some(rule) => self.off.push(rule),
                None => self.notes.push(of_file(format!("no rule is called “{name}”"))),
            }
        }
        if let Some(glossary) = team.glossary {
            let (glossary, repairs) =
                Glossary::from_json(&glossary.to_string()).map_err(|error| of_file(error.to_string()))?;
            if !repairs.is_empty() {
                self.notes.push(of_file(format!("{} entries of the glossary were left out", repairs.len())));
            }
            self.glossary = glossary;
        }
        Ok(())
    }
}

fn format(name: &str) -> Result<Format, String> {
    match name {
        "text" => Ok(Format::Text),
        "json" | "jsonl" => Ok(Format::Json),
        "sarif" => Ok(Format::Sarif),
        other => Err(format!("unknown format “{other}”; there are text, json and sarif")),
    }
}

fn level(name: &str) -> Result<Level, String> {
    [Level::Block, Level::Warn, Level::Hint]
        .into_iter()
        .find(|level| level.name() == name)
        .ok_or_else(|| format!("unknown level “{name}”; there are block, warn and hint"))
}

fn rule(name: &str) -> Result<Rule, String> {
    Rule::from_name(name).ok_or_else(|| format!("no rule is called “{name}”; --rules lists them"))
}

pub fn audience(name: &str) -> Result<Audience, String> {
    match name.to_ascii_lowercase().as_str() {
        "customers" => Ok(Audience::Customers),
        "stakeholders" => Ok(Audience::Stakeholders),
        "team" => Ok(Audience::Team),
        other => Err(format!("unknown audience “{other}”; there are customers, stakeholders and team")),
    }
}

/// A phase of an incident. A summary tells of what is over; announced work has no phase, so its words have to tell.
pub fn phase(name: &str) -> Result<Option<Phase>, String> {
    match name.to_ascii_lowercase().as_str() {
        "investigating" => Ok(Some(Phase::Investigating)),
        "identified" => Ok(Some(Phase::Identified)),
        "monitoring" => Ok(Some(Phase::Monitoring)),
        "resolved" | "summary" | "postmortem" => Ok(Some(Phase::Resolved)),
        "maintenance" | "scheduled" => Ok(None),
        other => Err(format!(
            "unknown phase “{other}”; there are investigating, identified, monitoring, resolved and maintenance"
        )),
    }
}

/// A moment as ISO 8601 with date and offset.
pub fn moment(text: &str) -> Result<Timestamp, String> {
    moment_of_iso(text).ok_or_else(|| format!("“{text}” is no moment such as 2031-03-01T03:20:00Z"))
}
