//! What the checker is told about the incident besides the words: facts of the log, handed in as
//! plain values. It reads no clock, no zone and no log by itself.

use super::clock::FindZone;
use super::rule::Rule;
use crate::domain::{Audience, Offset, Phase, Timestamp, Zone};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::rc::Rc;

/// What kind of text it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Surface {
    /// A status update: every rule that fits the audience.
    #[default]
    StatusUpdate,
    /// A debrief: only the rules about blame and about persons.
    Debrief,
}

/// What is known about something a message may claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Proof {
    /// Nobody keeps track of it here, as for a pasted message.
    #[default]
    Unknown,
    /// It is tracked, and not proven.
    Unproven,
    /// It is proven.
    Proven,
}

/// The theories of the log, as far as a message may lean on them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theories {
    /// Statements of the theories that are proven.
    pub proven: Vec<String>,
    /// Statements of those still assumed or in testing.
    pub open: Vec<String>,
}

/// The readers' time zone, beside UTC: the one of the audience, with the changes of its clocks. Copies are the same one.
#[derive(Clone)]
pub struct ReadersZone(Rc<dyn Zone>);

impl ReadersZone {
    /// That zone.
    pub fn new(zone: impl Zone + 'static) -> ReadersZone {
        ReadersZone(Rc::new(zone))
    }

    /// That zone, found by its name.
    pub fn found(zone: Box<dyn Zone>) -> ReadersZone {
        ReadersZone(zone.into())
    }
}

impl Zone for ReadersZone {
    fn name(&self) -> &str {
        self.0.name()
    }

    fn offset_at(&self, at: Timestamp) -> Offset {
        self.0.offset_at(at)
    }
}

impl fmt::Debug for ReadersZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A finding a person chose to ignore: this rule, on exactly these words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// The rule to keep silent.
    pub rule: Rule,
    /// The words under the span; empty for something missing.
    pub words: String,
}

/// Everything a check knows besides the words.
#[derive(Clone, Debug)]
pub struct Context {
    /// The kind of text.
    pub surface: Surface,
    /// Where the incident stands; `None` lets the words tell.
    pub phase: Option<Phase>,
    /// Who reads it.
    pub audience: Audience,
    /// The present moment; `None` silences what needs it.
    pub now: Option<Timestamp>,
    /// When the promised next update is due.
    pub promise: Option<Timestamp>,
    /// The theories of the log; `None` when nobody keeps them, as for a pasted message.
    pub theories: Option<Theories>,
    /// Whether it is proven that no data was lost.
    pub no_data_loss: Proof,
    /// The last message sent to this audience.
    pub last_sent: Option<String>,
    /// The readers' zone beside UTC.
    pub zone: Option<ReadersZone>,
    /// Finds the other zones that a text names; the default knows none.
    pub find_zone: FindZone,
    /// Rules switched off.
    pub off: Vec<Rule>,
    /// Findings to leave out.
    pub ignored: Vec<Ignored>,
}

impl Default for Context {
    fn default() -> Self {
        Context {
            surface: Surface::StatusUpdate,
            phase: None,
            audience: Audience::Customers,
            now: None,
            promise: None,
            theories: None,
            no_data_loss: Proof::Unknown,
            last_sent: None,
            zone: None,
            find_zone: |_| None,
            off: Vec::new(),
            ignored: Vec::new(),
        }
    }
}

impl Context {
    /// Whether this rule may speak here at all.
    pub fn allows(&self, rule: Rule) -> bool {
        let fits = match self.surface {
            Surface::StatusUpdate => rule.speaks_to(self.audience),
            Surface::Debrief => matches!(rule, Rule::Blame | Rule::Person),
        };
        fits && !self.off.contains(&rule)
    }
}
