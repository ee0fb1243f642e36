//! Where the program is cut: what is called here is in a part of its own, which is fetched when it is called first.
//!
//! The opening ([`crate::ui::opening`]) is in the main file, and whatever it reaches without passing here is too: one careless
//! call brings all of it along, so `tests/e2e/parts.spec.ts` and the budget of `make size` hold the line. Only the shipped
//! build is cut (the feature `lazy`); in every other one these are plain functions.

use crate::ui::app;
use crate::ui::later::all;
use crate::ui::state::later::Later;
use crate::ui::state::opening::Opening;
use std::rc::Rc;

/// A part could not be had: no network, or not as it was built. It can be asked for again.
#[derive(Debug)]
pub struct Unavailable;

#[cfg(feature = "lazy")]
impl From<wasm_split_helpers::SplitLoaderError> for Unavailable {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Unavailable {
        Unavailable
    }
}

/// Everything about incidents: begins the session, and gives the opening what it lacks.
///
/// # Errors
/// [`Unavailable`] when the part cannot be had; nothing has happened then.
#[cfg(feature = "lazy")]
#[wasm_split_helpers::wasm_split(incident, fallible, preload(fetch))]
pub fn incident(opening: Opening) -> Result<(), Unavailable> {
    app::begin(opening);
    Ok(())
}

/// What is fetched when it is first asked for.
///
/// # Errors
/// [`Unavailable`] when the part cannot be had.
#[cfg(feature = "lazy")]
#[wasm_split_helpers::wasm_split(later, fallible)]
pub fn later() -> Result<Rc<dyn Later>, Unavailable> {
    Ok(all())
}

#[cfg(not(feature = "lazy"))]
mod whole {
    use super::{Later, Opening, Rc, Unavailable, all, app};

    /// As in parts.
    ///
    /// # Errors
    /// None: it is there.
    pub async fn incident(opening: Opening) -> Result<(), Unavailable> {
        app::begin(opening);
        Ok(())
    }

    /// As in parts.
    ///
    /// # Errors
    /// None: it is there.
    pub async fn fetch() -> Result<(), Unavailable> {
        Ok(())
    }

    /// As in parts.
    ///
    /// # Errors
    /// None: it is there.
    pub async fn later() -> Result<Rc<dyn Later>, Unavailable> {
        Ok(all())
    }
}

#[cfg(not(feature = "lazy"))]
pub use whole::{fetch, incident, later};
