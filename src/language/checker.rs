//! The checker: the index over the word tables, built once, and one pass of all rules over a draft.

use super::context::Context;
use super::doc::Doc;
use super::draft::Draft;
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

    /// All findings in a draft, by field and place. The same text and context always give the same
    /// findings.
    #[inline(never)]
    pub fn check<'a>(&self, draft: impl Into<Draft<'a>>, context: &Context) -> Vec<Finding> {
        let docs: Vec<Doc<'_>> = draft
            .into()
            .texts()
            .into_iter()
            .map(|(field, raw)| Doc::new(field, raw, &self.index, context))
            .collect();
        rules::run(&docs, context)
    }
}

/// Checks once, with the built-in words only; a page keeps a [`Checker`] instead.
pub fn check<'a>(draft: impl Into<Draft<'a>>, context: &Context) -> Vec<Finding> {
    Checker::default().check(draft, context)
}
