//! Where something can be looked at: an address of the web by itself, or those that stand in a text.

use super::is_letter;

/// The most bytes that a link takes.
const LIMIT: usize = 2000;

/// An address of the web that is safe to follow: `http` or `https`, with a host, nothing that a
/// reader could mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link(String);

impl Link {
    /// Takes an address; `None` for anything but a whole one of `http` or `https`.
    pub fn parse(text: &str) -> Option<Link> {
        let text = text.trim();
        let (scheme, rest) = text.split_once("://")?;
        let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let is_plain = text.bytes().all(|b| b.is_ascii_graphic() && !b"<>\"\\^`{|}".contains(&b));
        let has_host =
            host.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '[') && !host.contains('@');
        (is_web && is_plain && has_host && text.len() <= LIMIT).then(|| Link(text.to_owned()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A piece of a text: words, or an address as it was written and where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextRun<'a> {
    /// Words.
    Words(&'a str),
    /// An address.
    Address(&'a str, Link),
}

/// A text in pieces, of which all together are the text. An address begins with `https://` or `http://` where no word
/// runs into it, and ends where a reader would say: before the full stop of its sentence, and before a bracket that was
/// opened in front of it. What is no whole address stays words.
pub fn text_runs(text: &str) -> Vec<TextRun<'_>> {
    let mut runs = Vec::new();
    let (mut done, mut from) = (0, 0);
    while let Some(at) = next_scheme(text, from) {
        let address = address_of(&text[at..]);
        from = at + address.len().max(1);
        if let Some(link) = leads_to(address) {
            if done < at {
                runs.push(TextRun::Words(&text[done..at]));
            }
            runs.push(TextRun::Address(address, link));
            done = at + address.len();
        }
    }
    if done < text.len() {
        runs.push(TextRun::Words(&text[done..]));
    }
    runs
}

/// Where the next address may begin.
fn next_scheme(text: &str, from: usize) -> Option<usize> {
    let begins = |at: &usize| {
        let rest = &text[*at..];
        let is_scheme = |s: &str| rest.get(..s.len()).is_some_and(|start| start.eq_ignore_ascii_case(s));
        (is_scheme("https://") || is_scheme("http://")) && !text[..*at].ends_with(is_letter)
    };
    let mut places = text[from..].char_indices().filter(|(_, c)| matches!(c, 'h' | 'H'));
    places.by_ref().map(|(at, _)| from + at).find(begins)
}

/// What of a text that begins with a scheme belongs to the address.
fn address_of(rest: &str) -> &str {
    let may_be_in_it = |c: char| match c {
        '<' | '>' | '"' | '\\' | '^' | '`' | '{' | '|' | '}' => false,
        c => c.is_ascii_graphic() || !c.is_ascii() && is_letter(c),
    };
    let end = rest.find(|c| !may_be_in_it(c)).unwrap_or(rest.len());
    let mut address = &rest[..end];
    // Two in a list without a space.
    for next in [",http", ";http"] {
        address = address.split(next).next().unwrap_or(address);
    }
    loop {
        let shorter = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~']);
        // A bracket that was opened in the address is closed in it.
        let is_open = |open, close| shorter.matches(open).count() < shorter.matches(close).count();
        let shorter = match shorter.chars().next_back() {
            Some(')') if is_open('(', ')') => &shorter[..shorter.len() - 1],
            Some(']') if is_open('[', ']') => &shorter[..shorter.len() - 1],
            _ => shorter,
        };
        if shorter.len() == address.len() {
            return address;
        }
        address = shorter;
    }
}

/// The link of an address in a text. Letters beyond ASCII may stand in its path, and are written as browsers do; never in
/// the name of its host, where they could pass for others.
fn leads_to(address: &str) -> Option<Link> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if !host.is_ascii() || host.contains('%') {
        return None;
    }
    let mut written = String::with_capacity(address.len());
    for byte in address.bytes() {
        match byte {
            byte if byte.is_ascii() => written.push(char::from(byte)),
            byte => written.push_str(&format!("%{byte:02X}")),
        }
    }
    Link::parse(&written)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The addresses in a text, each in angle brackets.
    fn marked(text: &str) -> String {
        let mark = |run: &TextRun| match run {
            TextRun::Words(words) => (*words).to_owned(),
            TextRun::Address(shown, _) => format!("<{shown}>"),
        };
        text_runs(text).iter().map(mark).collect()
    }

    #[test]
    fn an_address_in_a_text_ends_where_a_reader_would_say() {
        for expected in [
            "see <https://a.example/x>.",
            "<https://a.example>, then <http://b.example/?q=1&r=2#row-7>; and so on",
            "(<https://a.example/x>)",
            "(see <https://de.example/wiki/Foo_(bar)>)",
            "<https://de.example/wiki/Foo_(bar)>",
            "[graph](<https://a.example/x>)",
            "[graph|<https://a.example/x>]",
            "“<https://a.example/x>”, '<https://a.example/x>'",
            "is it <https://a.example/x>?",
            "<https://a.example/x?from=02:40>!",
            "**<https://a.example/x>**",
            "<https://a.example/a_b/c~d>",
            "<HTTP://[::1]:3000/d/abc>",
            "<https://a.example/web/https://b.example>",
            "<https://a.example/1>,<https://b.example/2>",
            "<https://de.example/wiki/Überlast>、次",
            "<https://a.example/x>\n<https://b.example/y>\n",
            "…<https://a.example/x>…",
        ] {
            let text: String = expected.chars().filter(|c| !"<>".contains(*c)).collect();
            assert_eq!(marked(&text), expected);
        }
    }

    #[test]
    fn letters_beyond_ascii_lead_where_a_browser_would_go() {
        let found = text_runs("https://de.example/wiki/Überlast");
        let Some(TextRun::Address(_, link)) = found.first() else { panic!("{found:?}") };
        assert_eq!(link.as_str(), "https://de.example/wiki/%C3%9Cberlast");
    }

    #[test]
    fn what_is_no_whole_address_stays_words() {
        for text in [
            "",
            "no address",
            "https://",
            "http://.",
            "xhttps://a.example",
            "ftp://a.example/x",
            "javascript:alert(1)//http",
            "https://me:secret@a.example/x",
            "https://аpple.example/x",
            "https://%61.example/x",
            "file:///etc/passwd",
        ] {
            assert_eq!(marked(text), text);
        }
    }

    proptest! {
        #[test]
        fn all_pieces_together_are_the_text(text in "(?s)(.{0,20}|https?://|[(),.\\]ä/]|a\\.b){0,12}") {
            let all: String = text_runs(&text).iter().map(|run| match run {
                TextRun::Words(words) => *words,
                TextRun::Address(shown, _) => *shown,
            }).collect();
            prop_assert_eq!(all, text);
        }
    }

    #[test]
    fn an_address_of_the_web_is_a_link() {
        for text in
            ["https://logs.example/q?from=02:40&to=03:00#row-7", "HTTP://[::1]:3000/d/abc", "http://a"]
        {
            assert_eq!(Link::parse(text).expect(text).as_str(), text);
        }
        assert_eq!(Link::parse(" https://a.example \n").expect("a link").as_str(), "https://a.example");
    }

    #[test]
    fn nothing_else_is() {
        let long = format!("https://a.example/{}", "x".repeat(LIMIT));
        for text in [
            "",
            "a.example",
            "javascript:alert(1)",
            "javascript://a.example/%0aalert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "https://",
            "https:///path",
            "https://me:secret@a.example",
            "https://a.example/x y",
            "https://a.example/<script>",
            "https://a.example/\u{202E}txt",
            long.as_str(),
        ] {
            assert_eq!(Link::parse(text), None, "{text}");
        }
    }
}
