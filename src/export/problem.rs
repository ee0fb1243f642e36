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

/// What the library calls what it found, and what it expected, and our words. The first that fits counts.
const KINDS: [(&str, &str); 13] = [
    ("integer", "a number"),
    ("floating point", "a number"),
    ("boolean", "a yes or no"),
    ("string", "a text"),
    ("null", "nothing"),
    ("unit", "nothing"),
    ("sequence", "a list"),
    ("map", "a group of fields"),
    ("a string", "a text"),
    ("a sequence", "a list"),
    ("u32", "a whole number"),
    ("a map", "a group of fields"),
    ("struct", "a group of fields"),
];

/// What is wrong with a text that should be JSON of some shape, in not too many words.
pub(super) fn problem(text: &str, error: &serde_json::Error) -> String {
    match error.classify() {
        Category::Eof => "it ends in the middle".to_owned(),
        Category::Data => shape_problem(text, error),
        Category::Syntax | Category::Io => {
            let words = words_of(error);
            let known = SYNTAX.iter().find(|(theirs, _)| words.starts_with(theirs));
            cut(known.map_or(&words, |(_, ours)| *ours))
        }
    }
}

/// What is wrong with a text that is JSON, but of another shape. Fields are named.
pub(super) fn shape_problem(text: &str, error: &serde_json::Error) -> String {
    let name = name_before(&text[..place(text, error)]);
    let field = name.map_or_else(|| "what stands there".to_owned(), |name| format!("`{name}`"));
    let words = words_of(error);
    if let Some(name) = words.strip_prefix("missing field ") {
        return format!("{name} is missing");
    }
    if let Some(name) = words.strip_prefix("duplicate field ") {
        return format!("{name} stands there twice");
    }
    if let Some(variant) = words.strip_prefix("unknown variant `").and_then(|rest| rest.split('`').next()) {
        return cut(&format!("{field} says “{variant}”, which is not known"));
    }
    // Where one of a few words belongs, something else than a text is to the library no value at all.
    if error.is_syntax() {
        return cut(&format!("{field} is not a word that is known there"));
    }
    let invalid = words.strip_prefix("invalid ").and_then(|rest| rest.split_once(": "));
    let Some((what, (found, expected))) =
        invalid.and_then(|(what, rest)| Some((what, rest.rsplit_once(", expected ")?)))
    else {
        return cut(&words);
    };
    let expected = kind(expected);
    cut(&match name {
        _ if what == "value" && found.starts_with("string") => format!("{field} is not {expected}"),
        Some(_) => format!("{field} is {}, and should be {expected}", kind(found)),
        None => format!("{} stands where {expected} belongs", kind(found)),
    })
}

fn kind(words: &str) -> &str {
    KINDS.iter().find(|(theirs, _)| words.starts_with(theirs)).map_or(words, |(_, ours)| ours)
}

/// The library's words without the place, which is said in lines of the whole file.
fn words_of(error: &serde_json::Error) -> String {
    let words = error.to_string();
    words.rsplit_once(" at line ").map_or(words.as_str(), |(words, _)| words).to_owned()
}

fn cut(words: &str) -> String {
    words.chars().take(LONGEST).collect()
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
pub fn position(text: &str, at: usize) -> (usize, usize) {
    let bytes = text.as_bytes();
    let before = bytes.get(..at).unwrap_or(bytes);
    let line = before.iter().filter(|b| **b == b'\n').count() + 1;
    let column = before.iter().rev().take_while(|b| **b != b'\n').count() + 1;
    (line, column)
}
