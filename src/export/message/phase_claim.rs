//! The question that the phase asks before an update goes out.

use crate::domain::{PhaseClaim, Standing, State};

/// What the record keeps of that question. It repeats no words of a theory: those could not be redacted in it.
pub const PHASE_UNPROVEN: &str = "The phase is Identified, but no theory is proven.";

/// What stands against saying "Identified", in a sentence that names the theory; `None` where nothing does.
pub fn phase_claim(state: &State) -> Option<String> {
    Some(match state.phase_claim()? {
        PhaseClaim::Theory(theory) => {
            let stands = match theory.standing() {
                Standing::Testing => "is still being tested",
                Standing::Assumption | Standing::Proven | Standing::Disproved | Standing::Abandoned => {
                    "is an assumption that nobody has checked"
                }
            };
            format!("The phase is Identified, but no theory is proven: “{}” {stands}.", theory.statement)
        }
        PhaseClaim::NoTheory => PHASE_UNPROVEN.to_owned(),
    })
}
