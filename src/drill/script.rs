//! What a drill is made of, and its file (`docs/drills.md`, `docs/drill.schema.json`).

use super::error::ScriptError;
use crate::domain::Severity;
use crate::export::{position, read_json};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// What the file says it is.
const FORMAT: &str = "incident-scratchpad-drill";
/// The largest file that is read, in bytes: it is kept whole in the log of its drill.
pub const MAX_SCRIPT_BYTES: usize = 60_000;
/// The most steps, buttons, truths, and triggers of a step.
const MAX_STEPS: usize = 100;
const MAX_ASKS: usize = 8;
const MAX_TRUTHS: usize = 12;
/// The most points of a graph; the fewest are two.
const MAX_POINTS: usize = 120;
/// The longest drill, in minutes.
const MAX_MINUTES: u32 = 120;
/// The most characters of a text.
const MAX_TEXT: usize = 4_000;

/// A scripted incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// What the file is.
    pub format: String,
    /// Which version of the format.
    pub version: u32,
    /// What it is known by: small letters, digits and hyphens.
    pub id: String,
    /// What the drill is called in a list.
    pub name: String,
    /// What one practises with it, in a sentence or two that give nothing away.
    pub about: String,
    /// What the incident is declared as.
    pub title: String,
    /// How bad it is declared to be.
    pub severity: Severity,
    /// How long it goes on, in minutes.
    pub minutes: u32,
    /// What it really was, told at the end.
    pub cause: String,
    /// By which words a theory is known to name the cause: one of these, of which each word must be in it.
    pub cause_words: Vec<String>,
    /// By which words a theory is known to be the wrong first suspect.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suspect_words: Vec<String>,
    /// What else was true, told at the end.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub truths: Vec<String>,
    /// The buttons by which somebody is asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<Ask>,
    /// What arrives.
    pub steps: Vec<Step>,
}

/// A button by which somebody is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// What steps know it by.
    pub id: String,
    /// What the button says.
    pub label: String,
    /// What is logged when it is pressed.
    pub note: String,
}

/// Something that arrives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What later steps know it by.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// What brings it: the first of these that happens.
    pub when: Vec<Trigger>,
    /// How many seconds of the drill later.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub delay: u32,
    /// It stays away where any of these has happened before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unless: Vec<Trigger>,
    /// What it is: one of these four.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alert: Option<Said>,
    /// The same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<Said>,
    /// The same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log: Option<Said>,
    /// The same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub graph: Option<Graph>,
}

impl Step {
    /// What it is; `None` where it is nothing, or several things.
    pub fn content(&self) -> Option<Content> {
        match (&self.alert, &self.message, &self.log, &self.graph) {
            (Some(alert), None, None, None) => Some(Content::Alert(alert.clone())),
            (None, Some(message), None, None) => Some(Content::Message(message.clone())),
            (None, None, Some(log), None) => Some(Content::Log(log.clone())),
            (None, None, None, Some(graph)) => Some(Content::Graph(graph.clone())),
            _ => None,
        }
    }

    /// A step that comes at a second of the drill.
    pub(super) fn at(second: u32, content: Content) -> Step {
        let (id, when, unless) = (String::new(), vec![Trigger::Second(second)], Vec::new());
        let step = Step { id, when, delay: 0, unless, alert: None, message: None, log: None, graph: None };
        match content {
            Content::Alert(said) => Step { alert: Some(said), ..step },
            Content::Message(said) => Step { message: Some(said), ..step },
            Content::Log(said) => Step { log: Some(said), ..step },
            Content::Graph(graph) => Step { graph: Some(graph), ..step },
        }
    }
}

/// What happens that brings a step. Words are one text of several words, all of which must be in what was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trigger {
    /// So many seconds of the drill have passed.
    Second(u32),
    /// That button was pressed.
    Pressed(String),
    /// A question with any of these words was asked.
    Asked(Vec<String>),
    /// A theory with any of them was proposed.
    Supposed(Vec<String>),
    /// A change with any of them was made; any change at all for none.
    Changed(Vec<String>),
    /// An update was sent, with any of them; any update at all for none.
    Updated(Vec<String>),
    /// Anything with any of them was written.
    Written(Vec<String>),
    /// That step has arrived.
    Arrived(String),
}

/// What arrives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// An alert.
    Alert(Said),
    /// A colleague's message.
    Message(Said),
    /// Lines of a log. `{iso:-90}`, `{clock:-90}`, `{clf:-90}` and `{day:14}` stand for times: so many seconds, or days,
    /// from when it arrives.
    Log(Said),
    /// A graph.
    Graph(Graph),
}

/// Who says what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// A team or a system; never a person.
    pub from: String,
    /// The words.
    pub text: String,
}

/// Numbers over time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Graph {
    /// What it shows.
    pub title: String,
    /// What is counted.
    pub unit: String,
    /// How many seconds lie between two points.
    pub every: u32,
    /// The numbers, the oldest first; the last one is now.
    pub points: Vec<u32>,
    /// What one sees in it, in a sentence.
    pub says: String,
}

fn is_zero(delay: &u32) -> bool {
    *delay == 0
}

/// Reads a drill from its file.
///
/// # Errors
/// [`ScriptError`] says what is wrong on which line.
pub fn read_script(text: &str) -> Result<Script, ScriptError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let head: Head = read_json(text, MAX_SCRIPT_BYTES).map_err(ScriptError::File)?;
    let wrong = |line: usize, problem: String| Err(ScriptError::Wrong { line, problem });
    match (head.format, head.version) {
        (Some(format), Some(1)) if format.get().trim_matches('"') == FORMAT => {}
        (Some(format), Some(newer)) if format.get().trim_matches('"') == FORMAT && newer > 1 => {
            let problem = format!("it is written in version {newer} of the format, and version 1 is read");
            return wrong(Lines { text, steps: Vec::new() }.of(Place::Field("version")), problem);
        }
        _ => return wrong(1, format!("it is not a drill: `format` should be \"{FORMAT}\" and `version` 1")),
    }
    let script: Script = read_json(text, MAX_SCRIPT_BYTES).map_err(ScriptError::File)?;
    let lines = Lines { text, steps: head.steps.unwrap_or_default() };
    match script.check() {
        Ok(()) => Ok(script),
        Err((place, problem)) => wrong(lines.of(place), problem),
    }
}

/// A drill as its file. Ends with a line break.
pub fn write_script(script: &Script) -> String {
    // Writing fails for names that are no text alone, and there are none.
    serde_json::to_string_pretty(script).unwrap_or_default() + "\n"
}

/// What the file is, before the rest is read.
#[derive(Deserialize)]
struct Head<'a> {
    #[serde(borrow)]
    format: Option<&'a RawValue>,
    version: Option<u64>,
    steps: Option<Vec<&'a RawValue>>,
}

/// Where the parts stand.
struct Lines<'a> {
    text: &'a str,
    steps: Vec<&'a RawValue>,
}

impl Lines<'_> {
    fn of(&self, place: Place) -> usize {
        let at = match place {
            Place::Field(name) => self.text.find(&format!("\"{name}\"")).unwrap_or(0),
            // A part borrows from the text of the file.
            Place::Step(index) => self
                .steps
                .get(index)
                .map_or(0, |step| step.get().as_ptr() as usize - self.text.as_ptr() as usize),
        };
        position(self.text, at).0
    }
}

/// Where something is wrong.
enum Place {
    Field(&'static str),
    Step(usize),
}

impl Script {
    /// A script of nothing yet.
    pub(super) fn empty() -> Script {
        Script {
            format: FORMAT.to_owned(),
            version: 1,
            id: String::new(),
            name: String::new(),
            about: String::new(),
            title: String::new(),
            severity: Severity::Major,
            minutes: 10,
            cause: String::new(),
            cause_words: Vec::new(),
            suspect_words: Vec::new(),
            truths: Vec::new(),
            asks: Vec::new(),
            steps: Vec::new(),
        }
    }

    fn check(&self) -> Result<(), (Place, String)> {
        let field =
            |name: &'static str, problem: &str| Err((Place::Field(name), format!("`{name}` {problem}")));
        for (name, text) in [
            ("id", &self.id),
            ("name", &self.name),
            ("about", &self.about),
            ("title", &self.title),
            ("cause", &self.cause),
        ] {
            if text.trim().is_empty() {
                return field(name, "says nothing");
            }
            if text.chars().count() > MAX_TEXT {
                return field(name, "is longer than 4,000 characters");
            }
        }
        if !is_plain(&self.id) {
            return field("id", "may have small letters, digits and hyphens alone");
        }
        if self.title.chars().count() > 200 || self.title.contains('\n') {
            return field("title", "is longer than a line of 200 characters");
        }
        if self.minutes == 0 || self.minutes > MAX_MINUTES {
            return field("minutes", "should be from 1 to 120");
        }
        if self.cause_words.iter().all(|words| words.trim().is_empty()) {
            return field("cause_words", "names no word by which the cause is known");
        }
        if self.asks.len() > MAX_ASKS {
            return field("asks", "has more than 8 buttons");
        }
        if self.truths.len() > MAX_TRUTHS {
            return field("truths", "has more than 12 sentences");
        }
        for (at, ask) in self.asks.iter().enumerate() {
            if [&ask.id, &ask.label, &ask.note].iter().any(|text| text.trim().is_empty()) {
                return field("asks", "has a button without an id, a label or a note");
            }
            if self.asks.iter().take(at).any(|other| other.id == ask.id || other.note == ask.note) {
                return field("asks", "has two buttons with the same id or note");
            }
        }
        match self.steps.len() {
            0 => return field("steps", "is empty: nothing would arrive"),
            count if count > MAX_STEPS => return field("steps", "has more than 100 of them"),
            _ => {}
        }
        for (at, step) in self.steps.iter().enumerate() {
            self.check_step(at, step).map_err(|problem| (Place::Step(at), problem))?;
        }
        Ok(())
    }

    fn check_step(&self, at: usize, step: &Step) -> Result<(), String> {
        let before = self.steps.get(..at).unwrap_or_default();
        if step.when.is_empty() {
            return Err("`when` is empty: the step would never arrive".to_owned());
        }
        if !step.id.is_empty() && before.iter().any(|other| other.id == step.id) {
            return Err(format!("two steps are called “{}”", step.id));
        }
        for trigger in step.when.iter().chain(&step.unless) {
            match trigger {
                Trigger::Second(second) if *second > self.minutes * 60 => {
                    return Err(format!("second {second} is after the end of the drill"));
                }
                Trigger::Pressed(id) if self.asks.iter().all(|ask| ask.id != *id) => {
                    return Err(format!("no button is called “{id}”"));
                }
                Trigger::Arrived(id) if id.is_empty() || before.iter().all(|other| other.id != *id) => {
                    return Err(format!("no step before it is called “{id}”"));
                }
                Trigger::Asked(words) | Trigger::Supposed(words) | Trigger::Written(words)
                    if words.iter().all(|word| word.trim().is_empty()) =>
                {
                    return Err("a trigger has no word to look for".to_owned());
                }
                _ => {}
            }
        }
        match step.content() {
            None => return Err("a step is one of `alert`, `message`, `log` and `graph`".to_owned()),
            Some(Content::Alert(said) | Content::Message(said) | Content::Log(said)) => {
                if said.from.trim().is_empty() || said.text.trim().is_empty() {
                    return Err("`from` or `text` says nothing".to_owned());
                }
                if said.text.chars().count() > MAX_TEXT {
                    return Err("`text` is longer than 4,000 characters".to_owned());
                }
            }
            Some(Content::Graph(graph)) => {
                if graph.points.len() < 2 || graph.points.len() > MAX_POINTS {
                    return Err("`points` should have from 2 to 120 numbers".to_owned());
                }
                if graph.every == 0 || graph.every > 86_400 {
                    return Err("`every` should be from 1 to 86400 seconds".to_owned());
                }
                if [&graph.title, &graph.unit, &graph.says].iter().any(|text| text.trim().is_empty()) {
                    return Err("`title`, `unit` or `says` of the graph says nothing".to_owned());
                }
            }
        }
        Ok(())
    }
}

fn is_plain(id: &str) -> bool {
    id.len() <= 60
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
