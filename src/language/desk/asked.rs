//! A question, read: the draft and what is known about the incident.

use crate::domain::{Audience, Phase, Timestamp};
use crate::json::{self, Fields, Value};
use crate::language::checker::Checker;
use crate::language::clock::{self, FindZone};
use crate::language::context::{Context, Proof, ReadersZone, Surface, Theories};
use crate::language::draft::{Field, Parts};
use crate::language::rule::Rule;

/// The parts of a draft that are written by hand, in order.
const WRITTEN: [Field; 4] = [Field::Happening, Field::Impact, Field::Doing, Field::Action];

/// What was asked.
#[derive(Debug, Default)]
pub(super) struct Asked {
    pub(super) settings: String,
    pub(super) ignored: String,
    pub(super) wish: Vec<String>,
    pub(super) title: String,
    pub(super) context: Context,
    draft: [String; 4],
    next: String,
    verified: Vec<String>,
}

impl Asked {
    #[inline(never)]
    pub(super) fn read(question: &str, find_zone: FindZone) -> Asked {
        let value = json::parse(question).unwrap_or(Value::Null);
        let Ok(fields) = value.fields("", "a question") else { return Asked::default() };
        let text = |name: &'static str| fields.text_or_empty(name).unwrap_or_default();
        let log = json::parse(text("known")).unwrap_or(Value::Null);
        let Ok(known) = log.fields("", "what is known") else { return Asked::default() };
        let told = |name: &'static str| known.text_or_empty(name).unwrap_or_default();
        let audience = Audience::from_name(text("audience")).unwrap_or_default();
        let last = texts(known, "last").into_iter().nth(audience as usize).filter(|last| !last.is_empty());
        let mut draft: [String; 4] = Default::default();
        draft.iter_mut().zip(texts(fields, "draft")).for_each(|(part, text)| *part = text);
        let phase = Phase::from_name(told("phase"));
        let due = moment(text("due")).filter(|_| phase != Some(Phase::Resolved));
        let zone = find_zone(text("zone")).map(ReadersZone::found);
        let now = moment(text("now"));
        Asked {
            settings: text("settings").to_owned(),
            ignored: text("ignored").to_owned(),
            wish: texts(fields, "do"),
            title: told("title").to_owned(),
            draft,
            next: due.map(|due| clock::promise_line(due, now, zone.as_ref())).unwrap_or_default(),
            verified: texts(known, "verified"),
            context: Context {
                phase,
                audience,
                now,
                promise: due,
                theories: Some(Theories { proven: texts(known, "proven"), open: texts(known, "open") }),
                last_sent: last,
                zone,
                find_zone,
                surface: if text("surface") == "debrief" { Surface::Debrief } else { Surface::StatusUpdate },
                ..Context::default()
            },
        }
    }

    /// Whether nothing was written by hand.
    pub(super) fn is_blank(&self) -> bool {
        self.draft.iter().all(|part| part.trim().is_empty())
    }

    pub(super) fn parts(&self) -> Parts<'_> {
        let [happening, impact, doing, action] = &self.draft;
        Parts { happening, impact, doing, action, next_update: &self.next }
    }

    /// The text of a field, and its place among those of the page: the four parts, the time of the next
    /// update, the title.
    pub(super) fn field(&self, field: Field) -> (usize, &str) {
        match WRITTEN.iter().position(|part| *part == field) {
            Some(place) => (place, &self.draft[place]),
            None if field == Field::NextUpdate => (WRITTEN.len(), &self.next),
            None => (WRITTEN.len() + 1, &self.title),
        }
    }

    /// The parts with their fields.
    pub(super) fn written(&self) -> impl Iterator<Item = (Field, &str)> {
        WRITTEN.into_iter().zip(self.draft.iter().map(String::as_str))
    }

    /// The context, which knows that nothing was lost when somebody has verified that very thing: then
    /// the rule would fire on those words.
    pub(super) fn with_proof(&self, checker: &Checker) -> Context {
        let claims = |words: &String| {
            let found = checker.check(words.as_str(), &Context::default());
            found.iter().any(|finding| finding.rule == Rule::UnprovenNoDataLoss)
        };
        let proven = self.context.theories.iter().flat_map(|theories| &theories.proven);
        let mut context = self.context.clone();
        if proven.chain(&self.verified).any(claims) {
            context.no_data_loss = Proof::Proven;
        }
        context
    }
}

/// The texts of a list; what is no text is passed over.
fn texts(fields: Fields<'_>, name: &'static str) -> Vec<String> {
    let Ok(Some(Value::List(list))) = fields.optional(name) else { return Vec::new() };
    list.iter().filter_map(|item| item.text("").ok()).map(str::to_owned).collect()
}

fn moment(millis: &str) -> Option<Timestamp> {
    millis.parse().ok().and_then(Timestamp::from_millis)
}
