//! An update as a document of Atlassian's editor (ADF), for automations that write into Jira and Confluence.

use super::super::markdown_text::{legible, legible_line};
use super::Draft;
use crate::domain::Zone;

/// The update as an Atlassian document, in JSON: no line break at its end.
pub fn adf(draft: &Draft, zone: &dyn Zone) -> String {
    let mut blocks = vec![paragraph(&[text(&draft.heading(legible_line), true)])];
    for (name, words) in draft.parts_to_say() {
        let words = legible(words);
        let lines: Vec<&str> = words.trim().lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let mut content = Vec::new();
        if let Some(name) = name {
            content.push(text(&format!("{name}:"), true));
            content.push(if lines.len() > 1 { BREAK.to_owned() } else { text(" ", false) });
        }
        for (place, line) in lines.iter().enumerate() {
            if place > 0 {
                content.push(BREAK.to_owned());
            }
            content.push(text(line, false));
        }
        blocks.push(paragraph(&content));
    }
    blocks.extend(draft.next_update(zone).map(|line| paragraph(&[text(&line, true)])));
    format!("{{\"version\":1,\"type\":\"doc\",\"content\":[{}]}}", blocks.join(","))
}

const BREAK: &str = "{\"type\":\"hardBreak\"}";

fn paragraph(content: &[String]) -> String {
    format!("{{\"type\":\"paragraph\",\"content\":[{}]}}", content.join(","))
}

fn text(words: &str, is_bold: bool) -> String {
    let marks = if is_bold { ",\"marks\":[{\"type\":\"strong\"}]" } else { "" };
    format!("{{\"type\":\"text\",\"text\":{}{marks}}}", json_text(words))
}

/// A string of JSON. What is legible has no control characters but tabs.
fn json_text(words: &str) -> String {
    let words = words.replace('\\', "\\\\").replace('"', "\\\"").replace('\t', "\\t").replace('\n', "\\n");
    format!("\"{words}\"")
}
