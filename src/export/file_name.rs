//! Names of downloaded files that no file system and no reader trips over.

use crate::domain::{Timestamp, is_letter};

/// The most characters, and the most bytes, that the title gives to a name.
const TITLE_CHARS: usize = 60;
const TITLE_BYTES: usize = 120;

/// A file name such as `2026-11-21-checkout-fails-in-europe.md`, of a title, the day (in UTC) and
/// an extension of ASCII letters and digits.
///
/// Letters and digits of any script are kept, those of ASCII in lower case; everything else becomes
/// one hyphen.
/// Because the day stands first, no title makes a hidden file, a device name (`CON`) or a path.
pub fn file_name(title: &str, day: Timestamp, extension: &str) -> String {
    let words = slug(title);
    let words = if words.is_empty() { "incident" } else { &words };
    let extension: String = extension.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("{}-{words}.{extension}", day.utc().date())
}

fn slug(title: &str) -> String {
    let mut slug = String::new();
    let mut chars = 0;
    let mut gap = false;
    for c in title.chars().filter(|c| !is_combining(*c)) {
        if !is_letter(c) {
            gap = !slug.is_empty();
            continue;
        }
        if chars + 2 > TITLE_CHARS || slug.len() + 1 + c.len_utf8() > TITLE_BYTES {
            break;
        }
        if std::mem::take(&mut gap) {
            slug.push('-');
            chars += 1;
        }
        chars += 1;
        slug.push(c.to_ascii_lowercase());
    }
    slug
}

/// Accents written as characters of their own; they belong to the letter before them.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn named(title: &str) -> String {
        file_name(title, Timestamp::parse("2026-11-21T23:59:00.000Z").unwrap(), "md")
    }

    #[test]
    fn a_file_is_named_for_its_day_and_title() {
        assert_eq!(named("Checkout fails in Europe!"), "2026-11-21-checkout-fails-in-europe.md");
        assert_eq!(named("Zürich: 支払い"), "2026-11-21-zürich-支払い.md");
    }

    #[test]
    fn no_title_makes_a_path_a_device_or_an_empty_name() {
        let table = [
            ("../../x", "2026-11-21-x.md"),
            ("C:\\Windows\\x", "2026-11-21-c-windows-x.md"),
            ("CON", "2026-11-21-con.md"),
            ("", "2026-11-21-incident.md"),
            ("🔥🔥", "2026-11-21-incident.md"),
            ("...", "2026-11-21-incident.md"),
            ("x.exe\u{202E}fdp.", "2026-11-21-x-exe-fdp.md"),
            ("a\0b\nc\u{200B}d", "2026-11-21-a-b-c-d.md"),
        ];
        for (title, name) in table {
            assert_eq!(named(title), name, "{title:?}");
        }
    }

    #[test]
    fn a_very_long_title_is_cut() {
        assert_eq!(named(&"x".repeat(5000)).chars().count(), "2026-11-21-.md".len() + TITLE_CHARS - 1);
        assert!(named(&"支".repeat(5000)).len() < 200);
    }

    proptest! {
        #[test]
        fn any_title_gives_a_plain_name(title in ".{0,200}") {
            let name = named(&title);
            prop_assert!(name.len() < 200);
            let plain = |c: char| is_letter(c) && !c.is_ascii_uppercase() || c == '-';
            let stem = name.strip_suffix(".md").unwrap();
            prop_assert!(stem.chars().all(plain), "{}", name);
            prop_assert!(!stem.ends_with('-'), "{}", name);
        }
    }
}
