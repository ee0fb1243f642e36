//! An update as HTML for the clipboard and for mail: paragraphs, line breaks and bold, and nothing
//! else. Nothing is said of colour, size or font: those are of the place where it is pasted.
//!
//! What its shape is for was measured in editors (`tests/interop`): no line feed, since several show it
//! as a line or a space; a space before `<br>`, since one editor drops `<br>`; `<strong>` and `<b>`, since
//! some know but one of them. A margin would spare one editor an empty line, but Chromium applies what is
//! copied in the page first, whose policy allows no style of an element: it says so sixty times and drops it.

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

const BREAK: &str = " <br>";

/// A paragraph; one with words that run from the right says so.
fn paragraph(inner: &str) -> String {
    format!("<p{}>{inner}</p>", dir(inner))
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
        assert_eq!(written("a & b", html), format!("{head}{name} a &amp; b</p>"));
        assert_eq!(written("a \n b\n\n\nc\n", html), format!("{head}{name} <br>a <br>b</p><p>c</p>"));
        assert_eq!(written("a\n\nc", html), format!("{head}{name} <br>a</p><p>c</p>"));
    }

    #[test]
    fn plain_text_has_the_same_lines_beside_it() {
        assert_eq!(
            written("a\nb", plain_html),
            "<p>Investigating: Checkout &lt;fails&gt;</p><p>Impact: <br>a <br>b</p>"
        );
        let plain = written("a\nb\n\nc", plain);
        let html = written("a\nb\n\nc", plain_html);
        let back = html.replace("</p><p>", "\n\n").replace(" <br>", "\n");
        let back = back.trim_start_matches("<p>").trim_end_matches("</p>").replace("&lt;", "<");
        assert_eq!(back.replace("&gt;", ">"), plain);
    }
}
