//! What is wrong with JSON, in plain words: a sentence for what `serde_json` says of it, and the place.

use serde_json::error::Category;

/// The most characters that a sentence has.
const LONGEST: usize = 200;

/// The library's words for a broken text, and ours.
const SYNTAX: [(&str, &str); 9] = [
    ("expected value", "no value stands where one belongs"),
    ("expected ident", "no value stands where one belongs"),
    ("trailing characters", "something stands behind the end"),
    ("trailing comma", "nothing stands behind a comma"),
    ("key must be", "a name in quotation marks is missing"),
    ("expected `:`", "a colon is missing after a name"),
    ("expected `,`", "a comma or a closing bracket is missing"),
    ("control character", "a text breaks off at the end of the line"),
    ("invalid number", "a number is not written as one"),
];

/// What is wrong with a text, in not too many words. Fields are named.
pub(super) fn problem(text: &str, error: &serde_json::Error) -> String {
    let words = error.to_string();
    // The place stands behind the words; it is said in lines of the whole file.
    let words = words.rsplit_once(" at line ").map_or(words.as_str(), |(words, _)| words);
    let sentence = match error.classify() {
        Category::Eof => "it ends in the middle".to_owned(),
        Category::Syntax | Category::Io => {
            let known = SYNTAX.iter().find(|(theirs, _)| words.starts_with(theirs));
            known.map_or(words, |(_, ours)| ours).to_owned()
        }
        Category::Data => misfit(words, name_before(&text[..place(text, error)])),
    };
    sentence.chars().take(LONGEST).collect()
}

/// What is wrong with a value in the field `name`.
fn misfit(words: &str, name: Option<&str>) -> String {
    let field = name.map_or_else(|| "what stands there".to_owned(), |name| format!("`{name}`"));
    if let Some(name) = words.strip_prefix("missing field ") {
        return format!("{name} is missing");
    }
    if let Some(name) = words.strip_prefix("duplicate field ") {
        return format!("{name} stands there twice");
    }
    if let Some(variant) = words.strip_prefix("unknown variant `").and_then(|rest| rest.split('`').next()) {
        return format!("{field} says “{variant}”, which is not known");
    }
    let expected =
        |rest: &'_ str| rest.split_once(", expected ").map(|(found, e)| (found.to_owned(), e.to_owned()));
    if let Some((_, expected)) = words.strip_prefix("invalid value: string ").and_then(expected) {
        return format!("{field} is not {expected}");
    }
    let invalid = words.strip_prefix("invalid ").and_then(|rest| rest.split_once(": "));
    match invalid.and_then(|(_, rest)| expected(rest)) {
        Some((found, expected)) => format!("{field} is {found}, and should be {expected}"),
        None => words.to_owned(),
    }
}

/// The name of the field that was read last; the text before is JSON.
fn name_before(text: &str) -> Option<&str> {
    let (mut name, mut last, mut start) = (None, None, None);
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match (byte, start) {
            _ if is_escaped => is_escaped = false,
            (b'\\', Some(_)) => is_escaped = true,
            (b'"', Some(from)) => {
                last = text.get(from..at);
                start = None;
            }
            (b'"', None) => start = Some(at + 1),
            (b':', None) => name = last,
            _ => {}
        }
    }
    name
}

/// The byte of a text at which an error was found.
pub(super) fn place(text: &str, error: &serde_json::Error) -> usize {
    let before = error.line().saturating_sub(1);
    let start = text.split_inclusive('\n').take(before).map(str::len).sum::<usize>();
    (start + error.column()).min(text.len())
}

/// The line and the column of a byte, both from 1; a column counts bytes.
pub(super) fn position(text: &str, at: usize) -> (usize, usize) {
    let bytes = text.as_bytes();
    let before = bytes.get(..at).unwrap_or(bytes);
    let line = before.iter().filter(|b| **b == b'\n').count() + 1;
    let column = before.iter().rev().take_while(|b| **b != b'\n').count() + 1;
    (line, column)
}
