//! The facts of a debrief as they are written down.

use super::{Asked, about_to, stamp_to, text_to, text_unless_empty_to, time_to, words_to};
use crate::domain::debrief::{DebriefFact, FixTerm, FollowUpKind, Lesson, Plan};
use crate::json::Writer;

// One word a variant, in the order of the enum.
const KINDS: [&str; 4] = ["mitigate", "prevent", "process", "other"];
const TERMS: [&str; 2] = ["short", "long"];
const LESSONS: [&str; 6] =
    ["went_well", "went_wrong", "lucky", "gap_in_monitoring", "gap_in_logs", "gap_in_tests"];
const HELD: [&str; 2] = ["no", "yes"];

impl FollowUpKind {
    /// The word for it in files.
    pub fn word(self) -> &'static str {
        KINDS[self as usize]
    }
}

impl FixTerm {
    /// The word for it in files.
    pub fn word(self) -> &'static str {
        TERMS[self as usize]
    }
}

impl DebriefFact {
    /// Writes the fact's name and the beginning of what it says.
    pub(super) fn to_json(&self, out: &mut Writer) {
        match self {
            DebriefFact::FollowUpAdded { text, owner, due, kind, term } => {
                words_to(out, "follow_up_added", "text", text);
                text_unless_empty_to(out, "owner", owner);
                time_to(out, "due", *due);
                text_to(out, "kind", kind.word());
                text_to(out, "term", term.word());
            }
            DebriefFact::FollowUpDone { follow_up } => {
                about_to(out, "follow_up_done", "follow_up", *follow_up);
            }
            DebriefFact::WhyAnswered { under, text } => {
                words_to(out, "why_answered", "text", text);
                if let Some(under) = under {
                    stamp_to(out, "under", *under);
                }
            }
            DebriefFact::LessonLogged { lesson, text } => {
                words_to(out, "lesson_logged", "lesson", LESSONS[*lesson as usize]);
                text_to(out, "text", text);
            }
            DebriefFact::Planned(Plan { is_held, at, reason }) => {
                words_to(out, "debrief_planned", "held", HELD[usize::from(*is_held)]);
                time_to(out, "at", *at);
                text_unless_empty_to(out, "reason", reason);
            }
            DebriefFact::FollowUpMoved { follow_up, owner, due, kind, term } => {
                about_to(out, "follow_up_moved", "follow_up", *follow_up);
                text_unless_empty_to(out, "owner", owner);
                time_to(out, "due", *due);
                text_to(out, "kind", kind.word());
                text_to(out, "term", term.word());
            }
        }
    }

    /// Reads a fact of that name; `None` when it is none of a debrief.
    pub(super) fn asked(name: &str, f: &Asked<'_>) -> Option<DebriefFact> {
        Some(match name {
            "follow_up_added" => DebriefFact::FollowUpAdded {
                text: f.words("text"),
                owner: f.words_or_empty("owner"),
                due: f.time_if_any("due"),
                kind: FollowUpKind::ALL[f.place("kind", &KINDS)],
                term: FixTerm::ALL[f.place("term", &TERMS)],
            },
            "follow_up_done" => DebriefFact::FollowUpDone { follow_up: f.stamp("follow_up") },
            "why_answered" => {
                DebriefFact::WhyAnswered { under: f.stamp_if_any("under"), text: f.words("text") }
            }
            "lesson_logged" => DebriefFact::LessonLogged {
                lesson: Lesson::ALL[f.place("lesson", &LESSONS)],
                text: f.words("text"),
            },
            "debrief_planned" => DebriefFact::Planned(Plan {
                is_held: f.place("held", &HELD) == 1,
                at: f.time_if_any("at"),
                reason: f.words_or_empty("reason"),
            }),
            "follow_up_moved" => DebriefFact::FollowUpMoved {
                follow_up: f.stamp("follow_up"),
                owner: f.words_or_empty("owner"),
                due: f.time_if_any("due"),
                kind: FollowUpKind::ALL[f.place("kind", &KINDS)],
                term: FixTerm::ALL[f.place("term", &TERMS)],
            },
            _ => return None,
        })
    }
}
