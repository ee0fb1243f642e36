//! A record for a documentation site: front matter, and what stops such a site's build or loses text there.
//!
//! One shape serves most readers of Markdown; sites also run a template language over the file, fences and
//! all. Each way out is the site's own.

use super::markdown_text::legible_line;
use super::record::markdown;
use crate::domain::{Incident, Timestamp, Zone};

/// A generator of sites.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocsSite {
    /// Reads MDX unless the file says otherwise.
    Docusaurus,
    /// Wants lists four spaces deep, and has no fence in one.
    MkDocs,
    /// Runs shortcodes, in fences too.
    Hugo,
    /// Runs Liquid over the file, in fences too.
    Jekyll,
    /// Compiles the page as a template of Vue.
    VitePress,
}

impl DocsSite {
    /// All of them, in the order of the menu.
    pub const ALL: [DocsSite; 5] =
        [DocsSite::Docusaurus, DocsSite::Hugo, DocsSite::Jekyll, DocsSite::MkDocs, DocsSite::VitePress];

    /// Its name on the menu.
    pub fn name(self) -> &'static str {
        match self {
            DocsSite::Docusaurus => "Docusaurus",
            DocsSite::MkDocs => "MkDocs",
            DocsSite::Hugo => "Hugo",
            DocsSite::Jekyll => "Jekyll",
            DocsSite::VitePress => "VitePress",
        }
    }

    /// The record as a page of that site, with local times as `zone` has them. Ends with a line break.
    pub fn record(self, incident: &Incident, zone: &dyn Zone, exported: Timestamp) -> String {
        let state = incident.state();
        let title = legible_line(&state.title);
        let title = if title.is_empty() { "Untitled incident" } else { &title };
        let date = state.declared.unwrap_or(exported).utc().date();
        let own = match self {
            DocsSite::Docusaurus => "mdx:\n  format: md\n",
            DocsSite::MkDocs | DocsSite::Hugo | DocsSite::Jekyll | DocsSite::VitePress => "",
        };
        let title = title.replace('\\', "\\\\").replace('"', "\\\"");
        format!(
            "---\ntitle: \"{title}\"\ndate: {date}\n{own}---\n\n{}",
            self.body(&markdown(incident, zone, exported))
        )
    }

    fn body(self, text: &str) -> String {
        match self {
            DocsSite::Docusaurus => text.to_owned(),
            DocsSite::MkDocs => four_deep(text),
            DocsSite::Hugo => without_shortcodes(text),
            DocsSite::Jekyll => raw(text),
            DocsSite::VitePress => verbatim(text),
        }
    }
}

/// The whole text out of Liquid's reach. Where the text itself would end that, Liquid writes the brace.
fn raw(text: &str) -> String {
    let mut out = String::from("{% raw %}\n");
    let mut rest = text;
    while let Some(at) = rest.find("{%") {
        let after = &rest[at + 1..];
        let ends = after[1..].trim_start_matches(['-', ' ', '\t']).starts_with("endraw");
        out.push_str(&rest[..at]);
        out.push_str(if ends { "{% endraw %}{{ \"{\" }}{% raw %}" } else { "{" });
        rest = after;
    }
    out + rest + "{% endraw %}\n"
}

/// The whole text in a block that Vue leaves alone, whose mark is longer than any in the text.
fn verbatim(text: &str) -> String {
    let longest = text.split(|c| c != ':').map(str::len).max().unwrap_or_default();
    let mark = ":".repeat(longest.max(2) + 1);
    format!("{mark} v-pre\n\n{text}\n{mark}\n")
}

/// No shortcode in fences: a space between the braces of one, since nothing else is there to escape it.
fn without_shortcodes(text: &str) -> String {
    text.replace("{{<", "{ {<").replace("{{%", "{ {%")
}

/// Lists four spaces deep, and what stood in a fence within one as indented text.
fn four_deep(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 9 / 8);
    let mut fence: Option<(String, usize)> = None;
    for line in text.lines() {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let said = &line[indent..];
        match &fence {
            Some((mark, depth)) if said == mark && indent == *depth => {
                out.push_str(if *depth > 0 { "\n" } else { line });
                out.push_str(if *depth > 0 { "" } else { "\n" });
                fence = None;
            }
            Some((_, 0)) => out.extend([line, "\n"]),
            Some((_, depth)) => {
                let inner = line.get(*depth..).unwrap_or_default();
                let spaces = if inner.is_empty() { 0 } else { 2 * depth + 4 };
                out.extend([&" ".repeat(spaces), inner, "\n"]);
            }
            None if said.starts_with("```") => {
                fence = Some((said.trim_end_matches("text").to_owned(), indent));
                out.extend(if indent > 0 { ["", "\n"] } else { [line, "\n"] });
            }
            None => out.extend([&" ".repeat(2 * indent), said, "\n"]),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn liquid_leaves_all_of_it_alone() {
        assert_eq!(raw("{{ x }}\n"), "{% raw %}\n{{ x }}\n{% endraw %}\n");
        assert!(raw("a {% endraw %} b").contains("a {% endraw %}{{ \"{\" }}{% raw %}% endraw %} b"));
    }

    #[test]
    fn the_mark_around_is_longer_than_any_inside() {
        assert_eq!(verbatim("::: tip\n"), ":::: v-pre\n\n::: tip\n\n::::\n");
    }

    #[test]
    fn lists_are_four_deep_and_their_fences_indented() {
        assert_eq!(
            four_deep("- a\n  - b\n    ```text\n    x\n\n      y\n    ```\n- c\n"),
            "- a\n    - b\n\n            x\n\n              y\n\n- c\n"
        );
        assert_eq!(four_deep("```text\n  x\n```\n"), "```text\n  x\n```\n");
    }

    #[test]
    fn no_shortcode_is_left() {
        assert_eq!(without_shortcodes("{{< ref >}} {{% x %}}"), "{ {< ref >}} { {% x %}}");
    }
}
