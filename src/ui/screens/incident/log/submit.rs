//! From what was typed to what is asked of the session.

use crate::domain::capture::{Capture, Kind, Slash, parse};
use crate::domain::{Command, Detail, EntryText, Leaning, Paste, Source, Stamp, TextError, Timestamp, Title};
use crate::ui::kit::focus::focus;
use crate::ui::parts::NEW_THEORY;
use crate::ui::parts::due_command::promise;
use crate::ui::parts::typed_time::{in_scene, said};
use crate::ui::platform::clock;
use crate::ui::state::session::Session;
use crate::ui::state::session::pasting::PastedEntry;
use crate::ui::text::words;

/// Does what `text` says. `chosen` is the kind that holds where the text names none.
///
/// # Errors
/// The words for why it was refused; the text is still the caller's.
pub fn submit(session: Session, text: &str, chosen: Kind) -> Result<(), String> {
    let capture = in_scene(clock::now(), |scene| parse(text, chosen, scene));
    run(session, capture.map_err(|error| words::capture_error(&error))?, None).map(drop)
}

/// Logs what was pasted, which happened at an earlier time and lasted until another one, where it lasted. `zones` are those
/// in which times of it were read that name none.
///
/// # Errors
/// The words for why it was refused; the text is still the caller's.
pub fn submit_pasted(
    session: Session,
    text: &str,
    chosen: Kind,
    happened: Option<Timestamp>,
    until: Option<Timestamp>,
    zones: Vec<String>,
) -> Result<(), String> {
    let capture = in_scene(clock::now(), |scene| parse(text, chosen, scene));
    let capture = capture.map_err(|error| words::capture_error(&error))?;
    match capture {
        Capture::Entry { kind, text } if until.is_some() || !zones.is_empty() && is_evidence(kind) => {
            let entry = PastedEntry { command: entry(kind, text)?, happened, until, span: (0, 0) };
            let logged = session.log_pasted(Paste { zones, ..Paste::default() }, vec![entry]);
            logged.map_err(|rejected| words::rejected(&rejected))?;
            happened.iter().for_each(|at| session.say(&format!("Logged as of {}.", said(*at))));
            Ok(())
        }
        capture => run(session, capture, happened).map(drop),
    }
}

/// Whether an entry of that kind tells of what was seen, and does nothing else.
fn is_evidence(kind: Kind) -> bool {
    match kind {
        Kind::Note | Kind::Evidence(_) | Kind::Finding => true,
        Kind::Question | Kind::Theory | Kind::Decision | Kind::Change | Kind::Action => false,
    }
}

/// Logs an entry that a picture belongs to: what `text` says, or `caption` where it says nothing. As long as nobody
/// said otherwise it is evidence that points neither way where a theory is in focus, and a note where none is.
///
/// # Errors
/// The words for why it was refused; the text is still the caller's.
pub fn submit_with_picture(
    session: Session,
    text: &str,
    chosen: Kind,
    caption: &str,
) -> Result<Option<Stamp>, String> {
    let has_focus = session.peek(|i| i.state().theory_in_focus.is_some()).unwrap_or(false);
    let chosen = match chosen {
        Kind::Note if has_focus => Kind::Evidence(Leaning::Neither),
        // A caption has nobody's name in front.
        Kind::Action => Kind::Note,
        chosen => chosen,
    };
    let capture = in_scene(clock::now(), |scene| parse(text, chosen, scene));
    let capture = match capture.map_err(|error| words::capture_error(&error))? {
        Capture::Command(_) => {
            return Err("A command takes no picture. Do it first, then paste again.".to_owned());
        }
        Capture::Entry { kind, text } if text.trim().is_empty() => Capture::Entry { kind, text: caption },
        other => other,
    };
    run(session, capture, None)
}

fn run(session: Session, capture: Capture<'_>, happened: Option<Timestamp>) -> Result<Option<Stamp>, String> {
    let mut due_by = None;
    let command = match capture {
        Capture::Late { at, rest } => return run(session, *rest, Some(at)),
        Capture::Command(Slash::Undo) => {
            session.undo();
            return Ok(None);
        }
        Capture::Command(Slash::Expect(text, by)) => {
            let change = session.peek(|i| i.state().latest_change()).flatten();
            let change =
                change.ok_or("Nothing was changed yet. Log the change first, with $ and a space.")?;
            due_by = Some(by);
            Command::Tell(Detail::EffectExpected { change, text: text.to_owned(), by })
        }
        Capture::Command(Slash::Question(typed)) => Command::FocusQuestion(question_named(session, typed)?),
        Capture::Command(Slash::Move(typed)) => {
            let theory = session.peek(|i| i.state().theory_in_focus).flatten();
            let theory = theory.ok_or("No theory is in focus. Choose one with Focus, then move it.")?;
            Command::FileTheory { theory, question: Some(question_named(session, typed)?) }
        }
        Capture::Entry { kind, text } => entry(kind, text)?,
        Capture::Action { owner, text, due } => {
            due_by = due;
            let owner = EntryText::parse(owner);
            let owner = owner.map_err(|_| "Say who: @name, then what is to be done.".to_owned())?;
            Command::AssignAction { owner, text: words_of(text)?, due }
        }
        Capture::Command(Slash::Severity(name)) => {
            let names = session.settings().severities();
            let example = names.all().last().map(|severity| names.in_text(*severity)).unwrap_or_default();
            let refused = || format!("/severity is written like this: /severity {example}");
            Command::SetSeverity(names.find(name).ok_or_else(refused)?)
        }
        Capture::Command(Slash::Phase(phase)) => Command::SetPhase(phase),
        Capture::Command(Slash::Title(title)) => {
            Command::Retitle(Title::parse(title).map_err(words::text_error)?)
        }
        Capture::Command(Slash::NextUpdate(due)) => return promise(session, due).map(|()| None),
    };
    let is_expected = matches!(command, Command::Tell(_));
    let followed = session.peek(|i| i.state().question_in_focus).flatten();
    let takes_focus = matches!(command, Command::AskQuestion(_) | Command::FocusQuestion(_));
    let moved = match &command {
        Command::FileTheory { question: Some(question), .. } => Some(*question),
        _ => None,
    };
    let logged = session.dispatch_late(command, happened).map_err(|rejected| words::rejected(&rejected))?;
    if let Some(question) = moved {
        session.say(&format!("Moved under {}.", quoted(session, question)));
    }
    if takes_focus {
        if let Some(parked) = followed {
            session.say(&format!("Parked: {}. /question brings it back.", quoted(session, parked)));
        }
        // What one says next of a question is what might be the case. Where that field is out of sight, the box stays.
        focus(NEW_THEORY);
    }
    let happened = happened.map(|at| format!("Logged as of {}.", said(at)));
    let due = due_by.map(|due| match is_expected {
        true => format!("Asked about at {}.", said(due)),
        false => format!("Due by {}.", said(due)),
    });
    let all: Vec<String> = happened.into_iter().chain(due).collect();
    if !all.is_empty() {
        session.say(&all.join(" "));
    }
    Ok(Some(logged))
}

/// The command that logs `text` as an entry of that kind.
///
/// # Errors
/// The words for why it was refused.
pub fn entry(kind: Kind, text: &str) -> Result<Command, String> {
    if let Kind::Evidence(leaning) = kind {
        let (source, text) = Source::take_prefix(text);
        return Ok(Command::AddEvidence { theory: None, leaning, text: words_of(text)?, source });
    }
    let text = words_of(text)?;
    Ok(match kind {
        Kind::Question => Command::AskQuestion(text),
        Kind::Theory => Command::ProposeTheory { question: None, statement: text },
        Kind::Finding => Command::LogFinding(text),
        Kind::Decision => Command::LogDecision(text),
        Kind::Change => Command::LogChange(text),
        Kind::Note | Kind::Action | Kind::Evidence(_) => Command::LogNote(text),
    })
}

fn quoted(session: Session, question: Stamp) -> String {
    let text = session.peek(|i| i.state().questions.get(question).map(|q| words::excerpt(&q.text)));
    format!("“{}”", text.flatten().unwrap_or_default())
}

/// The question that is meant; where it is not clear, the words say which ones there are.
fn question_named(session: Session, typed: &str) -> Result<Stamp, String> {
    let named = session.peek(|i| i.state().question_named(typed)).unwrap_or_else(|| Err(Vec::new()));
    named.map_err(|there_are| {
        let all: Vec<String> = there_are.into_iter().map(|id| quoted(session, id)).collect();
        words::which_question(typed.trim(), &all)
    })
}

fn words_of(text: &str) -> Result<EntryText, String> {
    EntryText::parse(text).map_err(|error: TextError| words::text_error(error))
}
