//! Traces of the working: stack traces and ticket numbers.
//!
//! Known miss: a line of a log without file, number or type ("worker stopped, cannot read the file").

use super::fitting;
use super::report::Report;
use crate::language::case::Letters;
use crate::language::doc::Doc;
use crate::language::finding::Fix;
use crate::language::rule::Rule;
use crate::language::scan::{Text, cut};
use crate::language::words::one_of;

const TRACE: &str = "A stack trace shows the inside and helps no reader.";
const TICKET: &str = "Readers cannot open a ticket of the team.";

/// Endings of source files.
const SOURCES: &str = "py rs java kt js ts jsx tsx go rb php cs cpp cc c h scala ex exs swift erl sql";

/// Prefixes that look like a ticket's and are not.
const NOT_TICKETS: &str = " UTF GPT ISO RFC SHA MD COVID CVE CWE AES RSA IPV UTC GMT ARM AMD RTX GTX PEP TLS SSL SOC PCI SEV EC HTTP BASE ES CP KB ASCII \
WPA IEEE DIN EN USB HDMI DDR PCIE MP CAT FIPS NIST GDPR CUDA GLM BERT T YOLO SD LTE TOP CLAUDE GEMINI LLAMA MISTRAL QWEN PHI ANSI IEC GHSA RHSA USN \
DSA MS MSRC BSI XP WIN OS IOS VS JDK JAVA NODE GO PHP PY RUBY INTEL CORE XEON GEN ECMA EPSG UN EU US UK AP ";

/// Exceptions, frames, panics.
pub(super) fn stack_trace(doc: &Doc<'_>, report: &mut Report<'_>) {
    let text = &doc.text;
    let mut done = 0;
    for (start, chunk) in text.chunks() {
        if start < done || text.in_link(start) {
            continue;
        }
        let Some(end) = trace_end(text, start, chunk) else {
            continue;
        };
        done = end;
        let before = cut(text.raw, 0, start);
        let fix = if let Some(rest) = before.strip_suffix(" at ").filter(|_| is_place(chunk)) {
            Fix::Clause { start: rest.len() + 1, end, text: "in our software".to_owned() }
        } else if before.trim_end().is_empty() || before.trim_end().ends_in(".!?:") {
            Fix::Replace("An internal error".to_owned())
        } else {
            Fix::Replace("an internal error".to_owned())
        };
        report.add(Rule::StackTrace, doc, (start, end), TRACE, fix);
    }
}

/// Where a trace that begins with this chunk ends: an exception at its name, a frame at its line.
fn trace_end(text: &Text<'_>, start: usize, chunk: &str) -> Option<usize> {
    let opens =
        ["Traceback", "Exception", "panic", "thread", "fatal", "goroutine", "File", "at"].contains(&chunk);
    if !opens {
        return (is_exception(chunk) || is_place(chunk)).then_some(start + chunk.len());
    }
    let rest = cut(text.raw, start, usize::MAX);
    let line = start + rest.find('\n').unwrap_or(rest.len());
    let line = start + cut(text.raw, start, line).trim_end().len();
    let openings = [
        "Traceback (most recent",
        "Exception in thread",
        "panic: runtime error",
        "thread '",
        "fatal error: runtime",
    ];
    if openings.iter().any(|opening| rest.starts_with(opening))
        && (!rest.starts_with("thread '") || cut(rest, 0, line - start).contains("panicked at"))
    {
        return Some(line);
    }
    if chunk == "goroutine" && cut(text.raw, start, line).contains(" [running]")
        || chunk == "File" && rest.starts_with("File \"") && cut(text.raw, start, line).contains(", line ")
    {
        return Some(line);
    }
    if chunk == "at" && is_frame(cut(text.raw, start, line).trim_start_matches("at ")) {
        return Some(line);
    }
    (is_exception(chunk) || is_place(chunk)).then_some(start + chunk.len())
}

/// "com.example.Cart.total(Cart.java:88)".
fn is_frame(words: &str) -> bool {
    let Some((call, place)) = words.split_once('(') else {
        return false;
    };
    let dotted = call.trim().contains('.') || call.trim().contains("::");
    dotted && place.split(')').next().is_some_and(|place| is_place(place) || place == "Native Method")
}

/// "NullPointerException", "java.lang.OutOfMemoryError".
fn is_exception(chunk: &str) -> bool {
    if !chunk.contains('E') {
        return false;
    }
    let name = chunk.before(":(@");
    let name = name.rsplit('.').next().unwrap_or(name);
    let stem = name.strip_suffix("Exception").or_else(|| name.strip_suffix("Error"));
    stem.is_some_and(|stem| {
        stem.starts_with(|c: char| c.is_ascii_uppercase())
            && stem.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && stem.len() >= 3
    })
}

/// "checkout.py:214", "src/queue.rs:51:9".
fn is_place(chunk: &str) -> bool {
    if !chunk.contains(':') {
        return false;
    }
    let mut parts = chunk.split(':');
    let (Some(file), Some(line)) = (parts.next(), parts.next()) else {
        return false;
    };
    let Some((name, ending)) = file.rsplit_once('.') else {
        return false;
    };
    !name.is_empty() && one_of(ending, SOURCES) && !line.is_empty() && line.is_digits()
}

/// Numbers of tickets.
pub(super) fn ticket_id(doc: &Doc<'_>, report: &mut Report<'_>) {
    let text = &doc.text;
    for at in 0..text.len() {
        let first = at;
        let Some(last) = ticket_end(text, at) else {
            continue;
        };
        if text.tokens[at].masked || numbers_of_things(text, at) {
            continue;
        }
        let (start, end) = text.bytes(first, last);
        let bracketed =
            cut(text.raw, 0, start).ends_with(" (") && cut(text.raw, end, usize::MAX).starts_with(')');
        let lead = fitting::before(text, first);
        let (bytes, fix) = match lead {
            _ if bracketed => ((start - 2, end + 1), Fix::Replace(String::new())),
            "in" | "with" | "from" => ((start, end), Fix::Replace("our records".to_owned())),
            _ => ((start, end), fitting::advice("Leave it out: say what it is about.")),
        };
        report.add(Rule::TicketId, doc, bytes, TICKET, fix);
    }
}

/// "flight AB-123", "model XR-20": things that have numbers too.
fn numbers_of_things(text: &Text<'_>, at: usize) -> bool {
    let things = "flight flights train trains model models form line room seat gate exit order invoice product plan highway bus route part device printer camera router";
    let from = at.saturating_sub(5).max(text.sentence_at(at).first);
    (from..at).any(|before| one_of(text.word(before), things))
}

/// "OPS-4821", "INC0048213".
fn ticket_end(text: &Text<'_>, at: usize) -> Option<usize> {
    let word = text.typed(at);
    let digits = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let numbered = |digits: &str, least: usize| (least..=8).contains(&digits.len()) && digits.is_digits();
    if matches!(word.get(..3), Some("INC" | "CHG" | "PRB" | "REQ"))
        && word.get(3..).is_some_and(|rest| numbered(rest, 5))
    {
        return Some(at);
    }
    let prefix = digits.is_empty()
        && (2..=10).contains(&word.len())
        && text.gap(at) == "-"
        && !text.gap_before(at).ends_in("-/.#@_");
    let number = text.typed(at + 1);
    if !prefix || !numbered(number, 2) || NOT_TICKETS.contains(&[" ", word, " "].concat()) {
        return None;
    }
    let goes_on = text.gap(at + 1).starts_in("-.:/_") && text.gap(at + 1).len() == 1 && at + 2 < text.len();
    (!goes_on).then_some(at + 1)
}

#[cfg(test)]
pub(super) const EXAMPLES: &[super::examples::Examples] = &[
    super::examples::plain(
        Rule::StackTrace,
        &[
            "It stops with «NullPointerException» at once.",
            "An error in «cart.py:21» closes it.",
            "«at com.example.Cart.total(Cart.java:88)»",
            "«thread 'main' panicked at src/lib.rs:3:7»",
            "«Traceback (most recent call last):»\nmore",
        ],
        &[
            "All work, with the Exception of one.",
            "You see an error.",
            "Meet at the Java island (gate 12).",
            "The film Error opens at 20:15 UTC.",
            "The file cart.py is new.",
        ],
    ),
    super::examples::plain(
        Rule::TicketId,
        &["We track it as «OPS-4821».", "It is fixed« (PLAT-77)».", "See «INC0048213»."],
        &[
            "Files in UTF-8 open again.",
            "GPT-5.1 is slow.",
            "CVE-2031-1234 is closed.",
            "Gate AB-1 is closed.",
            "See https://example.com/browse/OPS-4821.",
        ],
    ),
];
