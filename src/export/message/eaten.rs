//! What some editors change when an update is pasted there, for a hint while it is written.

use crate::domain::{UpdateParts, is_letter};

/// What would get lost or look different in some editors, in a sentence; `None` where nothing would. The
/// first that is found is enough: it says what to write instead. The title stands behind the phase, so that
/// no line begins with it.
pub fn paste_hint(title: &str, parts: &UpdateParts) -> Option<String> {
    let texts = parts.named();
    let lines = || texts.iter().flat_map(|(_, text)| text.lines().map(str::trim));
    if let Some(word) = std::iter::once(title).chain(lines()).find_map(word_in_angles) {
        return Some(format!(
            "Some editors drop “{word}” when this is pasted, because it looks like a tag. Write it without the angle brackets."
        ));
    }
    between_marks(title).or_else(|| lines().find_map(markdown_like)).map(|(shown, becomes)| {
        format!("Some editors read pasted text as Markdown: “{shown}” may become {becomes}. Use “Rich text”, or look once it is pasted.")
    })
}

/// `<word>` as somebody wrote it, where a tag could be read in it.
fn word_in_angles(line: &str) -> Option<&str> {
    line.match_indices('<').find_map(|(at, _)| {
        let end = line[at..].find('>')?;
        let name = line[at + 1..at + end].trim_start_matches('/');
        let is_tag =
            name.starts_with(|c: char| c.is_ascii_alphabetic()) && !name.contains('<') && name.len() < 40;
        is_tag.then_some(&line[at..=at + end])
    })
}

/// The beginning of a line that Markdown would make something of, and what it would make.
fn markdown_like(line: &str) -> Option<(String, &'static str)> {
    let start: String = line.chars().take(16).collect();
    let start = if start.len() < line.len() { start + "…" } else { start };
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let becomes = match line.as_bytes() {
        [b'-' | b'*' | b'+', b' ', ..] => "an item of a list",
        _ if digits > 0 && line[digits..].starts_with(". ") => "an item of a list",
        [b'#', ..] if line.trim_start_matches('#').starts_with(' ') => "a heading",
        [b'>', ..] => "a quote",
        _ => return between_marks(line),
    };
    Some((start, becomes))
}

/// Words between two equal marks: `*so*`, `` `so` ``, `_so_`.
fn between_marks(line: &str) -> Option<(String, &'static str)> {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !is_letter(c));
    for (mark, becomes) in [('`', "code"), ('*', "italic"), ('_', "italic")] {
        let Some(from) = line.find(mark).filter(|at| is_edge(line[..*at].chars().next_back())) else {
            continue;
        };
        let Some(length) = line[from + 1..].find(mark).filter(|length| *length > 0) else { continue };
        let inner = &line[from + 1..from + 1 + length];
        if !inner.starts_with(' ')
            && !inner.ends_with(' ')
            && is_edge(line[from + length + 2..].chars().next())
        {
            return Some((line[from..from + length + 2].to_owned(), becomes));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hint(impact: &str) -> Option<String> {
        paste_hint("Checkout fails", &UpdateParts { impact: impact.into(), ..UpdateParts::default() })
    }

    #[test]
    fn the_title_is_pasted_too() {
        let hint = |title| paste_hint(title, &UpdateParts::default()).unwrap_or_default();
        assert!(hint("Checkout <fails>").contains("“<fails>”"));
        assert!(hint("`pay-api` fails").contains("may become code"));
        assert_eq!(hint("- 1. # Checkout"), "", "it begins no line");
    }

    #[test]
    fn a_word_in_angle_brackets_is_named() {
        assert!(hint("Cards of <others> fail").unwrap().contains("“<others>”"));
        for fine in ["under < 5 % and > 3 %", "<50 ms then >2 s", "a <- b -> c"] {
            assert_eq!(hint(fine), None, "{fine}");
        }
    }

    #[test]
    fn what_looks_like_markdown_is_named_with_what_it_may_become() {
        for (line, becomes) in [
            ("- EU cards fail", "“- EU cards fail” may become an item of a list"),
            ("1. first", "an item of a list"),
            ("# 1 in the list", "a heading"),
            ("> said support", "a quote"),
            ("for *some* customers", "“*some*” may become italic"),
            ("`pay-api` fails", "“`pay-api`” may become code"),
        ] {
            let hint = hint(line).unwrap_or_default();
            assert!(hint.contains(becomes), "{line}: {hint}");
        }
        for fine in ["5 * 3 * 2", "orders_eu_main fails", "-5 % since 02:40", "#1 of 3", "3.5 GB"] {
            assert_eq!(hint(fine), None, "{fine}");
        }
    }
}
