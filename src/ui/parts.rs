//! Where the program is cut: what is called here is in a part of its own, which is fetched when it is called first.
//!
//! The opening ([`super::opening`]) is in the main file, and whatever it reaches without passing here is too: one careless
//! call brings all of it along, so the budget of `make size` and `tests/e2e/parts.spec.ts` hold the line. Only the
//! shipped build is cut (the feature `lazy`); in every other one these are plain functions.

use super::opening::Opening;
use super::{app, later};

/// A part could not be had: no network, or not as it was built. It can be asked for again.
#[derive(Debug)]
pub struct Unavailable;

#[cfg(feature = "lazy")]
impl From<wasm_split_helpers::SplitLoaderError> for Unavailable {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Unavailable {
        Unavailable
    }
}

/// A part: a function that begins it, and one that fetches it and does nothing else.
macro_rules! part {
    ($(#[$about:meta])* $name:ident, $fetch:ident, ($($given:ident: $kind:ty)?) => $begin:expr) => {
        $(#[$about])*
        ///
        /// # Errors
        /// [`Unavailable`] when the part cannot be had; nothing has happened then.
        #[cfg(feature = "lazy")]
        #[wasm_split_helpers::wasm_split($name, fallible, preload($fetch))]
        pub fn $name($($given: $kind)?) -> Result<(), Unavailable> {
            $begin;
            Ok(())
        }

        $(#[$about])*
        ///
        /// # Errors
        /// None: it is there.
        #[cfg(not(feature = "lazy"))]
        pub async fn $name($($given: $kind)?) -> Result<(), Unavailable> {
            $begin;
            Ok(())
        }

        #[cfg(not(feature = "lazy"))]
        pub async fn $fetch() -> Result<(), Unavailable> {
            Ok(())
        }
    };
}

part! {
    /// Everything about incidents: begins the session, and gives the opening what it lacks.
    incident, fetch_incident, (opening: Opening) => app::begin(opening)
}

part! {
    /// What is not needed to work on one: export, import, debrief, settings.
    later, fetch_later, () => later::begin()
}
