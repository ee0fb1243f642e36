//! What the page says to people: the words for what is refused, and for what was done.

use crate::domain::capture::CaptureError;
use crate::domain::capture::slash::COMMANDS;
use crate::domain::{
    DebriefError, Fact, Leaning, Missing, PICTURE_BYTES, PICTURE_PIXELS, Picture, Rejected, Severity,
    Standing, State, TextError, Timestamp, Zone as _, day_of,
};
use crate::export::times;
use crate::journal::{Condition, RecordError, StoreError};
use crate::ui::platform::clock;
use crate::ui::platform::zone::LocalZone;
use crate::ui::text::time_error;

/// A clock time in UTC with the local one beside it: `03:30 UTC (05:30 Europe/Berlin)`.
pub fn clock_time(at: Timestamp, zone: &LocalZone) -> String {
    times::clock(at, zone)
}

/// The city of a zone: `Berlin` of `Europe/Berlin`.
pub fn city(zone: &LocalZone) -> String {
    zone.name().rsplit('/').next().unwrap_or_default().replace('_', " ")
}

/// What an incident is called.
pub fn title_of(state: &State) -> String {
    if state.title.is_empty() { "Untitled incident".to_owned() } else { state.title.clone() }
}

/// The class of a severity's looks.
pub fn severity_class(severity: Severity) -> &'static str {
    match severity {
        Severity::Minor => "severity-minor",
        Severity::Major => "severity-major",
        Severity::Critical | Severity::Fourth | Severity::Fifth => "severity-critical",
    }
}

/// A span as a countdown shows it: `12:04`, `1:02:03`. The sign is left to the caller.
pub fn countdown(millis: i64) -> String {
    let seconds = millis.unsigned_abs() / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes:02}:{seconds:02}")
    }
}

/// How long something has been open: `0:47` for hours and minutes.
pub fn hours_and_minutes(millis: i64) -> String {
    let minutes = millis.max(0) / 60_000;
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// Why a link was not taken.
pub const NO_LINK: &str = "A link starts with https:// or http://, and has no spaces in it.";
/// Why a time was not taken.
pub const NO_TIME: &str =
    "Write when it was seen like 02:40, 3 pm or yesterday 23:50, or like 10m for ten minutes ago.";

/// Why a text was not taken.
pub fn text_error(error: TextError) -> String {
    match error {
        TextError::Blank => "There is nothing in it yet. Write a word or two first.".to_owned(),
        TextError::TooLong { chars, limit } => format!(
            "This is {chars} characters long, and {limit} fit. Nothing is lost: shorten it here, or keep the whole in a file and log where it is."
        ),
    }
}

/// Why a typed command is none.
pub fn capture_error(error: &CaptureError) -> String {
    match error {
        CaptureError::UnknownCommand(word) => {
            let there_are = COMMANDS.map(|command| command.word).join(", ");
            format!(
                "There is no command /{word}. There are {there_are}. To log the line as it is, put \\ in front."
            )
        }
        CaptureError::Expected { command, example } => format!("{command} is written like this: {example}"),
        CaptureError::Time { error, .. } => time_error::refused(error),
    }
}

/// Why a store did not take something.
pub fn store_error(error: &StoreError) -> String {
    match error {
        StoreError::Unavailable => "the browser keeps nothing for this page".to_owned(),
        StoreError::Full => "the browser's storage is full".to_owned(),
        StoreError::Other(name) => format!("the browser refused ({name})"),
    }
}

/// What is said of a picture whose data is not on this device.
pub const PICTURE_ELSEWHERE: &str = "Picture attached. It is kept on the device that took it; “JSON with pictures” brings it along from there.";

/// What became of a picture on its way into the log; nothing where it is as it was.
pub fn picture_taken(parts: &[Picture], is_smaller: bool, is_legible: bool) -> Option<String> {
    let (million, kilobytes) = (PICTURE_PIXELS / 1_000_000, PICTURE_BYTES / 1000);
    let size = parts.first().map(|first| format!("{} × {}", first.width, first.height)).unwrap_or_default();
    let done = match (parts.len(), is_smaller) {
        (1, false) => return None,
        (1, true) => format!(
            "Scaled down to {size}: a picture is kept with up to {million} million pixels and {kilobytes} KB."
        ),
        (many, false) => format!("It is long: kept in {many} parts, so that it can be read."),
        (many, true) => format!("It is long: kept in {many} parts, the first scaled down to {size}."),
    };
    let warning = "Small letters may be illegible: cut out what matters and paste that.";
    Some(if is_legible { done } else { format!("{done} {warning}") })
}

/// What is wrong with a record that cannot be read.
pub fn record_error(error: RecordError) -> String {
    match error {
        RecordError::Key => "its name is not one that this page gives".to_owned(),
        RecordError::Envelope => "it was cut off or is not a record at all".to_owned(),
        RecordError::Checksum => "it was changed or cut off after it was written".to_owned(),
        RecordError::Newer(version) => {
            format!("a newer version of this page wrote it (record version {version})")
        }
        RecordError::Payload => "it is whole, but says nothing that this page knows".to_owned(),
    }
}

/// What is to be said about the stores; nothing when all is well.
pub fn condition(condition: &Condition, sought_in_vain: bool) -> Option<String> {
    Some(match condition {
        Condition::FirstVisit | Condition::Whole if sought_in_vain => {
            "The incident at this address is not in this browser. It was written elsewhere, or this browser's data was cleared. An exported JSON file brings it back with Import.".to_owned()
        }
        Condition::FirstVisit | Condition::Whole => return None,
        Condition::LocalWiped | Condition::MirrorWiped => {
            "This browser had lost one of its two copies of your incidents. It was restored from the other. An export is a third copy.".to_owned()
        }
        Condition::LocalBroken(error) => format!(
            "The browser's quick storage cannot be used: {}. Entries are kept in its database; what you type is safe about a fifth of a second later.",
            store_error(error)
        ),
        Condition::MirrorBroken(error) => format!(
            "The browser's database cannot be used: {}. Entries are kept, but if the browser is killed the last minute may be lost. Export now and then.",
            store_error(error)
        ),
        Condition::NothingKeeps(StoreError::Full) => {
            "The browser's storage is full, and its database cannot be used. What is here can be read; what you add is on this screen only: export it before you close this tab.".to_owned()
        }
        Condition::NothingKeeps(_) => {
            "This browser keeps nothing for this page (a private window, or site data is blocked). Everything works, but it is gone when you close this tab: export before you do.".to_owned()
        }
    })
}

/// Which questions there are, where one was asked for that is none of them, or may be several.
pub fn which_question(typed: &str, there_are: &[String]) -> String {
    const LISTED: usize = 8;
    let more = there_are.len().saturating_sub(LISTED);
    let mut list = there_are.iter().take(LISTED).cloned().collect::<Vec<String>>().join(", ");
    if more > 0 {
        list += &format!(" and {more} more");
    }
    match (there_are.is_empty(), typed.is_empty()) {
        (true, _) => "Nothing was asked yet. A question begins with ? and a space.".to_owned(),
        (false, true) => format!("Say a word or two of the question. There are {list}."),
        (false, false) => {
            format!(
                "No one question says “{typed}”. There are {list}. A new question begins with ? and a space."
            )
        }
    }
}

/// Why a command was refused.
pub fn rejected(rejected: &Rejected) -> String {
    let zone = LocalZone::current();
    match rejected {
        Rejected::Unknown(_) => "That is no longer here.".to_owned(),
        Rejected::InTheFuture(at) => {
            format!("{} is still to come; it is {} now.", clock_time(*at, &zone), clock_time(clock::now(), &zone))
        }
        Rejected::NoTheoryInFocus => {
            "Evidence is about a theory, and none is in focus. Choose one with Focus, or start one with ~ and a space.".to_owned()
        }
        Rejected::ReasonMissing(standing) => {
            format!("Say why it is {}, so that somebody else can follow.", standing.in_text())
        }
        Rejected::ConcludedOnNothing { standing, missing } => concluded_on_nothing(*standing, *missing),
        Rejected::Unchanged => "It is so already.".to_owned(),
        Rejected::BlankUpdate => "The update is empty. Say at least what is happening.".to_owned(),
        Rejected::PromiseInThePast(due) => {
            format!("{} has passed. Choose a later time for the next update.", clock_time(*due, &zone))
        }
        Rejected::PromiseTooFar(_) => "That is more than a week away. Promise something sooner.".to_owned(),
        Rejected::PromiseRunning(due) => {
            let due = times::ahead(*due, clock::now(), &zone);
            format!("An update is promised for {due} already. Push it back instead.")
        }
        Rejected::Redacted => {
            "Its words were redacted, and what is written under it goes with them. Write it as something new."
                .to_owned()
        }
        Rejected::Over => {
            "It is resolved: no update is owed. To promise one, set another phase first.".to_owned()
        }
        Rejected::NoPromise => "No update is promised at the moment.".to_owned(),
        Rejected::AlreadyUndone => "That was undone already.".to_owned(),
        Rejected::NotUndoable => "The declaration stays. Resolve the incident instead.".to_owned(),
        Rejected::NoCadence => "Choose between one minute and a day.".to_owned(),
        Rejected::NotConcluded => {
            "That theory is still open. Prove it or rule it out first; then it can answer.".to_owned()
        }
        Rejected::Detail(error) => crate::ui::text::details::detail_error(error),
        Rejected::Debrief(refusal) => debrief_refusal(*refusal),
        Rejected::NotCorrectable => "What was said here cannot be changed afterwards.".to_owned(),
    }
}

fn debrief_refusal(refusal: DebriefError) -> String {
    let zone = LocalZone::current();
    match refusal {
        DebriefError::FollowUpInThePast(due) => {
            format!("{} has passed. Choose today or a later day.", day_of(due, &zone).date())
        }
        DebriefError::PlanInThePast(at) => {
            format!("{} has passed. Choose a later time for the debrief.", times::dated(at, &zone))
        }
        DebriefError::TooFar => "That is more than five years away. Is the year right?".to_owned(),
        DebriefError::NamelessOwner => {
            "There is no name in the owner. Write a name or a team, or leave it empty while nobody has it."
                .to_owned()
        }
    }
}

fn concluded_on_nothing(standing: Standing, missing: Missing) -> String {
    let concluded = match standing {
        Standing::Disproved => "ruled out",
        _ => "proven",
    };
    match missing {
        Missing::Evidence(Leaning::For) => {
            format!(
                "Not {concluded} yet: nothing here speaks for it. Add what you checked as evidence for it first."
            )
        }
        Missing::Evidence(_) => {
            format!(
                "Not {concluded} yet: nothing here speaks against it. Add what you checked as evidence against it first."
            )
        }
        Missing::Source => {
            format!(
                "Not {concluded} yet: the evidence does not say where it comes from. Name its source: a log, a metric or a test."
            )
        }
        Missing::MoreThanWord => {
            format!(
                "Not {concluded} yet: there is only someone's word for it, so it stays an assumption. Check a log, a metric, or test it."
            )
        }
    }
}

/// What an undo took back.
pub fn undone(fact: &Fact) -> String {
    let what = match fact {
        Fact::PhaseChanged { .. } => "change of phase".to_owned(),
        Fact::SeverityChanged { .. } => "change of severity".to_owned(),
        Fact::Retitled { .. } => "new title".to_owned(),
        Fact::StandingChanged { standing, evidence: Some(_), .. } => {
            format!("standing {}, with what was said in the same act", standing.in_text())
        }
        Fact::StandingChanged { standing, .. } => format!("standing {}", standing.in_text()),
        Fact::UpdateSent { .. } => "update marked as sent".to_owned(),
        Fact::PromiseMade { .. } => "promise".to_owned(),
        Fact::PromisePushedBack { .. } => "push back of the promise".to_owned(),
        Fact::Corrected { .. } => "correction".to_owned(),
        Fact::TimeCorrected { .. } => "change of the time".to_owned(),
        Fact::AuthorNamed { .. } => "name".to_owned(),
        Fact::ExpectationStated { .. } => "what one would see".to_owned(),
        Fact::EvidenceSourced { .. } => "source of the evidence".to_owned(),
        Fact::ActionDone { .. } => "action done".to_owned(),
        Fact::CadenceSet { .. } => "rhythm of updates".to_owned(),
        Fact::FirstUpdateSet { .. } => "time for the first update".to_owned(),
        Fact::AudienceZoneSet { .. } => "zone of the audience".to_owned(),
        Fact::ConcludedWithoutEvidence { standing, .. } => format!("standing {}", standing.in_text()),
        Fact::QuestionAnswered { .. } => "answer".to_owned(),
        Fact::NormalStated { .. } => "what normal looks like".to_owned(),
        Fact::TheoryFiled { .. } => "filing of the theory".to_owned(),
        Fact::EvidenceRelated { .. } => "weighing of the evidence".to_owned(),
        Fact::EvidenceLinked { .. } => "link of the evidence".to_owned(),
        Fact::EvidenceConfirmed { .. } => "second look at the evidence".to_owned(),
        Fact::PasteLogged(paste) => match paste.parts.len() {
            1 => "entry from a pasted text".to_owned(),
            many => format!("{many} entries from a pasted text"),
        },
        Fact::MergeNoted(_) => "notice of a merge".to_owned(),
        Fact::Detail(detail) => format!("“{}”", excerpt(&detail.line())),
        Fact::Debrief(fact) if fact.words().is_empty() => fact.entry().name().to_ascii_lowercase(),
        Fact::Debrief(_)
        | Fact::Declared { .. }
        | Fact::NoteLogged { .. }
        | Fact::FindingLogged { .. }
        | Fact::DecisionLogged { .. }
        | Fact::ChangeMade { .. }
        | Fact::ActionAssigned { .. }
        | Fact::QuestionAsked { .. }
        | Fact::QuestionFocused { .. }
        | Fact::QuestionParked { .. }
        | Fact::TheoryProposed { .. }
        | Fact::TheoryFocused { .. }
        | Fact::EvidenceAdded { .. }
        | Fact::Retracted { .. }
        | Fact::Redacted { .. }
        | Fact::BreakTaken {}
        | Fact::BreakPutOff {}
        | Fact::PictureAttached { .. } => format!("“{}”", excerpt(fact.words().unwrap_or("entry"))),
    };
    format!("Undone: {what}. It stays in the record, struck out.")
}

/// The first words of a text.
pub fn excerpt(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let mut short: String = line.chars().take(48).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
