//! Facts as they are written down: `{"note_logged":{"text":"all red"}}`.
//!
//! The names and words in here are a contract with every file and every record that was ever
//! written. They are apart from the names on the screen, and tests/host/fixtures holds them fast. A
//! part that may be missing is left out when it says nothing; fields with other names are passed
//! over, so that a later page may add some.

mod asked;
mod debrief;
mod picture;
mod told;

pub(super) use asked::Asked;
use asked::{among, optional_time, stamp};
use told::standing_to;
pub(super) use told::{about_to, stamp_to, text_to, text_unless_empty_to, time_to, words_to};

use super::audience::Audience;
use super::debrief::DebriefFact;
use super::detail::Detail;
use super::event::{Event, Fact};
use super::phase::Phase;
use super::severity::Severity;
use super::stamp::Stamp;
use super::theory::Standing;
use super::time::Timestamp;
use super::time_expression::instant_of_iso;
use super::update::Sending;
use crate::json::{Fields, Misfit, Value, Writer};
use std::cell::RefCell;

// One word a variant, in the order of the enum and of its `ALL`.
const SEVERITIES: [&str; 5] = ["minor", "major", "critical", "fourth", "fifth"];
const PHASES: [&str; 4] = ["investigating", "identified", "monitoring", "resolved"];
const AUDIENCES: [&str; 3] = ["customers", "stakeholders", "team"];
const LEANINGS: [&str; 3] = ["for", "against", "neither"];
const SOURCES: [&str; 4] = ["log", "metric", "test", "word"];
const STANDINGS: [&str; 5] = ["assumption", "testing", "proven", "disproved", "abandoned"];

impl Standing {
    /// The word for it in files.
    pub fn word(self) -> &'static str {
        STANDINGS[self as usize]
    }
}

impl Severity {
    /// The word for it in files.
    pub fn word(self) -> &'static str {
        SEVERITIES[self as usize]
    }
}

impl Audience {
    /// The word for it in files.
    pub fn word(self) -> &'static str {
        AUDIENCES[self as usize]
    }
}

impl Phase {
    /// The word for it in files.
    pub fn word(self) -> &'static str {
        PHASES[self as usize]
    }
}

impl Stamp {
    /// Reads a stamp that stands in `field`.
    ///
    /// # Errors
    /// [`Misfit`] when it is none.
    pub fn from_json(value: &Value, field: &'static str) -> Result<Stamp, Misfit> {
        Stamp::parse(value.text(field)?).map_err(|_| Misfit::Text { field, expected: "an event id" })
    }
}

impl Timestamp {
    /// Reads an instant that stands in `field`.
    ///
    /// # Errors
    /// [`Misfit`] when it is none.
    pub fn from_json(value: &Value, field: &'static str) -> Result<Timestamp, Misfit> {
        const EXPECTED: &str = "a time like 2026-11-21T03:30:00.000Z";
        let text = value.text(field)?;
        // A file that went through other hands may have its instants in another form of ISO 8601.
        let read = Timestamp::parse(text).or_else(|| instant_of_iso(text));
        read.ok_or(Misfit::Text { field, expected: EXPECTED })
    }
}

impl Event {
    /// Writes the event. Times that say nothing new are left out.
    pub fn to_json(&self, out: &mut Writer) {
        out.map();
        stamp_to(out, "stamp", self.stamp);
        self.times_to_json(out, "written", "happened");
        out.name("fact");
        self.fact.to_json(out);
        out.end_map();
    }

    /// Writes the two times under the names given, each where it says something new.
    pub fn times_to_json(&self, out: &mut Writer, written: &str, happened: &str) {
        time_to(out, written, (self.written != self.stamp.wall()).then_some(self.written));
        time_to(out, happened, (self.happened != self.written).then_some(self.happened));
    }

    /// Reads an event.
    ///
    /// # Errors
    /// [`Misfit`] says what is wrong with it.
    pub fn from_json(value: &Value) -> Result<Event, Misfit> {
        let fields = value.fields("", "an event")?;
        let stamp = stamp(fields, "stamp")?;
        Event::of_fields(stamp, fields, ["written", "happened", "fact"])
    }

    /// Reads the rest of an event whose stamp is known: its two times and its fact, by their names.
    ///
    /// # Errors
    /// [`Misfit`] says what is wrong with it.
    pub fn of_fields(stamp: Stamp, fields: Fields, names: [&'static str; 3]) -> Result<Event, Misfit> {
        let [written, happened, fact] = names;
        let written = optional_time(fields, written)?.unwrap_or(stamp.wall());
        let happened = optional_time(fields, happened)?.unwrap_or(written);
        Ok(Event { stamp, written, happened, fact: Fact::from_json(fields.required(fact)?)? })
    }
}

impl Fact {
    /// Writes the fact.
    pub fn to_json(&self, out: &mut Writer) {
        out.map();
        match self {
            Fact::Declared { title, severity } => {
                out.name("declared").map();
                text_to(out, "title", title);
                text_to(out, "severity", severity.word());
            }
            Fact::Retitled { title } => words_to(out, "retitled", "title", title),
            Fact::SeverityChanged { severity } => {
                words_to(out, "severity_changed", "severity", severity.word());
            }
            Fact::PhaseChanged { phase } => words_to(out, "phase_changed", "phase", phase.word()),
            Fact::NoteLogged { text } => words_to(out, "note_logged", "text", text),
            Fact::FindingLogged { text } => words_to(out, "finding_logged", "text", text),
            Fact::DecisionLogged { text } => words_to(out, "decision_logged", "text", text),
            Fact::ChangeMade { text } => words_to(out, "change_made", "text", text),
            Fact::ActionAssigned { owner, text, due } => {
                words_to(out, "action_assigned", "owner", owner);
                text_to(out, "text", text);
                time_to(out, "due", *due);
            }
            Fact::ActionDone { action } => about_to(out, "action_done", "action", *action),
            Fact::QuestionAsked { text } => words_to(out, "question_asked", "text", text),
            Fact::QuestionFocused { question } => about_to(out, "question_focused", "question", *question),
            Fact::QuestionParked { question } => about_to(out, "question_parked", "question", *question),
            Fact::TheoryProposed { question, statement } => {
                out.name("theory_proposed").map();
                if let Some(question) = question {
                    stamp_to(out, "question", *question);
                }
                text_to(out, "statement", statement);
            }
            Fact::TheoryFocused { theory } => about_to(out, "theory_focused", "theory", *theory),
            Fact::ExpectationStated { theory, text } => {
                about_to(out, "expectation_stated", "theory", *theory);
                text_to(out, "text", text);
            }
            Fact::EvidenceAdded { theory, leaning, text, source } => {
                about_to(out, "evidence_added", "theory", *theory);
                text_to(out, "leaning", LEANINGS[*leaning as usize]);
                text_to(out, "text", text);
                if let Some(source) = source {
                    text_to(out, "source", SOURCES[*source as usize]);
                }
            }
            Fact::EvidenceSourced { evidence, source } => {
                about_to(out, "evidence_sourced", "evidence", *evidence);
                text_to(out, "source", SOURCES[*source as usize]);
            }
            Fact::StandingChanged { theory, standing, reason, by } => {
                about_to(out, "standing_changed", "theory", *theory);
                standing_to(out, *standing, reason, by);
            }
            Fact::UpdateSent { audience, phase, parts, text, next_due, how } => {
                words_to(out, "update_sent", "audience", audience.word());
                text_to(out, "phase", phase.word());
                out.name("parts").map();
                text_unless_empty_to(out, "happening", &parts.happening);
                text_unless_empty_to(out, "impact", &parts.impact);
                text_unless_empty_to(out, "doing", &parts.doing);
                text_unless_empty_to(out, "reader", &parts.reader);
                out.end_map();
                text_to(out, "text", text);
                time_to(out, "next_due", *next_due);
                text_unless_empty_to(out, "destination", &how.destination);
                text_unless_empty_to(out, "overridden", &how.overridden);
            }
            Fact::PromiseMade { audience, due } => {
                words_to(out, "promise_made", "audience", audience.word());
                time_to(out, "due", Some(*due));
            }
            Fact::PromisePushedBack { audience, due, reason } => {
                words_to(out, "promise_pushed_back", "audience", audience.word());
                time_to(out, "due", Some(*due));
                text_to(out, "reason", reason);
            }
            Fact::Retracted { target } => about_to(out, "retracted", "target", *target),
            Fact::Corrected { target, text } => {
                about_to(out, "corrected", "target", *target);
                text_to(out, "text", text);
            }
            Fact::Redacted { target } => about_to(out, "redacted", "target", *target),
            Fact::BreakTaken => drop(out.name("break_taken").map()),
            Fact::BreakPutOff => drop(out.name("break_put_off").map()),
            Fact::RhythmSet { audience, severity, minutes } => {
                words_to(out, "rhythm_set", "audience", audience.word());
                text_to(out, "severity", severity.word());
                out.name("minutes").number(*minutes as usize);
            }
            Fact::FirstUpdateSet { minutes } => {
                out.name("first_update_set").map().name("minutes").number(*minutes as usize);
            }
            Fact::AudienceZoneSet { audience, zone } => {
                words_to(out, "audience_zone_set", "audience", audience.word());
                text_unless_empty_to(out, "zone", zone);
            }
            Fact::QuestionAnswered { question, by } => {
                about_to(out, "question_answered", "question", *question);
                stamp_to(out, "by", *by);
            }
            Fact::NormalStated { theory, text } => {
                about_to(out, "normal_stated", "theory", *theory);
                text_to(out, "text", text);
            }
            Fact::TheoryFiled { theory, question } => {
                about_to(out, "theory_filed", "theory", *theory);
                if let Some(question) = question {
                    stamp_to(out, "question", *question);
                }
            }
            Fact::EvidenceRelated { evidence, theory, leaning } => {
                about_to(out, "evidence_related", "evidence", *evidence);
                stamp_to(out, "theory", *theory);
                text_to(out, "leaning", LEANINGS[*leaning as usize]);
            }
            Fact::EvidenceLinked { evidence, link } => {
                about_to(out, "evidence_linked", "evidence", *evidence);
                text_to(out, "link", link);
            }
            Fact::EvidenceConfirmed { evidence } => {
                about_to(out, "evidence_confirmed", "evidence", *evidence);
            }
            Fact::ConcludedWithoutEvidence { theory, standing, reason, by } => {
                about_to(out, "concluded_without_evidence", "theory", *theory);
                standing_to(out, *standing, reason, by);
            }
            Fact::Detail(detail) => detail.to_json(out),
            Fact::Debrief(fact) => fact.to_json(out),
            Fact::PictureAttached { target, picture } => {
                about_to(out, "picture_attached", "target", *target);
                picture.to_json(out);
            }
        }
        out.end_map().end_map();
    }

    /// Reads a fact.
    ///
    /// # Errors
    /// [`Misfit`] says what is wrong with it.
    pub fn from_json(value: &Value) -> Result<Fact, Misfit> {
        const EXPECTED: &str = "one fact with its name";
        let [(name, said)] = value.fields("fact", EXPECTED)?.all() else {
            return Err(value.misfit("fact", EXPECTED));
        };
        let fields = said.fields("fact", "what the fact says")?;
        let f = Asked { fields, misfit: RefCell::new(None) };
        let fact = match name.as_str() {
            "declared" => Fact::Declared { title: f.words("title"), severity: f.severity() },
            "retitled" => Fact::Retitled { title: f.words("title") },
            "severity_changed" => Fact::SeverityChanged { severity: f.severity() },
            "phase_changed" => Fact::PhaseChanged { phase: f.phase() },
            "note_logged" => Fact::NoteLogged { text: f.words("text") },
            "finding_logged" => Fact::FindingLogged { text: f.words("text") },
            "decision_logged" => Fact::DecisionLogged { text: f.words("text") },
            "change_made" => Fact::ChangeMade { text: f.words("text") },
            "action_assigned" => Fact::ActionAssigned {
                owner: f.words("owner"),
                text: f.words("text"),
                due: f.time_if_any("due"),
            },
            "action_done" => Fact::ActionDone { action: f.stamp("action") },
            "question_asked" => Fact::QuestionAsked { text: f.words("text") },
            "question_focused" => Fact::QuestionFocused { question: f.stamp("question") },
            "question_parked" => Fact::QuestionParked { question: f.stamp("question") },
            "theory_proposed" => {
                Fact::TheoryProposed { question: f.stamp_if_any("question"), statement: f.words("statement") }
            }
            "theory_focused" => Fact::TheoryFocused { theory: f.stamp("theory") },
            "expectation_stated" => {
                Fact::ExpectationStated { theory: f.stamp("theory"), text: f.words("text") }
            }
            "evidence_added" => {
                let (theory, leaning) = (f.stamp("theory"), f.leaning());
                let source = f.source_if_any();
                Fact::EvidenceAdded { theory, leaning, text: f.words("text"), source }
            }
            "evidence_sourced" => Fact::EvidenceSourced { evidence: f.stamp("evidence"), source: f.source() },
            "standing_changed" => Fact::StandingChanged {
                theory: f.stamp("theory"),
                standing: f.standing(),
                reason: f.words_or_empty("reason"),
                by: f.words_or_empty("by"),
            },
            "update_sent" => Fact::UpdateSent {
                audience: f.audience(),
                phase: f.phase(),
                parts: f.parts(),
                text: f.words("text"),
                next_due: f.time_if_any("next_due"),
                how: Sending {
                    destination: f.words_or_empty("destination"),
                    overridden: f.words_or_empty("overridden"),
                },
            },
            "promise_made" => Fact::PromiseMade { audience: f.audience(), due: f.time("due") },
            "promise_pushed_back" => Fact::PromisePushedBack {
                audience: f.audience(),
                due: f.time("due"),
                reason: f.words("reason"),
            },
            "retracted" => Fact::Retracted { target: f.stamp("target") },
            "corrected" => Fact::Corrected { target: f.stamp("target"), text: f.words("text") },
            "redacted" => Fact::Redacted { target: f.stamp("target") },
            "break_taken" => Fact::BreakTaken,
            "break_put_off" => Fact::BreakPutOff,
            "rhythm_set" => {
                Fact::RhythmSet { audience: f.audience(), severity: f.severity(), minutes: f.minutes() }
            }
            "first_update_set" => Fact::FirstUpdateSet { minutes: f.minutes() },
            "audience_zone_set" => {
                Fact::AudienceZoneSet { audience: f.audience(), zone: f.words_or_empty("zone") }
            }
            "question_answered" => {
                Fact::QuestionAnswered { question: f.stamp("question"), by: f.stamp("by") }
            }
            "normal_stated" => Fact::NormalStated { theory: f.stamp("theory"), text: f.words("text") },
            "theory_filed" => {
                Fact::TheoryFiled { theory: f.stamp("theory"), question: f.stamp_if_any("question") }
            }
            "evidence_related" => Fact::EvidenceRelated {
                evidence: f.stamp("evidence"),
                theory: f.stamp("theory"),
                leaning: f.leaning(),
            },
            "evidence_linked" => {
                Fact::EvidenceLinked { evidence: f.stamp("evidence"), link: f.words("link") }
            }
            "evidence_confirmed" => Fact::EvidenceConfirmed { evidence: f.stamp("evidence") },
            "concluded_without_evidence" => Fact::ConcludedWithoutEvidence {
                theory: f.stamp("theory"),
                standing: f.standing(),
                reason: f.words_or_empty("reason"),
                by: f.words_or_empty("by"),
            },
            "picture_attached" => Fact::PictureAttached { target: f.stamp("target"), picture: f.picture() },
            other => match (Detail::from_json(other, &f), DebriefFact::asked(other, &f)) {
                (Some(detail), _) => Fact::Detail(detail),
                (_, Some(fact)) => Fact::Debrief(fact),
                _ => return Err(Misfit::Unknown { field: "fact", found: other.to_owned() }),
            },
        };
        match f.misfit.into_inner() {
            Some(misfit) => Err(misfit),
            None => Ok(fact),
        }
    }
}
