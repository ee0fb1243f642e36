//! What was typed, as a whole: where the time ends and the words begin.
//!
//! A time takes all words that can be part of one. What follows must not be able to belong to it: a glued `ish`, `or so`,
//! a second time, `before the deploy` behind a length, words behind a bare hour are refused and named. A word that may be
//! either, a city or a lone number behind hours, is asked about, unless both readings are the same instant.

use super::error::{Choice, Question, TimeError, Why};
use super::lexer::Tokens;
use super::numbers::number;
use super::{Expression, Reading, Strength, clock_expression, expression_at, length_expression};
use crate::domain::values::Audience;
use crate::domain::values::Timestamp;
use crate::domain::values::Zone;
use crate::domain::values::is_letter;

/// Finds a zone by its name, or by that of a city.
pub type Zones<'z> = &'z dyn Fn(&str) -> Option<Box<dyn Zone>>;

/// Where and when something is typed.
#[derive(Clone, Copy)]
pub struct Scene<'s> {
    /// The present instant.
    pub now: Timestamp,
    /// The zone of who types.
    pub local: &'s dyn Zone,
    /// The other zones.
    pub zones: Zones<'s>,
}

/// Which way from now a time lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// After now.
    Ahead,
    /// Now or before.
    Behind,
}

/// What kind of time is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A time of day; a length where `in` says so.
    Clock,
    /// A length.
    Length,
    /// Either.
    Any,
}

/// A time off the front of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken<'t> {
    /// The instant.
    pub at: Timestamp,
    /// The words behind it.
    pub rest: &'t str,
}

impl Scene<'_> {
    /// The time that begins a text, and the words behind it.
    ///
    /// # Errors
    /// [`TimeError`] for what is no time, is one only in part, or can be meant in two ways.
    pub fn leading<'t>(&self, text: &'t str, form: Form, wanted: Wanted) -> Result<Taken<'t>, TimeError> {
        let found = self.expression(text, form).ok_or(TimeError::NoTime)?;
        let whole = self.take(text, &found, form, wanted);
        let Some(shorter) = &found.shorter else { return whole };
        let behind = text[found.end..].trim_start();
        if behind.is_empty() || names_audience(behind) {
            return whole;
        }
        let part = self.take(text, shorter, form, wanted);
        match (whole, part) {
            (Ok(whole), Ok(part)) if whole.at != part.at => {
                let word = text[shorter.end..found.end].trim().to_owned();
                let choice = |taken: Taken| Choice { rest: taken.rest.to_owned(), ..taken.at.into() };
                let is_later = whole.at > part.at;
                let mut choices = vec![choice(whole), choice(part)];
                if is_later {
                    choices.reverse();
                }
                Err(TimeError::Ask(Question { why: Why::Word(word), choices }))
            }
            (_, part) => part,
        }
    }

    /// The time that a text is, and nothing else.
    ///
    /// # Errors
    /// [`TimeError`], as [`Scene::leading`].
    pub fn whole(&self, text: &str, wanted: Wanted) -> Result<Timestamp, TimeError> {
        let text = text.trim();
        let found = self.expression(text, Form::Any).ok_or(TimeError::NoTime)?;
        let taken = self.take(text, &found, Form::Any, wanted)?;
        match taken.rest {
            "" => Ok(taken.at),
            rest if is_unknown_zone(rest) && matches!(found.reading, Reading::Clock(..)) => {
                Err(TimeError::UnknownZone(rest.to_owned()))
            }
            rest => Err(TimeError::Unread(rest.to_owned())),
        }
    }

    /// The time to come that ends a text, `by 03:40` or `in 20m`, and the words in front of it; all of the text where
    /// there is none. The choices of an error have the words in front, too.
    ///
    /// # Errors
    /// [`TimeError`] for a time that can be meant in two ways, that no clock shows, or that is a range.
    pub fn trailing<'t>(&self, text: &'t str) -> Result<(&'t str, Option<Timestamp>), TimeError> {
        let text = text.trim_end();
        for (at, marker) in text.rmatch_indices(" by ").chain(text.rmatch_indices(" in ")) {
            let tail = &text[at + marker.len()..];
            let form = if marker == " by " { Form::Clock } else { Form::Length };
            let Some(found) = self.expression(tail, form).filter(is_certain) else { continue };
            if !tail[found.end..].trim_start_matches(['.', '!', ',']).is_empty() {
                continue;
            }
            let words = text[..at].trim_end();
            let due = self.instant(&found.reading, &tail[..found.end], Wanted::Ahead);
            return due.map(|due| (words, Some(due))).map_err(|error| error.with_rest(words));
        }
        Ok((text, None))
    }

    /// Whether words speak of a deadline that [`Scene::trailing`] does not take: it is not at the end, or a bare number.
    pub fn has_untaken_deadline(&self, text: &str) -> bool {
        text.match_indices(" by ").any(|(at, marker)| {
            let tail = &text[at + marker.len()..];
            let found = self.expression(tail, Form::Clock);
            found.is_some_and(|found| is_certain(&found) || tail[found.end..].trim().is_empty())
        })
    }

    fn expression(&self, text: &str, form: Form) -> Option<Expression> {
        let places = |name: &str| (self.zones)(name).is_some();
        match form {
            Form::Any => expression_at(text, 0, &places),
            Form::Length => length_expression(&Tokens::of(text, 0), 0),
            Form::Clock => {
                let tokens = Tokens::of(text, 0);
                let is_length =
                    |found: &Expression| tokens.is(0, "in") && matches!(found.reading, Reading::Length(..));
                length_expression(&tokens, 0)
                    .filter(is_length)
                    .or_else(|| clock_expression(&tokens, 0, &places, true))
                    // "10m" is a length and no ten o'clock.
                    .filter(|found| is_certain(found) || !starts_glued(&text[found.end..]))
            }
        }
    }

    fn take<'t>(
        &self,
        text: &'t str,
        found: &Expression,
        form: Form,
        wanted: Wanted,
    ) -> Result<Taken<'t>, TimeError> {
        let typed = &text[..found.end];
        let rest = match found.reading {
            Reading::Clock(..) | Reading::Length(..) => words_behind(text, found)?,
            Reading::Day(_) | Reading::Range | Reading::Vague | Reading::NoSuch => "",
        };
        let (word, behind) = first_word(rest);
        let is_last = behind.is_empty() || names_audience(behind);
        if form == Form::Clock && is_last && is_unknown_zone(word) && !names_audience(rest) {
            return Err(TimeError::UnknownZone(word.to_owned()));
        }
        match self.instant(&found.reading, typed, wanted) {
            Ok(at) => Ok(Taken { at, rest }),
            Err(error) => Err(error.with_rest(rest)),
        }
    }
}

impl TimeError {
    /// With the words that stand behind the time in each of its answers.
    fn with_rest(mut self, rest: &str) -> TimeError {
        let choices: Vec<&mut Choice> = match &mut self {
            TimeError::Ask(question) => question.choices.iter_mut().collect(),
            TimeError::Passed(_, _, choice) | TimeError::NotYet(_, _, choice) => choice.iter_mut().collect(),
            _ => Vec::new(),
        };
        choices.into_iter().for_each(|choice| rest.clone_into(&mut choice.rest));
        self
    }

    /// What can be chosen instead, where there is something.
    pub fn choices(&self) -> &[Choice] {
        match self {
            TimeError::Ask(question) => &question.choices,
            TimeError::Passed(_, _, choice) | TimeError::NotYet(_, _, choice) => choice.as_slice(),
            _ => &[],
        }
    }
}

/// Whether it can hardly be anything but a time.
fn is_certain(found: &Expression) -> bool {
    match &found.reading {
        Reading::Clock(time, strength) => *strength > Strength::Count || time.day.is_some(),
        Reading::Length(..) | Reading::Range | Reading::NoSuch => true,
        Reading::Day(_) | Reading::Vague => false,
    }
}

fn starts_glued(rest: &str) -> bool {
    rest.starts_with(is_letter)
}

/// The words behind a time, which must not be able to belong to it.
fn words_behind<'t>(text: &'t str, found: &Expression) -> Result<&'t str, TimeError> {
    let behind = &text[found.end..];
    let unread = || Err(TimeError::Unread(behind.trim().to_owned()));
    let unglued = behind.strip_prefix([',', ':', ';', '.', '!', '?']).unwrap_or(behind);
    if unglued.starts_with(|c: char| !c.is_whitespace()) {
        return unread();
    }
    let rest = unglued.trim_start();
    let tokens = Tokens::of(rest, 0);
    let is_length = matches!(found.reading, Reading::Length(..));
    let is_vague = tokens.is(0, "or") && tokens.one_of(1, "so later earlier before after")
        || tokens.one_of(0, "ish ago")
        || is_length && tokens.one_of(0, "before after later earlier into past since until till")
        || is_length && tokens.is(0, "at") && clock_expression(&tokens, 1, &|_| false, true).is_some()
        || is_length && number(&tokens, 0).is_some_and(|(_, end)| tokens.is_end(end));
    // An hour by itself may be the number of what follows.
    let is_count = !is_certain(found) && !rest.is_empty() && !names_audience(rest);
    let is_lone_offset =
        tokens.one_of(0, "+ - −") && tokens.number(1).is_some() && tokens.is_end(2) && tokens.is_glued(1);
    let second = match is_length {
        true => length_expression(&tokens, 0),
        false => clock_expression(&tokens, 0, &|_| false, true).filter(is_certain),
    };
    if is_vague || is_count || is_lone_offset || second.is_some() {
        return unread();
    }
    Ok(rest)
}

/// Whether the words begin with those for whom an update is: `team`, `to customers`.
fn names_audience(rest: &str) -> bool {
    let (word, after) = first_word(rest);
    let word = if word.eq_ignore_ascii_case("to") { first_word(after).0 } else { word };
    Audience::from_name(word.trim_end_matches([',', ':'])).is_some()
}

/// A word that looks like the name of a zone and is none that is known.
fn is_unknown_zone(word: &str) -> bool {
    word.len() > 2 && word.bytes().all(|b| b.is_ascii_uppercase())
        || word.contains('/') && !word.contains(' ')
}

fn first_word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    (&text[..end], text[end..].trim_start())
}
