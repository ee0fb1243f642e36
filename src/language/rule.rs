//! The catalogue: the name, the level and the audiences of each rule. It must not know how a rule
//! finds anything; that is written in `rules/`, one file a family.

use crate::domain::Audience;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// DebriefAdvice a glance; shown collapsed.
    Hint,
    /// Should be changed before sending.
    Warn,
    /// Copying asks for an override, which is logged.
    Block,
}

impl Level {
    /// The stable name: `block`, `warn` or `hint`.
    pub const fn name(self) -> &'static str {
        match self {
            Level::Hint => "hint",
            Level::Warn => "warn",
            Level::Block => "block",
        }
    }
}

/// One rule of the checker, in the order of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each rule is described by its name and its module in rules/")]
pub enum Rule {
    QueueDepth,
    MetricWithoutImpact,
    StatusCode,
    InternalTechnology,
    UndefinedAcronym,
    OperationsVerb,
    Wordy,
    LongSentence,
    HostName,
    PrivateAddress,
    Secret,
    StackTrace,
    TicketId,
    HandleOrAddress,
    Person,
    NamedCustomer,
    Blame,
    VendorBlame,
    UnprovenCause,
    UnprovenNoDataLoss,
    Certainty,
    MissingImpact,
    MissingAction,
    MissingNextUpdate,
    VaguePromise,
    TimeWithoutZone,
    PromiseMismatch,
    FixTimePromised,
    Placeholder,
    EmptyHedge,
    ResolvedWithoutWindow,
    Tone,
    UnchangedRepeat,
}

/// Customers only.
const C: u8 = 1;
/// Customers and stakeholders.
const CS: u8 = 1 | 2;
/// Everyone, the team too.
const ALL: u8 = 1 | 2 | 4;

/// Rule, stable name, level, audiences: one row a rule, in the order of the enum.
const CATALOGUE: [(Rule, &str, Level, u8); 33] = [
    (Rule::QueueDepth, "queue-depth", Level::Block, CS),
    (Rule::MetricWithoutImpact, "metric-without-impact", Level::Warn, CS),
    (Rule::StatusCode, "status-code", Level::Warn, CS),
    (Rule::InternalTechnology, "internal-technology", Level::Warn, C),
    (Rule::UndefinedAcronym, "undefined-acronym", Level::Warn, CS),
    (Rule::OperationsVerb, "operations-verb", Level::Warn, C),
    (Rule::Wordy, "wordy", Level::Hint, CS),
    (Rule::LongSentence, "long-sentence", Level::Hint, CS),
    (Rule::HostName, "host-name", Level::Block, CS),
    (Rule::PrivateAddress, "private-address", Level::Block, CS),
    (Rule::Secret, "secret", Level::Block, ALL),
    (Rule::StackTrace, "stack-trace", Level::Block, CS),
    (Rule::TicketId, "ticket-id", Level::Warn, C),
    (Rule::HandleOrAddress, "handle-or-address", Level::Warn, CS),
    (Rule::Person, "person", Level::Warn, CS),
    (Rule::NamedCustomer, "named-customer", Level::Block, C),
    (Rule::Blame, "blame", Level::Warn, ALL),
    (Rule::VendorBlame, "vendor-blame", Level::Warn, C),
    (Rule::UnprovenCause, "unproven-cause", Level::Block, ALL),
    (Rule::UnprovenNoDataLoss, "unproven-no-data-loss", Level::Block, ALL),
    (Rule::Certainty, "certainty", Level::Warn, ALL),
    (Rule::MissingImpact, "missing-impact", Level::Warn, CS),
    (Rule::MissingAction, "missing-action", Level::Warn, C),
    (Rule::MissingNextUpdate, "missing-next-update", Level::Block, ALL),
    (Rule::VaguePromise, "vague-promise", Level::Warn, ALL),
    (Rule::TimeWithoutZone, "time-without-zone", Level::Warn, ALL),
    (Rule::PromiseMismatch, "promise-mismatch", Level::Block, ALL),
    (Rule::FixTimePromised, "fix-time-promised", Level::Warn, C),
    (Rule::Placeholder, "placeholder", Level::Warn, ALL),
    (Rule::EmptyHedge, "empty-hedge", Level::Warn, CS),
    (Rule::ResolvedWithoutWindow, "resolved-without-window", Level::Warn, CS),
    (Rule::Tone, "tone", Level::Hint, CS),
    (Rule::UnchangedRepeat, "unchanged-repeat", Level::Warn, ALL),
];

impl Rule {
    /// Every rule, in the order of the catalogue.
    pub fn all() -> impl Iterator<Item = Rule> {
        CATALOGUE.iter().map(|row| row.0)
    }

    /// The stable kebab-case name, used in files and on the command line.
    pub const fn name(self) -> &'static str {
        CATALOGUE[self as usize].1
    }

    /// How much a finding of this rule matters.
    pub const fn level(self) -> Level {
        CATALOGUE[self as usize].2
    }

    /// The rule of that stable name.
    pub fn from_name(name: &str) -> Option<Rule> {
        CATALOGUE.iter().find(|row| row.1 == name).map(|row| row.0)
    }

    /// Whether the rule speaks to that audience: technology and estimates are fine among
    /// colleagues, secrets and unproven causes are not fine anywhere.
    pub const fn speaks_to(self, audience: Audience) -> bool {
        let bit = match audience {
            Audience::Customers => 1,
            Audience::Stakeholders => 2,
            Audience::Team => 4,
        };
        CATALOGUE[self as usize].3 & bit != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_catalogue_stands_at_its_own_place() {
        for (place, row) in CATALOGUE.iter().enumerate() {
            assert_eq!(row.0 as usize, place, "{}", row.1);
        }
    }

    #[test]
    fn every_name_leads_back_to_its_rule() {
        for rule in Rule::all() {
            assert_eq!(Rule::from_name(rule.name()), Some(rule));
        }
        assert_eq!(Rule::from_name("no-such-rule"), None);
    }

    #[test]
    fn the_team_may_hear_technology_and_customers_may_not() {
        assert!(Rule::InternalTechnology.speaks_to(Audience::Customers));
        assert!(!Rule::InternalTechnology.speaks_to(Audience::Team));
        assert!(Rule::Secret.speaks_to(Audience::Team));
    }
}
