//! What a machine wrote, told from what a person says: log lines, commands, JSON, paths.
//!
//! Only a code span shows such text as it was in every reader: elsewhere `--` becomes a dash, `"` a curly
//! quotation mark, `{…}` a program and `\d` nothing. Prose is never set as code for the quotation marks in
//! it: curly ones are what those readers make of all prose.

use crate::domain::{is_alphabetic, is_letter};

/// Signs that some reader changes where they stand in text.
const CHANGED: [char; 11] = ['{', '}', '\\', '^', '<', '>', '"', '\'', '~', '$', '*'];

/// Words that only machines shout.
const SHOUTED: [&str; 13] = [
    "ERROR", "WARN", "WARNING", "INFO", "DEBUG", "TRACE", "FATAL", "NOTICE", "SELECT", "FROM", "WHERE",
    "UPDATE", "INSERT",
];

/// Whether a line is machine text as a whole, and wants to be a code span.
pub(super) fn is_machine_line(line: &str) -> bool {
    if !can_be_code(line) || !(is_changed(line) || line.contains('`')) {
        return false;
    }
    let (mut machine, mut words) = (0, 0);
    for token in line.split_whitespace() {
        match kind(token) {
            Kind::Machine => machine += 1,
            Kind::Word => words += 1,
            Kind::Neither => {}
        }
    }
    begins_with_instant(line) || machine > 0 && machine >= words || machine > 1 && machine * 2 >= words
}

/// At the start of a word: the bytes of punctuation in front, and of the machine text behind them that wants
/// to be a code span in the middle of prose.
pub(super) fn code_run(rest: &str) -> Option<(usize, usize)> {
    let lead = rest.len() - rest.trim_start_matches(['(', '"', '“']).len();
    let (mut end, mut is_wanted) = (0, false);
    for token in rest[lead..].split_inclusive([' ', '\t']) {
        let word = token.trim_end();
        let is_sign_alone = end == 0 && !word.contains(is_letter);
        if kind(word) != Kind::Machine || is_sign_alone || word.contains('`') || !can_be_code(word) {
            break;
        }
        end += if is_wanted || is_changed(core(word)) { token.len() } else { break };
        is_wanted = true;
    }
    let length = core_end(rest[lead..lead + end].trim_end());
    (is_wanted && length > 0).then_some((lead, length))
}

/// Whether nothing in the text means something inside a code span, or must be more than text.
fn can_be_code(text: &str) -> bool {
    !["{{", "{%", "|", "://"].iter().any(|sign| text.contains(sign))
}

fn is_changed(text: &str) -> bool {
    text.contains(CHANGED) || ["--", "...", "==", "::", "(c)"].iter().any(|sign| text.contains(sign))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Machine,
    Word,
    /// A number, a dash, an arrow: both write it.
    Neither,
}

fn kind(token: &str) -> Kind {
    let core = core(token);
    if !core.contains(is_letter) {
        let is_sign = token.contains(['{', '}', '[', ']'])
            || ["&&", ">>", "<<", "<=", ">=", "\"\"", "=="].contains(&token);
        return if is_sign { Kind::Machine } else { Kind::Neither };
    }
    if is_machine(core, token) {
        return Kind::Machine;
    }
    if core.contains(is_alphabetic)
        && !core.starts_with(|c: char| c.is_ascii_digit() || "~<>$+-#".contains(c))
    {
        Kind::Word
    } else {
        Kind::Neither
    }
}

/// The token without the punctuation of the sentence around it.
fn core(token: &str) -> &str {
    let token = token.trim_start_matches(['(', '"', '“', '‘', '\'']);
    &token[..core_end(token)]
}

fn core_end(text: &str) -> usize {
    let trimmed = text.trim_end_matches(['.', ',', ';', ':', '!', '?', '"', '”', '’', '\'', '…']);
    // A bracket that was opened in the text is closed in it.
    let open = trimmed.matches('(').count();
    let closed = trimmed.matches(')').count();
    match trimmed.strip_suffix(')').filter(|_| closed > open) {
        Some(before) => core_end(before),
        None => trimmed.len(),
    }
}

fn is_machine(core: &str, token: &str) -> bool {
    is_path(core) || is_identifier(core) || is_stamp(core) || is_option(core) || {
        let inner = core.strip_suffix("(s)").unwrap_or(core);
        let compared = inner.trim_start_matches(['<', '>', '=', '~', '#', '$', '@']);
        compared.contains(['\\', '{', '}', '=', '<', '>', '$', '^', '[', ']', '(', '"'])
            || inner.starts_with('<') && inner.contains(is_alphabetic) && !starts_with_digit(&inner[1..])
            || inner.starts_with('$') && !starts_with_digit(&inner[1..])
            || inner.starts_with("~/")
            || token.ends_with(';') && token.contains(['"', ')', '}'])
            || token.starts_with(['[', '{'])
            || token.trim_end_matches([',', ':', ';']).ends_with([']', '}'])
    }
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || c == '=' || c == '-')
}

/// `/var/log`, `C:\new`, `a/b/c`; not `and/or`, `1/2`.
fn is_path(core: &str) -> bool {
    core.contains('\\') || core.starts_with('/') && core.len() > 2 || core.matches('/').count() > 1
}

/// `-n`, `--all`; not `-5`.
fn is_option(core: &str) -> bool {
    let name = core.trim_start_matches('-');
    name.len() < core.len() && name.starts_with(|c: char| c.is_ascii_alphabetic())
        || core.starts_with("--") && !name.is_empty()
}

/// `orders_eu`, `a::b`, `api.example.com`, `host:9092`, `0x7f9c33a6`; not `e.g.`, `02:40`, `4.12`.
fn is_identifier(core: &str) -> bool {
    let joined = |sign: char| {
        let mut parts = core.split(sign).peekable();
        let is_part = |part: &str| part.len() > 1 && part.contains(|c: char| c.is_ascii_alphabetic());
        parts.next().is_some_and(is_part) && parts.peek().is_some() && parts.any(|part| part.len() > 1)
    };
    let is_hex = |digits: &str| digits.len() > 7 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    let has_both = |text: &str| text.contains(|c: char| c.is_ascii_digit()) && text.contains(is_alphabetic);
    core.trim_matches('_').contains('_')
        || core.contains("::")
        || core.starts_with("0x")
        || joined('.')
        || joined(':')
        || is_hex(core) && has_both(core)
        || SHOUTED.contains(&core)
        || core.len() > 4 && core.starts_with('E') && core.bytes().all(|b| b.is_ascii_uppercase())
}

/// `2026-11-29`, `09:46:50.433`, `10.0.0.1`, `1795941013`.
fn is_stamp(core: &str) -> bool {
    let digits = core.bytes().filter(u8::is_ascii_digit).count();
    let signs = ['-', ':', '.'].iter().any(|sign| core.matches(*sign).count() > 1);
    core.starts_with(|c: char| c.is_ascii_digit()) && digits > 3 && (signs || digits > 9)
}

/// Whether a clock with seconds stands among the first words, as at the start of a log line.
fn begins_with_instant(line: &str) -> bool {
    line.split_whitespace().take(5).any(|token| {
        let bytes = token.as_bytes();
        bytes.windows(8).any(|w| {
            w.iter().zip(b"00:00:00").all(|(b, s)| if *s == b'0' { b.is_ascii_digit() } else { b == s })
        })
    })
}

/// The text as a code span that nothing in it can close.
pub(super) fn code_span(text: &str) -> String {
    let text = text.trim();
    let fence = "`".repeat(if text.contains('`') { super::longest_run(text, '`') + 1 } else { 1 });
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_machine_wrote_is_told_from_prose() {
        for line in [
            r#"127.0.0.1 - - [29/Nov/2026:09:30:19 +0100] "GET /nope HTTP/1.1" 404 475 "-" "curl/7.88.1""#,
            r#"{"level":30,"time":1795941870748,"msg":"pool exhausted"}"#,
            r#"ts=2026-11-29T08:38:07.265Z level=info msg="Starting TSDB ...""#,
            "[2026-11-29T09:38:27+0100] info     : 'host1' Monit 5.33.0 started",
            "kubectl get pods -n prod --watch",
            r"C:\srv\app\new.txt \d+\.",
            "Map<String, List<T>> x = new HashMap<>()",
            r#"awk '{print $1}' /var/log/app.log"#,
            "E1129 10:00:24.806688 4958 memcache.go:265] \"Unhandled Error\"",
            "SELECT `id` FROM `orders_eu` WHERE x=1",
            "psql -c \"SELECT * FROM orders WHERE state = 'open'\"",
            "if (a < b && c > d) { return \"x\"; }",
            "Caused by: Error: ENOENT, open '/srv/app/.env'",
        ] {
            assert!(is_machine_line(line), "{line}");
        }
    }

    #[test]
    fn prose_is_never_set_as_code_for_its_signs() {
        for line in [
            "He said \"it's down\" at 02:40 -- nobody else noticed...",
            "from ~5 min to ~10 min, about $5 an order",
            "p99 is 9 s, errors < 5 % -> fine & dandy",
            "latency <50ms before, >2s now (see #payments)",
            "we don't know whether orders_eu_main is the cause",
            "It's the \"payments\" team's, e.g. Maria's; 1/2 done and/or waiting",
            "customer(s) in the EU/US can't pay: \"declined\"",
            "https://status.example.com/i/42 says \"down\"",
            "a | b || c",
            "{{ x }} and {% y %}",
        ] {
            assert!(!is_machine_line(line), "{line}");
        }
    }

    #[test]
    fn code_in_the_middle_of_prose_is_found_and_its_punctuation_left_out() {
        let found = |text: &str| code_run(text).map(|(lead, length)| text[lead..lead + length].to_owned());
        assert_eq!(found("--all-namespaces shows it").as_deref(), Some("--all-namespaces"));
        assert_eq!(found("(C:\\new\\x.txt).").as_deref(), Some("C:\\new\\x.txt"));
        assert_eq!(found("Vec<T> --x, then").as_deref(), Some("Vec<T> --x"));
        assert_eq!(found("${HOME} is unset").as_deref(), Some("${HOME}"));
        for prose in ["\"payments\" fail", "<50ms", "~5 min", "orders_eu is full", "`rm", "{{ x }}", "it's"] {
            assert_eq!(found(prose), None, "{prose}");
        }
    }
}
