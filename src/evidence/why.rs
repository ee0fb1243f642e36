//! Why a time was read as it was, and the one sentence that says so.

use std::fmt;

/// What a line leaves out, and what was put there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Supplied {
    /// Nothing is missing.
    Nothing,
    /// The date: the last day on which the time of day fits.
    Date,
    /// The year: the last in which the day fits.
    Year,
    /// The seconds: the first of the minute.
    Seconds,
}

/// Why a line says what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It has no time.
    NoTime,
    /// It is a count from a fixed instant.
    Count,
    /// It stands where a count stands, and may be a number of another kind.
    LikelyCount,
    /// It is a number that could be a count.
    PossibleCount,
    /// Date, time of day and zone stand there.
    Stated,
    /// The zone was given.
    Given,
    /// No zone stands there and none was given.
    NoZone(Supplied),
    /// Something was supplied.
    Supplied(Supplied),
    /// Its short name belongs to several zones.
    SharedName,
    /// Nobody goes by the name of the zone.
    NoSuchZone,
    /// Day and month could be told apart by nothing.
    DayOrMonth,
    /// The weekday beside it is not that of the date.
    OtherWeekday,
    /// Programs that write so mean UTC and do not say it.
    UtcHabit,
    /// The clocks go back over it.
    Twice,
    /// The clocks go back over it, and the order of the lines shows which time it was.
    TwiceInOrder,
    /// The clocks go forward over it.
    NoSuchReading,
    /// No calendar or clock has it.
    NoSuchTime,
    /// A few seconds after midnight, or a length.
    MaybeLength,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Why::NoTime => "The line holds no time of an event: none at all, or only one since a start.",
            Why::Count => "It is a count from a fixed instant, which needs no zone.",
            Why::LikelyCount => "The number stands where a count since 1970 does, but it could be another number.",
            Why::PossibleCount => {
                "The number could be a count since 1970, but ids and sizes look the same and nothing says that it is one."
            }
            Why::Stated => "The line states date, time and zone.",
            Why::Given => "The line states no zone, and was read in the one that was given.",
            Why::NoZone(Supplied::Nothing) => "The line does not say its zone, and none was given.",
            Why::NoZone(Supplied::Date) => "The line says neither its zone nor its day.",
            Why::NoZone(Supplied::Year) => "The line says neither its zone nor its year.",
            Why::NoZone(Supplied::Seconds) => "The line says neither its zone nor its seconds.",
            Why::Supplied(Supplied::Nothing) => "Nothing was supplied.",
            Why::Supplied(Supplied::Date) => {
                "The line has no date: it was read as the last time that the clock showed this."
            }
            Why::Supplied(Supplied::Year) => "The line has no year: it was read as the last such day before now.",
            Why::Supplied(Supplied::Seconds) => "The line has no seconds: it is known to the minute.",
            Why::SharedName => "Several zones go by the short name that stands there.",
            Why::NoSuchZone => "No zone that is known goes by the name that stands there.",
            Why::DayOrMonth => "The date can be read in more than one order.",
            Why::OtherWeekday => "The weekday that stands there is not that of the date.",
            Why::UtcHabit => "Programs that write a time in this way often mean UTC and do not say so.",
            Why::Twice => "The clocks went back that night: the hour came twice.",
            Why::TwiceInOrder => "The clocks went back that night: the order of the lines shows which time it was.",
            Why::NoSuchReading => "The clocks went forward that night: no clock of the zone showed this.",
            Why::NoSuchTime => "It is written like a time, but no calendar and clock show it.",
            Why::MaybeLength => "It may be a few seconds after midnight, or a length of time.",
        })
    }
}
