//! Events at rest: how they are written down, where, and how they come back.
//!
//! A record is one immutable key and value an event, so that two tabs cannot overwrite each other
//! and nothing is ever serialised whole. What is stored here is a contract with later versions of
//! the page and none with people: the file that a person shares belongs to the export room.

pub mod draft;
pub mod merge;
pub mod record;
mod save_book;
mod shelf;
mod store;
mod usage;

#[cfg(target_arch = "wasm32")]
mod first_open;
#[cfg(target_arch = "wasm32")]
mod keeper;
#[cfg(target_arch = "wasm32")]
mod local;
#[cfg(target_arch = "wasm32")]
mod mirror;
#[cfg(target_arch = "wasm32")]
mod pictures;
#[cfg(target_arch = "wasm32")]
mod tabs;

pub use merge::{Condition, Merged};
pub use record::{Flaw, Record};
pub use save_book::{SaveBook, SaveState};
pub use shelf::{Contents, Unreadable, sort_out};
pub use store::StoreError;
pub use usage::Usage;

#[cfg(target_arch = "wasm32")]
pub use keeper::{Consulted, Journal};
#[cfg(target_arch = "wasm32")]
pub use local::LocalStore;
#[cfg(target_arch = "wasm32")]
pub use mirror::{Mirror, Write};
#[cfg(target_arch = "wasm32")]
pub use pictures::Pictures;
