//! What opens a door and stands in a paste: shown before it is kept, to keep it as it is or to mask it.
//!
//! The tables are those of the checker; a paste has more of what machines write: cookies, headers, signed links.

use crate::language::secret_spans;
use std::ops::Range;

/// What a masked part reads as.
pub const MASK: &str = "[masked]";

/// Names whose value opens a door, beside those of the checker; small letters.
const NAMES: [&str; 17] = [
    "x-amz-signature",
    "x-amz-security-token",
    "x-amz-credential",
    "x-goog-signature",
    "signature",
    "sig",
    "sessionid",
    "session_id",
    "session",
    "sid",
    "jsessionid",
    "phpsessid",
    "csrftoken",
    "x-api-key",
    "x-auth-token",
    "refresh_token",
    "id_token",
];

/// Headers whose whole value opens a door.
const HEADERS: [&str; 5] =
    ["authorization:", "proxy-authorization:", "cookie:", "set-cookie:", "x-vault-token:"];

/// The bytes of every secret in a text, in order and apart from each other.
pub fn secrets(text: &str) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> =
        secret_spans(text).into_iter().map(|(from, to)| narrowed(text, from..to)).collect();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        all.extend(
            in_headers(line)
                .into_iter()
                .chain(in_values(line))
                .map(|span| start + span.start..start + span.end),
        );
        start += line.len();
    }
    all.retain(|span| {
        !span.is_empty() && text.get(span.clone()).is_some_and(|secret| !secret.contains(MASK))
    });
    all.sort_by_key(|span| (span.start, span.end));
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(all.len());
    for span in all {
        match apart.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            Some(_) | None => apart.push(span),
        }
    }
    apart
}

/// The text with those parts masked.
pub fn masked(text: &str, parts: &[Range<usize>]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for part in parts {
        if part.start < from {
            continue;
        }
        kept.push_str(text.get(from..part.start).unwrap_or_default());
        kept.push_str(MASK);
        from = part.end;
    }
    kept.push_str(text.get(from..).unwrap_or_default());
    kept
}

/// Of a link with a password the password alone: host and path are what somebody needs.
fn narrowed(text: &str, span: Range<usize>) -> Range<usize> {
    let inside = || {
        let link = text.get(span.clone())?;
        let login = link.find("://")? + 3;
        let at = login + link.get(login..)?.find('@')?;
        let colon = login + link.get(login..at)?.find(':')?;
        Some(span.start + colon + 1..span.start + at)
    };
    inside().unwrap_or(span)
}

fn find_small(line: &str, name: &str, from: usize) -> Option<usize> {
    let rest = line.as_bytes().get(from..)?;
    rest.windows(name.len()).position(|part| part.eq_ignore_ascii_case(name.as_bytes())).map(|at| from + at)
}

/// The values of headers: of cookies each value, of a scheme what follows it.
fn in_headers(line: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    for header in HEADERS {
        let Some(at) = find_small(line, header, 0) else { continue };
        let before = at.checked_sub(1).and_then(|place| line.as_bytes().get(place));
        if before.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'-') {
            continue;
        }
        let value = at + header.len();
        // In a command or in JSON the header ends with its quotation mark.
        let rest = line.get(value..).unwrap_or_default();
        let end = value + rest.find(['\r', '\n', '"', '\'']).unwrap_or(rest.len());
        match header.contains("cookie") {
            true => all.extend(cookie_values(line, value..end, header.starts_with("set-"))),
            false => all.extend(behind_scheme(line, value..end)),
        }
    }
    all
}

fn cookie_values(line: &str, span: Range<usize>, is_set: bool) -> Vec<Range<usize>> {
    let mut start = span.start;
    let text = line.get(span).unwrap_or_default();
    let mut all = Vec::new();
    for (number, pair) in text.split(';').enumerate() {
        // Behind the first, `Set-Cookie` has attributes.
        if let Some(sign) = pair.find('=')
            && (number == 0 || !is_set)
        {
            all.push(start + sign + 1..start + pair.trim_end().len());
        }
        start += pair.len() + 1;
    }
    all
}

fn behind_scheme(line: &str, span: Range<usize>) -> Option<Range<usize>> {
    let text = line.get(span.clone())?;
    let value = text.trim();
    let secret = ["Bearer ", "Basic ", "Token ", "Digest "]
        .iter()
        .find_map(|scheme| value.strip_prefix(scheme))
        .unwrap_or(value)
        .trim();
    let is_slot = secret.len() < 6 || secret.starts_with(['<', '$', '{', '*']);
    let start = secret.as_ptr() as usize - text.as_ptr() as usize + span.start;
    (!is_slot).then_some(start..start + secret.len())
}

/// `sig=…`, `"sessionid":"…"`
fn in_values(line: &str) -> Vec<Range<usize>> {
    let bytes = line.as_bytes();
    let mut all = Vec::new();
    for (sign, byte) in bytes.iter().enumerate() {
        if !matches!(byte, b'=' | b':') {
            continue;
        }
        let head = line.get(..sign).unwrap_or_default().trim_end_matches('"');
        let is_name = |name: &&str| {
            let Some(from) = head.len().checked_sub(name.len()) else { return false };
            let before = from.checked_sub(1).and_then(|place| bytes.get(place));
            let is_whole =
                before.is_none_or(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'_' | b'-'));
            is_whole
                && head.as_bytes().get(from..).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()))
        };
        if !NAMES.iter().any(is_name) {
            continue;
        }
        let rest = line.get(sign + 1..).unwrap_or_default();
        let value = rest.trim_start_matches([' ', '"', '\'']);
        let start = sign + 1 + rest.len() - value.len();
        let length =
            value.find(['"', '\'', '&', ';', ',', ' ', '\t', '\r', '\n', ')', '}']).unwrap_or(value.len());
        let secret = value.get(..length).unwrap_or_default();
        let has_digit = secret.bytes().any(|byte| byte.is_ascii_digit());
        if secret.len() >= 8 && has_digit {
            all.push(start..start + length);
        }
    }
    all
}
