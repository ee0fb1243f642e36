//! The record as a page of its own: no script, nothing fetched, ready to print.
//!
//! It is made of the Markdown record, so that both say the same, with the picture of the timeline in
//! front. Whatever a person typed is text in it.

mod markup;

pub(super) use markup::{dir, is_right_to_left};

use super::picture::picture;
use super::record::markdown;
use crate::domain::{Incident, Timestamp, Zone};

/// How it looks, on a screen by day and by night, and on paper.
const STYLE: &str = include_str!("page.css");
/// How the picture looks, here and in the page.
const PICTURE: &str = include_str!("picture.css");

/// The record as an HTML document that stands by itself. Ends with a line break.
pub fn page(incident: &Incident, zone: &dyn Zone, exported: Timestamp) -> String {
    let title = super::markdown_text::legible_line(&incident.state().title);
    let title = if title.is_empty() { "Untitled incident".to_owned() } else { title };
    let record = markup::html(&markdown(incident, zone, exported));
    // The picture stands between the head of the record and its first section.
    let place = record.find("<h2>").unwrap_or(record.len());
    let (head, sections) = record.split_at(place);
    let figure = picture(incident, zone, exported).map(|picture| {
        let words = picture.words.iter().map(|words| format!("<li{}>{}</li>\n", dir(words), escaped(words)));
        format!(
            "<figure>\n{}<figcaption>{}</figcaption>\n<details>\n<summary>The picture in words</summary>\n<ol>\n{}</ol>\n</details>\n</figure>\n",
            picture.svg(),
            escaped(&picture.summary),
            words.collect::<String>()
        )
    });
    [
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
        "<meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"color-scheme\" content=\"light dark\">\n",
        "<title>",
        &escaped(&title),
        "</title>\n<style>\n",
        STYLE,
        PICTURE,
        "</style>\n</head>\n<body>\n<main>\n",
        head,
        &figure.unwrap_or_default(),
        sections,
        "</main>\n</body>\n</html>\n",
    ]
    .concat()
}

/// Without a sign that means something in HTML, in text and in attributes between double quotes.
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
