//! The lines of a text, whatever ends them.

use memchr::{memchr, memchr_iter, memchr2_iter};
use std::ops::Range;

/// More lines are a file, not a paste.
pub const LINE_LIMIT: usize = 10_000;

/// The bytes of each line without its end (`\n`, `\r\n` or `\r`), and whether there are more than [`LINE_LIMIT`].
pub fn split_lines(text: &str) -> (Vec<Range<usize>>, bool) {
    let bytes = text.as_bytes();
    let mut lines = Vec::with_capacity((bytes.len() / 64).min(LINE_LIMIT));
    let mut start = 0;
    let has_returns = memchr(b'\r', bytes).is_some();
    let ends: &mut dyn Iterator<Item = usize> =
        if has_returns { &mut memchr2_iter(b'\n', b'\r', bytes) } else { &mut memchr_iter(b'\n', bytes) };
    for end in ends {
        // The second sign of `\r\n` ends the line that the first one has ended.
        let is_second =
            end > 0 && start == end && bytes.get(end) == Some(&b'\n') && bytes.get(end - 1) == Some(&b'\r');
        if !is_second {
            if lines.len() == LINE_LIMIT {
                return (lines, true);
            }
            lines.push(start..end);
        }
        start = end + 1;
    }
    if start < bytes.len() {
        if lines.len() == LINE_LIMIT {
            return (lines, true);
        }
        lines.push(start..bytes.len());
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
