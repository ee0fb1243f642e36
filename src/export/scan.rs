//! Where things stand in a JSON text, found without building anything from it.
//!
//! One walk over the bytes measures the nesting, finds the elements of the list named `events` and
//! finds halves of surrogate pairs, which would otherwise cost the whole file. It trusts nothing:
//! what it says about a text that is no JSON is harmless, and the parser refuses that text later.

use std::ops::Range;

/// What the walk found. Offsets are in bytes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Scan {
    /// The elements of `events`; `None` when there is no such list at the top.
    pub(super) events: Option<Vec<Range<usize>>>,
    /// Where an escape such as `\ud800` stands without its other half.
    pub(super) lone: Vec<usize>,
}

/// What is more than is read, and at which byte it begins.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum TooMuch {
    Nesting(usize),
    Events(usize),
}

/// Deeper nesting is refused; the format itself needs six levels.
pub(super) const MAX_DEPTH: usize = 64;
/// More events are refused: a list of empty commas could otherwise fill the memory.
pub(super) const MAX_EVENTS: usize = 200_000;

/// Walks over `text`.
///
/// # Errors
/// [`TooMuch`] when it is nested too deep or lists too many events.
pub(super) fn scan(text: &str) -> Result<Scan, TooMuch> {
    let mut walk = Walk { bytes: text.as_bytes(), ..Walk::default() };
    while let Some(byte) = walk.bytes.get(walk.at).copied() {
        walk.token(byte)?;
    }
    Ok(walk.found)
}

/// The line and the column of a byte, both from 1; a column counts bytes, as the parser does.
pub(super) fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = &text.as_bytes()[..offset.min(text.len())];
    let line = before.iter().filter(|b| **b == b'\n').count() + 1;
    let column = before.iter().rev().take_while(|b| **b != b'\n').count() + 1;
    (line, column)
}

#[derive(Default)]
struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    depth: usize,
    /// The last string at depth 1, and whether a colon and nothing else followed it.
    key: Option<(Range<usize>, bool)>,
    /// Inside of the list of events: the byte behind its opening bracket.
    list: Option<usize>,
    /// From where to where the element that is being walked over reaches so far.
    element: Option<Range<usize>>,
    found: Scan,
}

impl Walk<'_> {
    fn token(&mut self, byte: u8) -> Result<(), TooMuch> {
        let start = self.at;
        self.at += 1;
        match byte {
            b' ' | b'\n' | b'\t' | b'\r' => return Ok(()),
            b'"' => self.string(),
            b'[' | b'{' => self.open(byte, start)?,
            b']' | b'}' => self.close()?,
            b',' if self.list.is_some() && self.depth == 2 => return self.end_element(),
            _ => {}
        }
        self.follow_key(byte, start);
        if self.list.is_some_and(|from| start >= from) {
            self.element.get_or_insert(start..self.at).end = self.at;
        }
        Ok(())
    }

    fn follow_key(&mut self, byte: u8, start: usize) {
        if self.depth != 1 || self.list.is_some() {
            return;
        }
        self.key = match (byte, self.key.take()) {
            (b'"', _) => Some((start + 1..self.at - 1, false)),
            (b':', Some((range, false))) => Some((range, true)),
            _ => None,
        };
    }

    fn open(&mut self, byte: u8, start: usize) -> Result<(), TooMuch> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(TooMuch::Nesting(start));
        }
        let named = self.key.as_ref().is_some_and(|(k, colon)| *colon && &self.bytes[k.clone()] == b"events");
        if self.depth == 2 && byte == b'[' && named {
            self.list = Some(self.at);
            self.found.events = Some(Vec::new());
        }
        if self.depth == 2 {
            self.key = None;
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), TooMuch> {
        self.depth = self.depth.saturating_sub(1);
        if self.list.is_some() && self.depth < 2 {
            self.end_element()?;
            self.list = None;
        }
        Ok(())
    }

    fn end_element(&mut self) -> Result<(), TooMuch> {
        if let (Some(element), Some(events)) = (self.element.take(), &mut self.found.events) {
            if events.len() == MAX_EVENTS {
                return Err(TooMuch::Events(element.start));
            }
            events.push(element);
        }
        Ok(())
    }

    fn string(&mut self) {
        while let Some(byte) = self.bytes.get(self.at).copied() {
            match byte {
                b'"' => {
                    self.at += 1;
                    return;
                }
                b'\\' => self.escape(),
                _ => self.at += 1,
            }
        }
    }

    fn escape(&mut self) {
        let first = self.unit(self.at);
        let second = self.unit(self.at + 6);
        self.at += match (first, second) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (Some(0xD800..=0xDFFF), _) => {
                self.found.lone.push(self.at);
                6
            }
            _ => 2,
        };
    }

    /// The number in the `\uXXXX` that stands at `at`.
    fn unit(&self, at: usize) -> Option<u16> {
        let digits = self.bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
        let text = std::str::from_utf8(digits).ok()?;
        text.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u16::from_str_radix(text, 16).ok())?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(text: &str) -> Option<Vec<&str>> {
        scan(text).unwrap().events.map(|spans| spans.into_iter().map(|s| &text[s]).collect())
    }

    #[test]
    fn the_elements_of_the_list_are_found_as_they_stand() {
        let text =
            r#"{"a": "events", "x": {"events": [9]}, "events" : [ {"b": [1, "],"]} , 2,"x" ], "z": [3]}"#;
        assert_eq!(events(text), Some(vec![r#"{"b": [1, "],"]}"#, "2", r#""x""#]));
        assert_eq!(events(r#"{"events": []}"#), Some(vec![]));
        assert_eq!(events(r#"{"events":[[],[[1]],{}]}"#), Some(vec!["[]", "[[1]]", "{}"]));
    }

    #[test]
    fn a_list_elsewhere_is_not_the_list_of_events() {
        for text in
            ["[]", r#"["events", [1]]"#, r#"{"events": {"events": [1]}}"#, r#"{"events": 1, "x": [1]}"#]
        {
            assert_eq!(events(text), None, "{text}");
        }
    }

    #[test]
    fn nesting_is_measured_without_recursion() {
        let deep = "[".repeat(100_000);
        assert_eq!(scan(&deep), Err(TooMuch::Nesting(MAX_DEPTH)));
        assert!(scan(&"[".repeat(MAX_DEPTH)).is_ok());
        assert!(scan(&format!("\"{deep}\"")).is_ok(), "brackets inside a text do not nest");
    }

    #[test]
    fn halves_of_surrogate_pairs_are_found() {
        assert_eq!(scan(r#""\ud83d\ude00 \ud83d \ude00 \\ud83d""#).unwrap().lone, [14, 21]);
        assert_eq!(scan(r#""\ud83d"#).unwrap().lone, [1]);
    }

    #[test]
    fn a_position_has_a_line_and_a_column() {
        assert_eq!(position("ab\ncd", 4), (2, 2));
        assert_eq!(position("", 9), (1, 1));
    }
}
