//! Text that a person typed, made safe to stand in Markdown and still easy to read as it stands.
//!
//! The aim is GitHub's dialect, and that other readers do no worse. What has a meaning only in some
//! places (`#` first in a line, `_` at the edge of a word) is escaped only there, so that commands
//! and log lines stay legible and can be copied out of the source.

use crate::domain::is_letter;

/// A line break that a pasted text may hold, beside `\n`.
const BREAKS: [char; 4] = ['\r', '\u{0085}', '\u{2028}', '\u{2029}'];

/// The text as one line: breaks become spaces.
pub(super) fn inline(text: &str) -> String {
    escaped_line(&legible_line(text))
}

/// The text as paragraphs, its line breaks kept. Each line is safe at the start of a line.
pub(super) fn prose(text: &str) -> String {
    let text = legible(text);
    let mut lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.dedup_by(|next, before| next.is_empty() && before.is_empty());
    let lines = lines.join("\n");
    let lines: Vec<String> = lines.trim_matches('\n').lines().map(escaped_line).collect();
    let breaks = |(at, line): (usize, &String)| {
        let broken = !line.is_empty() && lines.get(at + 1).is_some_and(|next| !next.is_empty());
        // Two spaces at the end are a line break that does not show in the source.
        format!("{line}{}", if broken { "  " } else { "" })
    };
    lines.iter().enumerate().map(breaks).collect::<Vec<_>>().join("\n")
}

/// The text as it is, line for line, in a fence that nothing in it can close; each line after
/// `indent`.
pub(super) fn fenced(text: &str, indent: &str) -> String {
    let text = legible(text);
    let fence = "`".repeat(longest_run(&text, '`').max(2) + 1);
    let mut out = format!("{indent}{fence}text\n");
    for line in text.trim_matches('\n').lines() {
        if !line.trim().is_empty() {
            out.push_str(indent);
            out.push_str(line.trim_end());
        }
        out.push('\n');
    }
    out + indent + &fence
}

/// Whether a text has more than one line and therefore wants [`fenced`] or [`prose`].
pub(super) fn has_lines(text: &str) -> bool {
    let text = text.trim();
    text.contains('\n') || text.contains(BREAKS)
}

/// Without what cannot be seen or turns the direction of reading, and with a picture for each
/// control character (`␛`), so that nothing is other than it looks.
pub(super) fn legible(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' => out.push(c),
            '\u{0}'..='\u{1F}' if c != '\r' => out.push(picture(c)),
            '\u{7F}' => out.push('␡'),
            _ if BREAKS.contains(&c) => out.push('\n'),
            '\u{80}'..='\u{9F}' => out.push(char::REPLACEMENT_CHARACTER),
            // Joiners shape emoji and several scripts; between Latin letters they only hide.
            '\u{200C}' | '\u{200D}' if out.ends_with(|before: char| !before.is_ascii()) => out.push(c),
            _ if is_hidden(c) => {}
            _ => out.push(c),
        }
    }
    out
}

/// The text as one line of what can be seen, without any markup for Markdown.
pub(super) fn legible_line(text: &str) -> String {
    legible(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn picture(control: char) -> char {
    char::from_u32(0x2400 + u32::from(control)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{FEFF}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

fn longest_run(text: &str, wanted: char) -> usize {
    let count = |(longest, run): (usize, usize), c| {
        let run = if c == wanted { run + 1 } else { 0 };
        (longest.max(run), run)
    };
    text.chars().fold((0, 0), count).0
}

/// One line, safe at the start of a line and behind other words.
fn escaped_line(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let start = line_start(line);
    let structure = is_structure(&line[start..], start > 0);
    out.push_str(&line[..start]);
    if structure {
        out.push('\\');
        out.push_str(&line[start..=start]);
    }
    let mut at = start + usize::from(structure);
    while let Some(c) = line[at..].chars().next() {
        let rest = &line[at..];
        let before = line[..at].chars().next_back();
        let taken = match c {
            'h' | 'H' | 'f' | 'F' if before.is_none_or(|b| !b.is_ascii_alphanumeric()) => {
                link(rest, &mut out)
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

/// Where the sign stands that could make a list of the line: behind the digits, if there are some.
fn line_start(line: &str) -> usize {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if line[digits..].starts_with(['.', ')']) { digits } else { 0 }
}

/// Whether the ASCII character in front would make a heading, list, quote, rule, table or
/// underline of the line. `numbered` says that digits stand before it.
fn is_structure(rest: &str, numbered: bool) -> bool {
    let Some(first) = rest.chars().next().filter(char::is_ascii) else { return false };
    let after = &rest[1..];
    let ends_word = after.is_empty() || after.starts_with([' ', '\t']);
    match first {
        '.' | ')' => numbered && ends_word,
        '+' => ends_word,
        '-' => ends_word || after.chars().all(|c| matches!(c, '-' | ' ' | '|' | ':')),
        ':' => after.starts_with('-'),
        '=' => after.chars().all(|c| matches!(c, '=' | ' ')),
        '#' | '>' | '|' => true,
        _ => false,
    }
}

fn escape(c: char, before: Option<char>, after: &str, out: &mut String) {
    let next = after.chars().next();
    let spaced = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let word = |c: Option<char>| c.is_some_and(is_plain_letter);
    let escapes = match c {
        '`' | '[' => true,
        // A backslash means itself unless a sign follows; an address gets one in front.
        '\\' => next.is_none_or(|n| n.is_ascii_punctuation()) || scheme(after).is_some(),
        '*' => before.is_none() || next.is_none() || !spaced(before) || !spaced(next),
        '_' => !(word(before) && word(next)),
        // One that nothing stands before can only open, and then there is none that closes.
        '~' => !spaced(before) || next.is_none() || before.is_none() && spaced(next),
        _ => false,
    };
    match c {
        '<' if next.is_some_and(|n| n.is_ascii_alphabetic() || matches!(n, '/' | '!' | '?')) => {
            out.push_str("&lt;");
        }
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

fn is_entity(after: &str) -> bool {
    let name = after.strip_prefix('#').unwrap_or(after);
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    length > 0 && name[length..].starts_with(';')
}

/// A web address, in brackets that keep every sign in it as it is. How many bytes it took.
fn link(rest: &str, out: &mut String) -> usize {
    let Some(scheme) = scheme(rest) else { return 0 };
    let in_address = |c: &char| is_letter(*c) || "-._~:/?#@!$&()*+,;=%".contains(*c);
    let length: usize = rest.chars().take_while(in_address).map(char::len_utf8).sum();
    let address = rest[..length].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '*', '_', '~']);
    if address.len() <= scheme.len() {
        return 0;
    }
    out.push('<');
    for (at, c) in address.char_indices() {
        // Only the names of characters are still read inside the brackets.
        match c {
            '&' if is_entity(&rest[at + 1..]) => out.push_str("&amp;"),
            _ => out.push(c),
        }
    }
    out.push('>');
    address.len()
}

/// What a web address begins with, where `rest` begins so.
fn scheme(rest: &str) -> Option<&'static str> {
    let begins = |s: &&str| rest.get(..s.len()).is_some_and(|start| start.eq_ignore_ascii_case(s));
    ["https://", "http://", "ftp://"].into_iter().find(begins)
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_log_stays_as_they_wrote_it() {
        for text in [
            "p99 is 9 s, errors < 5 % -> fine & dandy",
            "snake_case in /var/log/x.log: a | b | grep -v c",
            "~5 minutes, 5 * 3, C:\\Windows, $HOME/$PATH, 50 % + 3",
            "-5 % since 02:40; 3.5 GB; #1 in the list? no: a#1",
        ] {
            assert_eq!(inline(text).replace("\\\\", "\\"), text);
        }
    }

    #[test]
    fn what_would_be_markdown_is_escaped_where_it_would_be() {
        let table = [
            ("# heading", "\\# heading"),
            ("- item", "\\- item"),
            ("---", "\\---"),
            ("1. item", "1\\. item"),
            ("> quote", "\\> quote"),
            ("| a | b |", "\\| a | b |"),
            ("=====", "\\====="),
            ("*bold* and __init__", "\\*bold\\* and \\_\\_init\\_\\_"),
            ("~~gone~~", "~\\~gone\\~\\~"),
            ("`code`", "\\`code\\`"),
            ("[x](javascript:alert(1))", "\\[x](javascript:alert(1))"),
            ("![x](http://a.b/c.png)", "!\\[x](<http://a.b/c.png>)"),
            ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
            ("&lt; &#60;", "&amp;lt; &amp;#60;"),
            ("ask @maria or a@b.c", "ask `@maria` or a@b.c"),
            ("see https://x.y/a_b*c?d=1.", "see <https://x.y/a_b*c?d=1>."),
            ("ends with \\", "ends with \\\\"),
        ];
        for (text, expected) in table {
            assert_eq!(inline(text), expected);
        }
    }

    #[test]
    fn what_cannot_be_seen_is_dropped_and_control_characters_show() {
        assert_eq!(inline("a\u{202E}b\u{200B}c\u{FEFF}\u{E0041}"), "abc");
        assert_eq!(inline("a\0b\u{1B}[31mred\u{7F}"), "a␀b␛\\[31mred␡");
        assert_eq!(inline("👩\u{200D}💻 می\u{200C}خواهم"), "👩\u{200D}💻 می\u{200C}خواهم");
        assert_eq!(inline("one\rtwo\u{2028}three"), "one two three");
    }

    #[test]
    fn prose_keeps_lines_and_paragraphs() {
        assert_eq!(prose("a\nb\n\n\n\n    c\n"), "a  \nb\n\nc");
        assert_eq!(prose("title\n====\n- x"), "title  \n\\====  \n\\- x");
    }

    #[test]
    fn a_fence_is_longer_than_any_inside() {
        assert_eq!(fenced("a\n\n  b", "  "), "  ```text\n  a\n\n    b\n  ```");
        let hostile = fenced("```\n# forged\n`````", "");
        assert!(hostile.starts_with("``````text\n") && hostile.ends_with("\n``````"), "{hostile}");
    }

    proptest! {
        #[test]
        fn any_text_becomes_one_line_and_fences_hold(text in any::<String>()) {
            prop_assert!(!inline(&text).contains('\n'));
            let fenced = fenced(&text, "  ");
            let fence = fenced.lines().last().unwrap().trim();
            let closings = fenced.lines().skip(1).filter(|l| l.trim().starts_with(fence)).count();
            prop_assert_eq!(closings, 1);
        }
    }
}
