//! An update as a mail that waits to be sent: a file that mail programs open as a draft.

use super::super::markdown_text::legible_line;
use super::{Draft, html, plain};
use crate::domain::Zone;

const BOUNDARY: &str = "=_scratchpad_update";

/// The update as a mail (RFC 5322) with its subject line, as plain text and as HTML. Nobody is named as its
/// sender or reader.
pub fn mail(draft: &Draft, zone: &dyn Zone) -> String {
    let part = |kind: &str, text: &str| {
        format!(
            "--{BOUNDARY}\r\nContent-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n",
            quoted_printable(text)
        )
    };
    let page = format!("<!doctype html><html><body>{}</body></html>", html(draft, zone));
    [
        format!("Subject: {}\r\n", subject(&draft.heading(legible_line))),
        "X-Unsent: 1\r\nMIME-Version: 1.0\r\n".to_owned(),
        format!("Content-Type: multipart/alternative; boundary=\"{BOUNDARY}\"\r\n\r\n"),
        part("plain", &plain(draft, zone)),
        part("html", &page),
        format!("--{BOUNDARY}--\r\n"),
    ]
    .concat()
}

/// The subject, in encoded words (RFC 2047) where it has more than ASCII.
fn subject(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    const ROOM: usize = 60;
    let mut words: Vec<String> = vec![String::new()];
    for c in text.chars() {
        let mut bytes = [0; 4];
        let encoded: String = c.encode_utf8(&mut bytes).bytes().map(encoded_byte).collect();
        match words.last_mut() {
            Some(word) if word.len() + encoded.len() <= ROOM => word.push_str(&encoded),
            _ => words.push(encoded),
        }
    }
    words.iter().map(|word| format!("=?utf-8?Q?{word}?=")).collect::<Vec<_>>().join("\r\n ")
}

fn encoded_byte(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("={byte:02X}") }
}

/// The text with lines of at most 76 characters and nothing but ASCII.
fn quoted_printable(text: &str) -> String {
    let line = |line: &str| {
        let (mut out, mut width) = (String::new(), 0);
        for byte in line.bytes() {
            let is_plain = byte.is_ascii_graphic() && byte != b'=' || byte == b' ';
            let written = if is_plain { char::from(byte).to_string() } else { format!("={byte:02X}") };
            if width + written.len() > 75 {
                out.push_str("=\r\n");
                width = 0;
            }
            width += written.len();
            out.push_str(&written);
        }
        // A space at the end of a line gets lost on the way.
        match out.strip_suffix(' ') {
            Some(before) => format!("{before}=20"),
            None => out,
        }
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_beyond_ascii_is_encoded() {
        assert_eq!(subject("Identified: Checkout fails"), "Identified: Checkout fails");
        assert_eq!(subject("Zür"), "=?utf-8?Q?Z=C3=BCr?=");
        assert!(subject(&"支払い".repeat(20)).split("\r\n ").all(|word| word.len() <= 75));
    }

    #[test]
    fn lines_are_short_and_ascii() {
        let made = quoted_printable(&format!("a = ü \n{}", "x".repeat(200)));
        assert!(
            made.starts_with("a =3D =C3=BC=20\r\n") && made.lines().all(|line| line.len() <= 76),
            "{made}"
        );
    }
}
