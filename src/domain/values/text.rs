//! What a person typed, once it is known to say something.

/// The most characters an entry takes. More is refused in words, with the text left where it is.
pub const ENTRY_LIMIT: usize = 100_000;
/// The most characters an incident's title takes.
pub const TITLE_LIMIT: usize = 200;

/// The words of an entry: not blank, at most [`ENTRY_LIMIT`] characters, `\n` line ends, no white
/// space at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryText(String);

/// An incident's title: not blank, one line, at most [`TITLE_LIMIT`] characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title(String);

/// Why a text was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextError {
    /// Nothing in it that can be seen.
    Blank,
    /// More characters than fit.
    TooLong {
        /// How many characters it has.
        chars: usize,
        /// How many are taken.
        limit: usize,
    },
}

impl EntryText {
    /// Takes `text` as an entry's words. Line breaks and indentation inside stay as they are.
    ///
    /// # Errors
    /// [`TextError`] when it is blank or too long.
    pub fn parse(text: &str) -> Result<EntryText, TextError> {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let kept = text.trim_end().trim_start_matches('\n');
        let kept = if kept.contains('\n') { kept } else { kept.trim_start() };
        measured(kept, ENTRY_LIMIT).map(|()| EntryText(kept.to_owned()))
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The words, owned.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl Title {
    /// Takes `text` as a title; runs of white space, line breaks among them, become one space.
    ///
    /// # Errors
    /// [`TextError`] when it is blank or too long.
    pub fn parse(text: &str) -> Result<Title, TextError> {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        measured(&line, TITLE_LIMIT).map(|()| Title(line))
    }

    /// The title.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The title, owned.
    pub fn into_string(self) -> String {
        self.0
    }
}

fn measured(text: &str, limit: usize) -> Result<(), TextError> {
    if text.chars().all(is_invisible) {
        return Err(TextError::Blank);
    }
    let chars = text.chars().count();
    if chars > limit { Err(TextError::TooLong { chars, limit }) } else { Ok(()) }
}

fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_text_is_refused_whatever_it_is_made_of() {
        for text in ["", " ", "\n\t \r\n", "\u{200B}\u{FEFF}", "\0", "\u{202E}"] {
            assert_eq!(EntryText::parse(text), Err(TextError::Blank), "{text:?}");
            assert_eq!(Title::parse(text), Err(TextError::Blank), "{text:?}");
        }
    }

    #[test]
    fn pasted_lines_keep_their_breaks_and_indentation() {
        let text = EntryText::parse("\r\n  at a.b(C:1)\r\n    at d\r\n\r\n").unwrap();
        assert_eq!(text.as_str(), "  at a.b(C:1)\n    at d");
        assert_eq!(EntryText::parse("  one line ").unwrap().as_str(), "one line");
    }

    #[test]
    fn a_megabyte_is_refused_with_its_measure() {
        let refused = EntryText::parse(&"x".repeat(1 << 20));
        assert_eq!(refused, Err(TextError::TooLong { chars: 1 << 20, limit: ENTRY_LIMIT }));
        assert!(EntryText::parse(&"é".repeat(ENTRY_LIMIT)).is_ok());
    }

    #[test]
    fn a_title_is_one_line() {
        assert_eq!(Title::parse(" Checkout\n fails\t").unwrap().as_str(), "Checkout fails");
    }
}
