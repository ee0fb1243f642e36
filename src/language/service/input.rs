//! A question, read: the draft and what is known about the incident.

use super::messages::{CheckRequest, Known};
use crate::domain::Phase;
use crate::language::checker::Checker;
use crate::language::clock;
use crate::language::context::{Context, Proof, Theories, Zone};
use crate::language::draft::{Field, Parts};
use crate::language::rule::Rule;

/// The parts of a draft that are written by hand, in order.
const WRITTEN: [Field; 4] = [Field::Happening, Field::Impact, Field::Doing, Field::Action];

/// What was asked, as the rules want it.
#[derive(Debug, Default)]
pub(super) struct CheckInput {
    pub(super) title: String,
    pub(super) context: Context,
    draft: [String; 4],
    next: String,
    verified: Vec<String>,
}

impl CheckInput {
    #[inline(never)]
    pub(super) fn of(request: CheckRequest) -> CheckInput {
        let CheckRequest { surface, audience, draft, known, now, due, zone, east, .. } = request;
        let Known { title, phase, proven, open, verified, last } = known;
        let due = due.filter(|_| phase != Some(Phase::Resolved));
        let zone = (!zone.is_empty()).then_some(Zone { label: zone, offset_minutes: east });
        let last_sent = last.into_iter().nth(audience as usize).filter(|last| !last.is_empty());
        CheckInput {
            title,
            draft,
            next: due.map(|due| clock::promise_line(due, zone.as_ref())).unwrap_or_default(),
            verified,
            context: Context {
                surface,
                phase,
                audience,
                now,
                promise: due,
                theories: Some(Theories { proven, open }),
                last_sent,
                zone,
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
