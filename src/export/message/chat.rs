//! An update for programs that have a markup of their own: Jira and Confluence, Discord, Google Chat.
//!
//! What was typed shows as it was typed and calls nobody; each markup has one function that escapes.

use super::super::markdown_text::{legible, legible_line};
use super::{Draft, slack};
use crate::domain::{Zone, is_letter};

/// The update as wiki text, for Jira and Confluence: no line break at its end.
pub fn jira(draft: &Draft, zone: &dyn Zone) -> String {
    written(draft, zone, ["*", "*"], jira_line)
}

/// The update for Discord: no line break at its end.
pub fn discord(draft: &Draft, zone: &dyn Zone) -> String {
    written(draft, zone, ["**", "**"], discord_line)
}

/// The update for Google Chat: no line break at its end. It has no escape; like Slack, it sets as code what
/// its markup would change.
pub fn google_chat(draft: &Draft, zone: &dyn Zone) -> String {
    slack(draft, zone)
}

fn written(draft: &Draft, zone: &dyn Zone, bold: [&str; 2], line: fn(&str) -> String) -> String {
    // In wiki text, a star in bold words ends them even behind a backslash.
    let bold = |words: &str| match bold[0] == "*" && words.contains('*') {
        true => words.to_owned(),
        false => format!("{}{words}{}", bold[0], bold[1]),
    };
    let lines = |text: &str| {
        let text = legible(text);
        text.trim().lines().map(|words| line(words.trim())).collect::<Vec<_>>().join("\n")
    };
    let mut blocks = vec![bold(&line(&draft.heading(legible_line)))];
    for (name, text) in draft.parts_to_say() {
        let text = lines(text);
        blocks.push(match name {
            Some(name) if text.contains('\n') => format!("{}\n{text}", bold(&format!("{name}:"))),
            Some(name) => format!("{} {text}", bold(&format!("{name}:"))),
            None => text,
        });
    }
    blocks.extend(draft.next_update(zone).map(|words| bold(&line(&words))));
    blocks.join("\n\n")
}

/// A line of wiki text. A backslash escapes most signs of the markup; before a letter it means itself, and
/// elsewhere it would escape or break the line: there it is an entity.
fn jira_line(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let (mut rest, mut is_first) = (line, true);
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let is_escaped = match c {
            '{' | '}' | '[' | ']' | '*' | '_' | '+' | '^' | '~' | '!' | '|' | '@' => true,
            '-' => is_first || !after.starts_with(is_letter) || out.ends_with(' '),
            '?' => after.starts_with('?') || out.ends_with('?'),
            '#' => is_first,
            _ => false,
        };
        match c {
            '\\' if after.starts_with(is_letter) => out.push('\\'),
            '\\' => out.push_str("&#92;"),
            '&' if super::super::markdown_text::is_entity(after) => out.push_str("&amp;"),
            _ if is_escaped => out.extend(['\\', c]),
            _ if is_first && is_block(rest) => {
                out.push_str(&format!("&#{};", u32::from(c)));
            }
            _ => out.push(c),
        }
        (rest, is_first) = (after, false);
    }
    out
}

/// Whether a line begins like a heading or a quote: `h1. `, `bq. `.
fn is_block(line: &str) -> bool {
    let heading = line.strip_prefix('h').is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_digit())
            && rest.get(1..).is_some_and(|rest| rest.starts_with('.'))
    });
    heading || line.starts_with("bq.")
}

/// A line for Discord, where a backslash escapes a sign and entities are not read.
fn discord_line(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    for (at, c) in line.char_indices() {
        let before = line[..at].chars().next_back();
        let after = line[at + c.len_utf8()..].chars().next();
        let in_word = |c: Option<char>| c.is_some_and(is_letter);
        let is_escaped = match c {
            '*' | '~' | '`' | '|' | '<' | '[' | '\\' => true,
            '_' => !(in_word(before) && in_word(after)),
            '>' | '#' | '-' => at == 0,
            ':' => in_word(after) || in_word(before) && after.is_none_or(|c| !is_letter(c)),
            _ => false,
        };
        match c {
            // A full-width sign looks the same, and calls nobody: no escape does that here.
            '@' if in_word(after) && !in_word(before) => out.push('＠'),
            ':' if is_escaped && is_emoji_name(line, at) => out.push_str("\\:"),
            ':' => out.push(':'),
            _ if is_escaped => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

/// Whether the colon opens or closes a name between two colons, which may be an emoji.
fn is_emoji_name(line: &str, at: usize) -> bool {
    let is_name = |text: &str| {
        !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"_+-".contains(&b))
    };
    line[at + 1..]
        .split_once(':')
        .is_some_and(|(name, _)| is_name(name) && !name.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_text_in_wiki_markup() {
        for (typed, expected) in [
            ("*bold* {code} [link]", "\\*bold\\* \\{code\\} \\[link\\]"),
            ("C:\\new &lt;", "C:\\new &amp;lt;"),
            ("- item", "\\- item"),
            ("# item", "\\# item"),
            ("h1. heading", "&#104;1. heading"),
            ("bq. quote", "&#98;q. quote"),
            ("well-known, 3 - 2", "well-known, 3 \\- 2"),
            ("~user @maria", "\\~user \\@maria"),
        ] {
            assert_eq!(jira_line(typed), expected);
        }
    }

    #[test]
    fn what_was_typed_is_text_in_discord() {
        for (typed, expected) in [
            ("*x* _y_ a_b", "\\*x\\* \\_y\\_ a_b"),
            ("<@1> || spoiler", "\\<@1> \\|\\| spoiler".replace('@', "＠").as_str()),
            ("@everyone, a@b.c", "＠everyone, a@b.c"),
            (":fire: at 10:30:15", "\\:fire: at 10:30:15"),
            ("> quote", "\\> quote"),
        ] {
            assert_eq!(discord_line(typed), expected);
        }
    }
}
