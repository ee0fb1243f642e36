//! Text that a person typed, made safe to stand in Markdown and still easy to read as it stands.
//!
//! The aim is GitHub's dialect, and that other readers do no worse. What has a meaning only in some
//! places (`#` first in a line, `_` at the edge of a word) is escaped only there, so that prose stays
//! legible; what a machine wrote is a code span, so that it can be copied out of the source.

mod address;
mod escape;
mod machine;

use crate::domain::Link;
use escape::escaped_line;
pub(super) use escape::is_entity;

/// A line break that a pasted text may hold, beside `\n`.
const BREAKS: [char; 4] = ['\r', '\u{0085}', '\u{2028}', '\u{2029}'];

/// The text as one line: breaks become spaces.
pub(super) fn inline(text: &str) -> String {
    escaped_line(&legible_line(text))
}

/// A web address that shows and leads to itself; what is no link of the web stays text.
pub(super) fn linked(text: &str) -> String {
    match Link::parse(text) {
        Some(link) => address::link(link.as_str()),
        None => inline(text),
    }
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

/// The text byte for byte in a fence that nothing in it can close, and whether it is so: what cannot be seen, turns the
/// direction of reading or moves a terminal is shown as in [`legible`] instead.
pub(super) fn verbatim(text: &str) -> (String, bool) {
    let shown = legible(text);
    let fence = "`".repeat(longest_run(&shown, '`').max(2) + 1);
    let end = if shown.ends_with('\n') { "" } else { "\n" };
    (format!("{fence}text\n{shown}{end}{fence}"), shown == text)
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_log_stays_as_they_wrote_it() {
        for text in [
            "p99 is 9 s, errors < 5 % -> fine & dandy",
            "snake_case in /var/log/x.log, grep -v c",
            "~5 minutes, 5 * 3, 50 % + 3, \"it's\" -- $5...",
            "-5 % since 02:40; 3.5 GB; #1 in the list? no: a#1",
        ] {
            assert_eq!(inline(text), text);
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
            ("| a | b |", "\\| a \\| b \\|"),
            ("=====", "\\====="),
            ("*bold* and __init it__", "\\*bold\\* and \\_\\_init it\\_\\_"),
            ("~~gone~~", "~\\~gone\\~\\~"),
            ("`code`", "\\`code\\`"),
            ("see [this x](javascript:alert(1)) it", "see \\[this x](javascript:alert(1)) it"),
            ("![x](http://a.b/c.png)", "!\\[x]([http://a.b/c.png](http://a.b/c.png))"),
            ("we saw <b>bold letters", "we saw `<b>bold` letters"),
            ("|<b>", "\\|&lt;b>"),
            ("<script>alert(1)</script>", "`<script>alert(1)</script>`"),
            ("less <50ms and <= then >> it and < that", "less &lt;50ms and &lt;= then \\>\\> it and < that"),
            ("{{ x }} {% y %} in it", "\\{\\{ x }} &#123;% y %} in it"),
            ("a \\n in words and a|b", "a `\\n` in words and a\\|b"),
            ("!!! note", "\\!!! note"),
            ("+++", "\\+++"),
            ("% gone", "&#37; gone"),
            ("::: box", "&#58;:: box"),
            (": said", "&#58; said"),
            ("??? what", "&#63;?? what"),
            ("import { x } from it and so on", "&#105;mport \\{ x } from it and so on"),
            ("export it", "&#101;xport it"),
            ("&lt; &#60;", "&amp;lt; &amp;#60;"),
            ("ask @maria or a@b.c", "ask `@maria` or a@b.c"),
            ("see https://x.y/a?d=1.", "see [https://x.y/a?d=1](https://x.y/a?d=1)."),
            ("at https://x.y/a_b*c/(d)", "at [https://x.y/a_b\\*c/(d)](https://x.y/a_b%2Ac/%28d%29)"),
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

        #[test]
        fn a_verbatim_fence_holds_every_byte_or_says_that_it_does_not(text in "(?s)[ -~\\n\\t`äö\u{1B}\r]{0,60}") {
            let (fenced, is_exact) = verbatim(&text);
            let (fence, inner) = fenced.split_once("text\n").unwrap();
            let inner = inner.strip_suffix(fence).unwrap();
            let is_plain = !text.contains(['\u{1B}', '\r']);
            prop_assert_eq!(is_exact, is_plain);
            if is_exact {
                prop_assert!(inner == text || inner.strip_suffix('\n') == Some(&text));
            }
            prop_assert!(!inner.lines().any(|line| line.trim_start().starts_with(fence)));
        }
    }
}
