//! Web addresses in Markdown: `[u](u)`, which is a link everywhere. In brackets (`<u>`) one of them stops
//! the build of a site that reads MDX; bare, a third of the readers make no link of it.

use super::escape::{escape, is_entity};
use crate::domain::is_letter;

/// Writes the web address that `rest` begins with. How many bytes it took; none where there is no address.
pub(super) fn address(rest: &str, out: &mut String) -> usize {
    let Some(scheme) = scheme(rest) else { return 0 };
    let in_address = |c: &char| is_letter(*c) || "-._~:/?#@!$&()*+,;=%".contains(*c);
    let length: usize = rest.chars().take_while(in_address).map(char::len_utf8).sum();
    let mut address = rest[..length].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '*', '_', '~']);
    // A bracket that was opened in the address is closed in it.
    if address.matches('(').count() > address.matches(')').count() && rest[address.len()..].starts_with(')') {
        address = &rest[..=address.len()];
    }
    if address.len() <= scheme.len() {
        return 0;
    }
    out.push_str(&link(address));
    address.len()
}

/// An address as a link that shows it.
pub(super) fn link(address: &str) -> String {
    let mut out = String::from("[");
    let mut before = None;
    // One alone opens and closes nothing, and some readers show a backslash in an address.
    let is_single = address.matches('_').count() == 1;
    for (at, c) in address.char_indices() {
        match c {
            ']' => out.push_str("\\]"),
            '_' if is_single => out.push('_'),
            _ => escape(c, before, &address[at + c.len_utf8()..], &mut out),
        }
        before = Some(c);
    }
    out.push_str("](");
    for (at, c) in address.char_indices() {
        match c {
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '*' => out.push_str("%2A"),
            '\\' => out.push_str("%5C"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '|' => out.push_str("%7C"),
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '`' => out.push_str("%60"),
            '&' if is_entity(&address[at + 1..]) => out.push_str("&amp;"),
            c if c.is_whitespace() => out.push_str("%20"),
            c => out.push(c),
        }
    }
    out.push(')');
    out
}

/// What a web address begins with, where `rest` begins so.
pub(super) fn scheme(rest: &str) -> Option<&'static str> {
    let begins = |s: &&str| rest.get(..s.len()).is_some_and(|start| start.eq_ignore_ascii_case(s));
    ["https://", "http://", "ftp://"].into_iter().find(begins)
}
