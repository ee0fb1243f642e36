//! A line without what steers a terminal, and the way back to its own bytes.

use std::borrow::Cow;
use std::ops::Range;

/// A line to be read, and where something was taken out of it.
pub struct Clean<'t> {
    /// The line.
    pub text: Cow<'t, str>,
    /// Places of the clean line, each with how much was taken out before it altogether.
    cuts: Vec<(usize, usize)>,
}

/// Takes the escapes of colours and cursors off, and those whose ESC was lost on the way (`[32m`).
pub fn clean(line: &str) -> Clean<'_> {
    // Most lines have none, and are not gone through.
    let mut brackets = line.match_indices('[');
    if !line.contains('\u{1b}') && !brackets.any(|(at, _)| lost(line.as_bytes(), at).is_some()) {
        return Clean { text: Cow::Borrowed(line), cuts: Vec::new() };
    }
    let mut text = String::new();
    let mut cuts = Vec::new();
    let (mut from, mut looked, mut gone) = (0, 0, 0);
    while let Some(start) =
        line.get(looked..).and_then(|rest| rest.find(['\u{1b}', '['])).map(|at| looked + at)
    {
        let Some(end) = end_of(line, start) else {
            looked = start + 1;
            continue;
        };
        text.push_str(line.get(from..start).unwrap_or_default());
        gone += end - start;
        cuts.push((text.len(), gone));
        (from, looked) = (end, end);
    }
    text.push_str(line.get(from..).unwrap_or_default());
    Clean { text: Cow::Owned(text), cuts }
}

/// Where the escape ends that begins there; none where a bracket begins nothing of that kind.
fn end_of(line: &str, start: usize) -> Option<usize> {
    let bytes = line.as_bytes();
    let at = |place: usize| bytes.get(place).copied().unwrap_or(0);
    if at(start) == b'[' {
        return lost(bytes, start);
    }
    let mut end = start + 1;
    Some(match at(end) {
        b'[' => {
            end += 1;
            while matches!(at(end), 0x20..=0x3F) {
                end += 1;
            }
            if matches!(at(end), 0x40..=0x7E) { end + 1 } else { end }
        }
        b']' => {
            while end < bytes.len() && at(end) != 7 && at(end) != 0x1b {
                end += 1;
            }
            if at(end) == 7 { end + 1 } else { end }
        }
        0x20..=0x7E => end + 1,
        _ => end,
    })
}

/// `[32m` or `[1;32m` without its ESC; `[5m]` is a length.
fn lost(bytes: &[u8], start: usize) -> Option<usize> {
    let inside = bytes.get(start + 1..)?;
    let length = inside.iter().take(12).take_while(|byte| byte.is_ascii_digit() || **byte == b';').count();
    let is_one = length > 0 && inside.get(length) == Some(&b'm') && inside.get(length + 1) != Some(&b']');
    is_one.then_some(start + length + 2)
}

impl Clean<'_> {
    /// The bytes of the line itself that a range of the clean one stands for.
    pub fn origin(&self, range: &Range<usize>) -> Range<usize> {
        let gone = |place: usize| {
            let before = self.cuts.partition_point(|(at, _)| *at <= place);
            before.checked_sub(1).and_then(|last| self.cuts.get(last)).map_or(0, |(_, gone)| *gone)
        };
        let end = range.end.max(range.start + 1) - 1;
        range.start + gone(range.start)..range.end + gone(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_taken_off_and_places_lead_back() {
        let line = "\u{1b}[2m2026-11-29T09:00:22Z\u{1b}[0m \u{1b}[32m INFO\u{1b}[0m x";
        let clean = clean(line);
        assert_eq!(clean.text, "2026-11-29T09:00:22Z  INFO x");
        assert_eq!(&line[clean.origin(&(0..20))], "2026-11-29T09:00:22Z");
        assert_eq!(&line[clean.origin(&(22..26))], "INFO");
    }

    #[test]
    fn an_escape_whose_first_byte_was_lost_goes_too() {
        assert_eq!(clean("[32m09:15:46[0m up").text, "09:15:46 up");
        for line in ["rate(x[5m])", "[main] up", "a[0]", "", "[12", "\u{1b}", "\u{1b}[", "\u{1b}]x"] {
            assert!(clean(line).text.len() <= line.len(), "{line}");
        }
        assert_eq!(clean("rate(x[5m])").text, "rate(x[5m])");
    }
}
