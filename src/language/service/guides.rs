//! Guided rewrites: which one is offered for a draft, what it asks, and the sentence it makes.

use super::findings::insertion;
use super::input::CheckInput;
use super::messages::{GuideQuestion, Guided, Insertion, Sentence};
use crate::language::draft::Field;
use crate::language::finding::{Edit, Finding};
use crate::language::rule::Rule;
use crate::language::scan::cut;
use crate::language::translate::{Answer, Guide, Question};

/// A rewrite that is offered: where the sentence stands, and the guide.
#[derive(Debug)]
pub(super) struct Offer {
    field: Field,
    from: usize,
    guide: Guide,
}

impl Offer {
    fn sentence(&self) -> Sentence {
        let (start, end) = (self.from + self.guide.start, self.from + self.guide.end);
        Sentence { field: self.field as usize, start, end }
    }

    /// Whether a finding stands in the sentence, and is about what is said inside only.
    pub(super) fn concerns(&self, finding: &Finding) -> bool {
        let inside = self.from + self.guide.start..self.from + self.guide.end;
        is_jargon(finding) && finding.field == self.field && inside.contains(&finding.span.start)
    }
}

/// Whether it is about what is said inside only.
fn is_jargon(finding: &Finding) -> bool {
    matches!(
        finding.rule,
        Rule::QueueDepth
            | Rule::MetricWithoutImpact
            | Rule::StatusCode
            | Rule::InternalTechnology
            | Rule::UndefinedAcronym
            | Rule::OperationsVerb
            | Rule::VendorBlame
    )
}

/// Every internal fact in the draft that a guide knows, in reading order.
fn known(input: &CheckInput) -> impl Iterator<Item = Offer> {
    input.written().flat_map(|(field, text)| {
        let mut from = 0;
        std::iter::from_fn(move || {
            let guide = Guide::recognise(cut(text, from, usize::MAX))?;
            let offer = Offer { field, from, guide };
            from += offer.guide.end.max(1);
            Some(offer)
        })
    })
}

/// The first one in whose sentence something was found. Most drafts have nothing that a guide is about, and are not
/// gone through for one.
pub(super) fn offered(input: &CheckInput, found: &[Finding]) -> Option<Offer> {
    if !found.iter().any(is_jargon) {
        return None;
    }
    known(input).find(|offer| found.iter().any(|finding| offer.concerns(finding)))
}

/// What the guide asks.
pub(super) fn shown(offer: &Offer) -> Guided {
    let question = |question: &Question| {
        let (choices, example) = match question.answer {
            Answer::Words(example) => (&[][..], example),
            Answer::OneOf(choices) => (choices, ""),
        };
        let choices = choices.iter().map(|choice| (*choice).to_owned()).collect();
        GuideQuestion { ask: question.ask.to_owned(), choices, example: example.to_owned() }
    };
    Guided { sentence: offer.sentence(), questions: offer.guide.questions().iter().map(question).collect() }
}

/// Answers the questions of a guide: the sentence and where it goes, or what is still asked.
///
/// # Errors
/// Why there is no sentence, in words.
pub(super) fn rewritten(
    input: &CheckInput,
    sentence: Sentence,
    answers: &[String],
) -> Result<Insertion, String> {
    let Some(offer) = known(input).find(|offer| offer.sentence() == sentence) else {
        return Err("The sentence has changed. Please look at it again.".to_owned());
    };
    let answers: Vec<&str> = answers.iter().map(String::as_str).collect();
    match offer.guide.rewrite(&answers) {
        Ok(put) => {
            let (place, text) = input.field(offer.field);
            let Sentence { start, end, .. } = sentence;
            Ok(insertion(place, Edit { start, end, text: &put }, text))
        }
        Err(missing) => {
            let questions = offer.guide.questions();
            let ask = questions.get(missing.question).map_or("", |question| question.ask);
            Err(["One answer is missing: ", ask].concat())
        }
    }
}
