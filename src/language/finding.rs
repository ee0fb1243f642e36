//! What a check gives back: findings, where they stand, and what helps. It must not know how
//! anything is found.

use std::borrow::Cow;

use super::draft::Field;
use super::rule::{Level, Rule};

/// A stretch of a field's text. Bytes are offsets in UTF-8 and always stand on character borders;
/// `utf16` is the same stretch counted as a browser counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte; equal to `start` where something is missing.
    pub end: usize,
    /// First UTF-16 code unit.
    pub utf16_start: usize,
    /// One past the last UTF-16 code unit.
    pub utf16_end: usize,
}

/// What helps. Words to put in are such that a customer may read the text as it then stands; where no
/// words are sure to fit, there is advice instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// Put this in place of the span: the meaning is kept, or what must go is gone.
    Replace(String),
    /// Put this in place of the span: it holds a blank `__` that only a person can fill.
    Blank(String),
    /// Put this in place of more than the span: of the clause or the sentence around it.
    Clause {
        /// First byte of what is replaced.
        start: usize,
        /// One past the last byte.
        end: usize,
        /// What is put there; it may hold a blank.
        text: String,
    },
    /// A remark that stands beside the buttons, or says what to do where there is none. It is never put
    /// into the text.
    Advice(String),
}

impl Fix {
    /// The words of the fix.
    pub fn text(&self) -> &str {
        match self {
            Fix::Replace(text) | Fix::Blank(text) | Fix::Advice(text) | Fix::Clause { text, .. } => text,
        }
    }
}

impl From<Fix> for Vec<Fix> {
    fn from(fix: Fix) -> Self {
        vec![fix]
    }
}

/// Words to put in: which bytes of the field they replace, and what stands there then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit<'f> {
    /// First byte of what is replaced.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What is put there.
    pub text: &'f str,
}

impl Edit<'_> {
    /// The field's text with the words in place; `None` when the text is not the one that was checked.
    pub fn apply(&self, text: &str) -> Option<String> {
        Some([text.get(..self.start)?, self.text, text.get(self.end..)?].concat())
    }
}

/// One thing to look at before sending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that found it.
    pub rule: Rule,
    /// Which part of the draft it stands in.
    pub field: Field,
    /// Where in that part.
    pub span: Span,
    /// Why, in one plain sentence.
    pub why: Cow<'static, str>,
    /// What helps, a button each but for advice; the likeliest first.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// How much it matters.
    pub fn level(&self) -> Level {
        self.rule.level()
    }

    /// What may be put in, one of them; none where there is only advice.
    pub fn edits(&self) -> impl Iterator<Item = Edit<'_>> {
        let Span { start, end, .. } = self.span;
        self.fixes.iter().filter_map(move |fix| match fix {
            Fix::Replace(text) | Fix::Blank(text) => Some(Edit { start, end, text }),
            Fix::Clause { start, end, text } => Some(Edit { start: *start, end: *end, text }),
            Fix::Advice(_) => None,
        })
    }

    /// What a person is told besides the reason.
    pub fn advice(&self) -> Option<&str> {
        self.fixes.iter().find_map(|fix| match fix {
            Fix::Advice(advice) => Some(advice.as_str()),
            Fix::Replace(_) | Fix::Blank(_) | Fix::Clause { .. } => None,
        })
    }

    /// The field's text with the first of what may be put in; `None` for advice, or when the text is not
    /// the one that was checked.
    pub fn apply(&self, text: &str) -> Option<String> {
        self.edits().next()?.apply(text)
    }
}

/// The findings to show first: the most severe, and among equals those that come first.
pub fn most_severe(findings: &[Finding], at_most: usize) -> Vec<&Finding> {
    let of = |level: Level| findings.iter().filter(move |finding| finding.level() == level);
    of(Level::Block).chain(of(Level::Warn)).chain(of(Level::Hint)).take(at_most).collect()
}
