//! The timeline as CSV (RFC 4180): one row an entry, for spreadsheets and other programs.

use super::timeline_text;
use crate::domain::{EntryKind, Incident, Timestamp};
use crate::export::markdown_text::legible;

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
        let text = match entry.kind {
            EntryKind::Update { .. } => said.text.split_whitespace().collect::<Vec<_>>().join(" "),
            _ => said.text,
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
    let cells = cells.iter().map(|cell| csv_cell(cell));
    let all: Vec<String> = std::iter::once(at.to_string()).chain(cells).collect();
    all.join(",") + "\r\n"
}

/// A cell: guarded against formulas, and in quotation marks where it has to be.
pub(in crate::export) fn csv_cell(text: &str) -> String {
    const STARTS: [char; 10] = ['=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠'];
    // A tab or a line break in front would hide the sign from us and not from a spreadsheet.
    let text = legible(text).trim().to_owned();
    let guard = if text.starts_with(STARTS) { "'" } else { "" };
    let text = format!("{guard}{text}");
    match text.contains([',', '"', '\n', ';', '\t']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_taken_for_a_formula() {
        let table = [
            ("=HYPERLINK(\"http://a.b\")", "\"'=HYPERLINK(\"\"http://a.b\"\")\""),
            ("+1", "'+1"),
            ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1+1", "'=1+1"),
            ("\r\n=1", "'=1"),
            ("\u{FEFF}=1", "'=1"),
            ("＝1+1", "'＝1+1"),
            ("a, b", "\"a, b\""),
            ("a\nb", "\"a\nb\""),
            ("p99 = 9 s", "p99 = 9 s"),
            ("", ""),
        ];
        for (text, cell) in table {
            assert_eq!(csv_cell(text), cell, "{text:?}");
        }
    }
}
