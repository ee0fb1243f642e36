//! Text that a person typed, made safe to stand in Markdown.

/// One line.
pub(super) fn inline(text: &str) -> String {
    text.to_owned()
}
