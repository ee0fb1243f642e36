//! Guided rewrites: which one is offered for a draft, what it asks, and the sentence it makes.

use super::asked::Asked;
use super::findings::insertion;
use crate::json::Writer;
use crate::language::draft::Field;
use crate::language::finding::{Edit, Finding};
use crate::language::rule::Rule;
use crate::language::scan::cut;
use crate::language::translate::{Answer, Guide};

/// A rewrite that is offered: where the sentence stands, and the guide.
#[derive(Debug)]
pub(super) struct Offer {
    field: Field,
    from: usize,
    guide: Guide,
}

impl Offer {
    /// Whether a finding stands in the sentence, and is about what is said inside only.
    pub(super) fn concerns(&self, finding: &Finding) -> bool {
        let inside = self.from + self.guide.start..self.from + self.guide.end;
        let jargon = matches!(
            finding.rule,
            Rule::QueueDepth
                | Rule::MetricWithoutImpact
                | Rule::StatusCode
                | Rule::InternalTechnology
                | Rule::UndefinedAcronym
                | Rule::OperationsVerb
                | Rule::VendorBlame
        );
        jargon && finding.field == self.field && inside.contains(&finding.span.start)
    }
}

/// Every internal fact in the draft that a guide knows, in reading order.
fn known(asked: &Asked) -> impl Iterator<Item = Offer> {
    asked.written().flat_map(|(field, text)| {
        let mut from = 0;
        std::iter::from_fn(move || {
            let guide = Guide::recognise(cut(text, from, usize::MAX))?;
            let offer = Offer { field, from, guide };
            from += offer.guide.end.max(1);
            Some(offer)
        })
    })
}

/// The first one in whose sentence something was found.
pub(super) fn offered(asked: &Asked, found: &[Finding]) -> Option<Offer> {
    known(asked).find(|offer| found.iter().any(|finding| offer.concerns(finding)))
}

/// Writes what the guide asks.
pub(super) fn write(offer: Option<&Offer>, out: &mut Writer) {
    let Some(offer) = offer else { return };
    let answer = out;
    let out = &mut Writer::new();
    let (at, end) = (offer.from + offer.guide.start, offer.from + offer.guide.end);
    out.map().name("at").list();
    out.text(&(offer.field as usize).to_string()).text(&at.to_string()).text(&end.to_string());
    out.end_list().name("questions").list();
    for question in offer.guide.questions() {
        out.map().name("ask").text(question.ask).name("choices").list();
        match question.answer {
            Answer::Words(example) => {
                out.end_list().name("example").text(example);
            }
            Answer::OneOf(choices) => {
                for choice in choices {
                    out.text(choice);
                }
                out.end_list();
            }
        }
        out.end_map();
    }
    out.end_list().end_map();
    answer.name("guide").text(&std::mem::take(out).finish());
}

/// Answers the questions of a guide: writes the sentence and where it goes, or what is still asked. The
/// first three answers are the place that [`write`] gave.
pub(super) fn say(asked: &Asked, answers: &[String], out: &mut Writer) {
    let (place, answers) = answers.split_at(answers.len().min(3));
    let is_meant = |offer: &Offer| {
        let (at, end) = (offer.from + offer.guide.start, offer.from + offer.guide.end);
        [offer.field as usize, at, end].map(|number| number.to_string()) == *place
    };
    let Some(offer) = known(asked).find(is_meant) else {
        out.name("refused").text("The sentence has changed. Please look at it again.");
        return;
    };
    let answers: Vec<&str> = answers.iter().map(String::as_str).collect();
    match offer.guide.rewrite(&answers) {
        Ok(sentence) => {
            let (place, text) = asked.field(offer.field);
            let (start, end) = (offer.from + offer.guide.start, offer.from + offer.guide.end);
            out.name("put").map();
            insertion(place, Edit { start, end, text: &sentence }, text, out);
            out.end_map();
        }
        Err(missing) => {
            let questions = offer.guide.questions();
            let ask = questions.get(missing.question).map_or("", |question| question.ask);
            out.name("refused").text(&["One answer is missing: ", ask].concat());
        }
    }
}
