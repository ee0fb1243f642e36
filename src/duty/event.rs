//! An event of a record of duty: as it is written, and what may be in it.

use crate::domain::{REDACTED, Stamp, Timestamp};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The most characters of the words of a line or a note.
pub const MAX_TEXT: usize = 4_000;
/// The most characters of a name.
pub const MAX_NAME: usize = 80;
/// The most bytes of an event as it is written.
const MAX_EVENT_BYTES: usize = 64_000;

/// Something that was said on duty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Event {
    /// Its id, and its place in the order of all.
    pub stamp: Stamp,
    /// When it was written.
    pub at: Timestamp,
    /// Whoever was on duty then.
    pub by: String,
    /// What was said.
    pub fact: Fact,
}

/// What was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// Somebody's day began: the one who says so. The day that ran before is over.
    DayBegun {},
    /// Something came in.
    LineAdded {
        /// The event that began the day.
        day: Stamp,
        /// By which way it came.
        kind: Kind,
        /// What it says.
        text: String,
    },
    /// The words or the way of a line were wrong.
    LineReworded {
        /// The line.
        line: Stamp,
        /// By which way it came.
        kind: Kind,
        /// What it says.
        text: String,
    },
    /// Something was done about a line.
    LineNoted {
        /// The line.
        line: Stamp,
        /// What was done.
        text: String,
    },
    /// A line is urgent, or is not.
    LineRanked {
        /// The line.
        line: Stamp,
        /// Whether it is.
        urgent: bool,
    },
    /// A line is with somebody else now.
    LineHanded {
        /// The line.
        line: Stamp,
        /// With whom.
        to: String,
    },
    /// Nothing is left to do about a line.
    LineDone {
        /// The line.
        line: Stamp,
    },
    /// There is something left to do.
    LineReopened {
        /// The line.
        line: Stamp,
    },
    /// A line was a mistake, or was none.
    LineRemoved {
        /// The line.
        line: Stamp,
        /// Whether it is gone.
        removed: bool,
    },
    /// An incident grew out of a line.
    IncidentDeclared {
        /// The line.
        line: Stamp,
        /// The incident.
        incident: Stamp,
        /// What it was called then.
        title: String,
    },
    /// The day was handed over, and is over.
    DayHandedOver {
        /// The event that began the day.
        day: Stamp,
        /// To whom.
        to: String,
        /// A word for them; may be empty.
        note: String,
    },
}

/// By which way something came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A machine says that something is wrong.
    Alert,
    /// A ticket.
    Ticket,
    /// A mail.
    Mail,
    /// Somebody asks.
    Question,
}

impl Kind {
    /// All of them, the most urgent first.
    pub const ALL: [Kind; 4] = [Kind::Alert, Kind::Ticket, Kind::Mail, Kind::Question];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Alert => "Alert",
            Kind::Ticket => "Ticket",
            Kind::Mail => "Mail",
            Kind::Question => "Question",
        }
    }
}

/// The kind that the first word names, as in `ticket: the words`, and the words without it.
pub fn kind_in(typed: &str) -> (Option<Kind>, &str) {
    let named = typed.split_once(':').and_then(|(word, rest)| {
        let kind = Kind::ALL.into_iter().find(|kind| kind.name().eq_ignore_ascii_case(word.trim()))?;
        Some((Some(kind), rest.trim()))
    });
    named.filter(|(_, rest)| !rest.is_empty()).unwrap_or((None, typed.trim()))
}

impl Fact {
    /// The line that it is about.
    pub fn line(&self) -> Option<Stamp> {
        match self {
            Fact::DayBegun {} | Fact::LineAdded { .. } | Fact::DayHandedOver { .. } => None,
            Fact::LineReworded { line, .. }
            | Fact::LineNoted { line, .. }
            | Fact::LineRanked { line, .. }
            | Fact::LineHanded { line, .. }
            | Fact::LineDone { line }
            | Fact::LineReopened { line }
            | Fact::LineRemoved { line, .. }
            | Fact::IncidentDeclared { line, .. } => Some(*line),
        }
    }

    /// Its words and names, with how long each may be.
    fn texts(&self) -> Vec<(&str, usize)> {
        match self {
            Fact::DayBegun {}
            | Fact::LineRanked { .. }
            | Fact::LineDone { .. }
            | Fact::LineReopened { .. }
            | Fact::LineRemoved { .. } => Vec::new(),
            Fact::LineAdded { text, .. } | Fact::LineReworded { text, .. } | Fact::LineNoted { text, .. } => {
                vec![(text, MAX_TEXT)]
            }
            Fact::IncidentDeclared { title, .. } => vec![(title, MAX_TEXT)],
            Fact::LineHanded { to, .. } => vec![(to, MAX_NAME)],
            Fact::DayHandedOver { to, note, .. } => vec![(to, MAX_NAME), (note, MAX_TEXT)],
        }
    }
}

impl Event {
    /// Its words and names, that of whoever's day it was last.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.fact.texts().into_iter().map(|(text, _)| text).chain([self.by.as_str()])
    }

    /// The same ones, to be written over; there is always one.
    fn words_mut(&mut self) -> Vec<&mut String> {
        let mut words: Vec<&mut String> = match &mut self.fact {
            Fact::DayBegun {}
            | Fact::LineRanked { .. }
            | Fact::LineDone { .. }
            | Fact::LineReopened { .. }
            | Fact::LineRemoved { .. } => Vec::new(),
            Fact::LineAdded { text, .. }
            | Fact::LineReworded { text, .. }
            | Fact::LineNoted { text, .. }
            | Fact::IncidentDeclared { title: text, .. }
            | Fact::LineHanded { to: text, .. } => vec![text],
            Fact::DayHandedOver { to, note, .. } => vec![to, note],
        };
        words.push(&mut self.by);
        words
    }
}

/// An event as it stands in a store or a file: what is not known here is kept as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its id.
    pub stamp: Stamp,
    /// Its JSON, without space that says nothing.
    pub text: String,
    /// What it says; `None` where a newer page says something that is not known here.
    pub event: Option<Event>,
}

/// Why something is no event of a record of duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeptError {
    /// It has no id.
    NoStamp,
    /// It has more bytes than an event has.
    TooLarge(usize),
    /// A text in it has more characters than it may have.
    TooLong {
        /// How many it has.
        chars: usize,
        /// How many it may have.
        limit: usize,
    },
    /// It says nothing where it has to say something.
    Blank,
}

impl fmt::Display for KeptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            KeptError::NoStamp => f.write_str("it has no `stamp` that can be read"),
            KeptError::TooLarge(bytes) => {
                write!(f, "it has {bytes} bytes, and up to {MAX_EVENT_BYTES} are read")
            }
            KeptError::TooLong { chars, limit } => {
                write!(f, "a text in it has {chars} characters, and up to {limit} are read")
            }
            KeptError::Blank => f.write_str("a text or a name in it says nothing"),
        }
    }
}

impl std::error::Error for KeptError {}

/// All that is asked of an event that is not known.
#[derive(Deserialize)]
struct Head {
    stamp: Stamp,
}

impl Kept {
    /// An event that was just said.
    pub fn of(event: Event) -> Kept {
        // Writing fails for names of fields that are no text, and there are none.
        let text = serde_json::to_string(&event).unwrap_or_default();
        Kept { stamp: event.stamp, text, event: Some(event) }
    }

    /// Reads an event.
    ///
    /// # Errors
    /// [`KeptError`] when it is none.
    pub fn read(json: &str) -> Result<Kept, KeptError> {
        if json.len() > MAX_EVENT_BYTES {
            return Err(KeptError::TooLarge(json.len()));
        }
        let Head { stamp } = serde_json::from_str(json).map_err(|_| KeptError::NoStamp)?;
        let event: Option<Event> = serde_json::from_str(json).ok();
        event.as_ref().map_or(Ok(()), check)?;
        Ok(Kept { stamp, text: without_space(json), event })
    }

    /// It without those of its words for which that is so; `None` where there are none. It is asked about each, and told
    /// whether that is the name of whoever's day it was. What of the event is not known here goes, too.
    pub(super) fn without(&self, is_erased: impl Fn(&str, bool) -> bool) -> Option<Kept> {
        let mut event = self.event.clone()?;
        let mut is_any = false;
        let all = event.words_mut();
        let last = all.len() - 1;
        for (place, words) in all.into_iter().enumerate() {
            if !words.is_empty() && words != REDACTED && is_erased(words, place == last) {
                (*words, is_any) = (REDACTED.to_owned(), true);
            }
        }
        is_any.then(|| Kept::of(event))
    }

    /// Its words that are erased in another copy of it.
    pub fn words_erased_in(&self, other: &Kept) -> Vec<String> {
        let (Some(event), Some(erased)) = (&self.event, &other.event) else { return Vec::new() };
        let pairs = event.words().zip(erased.words());
        let lost = pairs.filter(|(words, erased)| *erased == REDACTED && *words != REDACTED);
        lost.map(|(words, _)| words.to_owned()).collect()
    }

    /// It, without the words that are erased in another copy of it.
    pub(super) fn with_erasures_of(self, other: &Kept) -> Kept {
        let (Some(mut event), Some(erased)) = (self.event.clone(), &other.event) else { return self };
        if std::mem::discriminant(&event.fact) != std::mem::discriminant(&erased.fact) {
            return self;
        }
        let before = event.clone();
        for (words, erased) in event.words_mut().into_iter().zip(erased.words()) {
            if erased == REDACTED {
                REDACTED.clone_into(words);
            }
        }
        if event == before { self } else { Kept::of(event) }
    }
}

fn check(event: &Event) -> Result<(), KeptError> {
    let is_note = matches!(event.fact, Fact::DayHandedOver { .. });
    for (at, (text, limit)) in
        std::iter::once((event.by.as_str(), MAX_NAME)).chain(event.fact.texts()).enumerate()
    {
        let chars = text.chars().count();
        if chars > limit {
            return Err(KeptError::TooLong { chars, limit });
        }
        // The word for the one who takes over is the only one that may be missing.
        if text.trim().is_empty() && !(is_note && at == 2) {
            return Err(KeptError::Blank);
        }
    }
    Ok(())
}

/// JSON without the space between its parts, so that an event is the same from wherever it comes.
fn without_space(json: &str) -> String {
    let (mut in_text, mut is_escaped) = (false, false);
    let is_part = |c: char| {
        let keeps = in_text || !matches!(c, ' ' | '\t' | '\n' | '\r');
        match (in_text, is_escaped, c) {
            (true, false, '\\') => is_escaped = true,
            (true, false, '"') => in_text = false,
            (true, ..) => is_escaped = false,
            (false, _, '"') => in_text = true,
            (false, ..) => {}
        }
        keeps
    };
    let mut is_part = is_part;
    json.chars().filter(|c| is_part(*c)).collect()
}
