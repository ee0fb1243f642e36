//! The record of an incident as GitHub Markdown: what one sends to a colleague afterwards.
//!
//! Every section is there, and says "Not recorded." where the log has nothing; nothing is invented.
//! Times are in UTC with the local clock beside them; the zone is named once at the top. One file a
//! group of sections.

mod debrief;
mod details;
mod grid;
mod pasted;
mod tasks;
mod thinking;
mod timeline;
mod updates;

pub(super) use tasks::named;

use super::markdown_text::{fenced, has_lines, inline, linked};
use super::times;
use crate::domain::{Incident, State, Timestamp, Zone};

/// The record as it stands at `exported`, with local times as `zone` has them. Ends with a line
/// break.
pub fn markdown(incident: &Incident, zone: &dyn Zone, exported: Timestamp) -> String {
    let record = Record::new(incident, zone, exported);
    let mut sections = vec![record.head()];
    let mut add = |name: &str, body: Option<String>| {
        let body = body.unwrap_or_else(|| "Not recorded.".to_owned());
        sections.push(format!("## {name}\n\n{body}"));
    };
    add("Impact", record.impact());
    add("Updates sent", record.updates());
    add("Questions and theories", record.thinking());
    add("Timeline", record.timeline());
    add("Changes made", record.changes());
    add("Actions", record.actions());
    add("People thanked", record.thanked());
    for (name, body) in [
        ("All clear", record.all_clears()),
        ("Roles", record.roles()),
        ("Who needs to know", record.informed()),
        ("Links", record.pins()),
        ("Debrief", record.debrief()),
        ("Pasted texts", record.pasted()),
    ] {
        if body.is_some() {
            add(name, body);
        }
    }
    if let Some(unplaced) = record.unplaced() {
        add("Could not be placed", Some(unplaced));
    }
    sections.join("\n\n") + "\n"
}

/// What all sections are written from.
pub(super) struct Record<'a> {
    pub(super) incident: &'a Incident,
    pub(super) state: &'a State,
    pub(super) zone: &'a dyn Zone,
    pub(super) exported: Timestamp,
    /// When it began, or the first thing that is known.
    pub(super) start: Timestamp,
    /// Whether it went on after midnight, so that a time needs its day.
    pub(super) spans_days: bool,
}

impl<'a> Record<'a> {
    pub(super) fn new(incident: &'a Incident, zone: &'a dyn Zone, exported: Timestamp) -> Self {
        let state = incident.state();
        let first = || state.timeline().next().map(|e| e.happened);
        let start = state.declared.or_else(first).unwrap_or(exported);
        let day = start.utc().date();
        let ends = [state.timeline().next(), state.timeline().next_back()];
        let spans_days = ends.into_iter().flatten().any(|e| e.happened.utc().date() != day);
        Record { incident, state, zone, exported, start, spans_days }
    }

    fn head(&self) -> String {
        let state = self.state;
        let not_recorded = || "not recorded".to_owned();
        let is_blank = state.last_change.is_none();
        let dated = |at: Option<Timestamp>| at.map(|at| times::dated(at, self.zone));
        let ended = dated(state.ended()).unwrap_or_else(|| "not yet".to_owned());
        let local = match self.has_local_times() {
            true => format!(", with those of {} in brackets", inline(self.zone.name())),
            false => String::new(),
        };
        let lines = [
            format!("# {}", written_or(&state.title, "Untitled incident")),
            String::new(),
            self.severity(),
            format!("- **Phase:** {}", if is_blank { "not recorded" } else { state.phase.name() }),
            format!(
                "{}- **Declared:** {}",
                self.times_said(),
                inline(&dated(state.declared).unwrap_or_else(not_recorded))
            ),
            format!("- **Ended:** {}", inline(&ended)),
            format!("- **Duration:** {}", self.duration().unwrap_or_else(not_recorded)),
            String::new(),
            format!("Times are in UTC{local}. Exported {}.", inline(&times::dated(self.exported, self.zone))),
        ];
        lines.join("\n")
    }

    /// How bad it is; where the team has names of its own, which ones they are.
    fn severity(&self) -> String {
        let names = &self.state.details.severities;
        let name = written(self.state.severity_name());
        if self.state.last_change.is_none() {
            return "- **Severity:** not recorded".to_owned();
        }
        match names.own() {
            [] => format!("- **Severity:** {name}"),
            own => {
                let all: Vec<String> = own.iter().map(|name| written(name)).collect();
                format!("- **Severity:** {name} (from least to most: {})", all.join(", "))
            }
        }
    }

    pub(super) fn duration(&self) -> Option<String> {
        let started = self.state.started()?;
        let (until, so_far) = self.state.ended().map_or((self.exported, " so far"), |end| (end, ""));
        (until >= started).then(|| times::between(started, until) + so_far)
    }

    /// Whether any time in it has a local one in brackets.
    fn has_local_times(&self) -> bool {
        let entries = self.state.entries.iter().flat_map(|entry| [entry.happened, entry.written]);
        let dues = self.state.promises.iter().map(|promise| promise.due);
        entries.chain(dues).chain([self.start, self.exported]).any(|at| times::is_elsewhere(at, self.zone))
    }

    /// An instant, with its day where that is not plain.
    pub(super) fn time(&self, at: Timestamp) -> String {
        match self.spans_days {
            true => format!("{} {}", at.utc().date(), times::short(at, self.zone)),
            false => times::short_near(at, self.start, self.zone),
        }
    }
}

/// A list item: what stands before the text, then the text on the same line or, where it has
/// several lines, in a fence below, behind a first line that leads up to the others. `depth` counts the lists that it stands in, from 0.
pub(super) fn item(depth: usize, lead: &str, text: &str) -> String {
    let indent = "  ".repeat(depth);
    let text = text.trim_end();
    let lead = if lead.is_empty() { String::new() } else { format!(" {lead}") };
    if has_lines(text) {
        let (first, rest) = text.trim_start().split_once('\n').unwrap_or_default();
        let (said, text) = match first.trim_end().ends_with(':') {
            true => (format!(" {}", written(first)), rest),
            // An item that has no words before its fence loses the fence in some readers.
            false if lead.is_empty() => (" In full:".to_owned(), text),
            false => (String::new(), text),
        };
        format!("{indent}-{lead}{said}\n{}", fenced(text, &format!("{indent}  ")))
    } else {
        format!("{indent}-{lead} {}", written(text)).trim_end().to_owned()
    }
}

pub(super) fn written(text: &str) -> String {
    written_or(text, "(no text)")
}

pub(super) fn written_or(text: &str, otherwise: &str) -> String {
    let text = inline(text);
    if text.is_empty() { otherwise.to_owned() } else { text }
}

/// A link that was kept; what is no link of the web stays text.
pub(super) fn written_link(link: &str) -> String {
    let link = linked(link);
    if link.is_empty() { "(no text)".to_owned() } else { link }
}

/// The beginning of a text, for naming a thing that is written out elsewhere.
fn quoted(text: &str) -> String {
    const LIMIT: usize = 60;
    let line = text.trim().lines().next().unwrap_or_default();
    let cut = line.char_indices().nth(LIMIT).map_or(line.len(), |(at, _)| at);
    let rest = if cut < text.trim().len() { "…" } else { "" };
    format!("“{}{rest}”", written(&line[..cut]))
}

/// Lines one under another; `None` when there are none.
pub(super) fn joined(lines: Vec<String>) -> Option<String> {
    (!lines.is_empty()).then(|| lines.join("\n"))
}
