//! What an incident is: the facts, the rules that admit them and the state they fold into.
//!
//! This module knows no browser, no clock, no storage and no words for people: time, ids and the
//! zone come in as arguments, and what is refused is a value ([`Rejected`]) that the page puts
//! into words.
//!
//! It stands in layers, and each uses only those before it (`tests/host/layers.rs`):
//!
//! - `values`: words, numbers and times that carry their own rules
//! - `facts`: what an event can say, by family, each with its serde form
//! - `model`: theory, evidence, promise, picture and the rest of what an incident is made of
//! - `state`: what the log folds into, the folds, and one file a question that is asked of it
//! - `commands`: what can be asked of an incident, and why it is refused
//! - `incident`: the log and what decides, applies, redacts and takes in
//! - [`capture`]: the capture box's language, of values alone

pub mod capture;
// A new fact and a new kind of entry are asked about wherever one is told from another: no arm catches the rest.
#[warn(clippy::wildcard_enum_match_arm)]
mod commands;
#[warn(clippy::wildcard_enum_match_arm)]
mod facts;
#[warn(clippy::wildcard_enum_match_arm)]
mod incident;
#[warn(clippy::wildcard_enum_match_arm)]
mod model;
#[warn(clippy::wildcard_enum_match_arm)]
mod state;
mod values;

pub use capture::certain_claim;
pub use commands::*;
pub use facts::*;
pub use incident::{
    Applied, Arrival, Disagreement, Incident, IncidentId, LastWord, Merging, Precedent, Reach, Replay, Said,
    Subject, Word, precedents, telling_words,
};
pub use model::*;
pub use state::*;
pub use values::*;
