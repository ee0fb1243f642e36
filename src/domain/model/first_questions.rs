//! What helps to begin: the questions of the first minutes, and theories that any outage deserves.

/// A theory to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstTheory {
    /// What it states.
    pub statement: &'static str,
    /// What one would see if it were true.
    pub expectation: &'static str,
}

/// The question about the impact: what answers it is the impact.
pub const IMPACT_QUESTION: &str = "What is the impact on customers?";

/// The questions of the first minutes.
pub const QUESTIONS: [&str; 6] = [
    "When did it start?",
    IMPACT_QUESTION,
    "Is it still going on?",
    "What caused it?",
    "Are there legal or contractual consequences?",
    "Who else is needed?",
];

/// The theories.
pub const THEORIES: [FirstTheory; 5] = [
    FirstTheory {
        statement: "A deploy or a config change in the last hours caused it",
        expectation: "It began within minutes of a change, and undoing the change ends it",
    },
    FirstTheory {
        statement: "Traffic or data has grown beyond what the system takes",
        expectation: "Requests, queues or row counts rose before the errors did",
    },
    FirstTheory {
        statement: "A provider has a fault",
        expectation: "Calls to it fail or are slow from everywhere, and its status page or support says so",
    },
    FirstTheory {
        statement: "A certificate, key or quota has run out",
        expectation: "Errors began at a round time, and name a certificate, an authorisation or a limit",
    },
    FirstTheory {
        statement: "A disk is full or memory is exhausted",
        expectation: "Disk or memory of a host stands near 100 %, or processes were killed",
    },
];
