//! What a person asks for, and why it may be refused.

#![expect(missing_docs, reason = "a variant's sentence says what its fields are")]

use super::{DebriefCommand, DebriefError, DetailError};
use crate::domain::facts::{Detail, MergeNote, Paste, Picture, UpdateParts};
use crate::domain::model::{Missing, Sending};
use crate::domain::values::{
    Audience, EntryText, Leaning, Link, Phase, Severity, Source, Stamp, Standing, Timestamp, Title,
};

/// A request to change the record. Texts in it are known to say something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Give the incident another title.
    Retitle(Title),
    /// Set the severity.
    SetSeverity(Severity),
    /// Set the phase.
    SetPhase(Phase),
    /// Log what was seen.
    LogNote(EntryText),
    /// Log what was verified.
    LogFinding(EntryText),
    /// Log a decision.
    LogDecision(EntryText),
    /// Log a change to the system.
    LogChange(EntryText),
    /// Give somebody a task.
    AssignAction { owner: EntryText, text: EntryText, due: Option<Timestamp> },
    /// Say that a task is done.
    CompleteAction(Stamp),
    /// Ask a question.
    AskQuestion(EntryText),
    /// Give a question the focus.
    FocusQuestion(Stamp),
    /// Put a question aside.
    ParkQuestion(Stamp),
    /// Propose a theory, under that question or, for `None`, the one in focus.
    ProposeTheory { question: Option<Stamp>, statement: EntryText },
    /// Give a theory the focus.
    FocusTheory(Stamp),
    /// Say what one would see if a theory were true.
    StateExpectation { theory: Stamp, text: EntryText },
    /// Add evidence about that theory or, for `None`, the one in focus.
    AddEvidence { theory: Option<Stamp>, leaning: Leaning, text: EntryText, source: Option<Source> },
    /// Say where a piece of evidence comes from.
    SourceEvidence { evidence: Stamp, source: Source },
    /// Change a theory's standing.
    ChangeStanding { theory: Stamp, standing: Standing, reason: Option<EntryText>, by: Option<EntryText> },
    /// Rule a theory out on a piece of evidence that was said of it in the same act.
    RuleOut { theory: Stamp, on: Stamp, by: Option<EntryText> },
    /// Record that an update was sent, and make the promise in it.
    MarkSent {
        audience: Audience,
        phase: Phase,
        parts: UpdateParts,
        text: EntryText,
        next_due: Option<Timestamp>,
        how: Sending,
    },
    /// Promise an update where none is promised.
    MakePromise { audience: Audience, due: Timestamp },
    /// Move the running promise.
    PushBack { audience: Audience, due: Timestamp, reason: EntryText },
    /// Undo an event.
    Retract(Stamp),
    /// Give an entry other words.
    Correct { target: Stamp, text: EntryText },
    /// Say that an entry happened at another time.
    CorrectTime { target: Stamp, happened: Timestamp },
    /// Name whoever wrote an event; `None` takes the name away.
    NameAuthor { of: Stamp, name: Option<EntryText> },
    /// Erase the words of an event for good.
    Redact(Stamp),
    /// Say that a pause was taken.
    TakeBreak,
    /// Put off the pause that is due.
    PutOffBreak,
    /// Agree how many minutes lie between two updates to an audience, at the present severity.
    SetCadence { audience: Audience, minutes: u32 },
    /// Agree on the same for a severity that is not the present one.
    AgreeCadence { audience: Audience, severity: Severity, minutes: u32 },
    /// Agree within how many minutes of the declaration the first update goes out.
    SetFirstUpdate { minutes: u32 },
    /// Give an audience a zone of its own to read times in; `None` takes it away.
    SetAudienceZone { audience: Audience, zone: Option<EntryText> },
    /// Say what answered a question: a finding, a piece of evidence, or a theory that was concluded.
    AnswerQuestion { question: Stamp, by: Stamp },
    /// Say what one sees when all is well.
    StateNormal { theory: Stamp, text: EntryText },
    /// Put a theory under a question, or take it out.
    FileTheory { theory: Stamp, question: Option<Stamp> },
    /// Say which way a piece of evidence, or a finding, points for a theory.
    RelateEvidence { evidence: Stamp, theory: Stamp, leaning: Leaning },
    /// Say where a piece of evidence can be looked at.
    LinkEvidence { evidence: Stamp, link: Link },
    /// Say that a piece of evidence was looked at again and is still so.
    ConfirmEvidence(Stamp),
    /// Conclude a theory although its evidence does not suffice.
    ConcludeAnyway { theory: Stamp, standing: Standing, reason: EntryText, by: Option<EntryText> },
    /// Say something of the incident, beside its log. Its words are checked when it is decided.
    Tell(Detail),
    /// Change the debrief.
    Debrief(DebriefCommand),
    /// Say that a picture, whose data is kept, belongs to an entry.
    AttachPicture { target: Stamp, picture: Picture },
    /// Say of which pasted text some entries were made.
    LogPaste(Paste),
    /// Say what was found when two copies were put together.
    NoteMerge(MergeNote),
}

/// The stamp and the two times that a new event gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The event's id.
    pub stamp: Stamp,
    /// What the wall clock reads.
    pub written: Timestamp,
    /// When it happened; `None` for now.
    pub happened: Option<Timestamp>,
}

/// Why a command is refused. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rejected {
    /// It names something that is not in the record.
    Unknown(Stamp),
    /// It would happen later than it is written down.
    InTheFuture(Timestamp),
    /// Evidence was given, but no theory has the focus.
    NoTheoryInFocus,
    /// The conclusion asks for a reason.
    ReasonMissing(Standing),
    /// The conclusion rests on too little.
    ConcludedOnNothing { standing: Standing, missing: Missing },
    /// It stands so already; nothing would change.
    Unchanged,
    /// There is nothing in the update.
    BlankUpdate,
    /// The time promised is not after now.
    PromiseInThePast(Timestamp),
    /// The time promised is more than a week away.
    PromiseTooFar(Timestamp),
    /// A promise runs already; it can be pushed back.
    PromiseRunning(Timestamp),
    /// No promise runs.
    NoPromise,
    /// What it would belong to was redacted, and its words would go at once.
    Redacted,
    /// It is resolved: nothing is owed.
    Over,
    /// It was undone before.
    AlreadyUndone,
    /// Events of this kind cannot be undone.
    NotUndoable,
    /// Its words, or its time, cannot be corrected.
    NotCorrectable,
    /// So many minutes are no cadence.
    NoCadence,
    /// A theory that is neither proven nor disproved answers nothing.
    NotConcluded,
    /// A detail is not taken.
    Detail(DetailError),
    /// A rule of the debrief refuses it.
    Debrief(DebriefError),
}
