//! The checker: the index over the word tables, built once, and one pass of all rules over a draft.

use super::context::Context;
use super::doc::Doc;
use super::draft::{Draft, Field};
use super::finding::Finding;
use super::glossary::Glossary;
use super::phrases::PhraseIndex;
use super::rules;

/// A checker ready to run: build it once a glossary, keep it, and check as often as keys are pressed.
#[derive(Debug)]
pub struct Checker {
    index: PhraseIndex,
}

impl Default for Checker {
    fn default() -> Self {
        Checker::new(&Glossary::default())
    }
}

impl Checker {
    /// Builds the index over the word tables and the team's own words.
    #[inline(never)]
    pub fn new(glossary: &Glossary) -> Self {
        Checker { index: PhraseIndex::new(glossary.tables()) }
    }

    /// Checks a draft, and says what of it could not be checked.
    #[inline(never)]
    pub fn examine<'a>(&self, draft: impl Into<Draft<'a>>, context: &Context) -> Checked {
        let docs = self.read(draft.into(), context);
        let foreign = docs.iter().filter(|doc| !doc.is_blank() && !doc.english);
        Checked { not_english: foreign.map(|doc| doc.field).collect(), findings: rules::run(&docs, context) }
    }

    /// All findings in a draft, by field and place. The same text and context always give the same
    /// findings.
    #[inline(never)]
    pub fn check<'a>(&self, draft: impl Into<Draft<'a>>, context: &Context) -> Vec<Finding> {
        rules::run(&self.read(draft.into(), context), context)
    }

    fn read<'a>(&'a self, draft: Draft<'a>, context: &Context) -> Vec<Doc<'a>> {
        let texts = draft.texts().into_iter();
        texts.map(|(field, raw)| Doc::new(field, raw, &self.index, context)).collect()
    }
}

/// What a check says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// The findings, by field and place.
    pub findings: Vec<Finding>,
    /// The parts in another language than English. In them was looked only for what every language
    /// writes alike: secrets, hosts, addresses, times and the promise.
    pub not_english: Vec<Field>,
}

/// Checks once, with the built-in words only; a page keeps a [`Checker`] instead.
pub fn check<'a>(draft: impl Into<Draft<'a>>, context: &Context) -> Vec<Finding> {
    Checker::default().check(draft, context)
}
