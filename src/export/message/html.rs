//! An update as HTML, for mail: paragraphs, line breaks and bold, and nothing else.

use super::super::markdown_text::legible;

/// What was typed, as the text of an element: line breaks kept, blank lines as one.
pub(super) fn words(text: &str) -> String {
    let text = legible(text);
    let mut lines: Vec<&str> = text.trim().lines().map(str::trim).collect();
    lines.dedup_by(|next, before| next.is_empty() && before.is_empty());
    lines.into_iter().map(escaped).collect::<Vec<_>>().join("<br>\n")
}

/// Without a sign that means something in HTML.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}
