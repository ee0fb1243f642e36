//! Events at rest: how they are written down, where, and how they come back.
//!
//! A record is one immutable key and value an event, so that two tabs cannot overwrite each other
//! and nothing is ever serialised whole. What is stored here is a contract with later versions of
//! the page and none with people: the file that a person shares belongs to the export module.

pub mod beside;
mod contents;
pub mod draft;
pub mod gone;
pub mod merge;
pub mod record;
mod save_tracker;
mod store;
mod usage;

#[cfg(target_arch = "wasm32")]
mod difference;
#[cfg(target_arch = "wasm32")]
mod first_open;
#[cfg(target_arch = "wasm32")]
#[expect(clippy::module_inception, reason = "the file is named for the type that it holds")]
mod journal;
#[cfg(target_arch = "wasm32")]
mod local;
#[cfg(target_arch = "wasm32")]
mod mirror;
#[cfg(target_arch = "wasm32")]
mod pictures;
#[cfg(target_arch = "wasm32")]
mod tabs;

pub use beside::payload as beside_payload;
pub use contents::{Contents, Unreadable, decode_all};
pub use merge::{Condition, Merged};
pub use record::{Record, RecordError};
pub use save_tracker::{SaveState, SaveTracker};
pub use store::StoreError;
pub use usage::Usage;

#[cfg(target_arch = "wasm32")]
pub use journal::{Journal, MirrorLoaded};
#[cfg(target_arch = "wasm32")]
pub use local::LocalStore;
#[cfg(target_arch = "wasm32")]
pub use mirror::{Mirror, Write};
#[cfg(target_arch = "wasm32")]
pub use pictures::Pictures;
