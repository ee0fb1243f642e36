//! The lines of a text, whatever ends them.

use std::ops::Range;

/// More lines are a file, not a paste.
pub const LINE_LIMIT: usize = 10_000;

/// The bytes of each line without its end (`\n`, `\r\n` or `\r`), and whether there are more than [`LINE_LIMIT`].
pub fn split_lines(text: &str) -> (Vec<Range<usize>>, bool) {
    let mut lines = Vec::with_capacity((text.len() / 64).min(LINE_LIMIT));
    let has_returns = text.contains('\r');
    let mut start = 0;
    while start < text.len() {
        if lines.len() == LINE_LIMIT {
            return (lines, true);
        }
        let rest = text.get(start..).unwrap_or_default();
        let length = rest.find('\n').unwrap_or(rest.len());
        let line = rest.get(..length).unwrap_or_default();
        let line = line.strip_suffix('\r').unwrap_or(line);
        match if has_returns { line.find('\r') } else { None } {
            // A lone return ends a line too.
            Some(end) => {
                lines.push(start..start + end);
                start += end + 1;
            }
            None => {
                lines.push(start..start + line.len());
                start += length + 1;
            }
        }
    }
    (lines, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_ends_a_line() {
        let text = "a\nb\r\nc\rd\n\ne";
        let (lines, more) = split_lines(text);
        let lines: Vec<&str> = lines.into_iter().map(|span| &text[span]).collect();
        assert_eq!((lines, more), (vec!["a", "b", "c", "d", "", "e"], false));
        assert_eq!(split_lines("").0.len(), 0);
    }

    #[test]
    fn more_lines_than_a_paste_has_are_said_to_be_too_many() {
        assert_eq!(split_lines(&"x\n".repeat(LINE_LIMIT)).0.len(), LINE_LIMIT);
        assert!(!split_lines(&"x\n".repeat(LINE_LIMIT)).1);
        assert!(split_lines(&"x\n".repeat(LINE_LIMIT + 1)).1);
    }
}
