//! Why a time that was typed is not taken.

use crate::domain::time_expression::{TimeError, Why};
use crate::export::times;
use crate::ui::text::words;

/// The words for why a time is not taken.
pub fn refused(error: &TimeError) -> String {
    match error {
        TimeError::NoTime => {
            "That is no time. Write it like 02:40, 3 pm, tomorrow 9:00 or 02:40 UTC, or like 10m.".to_owned()
        }
        TimeError::Unread(words) => format!(
            "It begins like a time, and “{}” could be part of it, but cannot be read. Write the time like 02:40, 3 pm or 10m.",
            words::excerpt(words)
        ),
        TimeError::NoClock(day) => format!("{day} is a day. Write the time, too, like {day} 09:00."),
        TimeError::NoSuchTime(time) => format!("No clock shows {time}. A day goes from 00:00 to 23:59."),
        TimeError::Range(words) => format!("{words} is more than one time. Write one."),
        TimeError::Vague(words) => format!("{words} is no certain time. Write how many, like 20m."),
        TimeError::Zero => "That is now. Say how long you need, as in /in 15m.".to_owned(),
        TimeError::WrongWay => {
            "Something that has happened is so long ago; what is still to come is in so long. Write it like 10m.".to_owned()
        }
        TimeError::Passed(ago, zone, choice) => {
            let next = choice.as_ref().map_or("", |_| " Do you mean the next one?");
            format!("That was {} ago in {zone}.{next}", times::span(*ago))
        }
        TimeError::NotYet(left, zone, choice) => {
            let last = choice.as_ref().map_or("", |_| " Do you mean the last one?");
            format!("That is still to come in {zone}, in {}.{last}", times::span(*left))
        }
        TimeError::UnknownZone(zone) => {
            format!("This browser knows no zone {zone}. Write a city such as Berlin, or UTC+2.")
        }
        TimeError::Differ => "The time in brackets is another one. Write the time once.".to_owned(),
        TimeError::Ask(question) => match &question.why {
            Why::Twice(zone) => format!(
                "That time comes twice in {zone} that night, because the clocks go back. Which one?"
            ),
            Why::Never(zone) => format!(
                "That time does not exist in {zone} that night: the clocks go forward over it. Which one is meant?"
            ),
            Why::HalfOfDay => "Before noon or after? Write am or pm, or choose.".to_owned(),
            Why::Midnight => "Midnight ends a day and begins one. Which one is meant?".to_owned(),
            Why::Zone(name) => format!("More than one zone goes by {name}. Which one?"),
            Why::Word(word) => format!("Does “{word}” belong to the time?"),
        },
    }
}
