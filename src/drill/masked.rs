//! A past incident's words without whom and what they name.

use crate::domain::{folded, is_letter};

const PERSON: &str = "somebody";
const MAIL: &str = "[e-mail]";
const HOST: &str = "[host]";
const SECRET: &str = "[masked]";
/// Endings of files, which are no hosts.
const FILES: [&str; 16] = [
    "rs", "py", "js", "ts", "go", "java", "rb", "php", "json", "yaml", "yml", "log", "txt", "conf", "sh",
    "sql",
];
/// Names whose value opens a door.
const DOORS: [&str; 8] = ["password", "passwd", "pwd", "token", "secret", "key", "apikey", "authorization"];
/// From so many letters and digits in a row on it may open a door.
const LONG: usize = 24;

/// The words without those names, mentions, e-mail addresses, hosts, and what looks like a secret.
pub(super) fn masked(text: &str, names: &[String]) -> String {
    let lines = text.split('\n').map(|line| {
        let parts: Vec<String> = line.split(' ').map(masked_part).collect();
        without(&parts.join(" "), names)
    });
    lines.collect::<Vec<String>>().join("\n")
}

/// A part between spaces: what is around its core stays.
fn masked_part(part: &str) -> String {
    let is_edge = |c: char| !is_letter(c) && !matches!(c, '@' | '/');
    let core = part.trim_matches(is_edge);
    let Some(start) = part.find(core).filter(|_| !core.is_empty()) else { return part.to_owned() };
    let put = |core: &str| [&part[..start], core, &part[start + core_end(part, start)..]].concat();
    fn core_end(part: &str, start: usize) -> usize {
        let is_edge = |c: char| !is_letter(c) && !matches!(c, '@' | '/');
        part[start..].trim_end_matches(is_edge).len()
    }
    if let Some((before, mention)) = core.split_once('@') {
        return match (before.is_empty(), mention.contains('.')) {
            (true, _) => put(PERSON),
            (false, true) => put(MAIL),
            (false, false) => put(HOST),
        };
    }
    if let Some((name, value)) = core.split_once(['=', ':'])
        && DOORS.iter().any(|door| folded(name).ends_with(door))
        && !value.is_empty()
    {
        return put(&[name, "=", SECRET].concat());
    }
    if let Some((scheme, rest)) = core.split_once("://") {
        let place = rest.find('/').and_then(|at| rest.get(at..)).unwrap_or_default();
        return put(&[scheme, "://", HOST, place.split(['?', '#']).next().unwrap_or_default()].concat());
    }
    // A value may stand behind a name: host=db-1.prod.example
    let (name, value) = core.rsplit_once('=').map_or(("", core), |(name, value)| (name, value));
    let with = |mask: &str| if name.is_empty() { put(mask) } else { put(&[name, "=", mask].concat()) };
    if is_host(value) {
        return with(HOST);
    }
    if is_secret(value) {
        return with(SECRET);
    }
    part.to_owned()
}

/// A name with dots that is no number and no file, or an address of four numbers; its port may be behind.
fn is_host(word: &str) -> bool {
    let word = word.split(['/', ':']).next().unwrap_or_default();
    let labels: Vec<&str> = word.split('.').collect();
    let is_label = |label: &&str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    if labels.len() < 2 || !labels.iter().all(is_label) {
        return false;
    }
    if labels.len() == 4 && labels.iter().all(|label| label.parse::<u8>().is_ok()) {
        return true;
    }
    let last = labels.last().copied().unwrap_or_default();
    let is_ending = last.len() >= 2 && last.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_ending && !FILES.contains(&last) && (labels.len() > 2 || last.len() >= 3)
}

fn is_secret(word: &str) -> bool {
    let has = |wanted: fn(&u8) -> bool| word.as_bytes().iter().any(wanted);
    let is_opaque = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+' | b'/');
    word.len() >= LONG
        && word.bytes().all(is_opaque)
        && has(u8::is_ascii_digit)
        && has(u8::is_ascii_alphabetic)
}

/// The text with somebody for each of those names, where it stands as a word.
fn without(text: &str, names: &[String]) -> String {
    let mut out = text.to_owned();
    for name in names.iter().filter(|name| name.chars().count() > 1) {
        let mut made = String::new();
        let mut rest = out.as_str();
        while let Some(at) = rest.find(name.as_str()) {
            let (before, behind) = rest.split_at(at);
            let after = behind.get(name.len()..).unwrap_or_default();
            let is_word = before.chars().next_back().is_none_or(|c| !is_letter(c))
                && after.chars().next().is_none_or(|c| !is_letter(c));
            made.push_str(before);
            made.push_str(if is_word { PERSON } else { name });
            rest = after;
        }
        made.push_str(rest);
        out = made;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_and_what_a_line_names_is_masked() {
        let names = ["Maria".to_owned(), "Maria Lopez".to_owned()];
        let table = [
            ("Maria looked, and Mariana too.", "somebody looked, and Mariana too."),
            ("@ana please, or ben@shop.example!", "somebody please, or [e-mail]!"),
            ("ssh root@db-1 works", "ssh [host] works"),
            ("host=db-1.prod.shop.internal:5432 is slow", "host=[host] is slow"),
            ("10.2.3.4: timeout in app.rs at 02:10, 99.5 %", "[host]: timeout in app.rs at 02:10, 99.5 %"),
            ("see https://wiki.shop.example/run?x=1", "see https://[host]/run"),
            ("token=abc12345 (sk_live_0123456789abcdefghij)", "token=[masked] ([masked])"),
            ("see wiki.internal, config.json and a.b.log", "see [host], config.json and a.b.log"),
            ("version v2.4 of e.g. 1,200 orders", "version v2.4 of e.g. 1,200 orders"),
        ];
        for (said, kept) in table {
            assert_eq!(masked(said, &names), kept);
        }
    }
}
