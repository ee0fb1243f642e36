//! What a phase claims and the log does not bear out.

use super::State;
use crate::domain::model::Theory;
use crate::domain::values::{Phase, Standing};

/// The phase says that the cause is known, and no theory is proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhaseClaim<'s> {
    /// The theory that comes closest: the last one in testing or, where none is, the last one assumed.
    Theory(&'s Theory),
    /// No theory is alive that could be the cause.
    NoTheory,
}

impl State {
    /// What "Identified" stands on, where that is less than a proven theory; `None` where nothing is
    /// claimed, or what is claimed is proven.
    pub fn phase_claim(&self) -> Option<PhaseClaim<'_>> {
        let last = |standing| self.theories.iter().rev().find(|theory| theory.standing() == standing);
        if self.phase != Phase::Identified || last(Standing::Proven).is_some() {
            return None;
        }
        let closest = last(Standing::Testing).or_else(|| last(Standing::Assumption));
        Some(closest.map_or(PhaseClaim::NoTheory, PhaseClaim::Theory))
    }
}
