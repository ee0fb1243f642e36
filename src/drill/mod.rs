//! Drills: a scripted incident to practise with, about ten minutes long.
//!
//! A [`Script`] says what arrives when: alerts, pasted logs, colleagues' messages, small graphs; at a second of the drill,
//! or some seconds after something was asked or done. What has arrived is a function of the script, the incident's log and
//! the drill's clock ([`arrived`]), so that a page that is loaded again goes on where it was. At the end a [`DrillDebrief`] is
//! made of the log alone.
//!
//! That an incident is a drill is a fact of its log (`Detail::DrillBegan`); what must not mix is kept apart there, in
//! `domain` and `export`. This module knows no clock, no browser and no checker: what the checker found in the messages is
//! an argument. It uses `domain`, of `export` how JSON is refused and how times are worded, and of `language` what a page
//! and its checker say to each other.

mod clock;
mod debrief;
mod error;
mod graph;
mod kept;
mod library;
mod masked;
mod past;
mod play;
mod promises;
mod script;
mod times;
mod tips;
mod wording;

pub use clock::DrillClock;
pub use debrief::{DrillDebrief, Section};
pub use error::ScriptError;
pub use graph::Drawing;
pub use kept::{Course, KeptDrill};
pub use library::{LIBRARY, script_of};
pub use past::script_of_past;
pub use play::{Arrived, arrived, is_logged, presses};
pub use promises::next_due;
pub use script::{
    Ask, Content, Graph, MAX_SCRIPT_BYTES, Said, Script, Step, Trigger, read_script, write_script,
};
pub use wording::{wording_found, wording_question};
