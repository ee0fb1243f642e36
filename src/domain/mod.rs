//! What an incident is: the facts, the rules that admit them and the state they fold into.
//!
//! This room knows no browser, no clock, no storage and no words for people: time, ids and the
//! zone come in as arguments, and what is refused is a value ([`Rejected`]) that the page puts
//! into words.

mod action;
mod assumption;
mod audience;
pub mod capture;
mod change;
mod command;
mod deadline;
mod debrief;
mod detail;
mod entry;
mod event;
mod evidence;
mod figures;
pub mod find;
mod gate;
mod grid;
mod incident;
mod ledger;
mod letter;
mod link;
mod marks;
pub mod pause;
mod phase;
mod picture;
mod promise;
mod question;
mod read_only;
mod register;
mod severity;
mod stale;
mod stamp;
pub mod starter;
mod terms;
mod text;
mod theory;
mod thread;
mod time;
mod update;
mod vigil;
mod wall_clock;
mod written;
mod zone;

pub use action::Action;
pub use assumption::certain_claim;
pub use audience::Audience;
pub use change::ChangeKind;
pub use command::{Command, Moment, Rejected};
pub use deadline::{Deadline, FirstUpdate, Nearness};
pub use debrief::{
    Branch, Debrief, DebriefCommand, DebriefEntry, DebriefFact, DebriefRefusal, FixTerm, FollowUp,
    FollowUpKind, Learnt, Lesson, Plan, Why, Worth, day_of, morning_after,
};
pub use detail::{
    AllClear, Aspect, ChangeDetails, Detail, DetailKind, Details, Impact, Informed, RECENT_CHANGE_MINUTES,
    ROLES, Stated, Unfit, YesNo,
};
pub use entry::{Entry, EntryKind, Revision};
pub use event::{Event, Fact, REDACTED};
pub use evidence::{Evidence, Leaning, Source, Toward};
pub use figures::{Figures, median};
pub use gate::Unproven;
pub use grid::{Grid, GridColumn, GridRow, Telling};
pub use incident::{Applied, Arrival, Incident, IncidentId, State, Unplaced};
pub use ledger::{Fate, Ledger};
pub use letter::is_letter;
pub use link::Link;
pub use marks::{Stretch, marked};
pub use phase::Phase;
pub use picture::{
    Attached, PICTURE_BYTES, PICTURE_PIXELS, Picture, PictureData, PictureFlaw, PictureKind, Piece,
    is_legible, is_pasted_as_picture, pieces, scaled,
};
pub use promise::{Outcome, Promise};
pub use question::{Answer, Question, QuestionStanding};
pub use read_only::reads_only;
pub use register::{Identified, Register};
pub use severity::{Severity, SeverityNames};
pub use stale::Stale;
pub use stamp::{Replica, Stamp, StampClock, StampError};
pub use terms::{TERM_MINUTES, Terms};
pub use text::{EntryText, TextError, Title};
pub use theory::{Missing, Standing, StandingChange, Theory};
pub use thread::Counts;
pub use time::{Calendar, Offset, Timestamp};
pub use update::{Message, Sending, UpdateParts};
pub use vigil::{Absence, Vigil};
pub use wall_clock::{Readings, readings, time_of_day};
pub use zone::{FixedZone, Zone};
