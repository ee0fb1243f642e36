//! Cells of a CSV file (RFC 4180), and what a spreadsheet needs of the file.

use super::markdown_text::legible;
use crate::domain::Timestamp;

/// A CSV file as spreadsheets read it: with a byte order mark in front, since some take the letters for
/// others without. Programs want the text without it.
pub fn csv_for_spreadsheets(csv: &str) -> String {
    format!("\u{FEFF}{csv}")
}

/// An instant in UTC in the one form that spreadsheets take for a date: `2026-11-21 02:40:00`. The name
/// of its column says that it is UTC.
pub(super) fn time(at: Timestamp) -> String {
    format!("{} {}", at.utc().date(), at.utc().clock_with_seconds())
}

/// A cell: guarded against formulas, and in quotation marks where it has to be.
pub(super) fn cell(text: &str) -> String {
    const STARTS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
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
        for (text, expected) in table {
            assert_eq!(cell(text), expected, "{text:?}");
        }
    }

    #[test]
    fn signs_that_begin_no_formula_anywhere_are_not_guarded() {
        for text in ["|cmd", "% of payments", "'quoted'", "1-2", "a=b"] {
            assert_eq!(cell(text), text);
        }
    }

    #[test]
    fn a_time_is_one_that_spreadsheets_know() {
        assert_eq!(time(Timestamp::parse("2026-11-21T02:40:07.123Z").unwrap()), "2026-11-21 02:40:07");
    }
}
