//! From the Markdown that this module writes to HTML. It reads that dialect and no other: headings,
//! paragraphs, lists with tasks and blocks in them, quotes, fences, tables, bold, code, addresses that
//! show themselves, and signs that were escaped. Whatever it does not know is text.

use super::escaped;
use crate::domain::is_alphabetic;

/// The Markdown as HTML.
pub(super) fn html(markdown: &str) -> String {
    let lines: Vec<&str> = markdown.lines().collect();
    let mut out = String::with_capacity(markdown.len() * 5 / 4);
    blocks(&lines, &mut out);
    out
}

/// Writes some lines as blocks. Lists are kept as a count of open ones: nothing here calls itself for
/// a list in a list, so that no depth is too deep.
fn blocks(lines: &[&str], out: &mut String) {
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let said = &line[indent..];
        at += 1;
        if said.trim_start().is_empty() {
            continue;
        }
        let is_item = marker(said).is_some();
        let stays = |depth: &usize| if is_item { *depth <= indent } else { *depth < indent };
        while open.last().is_some_and(|depth| !stays(depth)) {
            open.pop();
            out.push_str("</li></ul>\n");
        }
        if let Some(item) = marker(said) {
            let is_next = open.last() == Some(&indent);
            out.push_str(if is_next { "</li>\n" } else { "<ul>" });
            out.push_str(&format!("<li{}>", dir(item)));
            if !is_next {
                open.push(indent);
            }
            out.push_str(&task(item));
        } else if said.starts_with("```") {
            at = fence(lines, at, said, indent, out);
        } else if let Some(level) = heading(said) {
            out.push_str(&format!("<h{level}{}>{}</h{level}>\n", dir(said), inline(&said[level + 1..])));
        } else if said.starts_with('>') {
            at = quote(lines, at - 1, out);
        } else if lines.get(at).is_some_and(|next| is_rule(next)) {
            at = table(lines, at - 1, out);
        } else {
            at = paragraph(lines, at - 1, out);
        }
    }
    open.iter().for_each(|_| out.push_str("</li></ul>\n"));
}

/// What an item of a list says. The lists of a ranking are numbered by hand; so are they here.
fn marker(line: &str) -> Option<&str> {
    if line == "-" {
        return Some("");
    }
    line.strip_prefix("- ").or_else(|| {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        (digits > 0 && line[digits..].starts_with(". ")).then_some(line)
    })
}

fn task(item: &str) -> String {
    match (item.strip_prefix("[x] "), item.strip_prefix("[ ] ")) {
        (Some(done), _) => format!("☑ {}", inline(done)),
        (_, Some(open)) => format!("☐ {}", inline(open)),
        _ => inline(item),
    }
}

fn heading(line: &str) -> Option<usize> {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    ((1..=4).contains(&level) && line[level..].starts_with(' ')).then_some(level)
}

fn fence(lines: &[&str], mut at: usize, opening: &str, indent: usize, out: &mut String) -> usize {
    let ticks = opening.bytes().take_while(|byte| *byte == b'`').count();
    let rest = lines.get(at..).unwrap_or_default();
    let shown = rest.iter().take_while(|line| !line.trim_start().starts_with("```"));
    out.push_str(&format!("<pre{}>", dir_of(shown)));
    while let Some(line) = lines.get(at) {
        at += 1;
        let line = line.get(indent..).filter(|_| line[..indent].trim().is_empty()).unwrap_or(line);
        if line.len() == ticks && line.bytes().all(|byte| byte == b'`') {
            break;
        }
        out.push_str(&escaped(line));
        out.push('\n');
    }
    out.push_str("</pre>\n");
    at
}

fn quote(lines: &[&str], mut at: usize, out: &mut String) -> usize {
    out.push_str("<blockquote>");
    let mut is_open = false;
    while let Some(said) = lines.get(at).and_then(|line| line.trim_start().strip_prefix('>')) {
        at += 1;
        let said = said.strip_prefix(' ').unwrap_or(said);
        if said.trim().is_empty() {
            out.push_str(if is_open { "</p>" } else { "" });
            is_open = false;
            continue;
        }
        out.push_str(if is_open { "<br>\n" } else { "<p" });
        if !is_open {
            out.push_str(&format!("{}>", dir(said)));
        }
        is_open = true;
        out.push_str(&inline(said.trim_end()));
    }
    out.push_str(if is_open { "</p></blockquote>\n" } else { "</blockquote>\n" });
    at
}

fn paragraph(lines: &[&str], mut at: usize, out: &mut String) -> usize {
    let rest = lines.get(at..).unwrap_or_default();
    out.push_str(&format!("<p{}>", dir_of(rest.iter().take_while(|line| !line.trim().is_empty()))));
    let mut is_first = true;
    while let Some(line) = lines.get(at).map(|line| line.trim_start()) {
        let is_other = marker(line).is_some() || heading(line).is_some() || line.starts_with(['>', '`']);
        if line.is_empty() || is_other && !is_first {
            break;
        }
        out.push_str(if is_first { "" } else { "<br>\n" });
        out.push_str(&inline(line.trim_end()));
        is_first = false;
        at += 1;
    }
    out.push_str("</p>\n");
    at
}

/// Whether a line is the one between the head of a table and its rows.
fn is_rule(line: &str) -> bool {
    line.contains(":---") && line.chars().all(|c| matches!(c, '|' | ':' | '-' | ' '))
}

fn table(lines: &[&str], mut at: usize, out: &mut String) -> usize {
    out.push_str("<table>\n");
    let mut cell = "th";
    while let Some(line) = lines.get(at).filter(|line| !line.trim().is_empty()) {
        at += 1;
        if is_rule(line) {
            cell = "td";
            continue;
        }
        out.push_str("<tr>");
        for text in cells(line) {
            out.push_str(&format!("<{cell}{}>{}</{cell}>", dir(text), inline(text.trim())));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>\n");
    at
}

/// The cells of a row. A bar behind a backslash is one of the text.
fn cells(line: &str) -> Vec<&str> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let (mut cells, mut start, mut escapes) = (Vec::new(), 0, false);
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b'\\' => escapes = !escapes,
            b'|' if !escapes => {
                cells.push(&line[start..at]);
                start = at + 1;
            }
            _ => escapes = false,
        }
    }
    // A bar at the end closes the last cell.
    if start < line.len() {
        cells.push(&line[start..]);
    }
    cells
}

/// The names of characters that `markdown_text` writes.
const ENTITIES: [&str; 8] = ["&lt;", "&amp;", "&#123;", "&#37;", "&#58;", "&#63;", "&#105;", "&#101;"];

/// The signs within a line. Where one that runs from the left, such as that of an entry with its time, comes to words that
/// run from the right, the rest of it is theirs.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let (mut rest, mut is_bold) = (text, false);
    let (mut runs_right, mut has_turned) = (false, false);
    while let Some(c) = rest.chars().next() {
        if runs_right && !has_turned && !is_bold && is_right_to_left(c) {
            has_turned = true;
            out.push_str("<bdi>");
        }
        runs_right |= is_alphabetic(c) && !is_right_to_left(c);
        let after = &rest[c.len_utf8()..];
        let sign = after.chars().next().filter(char::is_ascii_punctuation);
        if let (b'\\', Some(sign)) = (rest.as_bytes()[0], sign) {
            out.push_str(&escaped(&sign.to_string()));
            rest = &after[1..];
        } else if let Some((shown, address, after)) = address(rest) {
            let address = escaped(&address.replace("&amp;", "&"));
            out.push_str(&format!("<a href=\"{address}\" rel=\"noreferrer\">{}</a>", inline(shown)));
            rest = after;
        } else if let Some((code, after)) = code(rest) {
            out.push_str(&format!("<code>{}</code>", escaped(code)));
            rest = after;
        } else if let Some(after) = rest.strip_prefix("**") {
            is_bold = !is_bold;
            out.push_str(if is_bold { "<strong>" } else { "</strong>" });
            rest = after;
        } else if let Some(name) = ENTITIES.into_iter().find(|name| rest.starts_with(name)) {
            out.push_str(name);
            rest = &rest[name.len()..];
        } else {
            out.push_str(&escaped(&rest[..c.len_utf8()]));
            rest = after;
        }
    }
    out.push_str(if is_bold { "</strong>" } else { "" });
    out.push_str(if has_turned { "</bdi>" } else { "" });
    out
}

/// The attribute of an element with those words: where some of them run from the right, the first ones say how it runs.
pub(in crate::export) fn dir(words: &str) -> &'static str {
    if words.contains(is_right_to_left) { " dir=\"auto\"" } else { "" }
}

fn dir_of<'a>(mut lines: impl Iterator<Item = &'a &'a str>) -> &'static str {
    if lines.any(|line| line.contains(is_right_to_left)) { dir("א") } else { "" }
}

/// Whether a sign is of a script that runs from right to left.
pub(in crate::export) fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// What an address shows, the address, and what follows. Only addresses of the web are links.
fn address(text: &str) -> Option<(&str, &str, &str)> {
    let inner = text.strip_prefix('[')?;
    let is_web = ["https://", "http://"]
        .iter()
        .any(|scheme| inner.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    let (shown, rest) = inner.split_once("](").filter(|_| is_web)?;
    let (address, after) = rest.split_once(')')?;
    let is_one = !address.contains([' ', '<', '"']) && !shown.contains([' ', '\n', '`', '<']);
    is_one.then_some((shown, address, after))
}

/// What stands between two equal runs of backticks, without the space that keeps its own apart from them.
fn code(text: &str) -> Option<(&str, &str)> {
    let ticks = text.bytes().take_while(|byte| *byte == b'`').count();
    let (fence, inner) = text.split_at(ticks);
    if fence.is_empty() {
        return None;
    }
    let is_alone = |end: usize| !inner[..end].ends_with('`') && !inner[end + ticks..].starts_with('`');
    let end = inner.match_indices(fence).map(|(end, _)| end).find(|end| *end > 0 && is_alone(*end))?;
    let (code, after) = (&inner[..end], &inner[end + ticks..]);
    let padded = code.strip_prefix(' ').and_then(|code| code.strip_suffix(' '));
    Some((padded.filter(|code| !code.trim().is_empty()).unwrap_or(code), after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_the_record_is_made_of_becomes_elements() {
        let table = [
            ("# A **b** \\*c\\*", "<h1>A <strong>b</strong> *c*</h1>\n"),
            ("one  \ntwo", "<p>one<br>\ntwo</p>\n"),
            ("- [x] a\n- [ ] b", "<ul><li>☑ a</li>\n<li>☐ b</li></ul>\n"),
            ("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul>\n</li>\n<li>c</li></ul>\n"),
            (
                "- log\n  ```text\n  <b>\n  ```\n- c",
                "<ul><li>log<pre>&lt;b&gt;\n</pre>\n</li>\n<li>c</li></ul>\n",
            ),
            ("> a  \n> b\n>\n> c", "<blockquote><p>a<br>\nb</p><p>c</p></blockquote>\n"),
            (
                "| A | B |\n| :--- | :--- |\n| a \\| b |  |",
                "<table>\n<tr><th>A</th><th>B</th></tr>\n<tr><td>a | b</td><td></td></tr>\n</table>\n",
            ),
            (
                "see [https://a.b](https://a.b/\"x) and [x](javascript:x) `@ops`",
                "<p>see [https://a.b](https://a.b/&quot;x) and [x](javascript:x) <code>@ops</code></p>\n",
            ),
            (
                "[https://a.b/\\*c](https://a.b/%2Ac)",
                "<p><a href=\"https://a.b/%2Ac\" rel=\"noreferrer\">https://a.b/*c</a></p>\n",
            ),
            ("`` `a` <b> `` &#37;", "<p><code>`a` &lt;b&gt;</code> &#37;</p>\n"),
            ("&lt;script>", "<p>&lt;script&gt;</p>\n"),
            ("a\n \u{a0}\u{3000}\nb", "<p>a</p>\n<p>b</p>\n"),
        ];
        for (markdown, expected) in table {
            assert_eq!(html(markdown), expected, "{markdown}");
        }
    }

    #[test]
    fn words_that_run_from_the_right_have_the_rest_of_their_line() {
        let table = [
            ("تعطل الدفع في API v2!", "<p dir=\"auto\">تعطل الدفع في API v2!</p>\n"),
            (
                "- 02:50 Note: تعطل API v2!",
                "<ul><li dir=\"auto\">02:50 Note: <bdi>تعطل API v2!</bdi></li></ul>\n",
            ),
            (
                "**Impact:** אין **כלום**",
                "<p dir=\"auto\"><strong>Impact:</strong> <bdi>אין <strong>כלום</strong></bdi></p>\n",
            ),
            ("**Title אין** b", "<p dir=\"auto\"><strong>Title אין</strong> b</p>\n"),
        ];
        for (markdown, expected) in table {
            assert_eq!(html(markdown), expected, "{markdown}");
        }
    }

    proptest! {
        #[test]
        fn whatever_it_reads_only_known_elements_come_of_it(text in any::<String>()) {
            let made = html(&text);
            for tag in made.split('<').skip(1) {
                let name = tag.trim_start_matches('/');
                let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
                let known = [
                    "h1", "h2", "h3", "h4", "p", "br", "ul", "li", "pre", "blockquote", "table", "tr", "th",
                    "td", "strong", "code", "a", "bdi",
                ];
                prop_assert!(known.contains(&name), "{} in {}", name, made);
            }
        }
    }
}
