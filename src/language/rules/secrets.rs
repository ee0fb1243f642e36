//! What opens a door: tokens, keys, passwords, connection strings.
//!
//! Known miss: a password that is a plain word in a sentence ("the password is winter").

use super::report::Report;
use crate::language::case::Letters;
use crate::language::doc::Doc;
use crate::language::finding::Fix;
use crate::language::rule::Rule;
use crate::language::scan::{chunks, cut};
use crate::language::words::one_of;

const SECRET: &str = "This opens a door: take it out, and replace it wherever it is used.";

/// Beginnings of tokens, and how many letters and digits follow at least.
const TOKENS: [(&str, usize); 26] = [
    ("AKIA", 12),
    ("ASIA", 12),
    ("ghp_", 20),
    ("gho_", 20),
    ("ghs_", 20),
    ("ghu_", 20),
    ("github_pat_", 20),
    ("glpat-", 16),
    ("xoxb-", 10),
    ("xoxp-", 10),
    ("xoxa-", 10),
    ("xapp-", 10),
    ("sk_live_", 10),
    ("sk_test_", 10),
    ("rk_live_", 10),
    ("whsec_", 16),
    ("sk-", 24),
    ("AIza", 28),
    ("ya29.", 16),
    ("npm_", 24),
    ("pypi-", 24),
    ("dop_v1_", 24),
    ("hvs.", 16),
    ("SG.", 24),
    ("eyJ", 40),
    ("-----BEGIN", 0),
];

/// Words that are followed by a secret.
const KEYS: [&str; 16] = [
    "password",
    "passwd",
    "pwd",
    "passphrase",
    "secret",
    "api_key",
    "apikey",
    "api-key",
    "token",
    "access_key",
    "secret_key",
    "client_secret",
    "auth_token",
    "access_token",
    "private_key",
    "pw",
];

/// Tokens, keys, passwords and connection strings.
pub(super) fn secret(doc: &Doc<'_>, report: &mut Report<'_>) {
    for (from, to) in spans(doc.text.raw, doc.text.chunks()) {
        report.add(Rule::Secret, doc, (from, to), SECRET, Fix::Replace("[removed]".to_owned()));
    }
}

/// The bytes of what opens a door in any text: tokens, keys, passwords, connection strings, in order.
pub fn secret_spans(raw: &str) -> Vec<(usize, usize)> {
    let chunks = chunks(raw);
    let chunks = chunks.iter().map(|&(start, end)| (start as usize, cut(raw, start as usize, end as usize)));
    spans(raw, chunks)
}

#[inline(never)]
fn spans<'t>(raw: &'t str, chunks: impl Iterator<Item = (usize, &'t str)>) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    let mut done = 0;
    let mut bearer = false;
    for (start, chunk) in chunks {
        let found = if start < done {
            None
        } else if chunk.starts_with("-----BEGIN") {
            key_block(raw, start)
        } else if bearer && is_random(chunk, 16) {
            Some((start, start + chunk.len()))
        } else {
            connection(chunk)
                .or_else(|| token(chunk))
                .or_else(|| assigned(raw, start, chunk))
                .map(|(from, to)| (start + from, start + to))
        };
        bearer = matches!(chunk, "Bearer" | "bearer" | "Basic");
        if let Some((from, to)) = found {
            done = to;
            all.push((from, to));
        }
    }
    all
}

/// A private key with its lines.
fn key_block(raw: &str, start: usize) -> Option<(usize, usize)> {
    let rest = cut(raw, start, usize::MAX);
    if !rest.lines().next().unwrap_or("").contains("KEY") {
        return None;
    }
    let end = match rest.find("-----END") {
        Some(at) => at + cut(rest, at, usize::MAX).find('\n').unwrap_or(rest.len() - at),
        None => rest.find('\n').unwrap_or(rest.len()),
    };
    Some((start, start + end))
}

/// "scheme://user:password@host", and "Password=...;" of other strings.
fn connection(chunk: &str) -> Option<(usize, usize)> {
    if !chunk.contains('@') {
        return None;
    }
    let (_, rest) = chunk.split_once("://")?;
    let (login, _) = rest.split_once('@')?;
    let (_, password) = login.split_once(':')?;
    let slot = password.is_empty() || login.contains('/') || is_slot(password);
    (!slot).then_some((0, chunk.len()))
}

/// A token known by how it begins.
fn token(chunk: &str) -> Option<(usize, usize)> {
    if chunk.len() < 10 || !chunk.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    for (begin, least) in TOKENS {
        let Some(at) = chunk.as_bytes().windows(begin.len()).position(|at| at == begin.as_bytes()) else {
            continue;
        };
        let opens = at == 0
            || !cut(chunk, 0, at).ends_with(|c: char| crate::domain::is_letter(c) || c == '-' || c == '_');
        let body = cut(chunk, at + begin.len(), usize::MAX);
        let len =
            body.bytes().take_while(|&byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)).count();
        let digits = cut(body, 0, len).bytes().any(|byte| byte.is_ascii_digit());
        if opens
            && len >= least
            && digits
            && cut(body, 0, len).bytes().filter(u8::is_ascii_alphanumeric).count() >= least * 3 / 4
        {
            return Some((at, at + begin.len() + len));
        }
    }
    None
}

/// "password=...", "token: ...", "password is ...": bytes within the rest of the text from the chunk.
fn assigned(raw: &str, start: usize, chunk: &str) -> Option<(usize, usize)> {
    let behind = cut(raw, start + chunk.len(), usize::MAX);
    let assigns = chunk.bytes().any(|byte| matches!(byte, b':' | b'='));
    if !(assigns || behind.starts_with([':', '=', '"', '\'']) || behind.starts_with(" is ")) {
        return None;
    }
    let lower = chunk.to_ascii_lowercase();
    for key in KEYS {
        let Some(at) = lower.find(key) else { continue };
        let opens = at == 0 || !cut(&lower, 0, at).ends_in("\\u{1}");
        let after = cut(raw, start + at + key.len(), usize::MAX);
        let tight = after.trim_start_in("\"'");
        if let Some(rest) = tight.strip_prefix(['=', ':']).filter(|_| opens) {
            let spaced = rest.starts_in("\u{2}");
            let value = rest.trim_start_in(" \"'`");
            let len = value.find_in("\u{2}\"'`,;&)").unwrap_or(value.len());
            let offset = (value.as_ptr() as usize) - (raw.as_ptr() as usize) - start;
            if is_value(cut(value, 0, len), spaced) {
                return Some((offset, offset + len));
            }
        }
        if let Some(value) =
            after.strip_prefix(" is ").filter(|_| opens && one_of(key, "password passphrase token secret"))
        {
            let value = value.trim_start_in("\"'`");
            let len = value.find_in("\u{2}\"'`,;").unwrap_or(value.len());
            let offset = (value.as_ptr() as usize) - (raw.as_ptr() as usize) - start;
            let len = cut(value, 0, len).trim_end_matches('.').len();
            if is_random(cut(value, 0, len), 6) {
                return Some((offset, offset + len));
            }
        }
    }
    None
}

/// Whether this can be the value of a secret; behind a space it must look like one.
fn is_value(value: &str, spaced: bool) -> bool {
    let enough = value.chars().count() >= 4;
    enough
        && !is_slot(value)
        && (is_random(value, 6) || !spaced && value.chars().count() >= 6 && !value.contains("://"))
}

/// "<password>", "$TOKEN", "***": the place of a secret, not one.
fn is_slot(value: &str) -> bool {
    value.starts_in("<${[%(")
        || value.chars().all(|c| "*x•.…-_X".contains(c))
        || one_of(value, "[removed] redacted REDACTED password secret null none true false")
}

/// Letters and digits mixed, as people do not write words.
fn is_random(value: &str, least: usize) -> bool {
    let has = |of: fn(&u8) -> bool| value.bytes().any(|byte| of(&byte));
    value.len() >= least
        && !is_slot(value)
        && value.is_ascii()
        && has(u8::is_ascii_digit)
        && has(u8::is_ascii_alphabetic)
}

#[cfg(test)]
pub(super) const EXAMPLES: &[super::examples::Examples] = &[super::examples::plain(
    Rule::Secret,
    &[
        "Use password=«Winter-2031!» for now.",
        "It reads «mysql://shop:apple99@db.example.com/shop».",
        "The token is «glpat-0000EXAMPLE00000000».",
        "Send Authorization: Bearer «00000000abcdefabcdef0000»",
        "api_key: «0a1b2c3d4e5f6071»",
        "My passphrase is «plum7tree9».",
    ],
    &[
        "Reset your password today.",
        "Password: twelve letters or more.",
        "Set password=<your password> in the file.",
        "The token is valid for 30 minutes.",
        "The commit 9f8e7d6c5b4a39281706 is live.",
        "Send Authorization: Bearer <token> as before.",
    ],
)];
