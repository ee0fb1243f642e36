//! The one box: what a typed line becomes.
//!
//! A sign and a space in front name the kind (`? why`; `?why` and `~maybe` too, where nothing else can be meant), `@name` assigns an action, `/word` is a
//! command, `\` takes the rest literally. Everything else is a note, so that a pasted `-5 %`,
//! `$HOME is full` or `/var/log/messages: error` is logged as it stands.

mod assumption;
mod due;
pub mod slash;

pub use assumption::certain_claim;
pub use due::{Due, ParsedDue};

use crate::domain::values::time_expression::{Choice, Form, Scene, TimeError, Wanted, unmistakable};
use crate::domain::values::{Leaning, Phase, Timestamp, is_alphabetic};

/// The kinds that the capture box can be set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// Plain text.
    #[default]
    Note,
    /// `? text`
    Question,
    /// `~ text`
    Theory,
    /// `+ text` and `- text`
    Evidence(Leaning),
    /// `! text`
    Finding,
    /// `= text`
    Decision,
    /// `$ text`
    Change,
    /// `@name text`
    Action,
}

/// What was typed, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Capture<'a> {
    /// An entry of some kind; `text` may still be blank.
    Entry {
        /// Which kind.
        kind: Kind,
        /// Its words, without the sign.
        text: &'a str,
    },
    /// An action.
    Action {
        /// Who does it.
        owner: &'a str,
        /// What is to be done.
        text: &'a str,
        /// Until when, where a time stood at the end.
        due: Option<Timestamp>,
    },
    /// Another capture that happened earlier.
    Late {
        /// When.
        at: Timestamp,
        /// What.
        rest: Box<Capture<'a>>,
    },
    /// A command.
    Command(Slash<'a>),
}

/// A command typed into the box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slash<'a> {
    /// `/severity major`; which names there are, the incident knows.
    Severity(&'a str),
    /// `/phase identified`
    Phase(Phase),
    /// `/title Checkout fails`
    Title(&'a str),
    /// `/in 30m`, `/at 03:30 CET`: when the next update is due.
    NextUpdate(Due<'a>),
    /// `/question since when`: the question with these words is taken up.
    Question(&'a str),
    /// `/move since when`: the theory in focus goes under the question with these words.
    Move(&'a str),
    /// `/expect errors below 1 % by 03:20`: what the latest change should do, and by when.
    Expect(&'a str, Timestamp),
    /// `/undo`
    Undo,
}

/// Why a line that looks like a command is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaptureError {
    /// There is no such command.
    UnknownCommand(String),
    /// The command wants something else behind it.
    Expected {
        /// The command.
        command: &'static str,
        /// An example of how it is written.
        example: &'static str,
    },
    /// The time in it is not taken.
    Time {
        /// Why.
        error: TimeError,
        /// The whole line with the time written out, one for each of [`TimeError::choices`].
        lines: Vec<String>,
    },
}

const SIGNS: [(char, Kind); 7] = [
    ('?', Kind::Question),
    ('~', Kind::Theory),
    ('+', Kind::Evidence(Leaning::For)),
    ('-', Kind::Evidence(Leaning::Against)),
    ('!', Kind::Finding),
    ('=', Kind::Decision),
    ('$', Kind::Change),
];

impl Kind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Kind; 9] = [
        Kind::Note,
        Kind::Question,
        Kind::Theory,
        Kind::Evidence(Leaning::For),
        Kind::Evidence(Leaning::Against),
        Kind::Finding,
        Kind::Decision,
        Kind::Change,
        Kind::Action,
    ];

    /// The word for it, capitalised.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Note => "Note",
            Kind::Question => "Question",
            Kind::Theory => "Theory",
            Kind::Evidence(leaning) => leaning.name(),
            Kind::Finding => "Finding",
            Kind::Decision => "Decision",
            Kind::Change => "Change",
            Kind::Action => "Action",
        }
    }

    /// The sign that is typed for it; `None` for a note.
    pub fn sign(self) -> Option<char> {
        match self {
            Kind::Note => None,
            Kind::Action => Some('@'),
            _ => SIGNS.iter().find(|(_, kind)| *kind == self).map(|(sign, _)| *sign),
        }
    }

    /// The kind that a sign in front of `text` names, so that the page can show it while typing.
    pub fn typed(text: &str) -> Option<Kind> {
        match text.chars().next()? {
            '@' => owned(text).map(|_| Kind::Action),
            _ => signed(text).map(|(kind, _)| kind),
        }
    }
}

/// Takes a typed line apart. `chosen` is the kind that holds where the text names none; the times in it are read as it is
/// now in that scene.
///
/// # Errors
/// [`CaptureError`] when it is a command that is unknown or incomplete, or a time that cannot be read or has to be asked
/// about.
pub fn parse<'a>(text: &'a str, chosen: Kind, scene: &Scene) -> Result<Capture<'a>, CaptureError> {
    let typed = text.trim_start();
    if let Some(behind) = typed.strip_prefix('\\') {
        // `\\fs01\share` and `\d+` are words as they are.
        let text = if is_shielded(behind) { behind } else { typed };
        return Ok(Capture::Entry { kind: chosen, text });
    }
    if let Some((kind, text)) = signed(typed) {
        return Ok(Capture::Entry { kind, text });
    }
    if let Some((owner, rest)) = owned(typed) {
        return action(owner, rest, scene);
    }
    if let Some((word, rest)) = slash(typed) {
        return command(word, rest, chosen, scene);
    }
    if chosen == Kind::Action {
        // With the kind chosen by hand, the first word is the owner, with or without its sign.
        let (owner, rest) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
        return action(owner.trim_start_matches('@'), rest, scene);
    }
    Ok(Capture::Entry { kind: chosen, text })
}

/// Whether what stands behind a backslash would mean something without it.
fn is_shielded(text: &str) -> bool {
    match text.strip_prefix('\\') {
        // The mark itself, in front of what it would shield; a path of Windows is none: `\\?\C:\`
        Some(behind) => {
            signed(behind).is_some() || owned(behind).is_some() || slash(behind).is_some() || {
                behind.starts_with('\\') && is_shielded(behind)
            }
        }
        None => text.starts_with(['/', '@']) || SIGNS.iter().any(|(sign, _)| text.starts_with(*sign)),
    }
}

fn signed(text: &str) -> Option<(Kind, &str)> {
    let typed = text.chars().next()?;
    let sign = as_on_a_keyboard(typed);
    let kind = SIGNS.iter().find(|(other, _)| *other == sign).map(|(_, kind)| *kind)?;
    let rest = &text[typed.len_utf8()..];
    let is_apart = rest.starts_with([' ', '\t', '\u{3000}']) || rest.is_empty();
    let is_meant = is_apart && !is_list(text, typed) || matches!(sign, '?' | '~') && is_word(rest);
    is_meant.then_some((kind, rest.trim_start()))
}

/// Whether several lines begin with the same sign, as items of a list do that was pasted.
fn is_list(text: &str, sign: char) -> bool {
    let mut lines = text.lines().map(str::trim_start).filter(|line| !line.is_empty());
    let is_item = |line: &str| line.strip_prefix(sign).is_some_and(|rest| rest.starts_with([' ', '\t']));
    matches!(sign, '-' | '+' | '–' | '−') && text.lines().nth(1).is_some() && lines.all(is_item)
}

/// Whether a word begins there, and no address (`?id=5`), path (`~ana/bin`) or number (`~5 min`).
fn is_word(text: &str) -> bool {
    let word = text.split(char::is_whitespace).next().unwrap_or_default();
    word.chars().next().is_some_and(is_alphabetic) && !word.contains(['=', '&', '/', ':', '@', '\\'])
}

/// The sign that was meant: phones make a dash of a hyphen, and input methods of East Asia write signs as broad as their
/// characters.
fn as_on_a_keyboard(sign: char) -> char {
    match sign {
        '–' | '−' => '-',
        '！'..='～' => char::from_u32(u32::from(sign) - 0xFEE0).unwrap_or(sign),
        other => other,
    }
}

/// `@name text`: a name of letters, digits, `.`, `_` and `-`, then a space and words.
fn owned(text: &str) -> Option<(&str, &str)> {
    let (owner, rest) = text.strip_prefix('@')?.split_once([' ', '\t'])?;
    let named =
        owner.bytes().all(|b| b.is_ascii_alphanumeric() || !b.is_ascii() || matches!(b, b'.' | b'_' | b'-'));
    let group = ["channel", "here", "everyone", "all"].contains(&owner.to_ascii_lowercase().as_str());
    (!owner.is_empty() && named && !group).then_some((owner, rest))
}

/// An action, with its deadline off the end.
fn action<'a>(owner: &'a str, rest: &'a str, scene: &Scene) -> Result<Capture<'a>, CaptureError> {
    let line = |choice: &Choice| format!("@{owner} {} by {}", choice.rest, unmistakable(choice.at));
    let (text, due) = scene.trailing(rest.trim()).map_err(|error| CaptureError::time(error, line))?;
    Ok(Capture::Action { owner, text, due })
}

/// A word of letters behind a slash, and what follows it; a path is none.
fn slash(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix('/')?;
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let (word, rest) = rest.split_at(end);
    let is_word = !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphabetic());
    is_word.then_some((word, rest.trim()))
}

fn command<'a>(word: &str, rest: &'a str, chosen: Kind, scene: &Scene) -> Result<Capture<'a>, CaptureError> {
    let expected = |command, example| CaptureError::Expected { command, example };
    Ok(Capture::Command(match word.to_ascii_lowercase().as_str() {
        "severity" if !rest.is_empty() => Slash::Severity(rest),
        "severity" => return Err(expected("/severity", "/severity critical")),
        "phase" => Slash::Phase(Phase::from_name(rest).ok_or(expected("/phase", "/phase monitoring"))?),
        "title" if !rest.is_empty() => Slash::Title(rest),
        "title" => return Err(expected("/title", "/title Checkout fails in Europe")),
        "in" if !rest.is_empty() => Slash::NextUpdate(Due { is_clock: false, text: rest }),
        "in" => return Err(expected("/in", "/in 30m")),
        "at" if !rest.is_empty() => Slash::NextUpdate(Due { is_clock: true, text: rest }),
        "at" => return Err(expected("/at", "/at 03:30 or /at 03:30 UTC")),
        "late" => return late(rest, chosen, scene),
        "question" => Slash::Question(rest),
        "move" => Slash::Move(rest),
        "expect" => return expect(rest, scene),
        "undo" => Slash::Undo,
        other => return Err(CaptureError::UnknownCommand(other.to_owned())),
    }))
}

/// What is expected, with the time off its end.
fn expect<'a>(rest: &'a str, scene: &Scene) -> Result<Capture<'a>, CaptureError> {
    let line = |choice: &Choice| format!("/expect {} by {}", choice.rest, unmistakable(choice.at));
    let (text, due) = scene.trailing(rest).map_err(|error| CaptureError::time(error, line))?;
    let expected =
        CaptureError::Expected { command: "/expect", example: "/expect errors below 1 % by 03:20" };
    match due.filter(|_| !text.is_empty()) {
        Some(due) => Ok(Capture::Command(Slash::Expect(text, due))),
        None => Err(expected),
    }
}

fn late<'a>(text: &'a str, chosen: Kind, scene: &Scene) -> Result<Capture<'a>, CaptureError> {
    let expected =
        || CaptureError::Expected { command: "/late", example: "/late 02:40 text or /late 10m text" };
    let line = |choice: &Choice| format!("/late {} {}", unmistakable(choice.at), choice.rest);
    let taken = scene.leading(text, Form::Any, Wanted::Behind).map_err(|error| match error {
        TimeError::NoTime => expected(),
        error => CaptureError::time(error, line),
    })?;
    if taken.rest.trim().is_empty() {
        return Err(expected());
    }
    match parse(taken.rest, chosen, scene) {
        Ok(Capture::Command(_) | Capture::Late { .. }) => Err(expected()),
        Ok(inner) => Ok(Capture::Late { at: taken.at, rest: Box::new(inner) }),
        Err(CaptureError::Time { error, lines }) => {
            let whole = |line: String| format!("/late {} {line}", unmistakable(taken.at));
            Err(CaptureError::Time { error, lines: lines.into_iter().map(whole).collect() })
        }
        Err(CaptureError::UnknownCommand(_) | CaptureError::Expected { .. }) => Err(expected()),
    }
}

impl CaptureError {
    /// For a time that is not taken; `line` writes the whole line for one of its choices.
    pub fn time(error: TimeError, line: impl Fn(&Choice) -> String) -> CaptureError {
        let lines = error.choices().iter().map(|choice| line(choice).trim_end().to_owned()).collect();
        CaptureError::Time { error, lines }
    }
}

#[cfg(test)]
mod tests;
