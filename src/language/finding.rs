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

/// What helps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// Put this in place of the span: the meaning is kept, or what must go is gone.
    Replace(String),
    /// Put this in place of the span: it holds a blank `__` that only a person can fill.
    Blank(String),
    /// Nothing can be put there without a person; this says what to do.
    Advice(String),
}

impl Fix {
    /// The words of the fix.
    pub fn text(&self) -> &str {
        match self {
            Fix::Replace(text) | Fix::Blank(text) | Fix::Advice(text) => text,
        }
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
    /// What helps.
    pub fix: Fix,
}

impl Finding {
    /// How much it matters.
    pub fn level(&self) -> Level {
        self.rule.level()
    }

    /// The field's text with the fix in place; `None` for advice, or when the text is not the one
    /// that was checked.
    pub fn apply(&self, text: &str) -> Option<String> {
        let put = match &self.fix {
            Fix::Replace(put) | Fix::Blank(put) => put,
            Fix::Advice(_) => return None,
        };
        let before = text.get(..self.span.start)?;
        let after = text.get(self.span.end..)?;
        Some([before, put, after].concat())
    }
}

/// The findings to show first: the most severe, and among equals those that come first.
pub fn most_severe(findings: &[Finding], at_most: usize) -> Vec<&Finding> {
    let of = |level: Level| findings.iter().filter(move |finding| finding.level() == level);
    of(Level::Block).chain(of(Level::Warn)).chain(of(Level::Hint)).take(at_most).collect()
}
