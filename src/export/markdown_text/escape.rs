//! The one place that escapes: a line that a person typed becomes text in Markdown, wherever it stands.
//!
//! Which escape is the one that most readers bear was measured (`tests/interop`): a backslash for most
//! signs, an entity for `<`, for `{%` and for some marks at the start of a line.

use super::address::address;
use super::machine::{code_run, code_span, is_machine_line};

/// One line, safe at the start of a line, in a cell of a table and behind other words.
pub(super) fn escaped_line(line: &str) -> String {
    if is_machine_line(line) {
        return code_span(line);
    }
    let mut out = String::with_capacity(line.len() + 8);
    let mut at = if code_run(line).is_some() { 0 } else { escaped_start(line, &mut out) };
    while let Some(c) = line[at..].chars().next() {
        let rest = &line[at..];
        let before = line[..at].chars().next_back();
        if before.is_none_or(char::is_whitespace)
            && let Some((lead, length)) = code_run(rest)
        {
            out.push_str(&rest[..lead]);
            out.push_str(&code_span(&rest[lead..lead + length]));
            at += lead + length;
            continue;
        }
        let taken = match c {
            'h' | 'H' | 'f' | 'F' if before.is_none_or(|b| !b.is_ascii_alphanumeric()) => {
                address(rest, &mut out)
            }
            '@' if before.is_none_or(|b| !b.is_ascii_alphanumeric()) => mention(rest, &mut out),
            _ => 0,
        };
        if taken == 0 {
            escape(c, before, &rest[c.len_utf8()..], &mut out);
        }
        at += taken.max(c.len_utf8());
    }
    out
}

/// Writes the mark that the line begins with, where it would make more than text of it. How many bytes it
/// took.
fn escaped_start(line: &str, out: &mut String) -> usize {
    let start = line_start(line);
    if is_structure(&line[start..], start > 0) {
        out.push_str(&line[..start]);
        out.push('\\');
        out.push_str(&line[start..=start]);
        return start + 1;
    }
    let entity = match line.as_bytes().first() {
        // A comment, a definition, a box: the text behind vanishes, and a backslash would show.
        Some(b'%') => "&#37;",
        Some(b':') if line[1..].starts_with([' ', ':']) || line.len() == 1 => "&#58;",
        Some(b'?') if line.starts_with("???") => "&#63;",
        // A program in MDX.
        Some(b'i') if begins_with_word(line, "import") => "&#105;",
        Some(b'e') if begins_with_word(line, "export") => "&#101;",
        _ => return 0,
    };
    out.push_str(entity);
    1
}

fn begins_with_word(line: &str, word: &str) -> bool {
    line.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', '{', '\t']))
}

/// Where the sign stands that could make a list of the line: behind the digits, if there are some.
fn line_start(line: &str) -> usize {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if line[digits..].starts_with(['.', ')']) { digits } else { 0 }
}

/// Whether the ASCII character in front would make a heading, list, quote, rule, box or underline of the
/// line. `numbered` says that digits stand before it.
fn is_structure(rest: &str, numbered: bool) -> bool {
    let Some(first) = rest.chars().next().filter(char::is_ascii) else { return false };
    let after = &rest[1..];
    let ends_word = after.is_empty() || after.starts_with([' ', '\t']);
    match first {
        '.' | ')' => numbered && ends_word,
        '+' => ends_word || after.starts_with("++"),
        '-' => ends_word || after.chars().all(|c| matches!(c, '-' | ' ' | '|' | ':')),
        ':' => after.starts_with('-'),
        '=' => after.chars().all(|c| matches!(c, '=' | ' ')),
        '!' => after.starts_with("!!"),
        '#' | '>' => true,
        _ => false,
    }
}

pub(super) fn escape(c: char, before: Option<char>, after: &str, out: &mut String) {
    let next = after.chars().next();
    let spaced = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let word = |c: Option<char>| c.is_some_and(is_plain_letter);
    let escapes = match c {
        // Some readers take a backslash before a letter for a command, and what follows with it.
        '`' | '[' | '|' | '\\' | '{' => true,
        '>' => before == Some('>') || next == Some('>'),
        '*' => before.is_none() || next.is_none() || !spaced(before) || !spaced(next),
        '_' => !(word(before) && word(next)),
        // One that nothing stands before can only open, and then there is none that closes.
        '~' => !spaced(before) || next.is_none() || before.is_none() && spaced(next),
        _ => false,
    };
    match c {
        '<' if !next.is_some_and(char::is_whitespace) => out.push_str("&lt;"),
        '{' if next == Some('%') => out.push_str("&#123;"),
        '&' if is_entity(after) => out.push_str("&amp;"),
        '\t' => out.push(' '),
        _ if escapes => out.extend(['\\', c]),
        _ => out.push(c),
    }
}

/// Whether no reader takes the character for a sign. Few letters are enough: beyond them there is one
/// backslash more.
fn is_plain_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, 'À'..='ɏ' if !matches!(c, '×' | '÷'))
}

pub(in crate::export) fn is_entity(after: &str) -> bool {
    let name = after.strip_prefix('#').unwrap_or(after);
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    length > 0 && name[length..].starts_with(';')
}

/// `@name`, as code: so it calls nobody when it is pasted. How many bytes it took.
fn mention(rest: &str, out: &mut String) -> usize {
    let in_name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'/');
    let name = rest.bytes().skip(1).take_while(in_name).count();
    if !rest[1..].starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return 0;
    }
    // Two codes side by side would be read as one with a longer mark: the first one goes on.
    if out.ends_with('`') && !out.ends_with("\\`") {
        out.pop();
    } else {
        out.push('`');
    }
    out.push_str(&rest[..=name]);
    out.push('`');
    name + 1
}
