//! The sheet "Your system" on this device: one's own answers, each kept by itself as it is typed, over those of the team's file.

use crate::domain::day_of;
use crate::settings::ROTATION;
use crate::sheet::{AnswerError, Answers, Day, Question, beside, unknown_fields, with_unknown_fields};
use crate::ui::platform::clock;
use crate::ui::platform::zone::LocalZone;
use crate::ui::state::session::Session;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::StorageEvent;

/// Before the field of a question: one's own answer. Two tabs that write different answers touch different records.
const OWN: &str = "system/";
/// Before it: what stood there until another answer was taken in its place.
const REPLACED: &str = "system/replaced/";
/// The day of the last look.
const LOOKED_AT: &str = "system/looked_at";
/// Fields of an imported file that this version does not know.
const UNKNOWN: &str = "system/unknown";
/// The team's group, as its file has it.
const TEAM: &str = "team/system";

/// The sheet; copies are the same.
#[derive(Clone, Copy)]
pub struct SystemSheet(pub(super) Session);

impl SystemSheet {
    /// Whoever reads this is told when an answer changes.
    pub fn follow(self) {
        self.0.settings().follow();
    }

    /// One's own answer, as it was typed.
    pub fn own(self, question: Question) -> String {
        self.recall(OWN, question)
    }

    /// What stood there before something else was taken.
    pub fn replaced(self, question: Question) -> String {
        self.recall(REPLACED, question)
    }

    /// The team's answers, and what of their file was left out.
    pub fn team(self) -> (Answers, Vec<AnswerError>) {
        Answers::read(&self.0.recall(TEAM).unwrap_or_default())
    }

    /// What holds: one's own answers over the team's.
    pub fn answers(self) -> Answers {
        self.own_answers().over(&self.team().0)
    }

    /// What is kept as the day of the last look and is none.
    pub fn unreadable_day(self) -> Option<String> {
        self.0.recall(LOOKED_AT).filter(|kept| !kept.is_empty() && Day::parse(kept).is_none())
    }

    /// Answers a question; an empty text leaves it to the team.
    pub fn write(self, question: Question, text: &str) {
        self.0.remember(&[OWN, question.field()].concat(), text);
        self.looked_through();
    }

    /// The same by a field that had shown `seen`. Where another tab has answered otherwise since, its answer is kept beside this
    /// one: whoever writes late undoes nothing.
    pub fn write_over(self, question: Question, seen: &str, text: &str) {
        let before = self.own(question);
        if before != seen && !before.trim().is_empty() && !text.contains(before.trim()) {
            let kept = beside(&self.replaced(question), &before);
            self.0.remember(&[REPLACED, question.field()].concat(), &kept);
        }
        self.write(question, text);
    }

    /// Takes another answer in the place of one's own, which is kept beside it.
    pub fn take(self, question: Question, text: &str) {
        let before = self.own(question);
        if !before.trim().is_empty() && before != text {
            self.0.remember(&[REPLACED, question.field()].concat(), &before);
        }
        self.write(question, text);
    }

    /// What was kept beside an answer is not wanted any more.
    pub fn drop_replaced(self, question: Question) {
        self.0.remember(&[REPLACED, question.field()].concat(), "");
        self.0.settings_changed.notify();
    }

    /// Somebody has looked at the sheet today.
    pub fn looked_through(self) {
        let today = today().map(Day::date).unwrap_or_default();
        if self.0.recall(LOOKED_AT).unwrap_or_default() != today {
            self.0.remember(LOOKED_AT, &today);
        }
        self.0.settings_changed.notify();
    }

    /// The group for a file: what holds, with all fields that this version does not know.
    pub fn group(self) -> String {
        let (own, team) =
            (self.0.recall(UNKNOWN).unwrap_or_default(), self.0.recall(TEAM).unwrap_or_default());
        with_unknown_fields(&self.answers().written(), &[&own, &team])
    }

    /// Takes the answers of a file. Those that it has not stay, and one's own that it has otherwise are kept beside them.
    /// What of it was left out comes back.
    pub fn import(self, group: &str) -> Vec<AnswerError> {
        let looked_at = self.own_answers().looked_at;
        let (brought, errors) = Answers::read(group);
        Question::ALL.into_iter().filter(|question| brought.has(*question)).for_each(|question| {
            self.take(question, brought.get(question));
        });
        let day = looked_at.max(brought.looked_at).map(Day::date).unwrap_or_default();
        self.0.remember(LOOKED_AT, &day);
        let known = self.0.recall(UNKNOWN).unwrap_or_default();
        let unknown = with_unknown_fields(&unknown_fields(group), &[&known]);
        if !unknown.is_empty() {
            self.0.remember(UNKNOWN, &unknown);
        }
        self.0.settings_changed.notify();
        errors
    }

    /// From now on what another tab writes shows here, too.
    pub fn follow_other_tabs(self) {
        window_event_listener_untyped("storage", move |event| {
            let key = event.unchecked_ref::<StorageEvent>().key().unwrap_or_default();
            // Who is on duty is said on the first screen, and on that of the day.
            if key.contains(OWN) || key.ends_with(ROTATION) {
                self.0.settings_changed.notify();
            }
        });
    }

    fn recall(self, before: &str, question: Question) -> String {
        self.0.recall(&[before, question.field()].concat()).unwrap_or_default()
    }

    fn own_answers(self) -> Answers {
        let mut own = Answers::default();
        for question in Question::ALL {
            own.set(question, self.own(question));
        }
        own.looked_at = self.0.recall(LOOKED_AT).as_deref().and_then(Day::parse);
        own
    }
}

/// Which day it is here.
pub fn today() -> Option<Day> {
    Day::parse(&day_of(clock::now(), &LocalZone::current()).date())
}
