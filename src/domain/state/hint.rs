//! The one calm line under a question in focus: a trap that shows, or else what to check next.

use super::{NextCheck, State, ThinkingTrap, TrapKind};
use crate::domain::values::Stamp;

/// What the line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// A trap of thinking.
    Trap(ThinkingTrap),
    /// What to look at next.
    Check(NextCheck),
}

/// What was waved off: a kind of trap, or with `None` the check, for a theory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HintKey {
    /// The trap; `None` for the check.
    pub trap: Option<TrapKind>,
    /// The theory.
    pub theory: Stamp,
}

impl HintKey {
    /// As it is remembered: the trap's place, or 0 for the check, and the theory.
    pub fn written(self) -> String {
        format!("{}:{}", self.trap.map_or(0, |trap| trap as usize + 1), self.theory)
    }
}

impl Hint {
    /// What waving it off is remembered by.
    pub fn key(&self) -> HintKey {
        match self {
            Hint::Trap(trap) => HintKey { trap: Some(trap.kind), theory: trap.theory },
            Hint::Check(check) => HintKey { trap: None, theory: check.theory },
        }
    }
}

impl State {
    /// The line for `question`, for the loose theories with `None`; never more than one. What `is_waved_off` is not said.
    pub fn hint(&self, question: Option<Stamp>, is_waved_off: &dyn Fn(HintKey) -> bool) -> Option<Hint> {
        let trap = self.thinking_trap(question, is_waved_off).map(Hint::Trap);
        trap.or_else(|| {
            let skipped = |theory| is_waved_off(HintKey { trap: None, theory });
            self.next_check(question, &skipped).map(Hint::Check)
        })
    }
}
