//! What is said of the incident beside its log: impact as it was stated, roles, who has to know,
//! links, the all-clear.

use super::{Record, item, joined, written, written_link};
use crate::domain::{ChangeDetails, ImpactSource, Informed, Stated, Timestamp};
use crate::export::markdown_text::{fenced, inline};

impl Record<'_> {
    /// Every statement of the impact, the one that stands first.
    pub(super) fn stated_impact(&self) -> Option<String> {
        let mut lines = Vec::new();
        let history = self.state.impact_history();
        let stated = history.iter().rev().filter(|said| !matches!(said.source, ImpactSource::Sent(_)));
        for (place, stated) in stated.enumerate() {
            let lead = if place == 0 { "As of" } else { "Before that, as of" };
            lines.push(item(0, &format!("{lead} {}:", self.time(stated.at)), &stated.said.sentence(true)));
        }
        joined(lines)
    }

    /// When it began and, where that was said, when it was noticed, as lines of the head.
    pub(super) fn times_said(&self) -> String {
        let details = &self.state.details;
        let dated = |at: Timestamp| inline(&crate::export::times::dated(at, self.zone));
        let started = details.started.map_or("not recorded".to_owned(), dated);
        let detected = details.detected.map(|at| format!("- **Detected:** {}\n", dated(at)));
        format!("- **Started:** {started}\n{}", detected.unwrap_or_default())
    }

    /// Who had which role since when.
    pub(super) fn roles(&self) -> Option<String> {
        let details = &self.state.details;
        let line = |taken: &Stated<(String, String)>| {
            let (role, name) = &taken.said;
            let has_it = details.handovers.iter().any(|handover| handover.id == taken.id);
            let how = if has_it { ", taken over and confirmed" } else { "" };
            let name = if name.is_empty() { "nobody any more".to_owned() } else { written(name) };
            format!("- **{}:** {name} from {}{how}", written(role), self.time(taken.at))
        };
        joined(details.roles.iter().map(line).collect())
    }

    /// Who has to know, told or able to look.
    pub(super) fn informed(&self) -> Option<String> {
        let line = |stated: &Stated<Informed>| item(0, "", &stated.said.line());
        joined(self.state.details.informed.iter().map(line).collect())
    }

    /// The links that were kept at hand. What is no link of the web stays text.
    pub(super) fn pins(&self) -> Option<String> {
        let line = |pin: &Stated<(String, String)>| {
            let (name, link) = &pin.said;
            format!("- {}: {}", written(name), written_link(link))
        };
        joined(self.state.details.pins.iter().map(line).collect())
    }

    /// The all-clears, each in its line; those before a reopening too.
    pub(super) fn all_clears(&self) -> Option<String> {
        let clears = self.state.details.all_clears.iter();
        joined(
            clears.map(|clear| item(0, &format!("{}:", self.time(clear.at)), &clear.said.line())).collect(),
        )
    }

    /// Everybody who was thanked.
    pub(super) fn thanked(&self) -> Option<String> {
        let mut names: Vec<String> = Vec::new();
        for clear in &self.state.details.all_clears {
            let thanks = clear.said.thanks.trim();
            if !thanks.is_empty() && !names.iter().any(|name| *name == written(thanks)) {
                names.push(written(thanks));
            }
        }
        joined(names.into_iter().map(|name| format!("- {name}")).collect())
    }

    /// How a change was made, as lines under it.
    pub(super) fn how(&self, how: &ChangeDetails) -> Vec<String> {
        let mut lines = Vec::new();
        if !how.script.is_empty() {
            // In a fence even where it is one line: it may be copied from here.
            lines.push(format!("  - Exact text:\n{}", fenced(&how.script, "    ")));
        }
        let reviewers = how.reviewers().collect::<Vec<&str>>().join(" and ");
        let mut add = |name: &str, words: &str| {
            if !words.trim().is_empty() {
                lines.push(item(1, name, words));
            }
        };
        add("Reviewed by:", &reviewers);
        add("Not reviewed, because:", &how.unreviewed);
        if how.kind == Some(crate::domain::ChangeKind::Script) {
            add("Backup taken:", &how.backup.name().to_ascii_lowercase());
            add("Tried on a handful first:", &how.tried.name().to_ascii_lowercase());
        }
        add("Rows affected:", &how.rows);
        add("Way back:", &how.rollback);
        add("Dangerous corners:", &how.risks().join(", "));
        lines
    }
}
