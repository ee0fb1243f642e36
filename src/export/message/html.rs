//! An update as HTML, for mail: paragraphs, line breaks and bold, and nothing else.

pub(super) use super::super::html::escaped;
use super::super::html::{dir, is_right_to_left};
use super::super::markdown_text::legible;

/// A paragraph; one with words that run from the right says so.
pub(super) fn paragraph(inner: &str) -> String {
    format!("<p{}>{inner}</p>", dir(inner))
}

/// Words behind a label: those that run from the right have a place of their own there.
pub(super) fn behind_label(words: &str) -> String {
    if words.contains(is_right_to_left) { format!("<bdi>{words}</bdi>") } else { words.to_owned() }
}

/// What was typed, as the text of an element: line breaks kept, blank lines as one.
pub(super) fn words(text: &str) -> String {
    let text = legible(text);
    let mut lines: Vec<&str> = text.trim().lines().map(str::trim).collect();
    lines.dedup_by(|next, before| next.is_empty() && before.is_empty());
    lines.into_iter().map(escaped).collect::<Vec<_>>().join("<br>\n")
}
