//! The timeline as CSV (RFC 4180): one row an entry, for spreadsheets and other programs.

use super::timeline_text;
use crate::domain::{EntryKind, Incident, Timestamp};
use crate::export::csv;

/// The columns.
const HEAD: &str = "time_utc,kind,text,evidence\r\n";

/// The timeline as CSV, as `time_utc,kind,text,evidence`. Ends with a line break.
///
/// Undone entries are among the rows and say so. What a spreadsheet would take for a formula gets an
/// apostrophe in front.
pub fn timeline_csv(incident: &Incident) -> String {
    let state = incident.state();
    let mut rows: Vec<(Timestamp, String)> = Vec::with_capacity(state.entries.len() + 1);
    for entry in state.timeline() {
        let said = timeline_text(incident, entry);
        // An update's words stand in several lines; a cell of one line is easier to read.
        let text = if matches!(entry.kind, EntryKind::Update { .. }) {
            said.text.split_whitespace().collect::<Vec<_>>().join(" ")
        } else {
            said.text
        };
        rows.push((entry.happened, row(entry.happened, &[&said.kind, &text, &said.evidence])));
    }
    if let Some(at) = state.declared {
        let text = format!("{} ({})", state.title, state.severity_name());
        let place = rows.partition_point(|(other, _)| *other < at);
        rows.insert(place, (at, row(at, &["declared", &text, ""])));
    }
    rows.into_iter().fold(HEAD.to_owned(), |out, (_, row)| out + &row)
}

fn row(at: Timestamp, cells: &[&str]) -> String {
    let cells = cells.iter().map(|cell| csv::cell(cell));
    let all: Vec<String> = std::iter::once(csv::time(at)).chain(cells).collect();
    all.join(",") + "\r\n"
}
