//! What is looked at in a file before it is read: how deep it is nested, and where half of a character stands.
//!
//! Both are found in one pass over the bytes that keeps nothing but a count, so that no file can exhaust the
//! stack. The rest of the grammar is left to who reads it.

use std::borrow::Cow;

/// Deeper nesting is refused.
const MAX_DEPTH: usize = 64;

/// How deep a text is nested that comes in pieces.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Depth {
    depth: usize,
    is_text: bool,
    is_escaped: bool,
    /// How many lines have ended.
    pub(super) lines: usize,
}

impl Depth {
    /// Goes on with the next piece; whether it is still nested no deeper than is read.
    pub(super) fn holds(&mut self, piece: &[u8]) -> bool {
        for byte in piece {
            match byte {
                b'\n' => self.lines += 1,
                _ if self.is_escaped => self.is_escaped = false,
                b'\\' => self.is_escaped = self.is_text,
                b'"' => self.is_text = !self.is_text,
                b'[' | b'{' if !self.is_text => self.depth += 1,
                b']' | b'}' if !self.is_text => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
            if self.depth > MAX_DEPTH {
                return false;
            }
        }
        true
    }
}

/// Where escapes of half a character stand (`\ud800` without its other half).
///
/// # Errors
/// The byte of the bracket that is one too many.
pub(super) fn halves(text: &str) -> Result<Vec<usize>, usize> {
    let bytes = text.as_bytes();
    let (mut halves, mut depth, mut is_text, mut at) = (Vec::new(), 0_usize, false, 0);
    while let Some(byte) = bytes.get(at) {
        let start = at;
        at += 1;
        match byte {
            b'"' => is_text = !is_text,
            b'\\' if is_text => {
                at += 1;
                match unit(bytes, start) {
                    Some(0xD800..=0xDBFF) if matches!(unit(bytes, start + 6), Some(0xDC00..=0xDFFF)) => {
                        at = start + 12
                    }
                    Some(0xD800..=0xDFFF) => halves.push(start),
                    _ => {}
                }
            }
            b'[' | b'{' if !is_text => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(start);
                }
            }
            b']' | b'}' if !is_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(halves)
}

/// The number in `\uXXXX` at that byte; `None` where something else stands there.
fn unit(bytes: &[u8], at: usize) -> Option<u16> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    let digits = std::str::from_utf8(digits).ok().filter(|digits| !digits.starts_with('+'))?;
    u16::from_str_radix(digits, 16).ok()
}

/// The text with U+FFFD for each of the halves; every other byte stays where it is.
pub(super) fn mended<'a>(text: &'a str, halves: &[usize]) -> Cow<'a, str> {
    if halves.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for half in halves {
        out.push_str(&text[from..*half]);
        out.push_str("\\ufffd");
        from = half + 6;
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_found_and_whole_characters_are_not() {
        let table: [(&str, &[usize]); 8] = [
            (r#""\ud83d\ude00""#, &[]),
            (r#""\ud83d""#, &[1]),
            (r#""a\ude00\ud83d""#, &[2, 8]),
            (r#""\ud83d\ud83d\ude00""#, &[1]),
            (r#""\\ud83d""#, &[]),
            (r#""\u00e9\u+123\ud8""#, &[]),
            (r#"\ud83d"#, &[]),
            (r#"["\uD83D é"]"#, &[2]),
        ];
        for (text, found) in table {
            assert_eq!(halves(text), Ok(found.to_vec()), "{text}");
            let mended = mended(text, found);
            assert_eq!((mended.len(), halves(&mended)), (text.len(), Ok(Vec::new())));
        }
    }

    #[test]
    fn depth_is_counted_over_pieces_as_over_the_whole() {
        let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
        let in_text = format!(r#"["{}\"{}\\", 1]"#, "[".repeat(200), "{".repeat(200));
        let texts = [nested(MAX_DEPTH), nested(MAX_DEPTH + 1), in_text, nested(200)];
        for (text, size) in texts.iter().flat_map(|text| (1..7).map(move |size| (text, size))) {
            let mut depth = Depth::default();
            let holds = text.as_bytes().chunks(size).all(|piece| depth.holds(piece));
            assert_eq!(holds, halves(text).is_ok(), "{text} by {size}");
        }
    }

    #[test]
    fn brackets_are_counted_outside_of_texts_only() {
        let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
        assert_eq!(halves(&nested(MAX_DEPTH)), Ok(Vec::new()));
        assert_eq!(halves(&nested(MAX_DEPTH + 1)), Err(MAX_DEPTH));
        assert_eq!(halves(&["[".repeat(200), "]".repeat(200)].concat()), Err(MAX_DEPTH));
        assert_eq!(halves(&format!(r#"["{}\"{}"]"#, "[".repeat(200), "{".repeat(200))), Ok(Vec::new()));
    }
}
