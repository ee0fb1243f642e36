//! The one box: what a typed line becomes.
//!
//! A sign and a space in front name the kind (`? why`), `@name` assigns an action, `/word` is a
//! command, `\` takes the rest literally. Everything else is a note, so that a pasted `-5 %`,
//! `$HOME is full` or `/var/log/messages: error` is logged as it stands.

mod assumption;
mod due;
pub mod slash;
mod when;

pub use assumption::certain_claim;
pub use due::{Asked, Due, DueError, Zones};
pub use when::{When, dated};

use crate::domain::values::{Leaning, Phase};

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
        due: Option<When>,
    },
    /// Another capture that happened earlier.
    Late {
        /// When.
        when: When,
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
            '@' => action(text).map(|_| Kind::Action),
            _ => signed(text).map(|(kind, _)| kind),
        }
    }
}

/// Takes a typed line apart. `chosen` is the kind that holds where the text names none.
///
/// # Errors
/// [`CaptureError`] when it is a command that is unknown or incomplete.
pub fn parse(text: &str, chosen: Kind) -> Result<Capture<'_>, CaptureError> {
    let typed = text.trim_start();
    if let Some(literal) = typed.strip_prefix('\\') {
        return Ok(Capture::Entry { kind: chosen, text: literal });
    }
    if let Some((kind, text)) = signed(typed) {
        return Ok(Capture::Entry { kind, text });
    }
    if let Some(action) = action(typed) {
        return Ok(action);
    }
    if let Some((word, rest)) = slash(typed) {
        return command(word, rest, chosen);
    }
    if chosen == Kind::Action {
        return Ok(chosen_action(typed));
    }
    Ok(Capture::Entry { kind: chosen, text })
}

fn signed(text: &str) -> Option<(Kind, &str)> {
    let typed = text.chars().next()?;
    let kind = SIGNS.iter().find(|(sign, _)| *sign == as_on_a_keyboard(typed)).map(|(_, kind)| *kind)?;
    let rest = &text[typed.len_utf8()..];
    (rest.starts_with([' ', '\t', '\u{3000}']) || rest.is_empty()).then_some((kind, rest.trim_start()))
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
fn action(text: &str) -> Option<Capture<'_>> {
    let (owner, rest) = text.strip_prefix('@')?.split_once([' ', '\t'])?;
    let named =
        owner.bytes().all(|b| b.is_ascii_alphanumeric() || !b.is_ascii() || matches!(b, b'.' | b'_' | b'-'));
    let group = ["channel", "here", "everyone", "all"].contains(&owner.to_ascii_lowercase().as_str());
    if owner.is_empty() || !named || group {
        return None;
    }
    let (text, due) = When::take_suffix(rest.trim());
    Some(Capture::Action { owner, text, due })
}

/// With the kind chosen by hand, the first word is the owner, with or without its sign.
fn chosen_action(text: &str) -> Capture<'_> {
    let (owner, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let (text, due) = When::take_suffix(rest.trim());
    Capture::Action { owner: owner.trim_start_matches('@'), text, due }
}

/// A word of letters behind a slash, and what follows it; a path is none.
fn slash(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix('/')?;
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let (word, rest) = rest.split_at(end);
    let is_word = !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphabetic());
    is_word.then_some((word, rest.trim()))
}

fn command<'a>(word: &str, rest: &'a str, chosen: Kind) -> Result<Capture<'a>, CaptureError> {
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
        "late" => {
            return late(rest, chosen).ok_or(expected("/late", "/late 02:40 text or /late 10m text"));
        }
        "undo" => Slash::Undo,
        other => return Err(CaptureError::UnknownCommand(other.to_owned())),
    }))
}

fn late(rest: &str, chosen: Kind) -> Option<Capture<'_>> {
    let (when, rest) = When::take_prefix(rest)?;
    match parse(rest, chosen).ok()? {
        Capture::Command(_) | Capture::Late { .. } => None,
        inner if rest.trim().is_empty() => {
            drop(inner);
            None
        }
        inner => Some(Capture::Late { when, rest: Box::new(inner) }),
    }
}

#[cfg(test)]
mod tests;
