//! The text of a file that somebody chose: UTF-8, as every program of today writes it, or UTF-16 where it
//! says so. A file that is neither is not read with replacement characters in it: that would be another text.

/// What the bytes of a file are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decoded {
    /// Text; a mark of its encoding in front is not in it.
    Text(String),
    /// No text in an encoding that is told by its bytes.
    NotUtf8 {
        /// The line in which it stops being UTF-8, counted from one.
        line: usize,
        /// What it says if it was written in Windows-1252, which has all of Latin-1.
        windows_1252: String,
    },
}

/// What Windows-1252 has in the places 0x80 to 0x9F.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Reads bytes as text.
pub fn decode(bytes: &[u8]) -> Decoded {
    let utf_16 = |bytes: &[u8], pair: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|two| pair([two[0], two[1]])).collect();
        String::from_utf16(&units).ok().filter(|_| bytes.len().is_multiple_of(2))
    };
    let marked = match bytes {
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        _ => None,
    };
    if let Some(text) = marked {
        return Decoded::Text(text);
    }
    let plain = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match str::from_utf8(plain) {
        Ok(text) => Decoded::Text(text.to_owned()),
        // No encoding of a text of ours has this byte in it: it is a picture or a program, and its reader says so.
        Err(_) if bytes.contains(&0) && !matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) => {
            Decoded::Text(String::from_utf8_lossy(plain).into_owned())
        }
        Err(error) => {
            let line = 1 + plain[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
            Decoded::NotUtf8 { line, windows_1252: plain.iter().map(|byte| in_windows_1252(*byte)).collect() }
        }
    }
}

fn in_windows_1252(byte: u8) -> char {
    match byte {
        0x80..0xA0 => WINDOWS_1252[usize::from(byte - 0x80)],
        byte => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_at_all_is_not_offered_in_another_encoding() {
        let picture = [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', 0, 0xFF];
        assert!(matches!(decode(&picture), Decoded::Text(_)));
        assert!(matches!(decode(b"{\"title\": \"Z\xFCrich\"}"), Decoded::NotUtf8 { line: 1, .. }));
    }

    #[test]
    fn text_of_today_and_text_that_names_its_encoding_is_read() {
        let text = |words: &str| Decoded::Text(words.to_owned());
        assert_eq!(decode("Zürich 障害 €".as_bytes()), text("Zürich 障害 €"));
        assert_eq!(decode("\u{feff}{}".as_bytes()), text("{}"));
        assert_eq!(decode(b""), text(""));
        let utf_16 = |words: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            format!("\u{feff}{words}").encode_utf16().flat_map(bytes).collect()
        };
        assert_eq!(decode(&utf_16("Zürich 🌊", u16::to_le_bytes)), text("Zürich 🌊"));
        assert_eq!(decode(&utf_16("Zürich 🌊", u16::to_be_bytes)), text("Zürich 🌊"));
    }

    #[test]
    fn a_file_in_latin_1_is_not_read_as_another_text() {
        let bytes = b"{\n\"title\": \"Z\xFCrich \x96 50 \x80\"}";
        let windows_1252 = "{\n\"title\": \"Zürich – 50 €\"}".to_owned();
        assert_eq!(decode(bytes), Decoded::NotUtf8 { line: 2, windows_1252 });
        // A mark alone makes no UTF-16.
        assert!(matches!(decode(b"\xFF\xFE\x00"), Decoded::NotUtf8 { line: 1, .. }));
        assert!(matches!(decode(b"\xC3"), Decoded::NotUtf8 { line: 1, .. }));
    }
}
