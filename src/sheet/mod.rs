//! The sheet "Your system": what a team has to know before anything burns, as answers to a few questions.
//!
//! An answer is text as people type it. What is made of it for somebody in an incident (links to press, the path of a request
//! as boxes, people to call, runbook lines that are found by a few letters) is read from it each time it is shown, so nothing
//! that was typed is ever refused. In the file of settings the sheet is the group `system` ([docs/your-system.md]).
//!
//! This module knows neither store nor screen, and no clock: the day it is comes as an argument.
//!
//! [docs/your-system.md]: ../../docs/your-system.md

mod age;
mod answers;
mod finding;
mod lines;
mod links;
mod missing;
mod plain_text;
mod questions;

pub use age::{Day, is_old, looked_at, summary};
pub use answers::{AnswerError, Answers, beside, unknown_fields, with_unknown_fields};
pub use finding::{has_all, runbook_lines_with};
pub use lines::{Contact, PathBox, RunbookLine, Step, contacts, lines, path_boxes, runbook, steps};
pub use links::{Run, runs};
pub use missing::{follow_up_for, missing_in};
pub use plain_text::plain_text;
pub use questions::{Question, Section};
