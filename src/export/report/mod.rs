//! The reports that people expect, each with the headings of its template and filled from the log.
//! Where nothing was logged stands "not recorded"; nothing is invented. One file a template.

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

pub(super) use timeline_text::timeline_text;

/// What stands where nothing was logged.
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
        document.0.join("\n\n") + "\n"
    }

    /// The name of its file: the template stands before the title, so that a long title does not
    /// push it out.
    pub fn file_name(self, incident: &Incident, exported: Timestamp) -> String {
        let state = incident.state();
        let title = format!("{} {}", self.name(), state.title);
        file_name(&title, state.declared.unwrap_or(exported), "md")
    }
}

/// A document that is being written: its blocks, one below the other.
struct Document(Vec<String>);

impl Document {
    /// A document under that title.
    fn new(title: String) -> Document {
        Document(vec![format!("# {title}")])
    }

    /// A section; "not recorded" where there is nothing to say.
    fn section(&mut self, heading: &str, body: Option<String>) -> &mut Document {
        self.part("##", heading, body)
    }

    /// A part of a section.
    fn sub(&mut self, heading: &str, body: Option<String>) -> &mut Document {
        self.part("###", heading, body)
    }

    fn part(&mut self, level: &str, heading: &str, body: Option<String>) -> &mut Document {
        self.head(level, heading).text(body.unwrap_or_else(|| NOT_RECORDED.to_owned()))
    }

    /// A heading with others below it.
    fn head(&mut self, level: &str, heading: &str) -> &mut Document {
        self.text(format!("{level} {heading}"))
    }

    fn text(&mut self, text: String) -> &mut Document {
        self.0.push(text);
        self
    }
}

/// `- **Owner:** Maria`, with "not recorded" where there is nothing.
fn named(name: &str, value: Option<String>) -> String {
    format!("- **{name}:** {}", value.as_deref().unwrap_or(NOT_RECORDED))
}
