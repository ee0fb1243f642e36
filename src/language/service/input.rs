//! A question, read: the draft and what is known about the incident.

use super::messages::{CheckRequest, Known};
use crate::domain::{Audience, Phase};
use crate::language::checker::Checker;
use crate::language::clock::{self, FindZone};
use crate::language::context::{Context, Proof, ReadersZone, Theories};
use crate::language::draft::{Field, Parts};
use crate::language::rule::Rule;

/// The parts of a draft that are written by hand, in order.
const WRITTEN: [Field; 4] = [Field::Happening, Field::Impact, Field::Doing, Field::Action];

/// What was asked, as the rules want it.
#[derive(Debug, Default)]
pub(super) struct CheckInput {
    pub(super) title: String,
    /// The public headline; empty where the title stands above the update.
    pub(super) headline: String,
    pub(super) context: Context,
    draft: [String; 4],
    next: String,
    verified: Vec<String>,
}

impl CheckInput {
    #[inline(never)]
    pub(super) fn of(request: CheckRequest, find_zone: FindZone) -> CheckInput {
        let CheckRequest { surface, audience, draft, headline, known, now, due, zone, .. } = request;
        let last_sent = last_other(&known, audience, &draft);
        let Known { title, phase, proven, open, verified, .. } = known;
        let due = due.filter(|_| phase != Some(Phase::Resolved));
        let zone = find_zone(&zone).map(ReadersZone::found);
        CheckInput {
            title,
            headline: headline.trim().to_owned(),
            draft,
            next: due.map(|due| clock::promise_line(due, now, zone.as_ref())).unwrap_or_default(),
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
                find_zone,
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
        Parts { headline: &self.headline, happening, impact, doing, action, next_update: &self.next }
    }

    /// The text of a field, and its place among those of the page: the four parts, the time of the next
    /// update, the title, the headline.
    pub(super) fn field(&self, field: Field) -> (usize, &str) {
        match WRITTEN.iter().position(|part| *part == field) {
            Some(place) => (place, &self.draft[place]),
            None if field == Field::NextUpdate => (WRITTEN.len(), &self.next),
            None if field == Field::Headline => (WRITTEN.len() + 2, &self.headline),
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

/// The words of the last update to an audience that are not those of the draft: an update that has just been
/// sent is not compared with itself.
fn last_other(known: &Known, audience: Audience, draft: &[String; 4]) -> Option<String> {
    let here = draft.each_ref().map(|part| part.trim()).join("\n");
    let sent = [&known.last, &known.before].into_iter().filter_map(|sent| sent.get(audience as usize));
    sent.filter(|words| !words.is_empty()).find(|words| words.trim() != here.trim()).cloned()
}
