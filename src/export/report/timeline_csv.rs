//! The timeline as CSV (RFC 4180): one row an entry, for spreadsheets and other programs.

use super::timeline_text;
use super::timeline_text::moment;
use crate::domain::{Entry, Fact, Incident, State, Timestamp};
use crate::export::csv;

/// The columns.
const HEAD: &str = "time_utc,kind,text,evidence";
/// The column that comes last where more than one person is known to have written.
const AUTHOR: &str = "author";

/// The timeline as CSV, as `time_utc,kind,text,evidence`, and `author` where there is more than one. Ends with a line
/// break.
///
/// Undone entries are among the rows and say so. What a spreadsheet would take for a formula gets an
/// apostrophe in front.
pub fn timeline_csv(incident: &Incident) -> String {
    let state = incident.state();
    let has_authors = state.authors().len() > 1;
    let columns = if has_authors { 4 } else { 3 };
    let mut rows: Vec<(Timestamp, String)> = Vec::with_capacity(state.entries.len() + 1);
    for entry in state.timeline() {
        let said = timeline_text(incident, entry);
        let text = said.text + &times_beside(state, entry);
        let cells = [said.kind.as_str(), &text, &said.evidence, &said.author];
        rows.push((entry.happened, row(entry.happened, &cells[..columns])));
    }
    if let Some(at) = state.declared {
        let text = format!("{} ({})", state.title, state.severity_name());
        let place = rows.partition_point(|(other, _)| *other < at);
        rows.insert(place, (at, row(at, &["declared", &text, "", declared_by(incident)][..columns])));
    }
    let head = if has_authors { format!("{HEAD},{AUTHOR}\r\n") } else { format!("{HEAD}\r\n") };
    rows.into_iter().fold(head, |out, (_, row)| out + &row)
}

/// Until when it lasted and when it was written down, where that is another time than that of its row.
fn times_beside(state: &State, entry: &Entry) -> String {
    let until = state.paste_of(entry.id).and_then(|(_, part)| part.until);
    let until = until.map(|until| format!(" (lasted until {} UTC)", moment(until, entry.happened)));
    // One whose time was changed says so in its text.
    let is_said = !entry.earlier_times().is_empty();
    let written = (entry.is_late() && !is_said).then(|| moment(entry.written, entry.happened));
    let written = written.map(|written| format!(" (written down at {written} UTC)"));
    until.into_iter().chain(written).collect()
}

fn declared_by(incident: &Incident) -> &str {
    let mut declared = incident.log().iter().filter(|event| matches!(event.fact, Fact::Declared { .. }));
    declared.next().and_then(|event| incident.state().author(event.stamp.replica())).unwrap_or_default()
}

fn row(at: Timestamp, cells: &[&str]) -> String {
    let cells = cells.iter().map(|cell| csv::cell(cell));
    let all: Vec<String> = std::iter::once(csv::time(at)).chain(cells).collect();
    all.join(",") + "\r\n"
}
