//! An update as HTML for the clipboard and for mail: paragraphs, line breaks and bold, and nothing
//! else. Nothing is said of colour, size or font: those are of the place where it is pasted.
//!
//! What its shape is for was measured in editors (`tests/interop`): no line feed, since several show it
//! as a line or a space; a space before `<br>`, since one editor drops `<br>`; `<strong>` and `<b>`, since
//! some know but one of them; a margin, since one makes empty lines of the one that paragraphs have anyway.

pub(super) use super::super::html::escaped;
use super::super::html::{dir, is_right_to_left};
use super::super::markdown_text::{legible, legible_line};
use super::{Draft, plain};
use crate::domain::Zone;

/// The update as HTML, for editors and mail that show bold words: paragraphs one below the other.
pub fn html(draft: &Draft, zone: &dyn Zone) -> String {
    let mut out = paragraph(&strong(&escaped(&draft.heading(legible_line))));
    for (name, text) in draft.parts_to_say() {
        let mut blocks = paragraphs(text).into_iter();
        let first = blocks.next().unwrap_or_default();
        let has_lines = first.contains(BREAK) || blocks.len() > 0;
        out += &paragraph(&match name {
            Some(name) => {
                let between = if has_lines { BREAK } else { " " };
                [&strong(&format!("{name}:")), between, &behind_label(&first)].concat()
            }
            None => first,
        });
        blocks.for_each(|block| out += &paragraph(&block));
    }
    out + &draft.next_update(zone).map(|line| paragraph(&strong(&escaped(&line)))).unwrap_or_default()
}

/// The plain text of the update, line for line, as HTML: for what stands beside it on the clipboard.
pub fn plain_html(draft: &Draft, zone: &dyn Zone) -> String {
    paragraphs(&plain(draft, zone)).iter().map(|block| paragraph(block)).collect()
}

/// The same HTML without the margins of its paragraphs, for where no style is allowed. What was typed has no `<` in it.
pub fn without_styles(html: &str) -> String {
    html.replace(PARAGRAPH, "<p")
}

const BREAK: &str = " <br>";
const PARAGRAPH: &str = r#"<p style="margin:0 0 1em""#;

/// A paragraph; one with words that run from the right says so.
fn paragraph(inner: &str) -> String {
    format!("{PARAGRAPH}{}>{inner}</p>", dir(inner))
}

/// Words behind a label: those that run from the right have a place of their own there.
fn behind_label(words: &str) -> String {
    if words.contains(is_right_to_left) { format!("<bdi>{words}</bdi>") } else { words.to_owned() }
}

fn strong(inner: &str) -> String {
    format!("<strong><b>{inner}</b></strong>")
}

/// What was typed, as the insides of paragraphs: one for each run of lines between blank ones.
fn paragraphs(text: &str) -> Vec<String> {
    let text = legible(text);
    let mut blocks: Vec<Vec<String>> = vec![Vec::new()];
    for line in text.lines().map(str::trim) {
        match (line.is_empty(), blocks.last_mut()) {
            (false, Some(block)) => block.push(escaped(line)),
            _ => blocks.push(Vec::new()),
        }
    }
    blocks.into_iter().filter(|block| !block.is_empty()).map(|block| block.join(BREAK)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Audience, FixedZone, Language, Phase, Timestamp, UpdateParts};

    fn written(impact: &str, made: fn(&Draft, &dyn Zone) -> String) -> String {
        let parts = UpdateParts { impact: impact.into(), ..UpdateParts::default() };
        let draft = Draft {
            title: "Checkout <fails>",
            phase: Phase::Investigating,
            audience: Audience::Team,
            parts: &parts,
            next_due: None,
            now: Timestamp::parse("2026-11-21T03:00:00.000Z").unwrap(),
            language: Language::English,
        };
        made(&draft, &FixedZone::utc())
    }

    #[test]
    fn lines_are_joined_by_a_space_and_a_break_and_paragraphs_by_nothing() {
        let head = "<p><strong><b>Investigating: Checkout &lt;fails&gt;</b></strong></p>";
        let name = "<p><strong><b>Impact:</b></strong>";
        let html = |impact| without_styles(&written(impact, html));
        assert_eq!(html("a & b"), format!("{head}{name} a &amp; b</p>"));
        assert_eq!(html("a \n b\n\n\nc\n"), format!("{head}{name} <br>a <br>b</p><p>c</p>"));
        assert_eq!(html("a\n\nc"), format!("{head}{name} <br>a</p><p>c</p>"));
    }

    #[test]
    fn plain_text_has_the_same_lines_beside_it() {
        let html = |impact| without_styles(&written(impact, plain_html));
        assert_eq!(html("a\nb"), "<p>Investigating: Checkout &lt;fails&gt;</p><p>Impact: <br>a <br>b</p>");
        let plain = written("a\nb\n\nc", plain);
        let back = html("a\nb\n\nc").replace("</p><p>", "\n\n").replace(" <br>", "\n");
        let back = back.trim_start_matches("<p>").trim_end_matches("</p>").replace("&lt;", "<");
        assert_eq!(back.replace("&gt;", ">"), plain);
    }

    #[test]
    fn every_paragraph_names_its_margin_and_what_is_typed_keeps_its_own() {
        let typed = r#"<p style="margin:0 0 1em">"#;
        for made in [html, plain_html] {
            let html = written(&format!("{typed}\n\nשלום"), made);
            assert_eq!(html.matches("<p").count(), html.matches(PARAGRAPH).count());
            assert_eq!(html.matches("</p>").count(), html.matches(PARAGRAPH).count());
            assert!(without_styles(&html).contains("&lt;p style=&quot;margin:0 0 1em&quot;&gt;"));
            assert!(without_styles(&html).contains("<p dir=\"auto\">שלום</p>"));
        }
    }
}
