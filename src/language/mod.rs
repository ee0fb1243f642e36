//! Plain language: text and context in, findings out.
//!
//! This module owns what a status message should not say, should not say yet, or has left out. It may
//! use the domain's plain words (phase, audience, moment), and nothing else: it reads no clock, keeps
//! no state between checks, and never meets a page. It knows English; of other languages it says that they
//! are not checked, but for what every language writes alike: secrets, hosts, addresses, traces, times and
//! the promise.
//!
//! - `rule`, `finding`, `draft`, `context`: the words of the interface
//! - `service`: the same as a program that is spoken to in JSON, which is how the page uses it
//! - `glossary`: what a team adds; `translate`: guided rewrites of internal facts
//! - `scan`, `case`, `phrases`, `clock`, `doc`: reading a text once, for all rules
//! - `words/`: the word tables; `rules/`: one file a family, each rule with its examples

mod case;
mod checker;
mod clock;
mod context;
mod doc;
mod draft;
mod finding;
mod glossary;
mod phrases;
mod rule;
mod rules;
mod scan;
mod service;
pub mod translate;
mod words;

pub use checker::{Checked, Checker, check};
pub use clock::{FindZone, moment_of_iso};
pub use context::{Context, Ignored, Proof, ReadersZone, Surface, Theories};
pub use draft::{Draft, Field, Parts};
pub use finding::{Edit, Finding, Fix, Span, most_severe};
pub use glossary::{Glossary, GlossaryError, Repair, Word};
pub use rule::{Level, Rule};
pub use rules::{is_internal_host, secret_spans};
pub use service::{CheckerService, messages};
