//! The map of the house.
pub mod domain;
pub mod export;
pub mod journal;
#[cfg(target_arch = "wasm32")]
pub mod ui;
