//! An update for Slack: `*bold*` as its markup has it, and what was typed left as words.
//!
//! Slack has no escape. A word that its markup would change, or that would call somebody, is set as
//! code: it shows as it was typed and calls nobody.

use super::super::markdown_text::legible;

/// What was typed, so that it shows as it was typed and calls nobody.
pub(super) fn words(text: &str) -> String {
    let text = legible(text);
    let lines: Vec<String> = text.trim().lines().map(line).collect();
    lines.join("\n")
}

fn line(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    for (place, word) in line.trim().split(' ').enumerate() {
        if place > 0 {
            out.push(' ');
        }
        let quotes = place == 0 && word.starts_with('>');
        if quotes || is_markup(word) { code(word, &mut out) } else { out.push_str(&plain(word)) }
    }
    out
}

fn is_markup(word: &str) -> bool {
    let edge = |c: char| c.is_ascii_punctuation() && !matches!(c, '_' | '*' | '~' | '`' | '@' | ':');
    let core = word.trim_matches(edge);
    let at_the_edge =
        ['_', '*', '~', '`'].iter().any(|sign| core.starts_with(*sign) || core.ends_with(*sign));
    let shortcode = core.len() > 2 && core.starts_with(':') && core.ends_with(':');
    at_the_edge || shortcode || core.starts_with('@') || opens_a_link(word)
}

/// `<!here>`, `<@U1>`, `<#C1>` and `<https://…>` mean something to Slack wherever they stand.
fn opens_a_link(word: &str) -> bool {
    word.split('<')
        .skip(1)
        .any(|rest| rest.starts_with(|c: char| matches!(c, '!' | '@' | '#') || c.is_ascii_alphabetic()))
}

fn code(word: &str, out: &mut String) {
    out.push('`');
    out.push_str(&plain(word).replace('`', "′"));
    out.push('`');
}

/// Slack reads angle brackets even in code: where they would mean something, single quotation marks
/// that look like them stand instead.
fn plain(word: &str) -> String {
    if opens_a_link(word) { word.replace('<', "‹").replace('>', "›") } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn what_would_call_or_change_something_is_set_as_code() {
        let cases = [
            ("@channel please look", "`@channel` please look"),
            ("(@here)", "`(@here)`"),
            ("<!here> now", "`‹!here›` now"),
            ("see <https://a.example|x>", "see `‹https://a.example|x›`"),
            ("*bold* and _sly_ and ~gone~", "`*bold*` and `_sly_` and `~gone~`"),
            ("*two words*", "`*two` `words*`"),
            ("`rm -rf`", "`′rm` `-rf′`"),
            ("> quoted", "`>` quoted"),
            (":fire: here", "`:fire:` here"),
        ];
        for (typed, expected) in cases {
            assert_eq!(words(typed), expected, "{typed}");
        }
    }

    #[test]
    fn what_is_plain_stays_as_it_is() {
        for text in [
            "a < b & c > d",
            "snake_case_name at 5*3",
            "ops@a.example",
            "at 02:10:30",
            "10 ~ 20",
            "支払い が失敗",
        ] {
            let expected = if text.contains("10 ~ 20") { "10 `~` 20" } else { text };
            assert_eq!(words(text), expected);
        }
    }
}
