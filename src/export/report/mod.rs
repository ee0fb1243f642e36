//! The reports that people expect, each with the headings of its template and filled from the log.
//! A section for which nothing was logged is named at the end, under "Still to write", so that the rest reads; a
//! field without a value says "not recorded". Nothing is invented. One file a template.

mod atlassian;
mod incident_io;
mod pagerduty;
mod report_fields;
mod sre_postmortem;
mod sre_state;
mod tables;
mod timeline_csv;
mod timeline_text;

pub use timeline_csv::timeline_csv;

use super::file_name;
use super::record::Record;
use crate::domain::{Incident, Timestamp, Zone};

pub use timeline_text::{TimelineText, timeline_text};

/// What stands in a field for which nothing was logged.
pub(super) const NOT_RECORDED: &str = "not recorded";

/// A template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Report {
    /// The living document of a running incident, as Google's book on reliability has it.
    SreState,
    /// The postmortem of the same book.
    SrePostmortem,
    /// The postmortem as PagerDuty publishes it.
    PagerDuty,
    /// The postmortem as Atlassian publishes it.
    Atlassian,
    /// The post-mortem as incident.io publishes it.
    IncidentIo,
}

impl Report {
    /// All of them, in the order of the menu.
    pub const ALL: [Report; 5] =
        [Report::SreState, Report::SrePostmortem, Report::PagerDuty, Report::Atlassian, Report::IncidentIo];

    /// Its name, in the menu and in the name of the file.
    pub fn name(self) -> &'static str {
        match self {
            Report::SreState => "Incident state document (Google SRE)",
            Report::SrePostmortem => "Postmortem (Google SRE)",
            Report::PagerDuty => "Postmortem (PagerDuty)",
            Report::Atlassian => "Postmortem (Atlassian)",
            Report::IncidentIo => "Post-mortem (incident.io)",
        }
    }

    /// The report as GitHub Markdown, as it stands at `exported`. Ends with a line break.
    pub fn markdown(self, incident: &Incident, zone: &dyn Zone, exported: Timestamp) -> String {
        let mut record = Record::new(incident, zone, exported);
        record.spans_days = record.runs_over_midnight();
        let record = &record;
        let document = match self {
            Report::SreState => sre_state::document(record),
            Report::SrePostmortem => sre_postmortem::document(record),
            Report::PagerDuty => pagerduty::document(record),
            Report::Atlassian => atlassian::document(record),
            Report::IncidentIo => incident_io::document(record),
        };
        document.finish()
    }

    /// The name of its file: the template stands before the title, so that a long title does not
    /// push it out.
    pub fn file_name(self, incident: &Incident, exported: Timestamp) -> String {
        let state = incident.state();
        let title = format!("{} {}", self.name(), state.title);
        file_name(&title, state.declared.unwrap_or(exported), "md")
    }
}

/// A document that is being written: its blocks, one below the other, and what is still missing.
struct Document {
    blocks: Vec<String>,
    /// The headings that the next part stands under, with their level; those without a part yet are not written.
    heads: Vec<Head>,
    /// The sections without a body, in order.
    missing: Vec<String>,
}

/// A heading with others below it.
struct Head {
    level: &'static str,
    heading: String,
    is_written: bool,
}

impl Document {
    /// A document under that title.
    fn new(title: String) -> Document {
        Document { blocks: vec![format!("# {title}")], heads: Vec::new(), missing: Vec::new() }
    }

    /// A section; it is still to be written where there is nothing to say.
    fn section(&mut self, heading: &str, body: Option<String>) -> &mut Document {
        self.part("##", heading, body)
    }

    /// A part of a section.
    fn sub(&mut self, heading: &str, body: Option<String>) -> &mut Document {
        self.part("###", heading, body)
    }

    fn part(&mut self, level: &'static str, heading: &str, body: Option<String>) -> &mut Document {
        self.heads.retain(|head| head.level.len() < level.len());
        let Some(body) = body else {
            let path = self.heads.iter().map(|head| head.heading.as_str()).chain([heading]);
            self.missing.push(path.collect::<Vec<&str>>().join(": "));
            return self;
        };
        for head in self.heads.iter_mut().filter(|head| !head.is_written) {
            self.blocks.push(format!("{} {}", head.level, head.heading));
            head.is_written = true;
        }
        self.text(format!("{level} {heading}")).text(body)
    }

    /// A heading with others below it. It shows once one of those has something to say.
    fn head(&mut self, level: &'static str, heading: &str) -> &mut Document {
        self.heads.retain(|head| head.level.len() < level.len());
        self.heads.push(Head { level, heading: heading.to_owned(), is_written: false });
        self
    }

    fn text(&mut self, text: String) -> &mut Document {
        self.blocks.push(text);
        self
    }

    /// The document, with what is still to be written at its end.
    fn finish(mut self) -> String {
        if !self.missing.is_empty() {
            let missing: Vec<String> = self.missing.iter().map(|heading| format!("- {heading}")).collect();
            self.text(format!("## {STILL_TO_WRITE}"))
                .text("This was not recorded:".to_owned())
                .text(missing.join("\n"));
        }
        self.blocks.join("\n\n") + "\n"
    }
}

/// The heading over the sections for which nothing was logged.
const STILL_TO_WRITE: &str = "Still to write";

/// Fields one under another; none where none of them has a value.
fn fields<const N: usize>(fields: [(&str, Option<String>); N]) -> Option<String> {
    let is_empty = fields.iter().all(|(_, value)| value.is_none());
    (!is_empty).then(|| fields.map(|(name, value)| named(name, value)).join("\n"))
}

/// `- **Owner:** Maria`, with "not recorded" where there is nothing.
fn named(name: &str, value: Option<String>) -> String {
    format!("- **{name}:** {}", value.as_deref().unwrap_or(NOT_RECORDED))
}
