//! Events at rest: how they are written down, where, and how they come back.
//!
//! A record is one immutable key and value an event, so that two tabs cannot overwrite each other
//! and nothing is ever serialised whole. What is stored here is a contract with later versions of
//! the page and none with people: the file that a person shares belongs to the export room.

mod record;
mod shelf;

#[cfg(target_arch = "wasm32")]
mod keeper;
#[cfg(target_arch = "wasm32")]
mod local;

pub use record::{Flaw, Record, VERSION, decode, encode, is_event_key};
pub use shelf::{Contents, Unreadable, sort_out};

#[cfg(target_arch = "wasm32")]
pub use keeper::{Journal, SaveState};
#[cfg(target_arch = "wasm32")]
pub use local::{LocalStore, StoreError};
