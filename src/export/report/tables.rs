//! The tables of the templates.

use super::report_fields::{Milestone, upper_first};
use super::timeline_text::TimelineText;
use super::{NOT_RECORDED, timeline_text};
use crate::domain::{Entry, EntryKind, Timestamp};
use crate::export::markdown_text::{inline, linked};
use crate::export::record::{Record, joined};
use crate::export::times;

/// A table with these columns; `None` without rows.
fn table(columns: &[&str], rows: Vec<Vec<String>>) -> Option<String> {
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let head = line(columns.iter().map(|column| (*column).to_owned()).collect());
    let rule = line(columns.iter().map(|_| ":---".to_owned()).collect());
    let rows: Vec<String> = rows.into_iter().map(line).collect();
    (!rows.is_empty()).then(|| [head, rule].into_iter().chain(rows).collect::<Vec<String>>().join("\n"))
}

/// What kind of thing an entry is, and whose where that has to be told: `Note, by Ben`.
fn named_kind(said: &TimelineText) -> String {
    let by = if said.author.is_empty() { String::new() } else { format!(", by {}", said.author) };
    upper_first(&said.kind) + &by
}

fn or_not_recorded(text: String) -> String {
    if text.is_empty() { NOT_RECORDED.to_owned() } else { text }
}

impl Record<'_> {
    /// `Action Item | Type | Owner | Bug`
    pub(super) fn action_items(&self) -> Option<String> {
        let rows = self.state.debrief.follow_ups.iter().map(|follow_up| {
            let item =
                format!("{} ({})", or_not_recorded(inline(&follow_up.text)), self.about_follow_up(follow_up));
            let (kind, owner) =
                (follow_up.kind.in_text().to_owned(), or_not_recorded(inline(&follow_up.owner)));
            vec![item, kind, owner, NOT_RECORDED.to_owned()]
        });
        table(&["Action Item", "Type", "Owner", "Bug"], rows.collect())
    }

    /// `Time (UTC) | Event | Data Link`
    pub(super) fn linked_timeline(&self) -> Option<String> {
        let mut rows: Vec<(Timestamp, Vec<String>)> = Vec::new();
        for entry in self.standing_entries() {
            let said = timeline_text(self.incident, entry);
            let event = format!("{}: {}", named_kind(&said), said.text);
            // What nobody would look up has no link that is missing.
            let is_seen = matches!(entry.kind, EntryKind::Finding | EntryKind::Evidence { .. });
            let link = if is_seen { or_not_recorded(linked(&said.link)) } else { linked(&said.link) };
            rows.push((entry.happened, vec![self.utc(entry.happened), inline(&event), link]));
        }
        if let Some(at) = self.state.declared {
            let place = rows.partition_point(|(other, _)| *other < at);
            let event = format!("Declared: {}", self.state.title);
            rows.insert(place, (at, vec![self.utc(at), inline(&event), String::new()]));
        }
        table(&["Time (UTC)", "Event", "Data Link"], rows.into_iter().map(|(_, row)| row).collect())
    }

    /// The timeline in UTC, with the five instants that it has to name.
    pub(super) fn marked_timeline(&self) -> Option<String> {
        let mut lines: Vec<(Timestamp, String)> =
            self.standing_entries().map(|entry| (entry.happened, self.utc_line(entry))).collect();
        let mut missing = Vec::new();
        for (milestone, name) in Milestone::ALL {
            match self.moment(milestone) {
                Some(at) => {
                    let place = lines.partition_point(|(other, _)| *other < at);
                    lines.insert(place, (at, format!("- {} **{name}**", self.utc(at))));
                }
                None => missing.push(format!("- **{name}**: {NOT_RECORDED}")),
            }
        }
        let is_empty = lines.is_empty();
        let lines: Vec<String> = lines.into_iter().map(|(_, line)| line).chain(missing).collect();
        (!is_empty).then(|| lines.join("\n"))
    }

    /// The timeline in UTC, the latest first.
    pub(super) fn newest_first(&self) -> Option<String> {
        joined(self.told_lines().into_iter().rev().collect())
    }

    /// The timeline in UTC.
    pub(super) fn plain_timeline(&self) -> Option<String> {
        joined(self.told_lines())
    }

    fn told_lines(&self) -> Vec<String> {
        let mut lines: Vec<(Timestamp, String)> =
            self.standing_entries().map(|entry| (entry.happened, self.utc_line(entry))).collect();
        if let Some(at) = self.state.declared {
            let place = lines.partition_point(|(other, _)| *other < at);
            lines.insert(place, (at, format!("- {} **Declared**: {}", self.utc(at), self.title())));
        }
        lines.into_iter().map(|(_, line)| line).collect()
    }

    fn utc_line(&self, entry: &Entry) -> String {
        let said = timeline_text(self.incident, entry);
        let text = inline(&said.text);
        let lead = format!("- {} {}", self.utc(entry.happened), inline(&named_kind(&said)));
        if text.is_empty() { lead } else { format!("{lead}: {text}") }
    }

    /// The clock in UTC alone, with its day where the incident went on after midnight.
    fn utc(&self, at: Timestamp) -> String {
        let (day, clock) = (at.utc().date(), at.utc().clock());
        let is_plain = !self.spans_days && day == self.start.utc().date();
        if is_plain { clock } else { format!("{day} {clock}") }
    }

    /// The instant of the export, in UTC.
    pub(super) fn exported_utc(&self) -> String {
        format!("{} {}", self.exported.utc().date(), self.exported.utc().clock())
    }

    /// The links that were kept at hand, and those that evidence has.
    pub(super) fn links(&self) -> Option<String> {
        let pins = self.state.details.pins.iter().map(|pin| pin.said.clone());
        let seen = self.state.evidence.iter().filter(|evidence| !evidence.link.is_empty());
        let lines =
            pins.map(|(name, link)| (link, name)).chain(seen.map(|e| (e.link.clone(), e.text.clone())));
        joined(lines.map(|(link, said)| format!("- {} {}", linked(&link), inline(&said))).collect())
    }

    /// The day of the incident, or its days.
    pub(super) fn days(&self) -> Option<String> {
        let first = self.state.declared?.utc().date();
        let last = self.state.resolved.map(|at| at.utc().date()).filter(|last| *last != first);
        Some(last.map_or_else(|| first.clone(), |last| format!("{first} to {last}")) + " (UTC)")
    }

    /// The phase and since when.
    pub(super) fn status(&self) -> Option<String> {
        let (since, phase) = self.phases().pop()?;
        Some(format!("{} since {}", phase.name(), inline(&times::dated(since, self.zone))))
    }
}
