//! An update as HTML, for mail: paragraphs, line breaks and bold, and nothing else.

pub(super) use super::super::html::escaped;
use super::super::markdown_text::legible;

/// What was typed, as the text of an element: line breaks kept, blank lines as one.
pub(super) fn words(text: &str) -> String {
    let text = legible(text);
    let mut lines: Vec<&str> = text.trim().lines().map(str::trim).collect();
    lines.dedup_by(|next, before| next.is_empty() && before.is_empty());
    lines.into_iter().map(escaped).collect::<Vec<_>>().join("<br>\n")
}
