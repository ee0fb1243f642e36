//! What the checker is told about the incident besides the words: facts of the log, handed in as
//! plain values. It reads no clock, no zone and no log by itself.

use super::rule::Rule;
use crate::domain::{Audience, Phase, Timestamp};
use serde::{Deserialize, Serialize};

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

/// The reader's time zone, beside UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    /// What people call it, such as "CEST".
    pub label: String,
    /// Minutes east of UTC.
    pub offset_minutes: i32,
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
    pub zone: Option<Zone>,
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
