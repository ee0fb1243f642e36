//! What of a text leads somewhere: addresses of the web, of mail, and telephone numbers. Nothing else becomes a link, whatever
//! scheme it names.

use crate::domain::{TextRun, is_letter, text_runs};

/// A piece of a text; all of them together are the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run<'a> {
    /// Words.
    Words(&'a str),
    /// What is shown, and where it leads: `http`, `https`, `mailto` or `tel`.
    Link(&'a str, String),
}

/// A text in pieces. A number is one to call where it begins with `+` and its country, or with `tel:`; others may be anything.
pub fn runs(text: &str) -> Vec<Run<'_>> {
    let mut all = Vec::new();
    for run in text_runs(text) {
        match run {
            TextRun::Address(shown, link) => all.push(Run::Link(shown, link.as_str().to_owned())),
            TextRun::Words(words) => people_in(words, &mut all),
        }
    }
    all
}

/// Mail addresses and telephone numbers in what is no address of the web.
fn people_in<'a>(words: &'a str, all: &mut Vec<Run<'a>>) {
    let (mut done, mut at) = (0, 0);
    while let Some(c) = words[at..].chars().next() {
        let begins = !words[..at].ends_with(|c: char| is_letter(c) || c.is_ascii_digit());
        let found = begins.then(|| phone(&words[at..]).or_else(|| mail(&words[at..]))).flatten();
        match found {
            Some((length, href)) => {
                if done < at {
                    all.push(Run::Words(&words[done..at]));
                }
                all.push(Run::Link(&words[at..at + length], href));
                at += length;
                done = at;
            }
            None => at += c.len_utf8(),
        }
    }
    if done < words.len() {
        all.push(Run::Words(&words[done..]));
    }
}

/// Whether a text begins so, in whatever letters.
fn behind_scheme<'a>(text: &'a str, scheme: &str) -> Option<&'a str> {
    let (begin, rest) = text.split_at_checked(scheme.len())?;
    begin.eq_ignore_ascii_case(scheme).then_some(rest)
}

/// How much of the text is a number to call, and where it leads.
fn phone(text: &str) -> Option<(usize, String)> {
    let behind = behind_scheme(text, "tel:");
    let number = behind.unwrap_or(text);
    if behind.is_none() && !number.starts_with('+') {
        return None;
    }
    let may_be_in_it = |c: char| c.is_ascii_digit() || "+ -()./\u{a0}".contains(c);
    let end = number.find(|c| !may_be_in_it(c)).unwrap_or(number.len());
    let number = &number[..end];
    // A second plus is a second number, and a full stop or a space at its end is the sentence's.
    let end = number.char_indices().skip(1).find(|(_, c)| *c == '+').map_or(number.len(), |(at, _)| at);
    let number = number[..end].trim_end_matches(|c: char| !c.is_ascii_digit());
    let length = text.len() - behind.unwrap_or(text).len() + number.len();
    // The nought in brackets is dialled at home, not behind a country.
    let dialled = if number.starts_with('+') { number.replace("(0)", "") } else { number.to_owned() };
    let digits: String = dialled.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let many = digits.bytes().filter(u8::is_ascii_digit).count();
    let least = if behind.is_some() { 3 } else { 7 };
    ((least..=15).contains(&many)).then(|| (length, ["tel:", &digits].concat()))
}

/// How much of the text is an address of mail, and where it leads.
fn mail(text: &str) -> Option<(usize, String)> {
    let behind = behind_scheme(text, "mailto:");
    let address = behind.unwrap_or(text);
    let is_local = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
    let at = address.find(|c| !is_local(c)).filter(|at| *at > 0 && address[*at..].starts_with('@'))?;
    let host = &address[at + 1..];
    let is_host = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
    let end = host.find(|c| !is_host(c)).unwrap_or(host.len());
    // Letters of another script would pass for some of the name.
    if host[end..].starts_with(is_letter) {
        return None;
    }
    let host = host[..end].trim_end_matches(['.', '-']);
    let is_whole = host.contains('.')
        && host.split('.').all(|label| label.starts_with(|c: char| c.is_ascii_alphanumeric()))
        && host.rsplit('.').next().is_some_and(|last| last.len() > 1 && last.starts_with(is_letter));
    let address = &address[..at + 1 + host.len()];
    let length = text.len() - behind.unwrap_or(text).len() + address.len();
    is_whole.then(|| (length, ["mailto:", address].concat()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The text with each link in angle brackets, and where it leads behind a bar.
    fn marked(text: &str) -> String {
        let mark = |run: &Run| match run {
            Run::Words(words) => (*words).to_owned(),
            Run::Link(shown, href) => format!("<{shown}|{href}>"),
        };
        runs(text).iter().map(mark).collect()
    }

    #[test]
    fn addresses_numbers_and_mail_are_links() {
        for (text, expected) in [
            ("Grafana: https://a.example/d.", "Grafana: <https://a.example/d|https://a.example/d>."),
            ("Ben, +49 30 1234567", "Ben, <+49 30 1234567|tel:+49301234567>"),
            ("Ben (+49 (0)30 123-4567).", "Ben (<+49 (0)30 123-4567|tel:+49301234567>)."),
            ("tel:112 at once", "<tel:112|tel:112> at once"),
            ("TEL:+1 (212) 555-0100;", "<TEL:+1 (212) 555-0100|tel:+12125550100>;"),
            ("+4930111222 +4930333444", "<+4930111222|tel:+4930111222> <+4930333444|tel:+4930333444>"),
            ("ben.b+x@shop.example, or", "<ben.b+x@shop.example|mailto:ben.b+x@shop.example>, or"),
            ("mailto:ben@shop.example.", "<mailto:ben@shop.example|mailto:ben@shop.example>."),
            ("(ben@shop.example)", "(<ben@shop.example|mailto:ben@shop.example>)"),
            ("mailto:ben@shop.example?body=x", "<mailto:ben@shop.example|mailto:ben@shop.example>?body=x"),
        ] {
            assert_eq!(marked(text), expected);
        }
    }

    #[test]
    fn nothing_else_is() {
        for text in [
            "",
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "ftp://a.example",
            "ssh://a.example",
            "@ben",
            "ben@",
            "ben@localhost",
            "ben@10.0.0.1",
            "a@b@c",
            "ben@shop.exämple",
            "mailto:javascript:alert(1)",
            "tel:javascript",
            "tel:12",
            "030 1234567",
            "2026-11-30 02:40",
            "+5 %",
            "+12345",
            "+1234567890123456",
            "x+49301234567",
        ] {
            assert_eq!(marked(text), text);
        }
    }

    proptest! {
        #[test]
        fn all_pieces_together_are_the_text_and_links_lead_to_the_four_schemes_alone(
            text in "([a-z@.+:/0-9() \\nä<-]|https://|mailto:|tel:|javascript:){0,40}"
        ) {
            let mut whole = String::new();
            for run in runs(&text) {
                match run {
                    Run::Words(words) => whole.push_str(words),
                    Run::Link(shown, href) => {
                        whole.push_str(shown);
                        let schemes = ["http://", "https://", "mailto:", "tel:"];
                        prop_assert!(schemes.iter().any(|scheme| href.to_ascii_lowercase().starts_with(scheme)));
                        prop_assert!(!href.contains(char::is_whitespace));
                    }
                }
            }
            prop_assert_eq!(whole, text);
        }
    }
}
