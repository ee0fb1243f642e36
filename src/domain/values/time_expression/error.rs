//! Why a time is not taken, and what is asked where it can be meant in two ways.

use crate::domain::values::Timestamp;

/// Why a time is not taken. The texts are pieces of what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimeError {
    /// It is no time at all; an example is called for.
    NoTime,
    /// It begins like a time, and this could not be read.
    Unread(String),
    /// It is a day, and says no time.
    NoClock(String),
    /// A clock never shows it, such as 25:00.
    NoSuchTime(String),
    /// It is from one time to another.
    Range(String),
    /// It is no certain length: a few minutes.
    Vague(String),
    /// It would be due now.
    Zero,
    /// A time to come was wanted, and it says `ago`; or the other way round.
    WrongWay,
    /// It was so long ago, in milliseconds, on the clock of that zone. The next such time is one answer, where there is one.
    Passed(i64, String, Option<Choice>),
    /// It lies so far ahead, in milliseconds, on the clock of that zone. The last such time is one answer, where there is one.
    NotYet(i64, String, Option<Choice>),
    /// No zone has that name.
    UnknownZone(String),
    /// The clocks in brackets show another time.
    Differ,
    /// It can be meant in more than one way.
    Ask(Question),
}

/// What is asked about a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Why it is asked.
    pub why: Why,
    /// What can be meant, the earlier first.
    pub choices: Vec<Choice>,
}

/// One way to mean a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The instant.
    pub at: Timestamp,
    /// The words behind the time, then.
    pub rest: String,
    /// The place whose clock it is, where more than one zone goes by a name; else empty.
    pub place: String,
}

impl From<Timestamp> for Choice {
    fn from(at: Timestamp) -> Choice {
        Choice { at, rest: String::new(), place: String::new() }
    }
}

/// Why a time can be meant in more than one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// In that zone the clocks show it twice that night.
    Twice(String),
    /// In that zone the clocks go forward over it.
    Never(String),
    /// It does not say whether it is before noon or after.
    HalfOfDay,
    /// Midnight ends one day and begins another.
    Midnight,
    /// More than one zone goes by that name.
    Zone(&'static str),
    /// This word may belong to the time, or be the first of what follows.
    Word(String),
}
