//! Where a piece of evidence can be looked at.

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

#[cfg(test)]
mod tests {
    use super::*;

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
