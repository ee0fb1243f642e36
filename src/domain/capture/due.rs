//! When the next update is due, as people type it: `30m`, `03:30`, `03:30 CET`, `tomorrow 9:00
//! Europe/Berlin`, with an audience and a reason behind it where they want.

use crate::domain::values::Audience;
use crate::domain::values::Timestamp;
use crate::domain::values::time_expression::{Form, Scene, TimeError, Wanted};

/// What stood behind `/in` or `/at`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due<'a> {
    /// Whether it was `/at`.
    pub is_clock: bool,
    /// What was typed.
    pub text: &'a str,
}

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParsedDue<'a> {
    /// When the update is due.
    pub due: Timestamp,
    /// To whom, where that was said.
    pub audience: Option<Audience>,
    /// What stood behind it: why a running promise moves.
    pub reason: &'a str,
}

impl<'a> Due<'a> {
    /// The instant that is meant, as it is now in that scene.
    ///
    /// # Errors
    /// [`TimeError`] for what is no time, has passed, or can be meant in two ways.
    pub fn read(self, scene: &Scene) -> Result<ParsedDue<'a>, TimeError> {
        let form = if self.is_clock { Form::Clock } else { Form::Length };
        let taken = scene.leading(self.text, form, Wanted::Ahead)?;
        let (due, rest) = (taken.at, taken.rest);
        let (word, after) = first_word(rest);
        let to = if word.eq_ignore_ascii_case("to") { first_word(after) } else { (word, after) };
        match Audience::from_name(to.0.trim_end_matches([',', ':'])) {
            audience @ Some(_) => Ok(ParsedDue { due, audience, reason: to.1 }),
            None => Ok(ParsedDue { due, audience: None, reason: rest }),
        }
    }
}

fn first_word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    (&text[..end], text[end..].trim_start())
}
