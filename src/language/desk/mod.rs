//! The checker as a program that is spoken to in JSON: a question with the draft and all that is known,
//! an answer with what to show and what to remember.
//!
//! The page that asks is thin: it shows what stands in the answer, keeps `settings` and `ignored` as the
//! texts that they are when they come, and sends them back with the next question. So every decision is here, and is
//! tested without a browser. A desk keeps nothing between questions but the index over the glossary.

mod asked;
mod findings;
mod guides;
pub mod messages;
mod settings;
#[cfg(test)]
mod tests;

use super::checker::Checker;
use super::finding::Finding;
use super::glossary::Glossary;
use super::rule::Rule;
use asked::Asked;
use messages::{Action, CheckAnswer, CheckRequest};
use settings::Settings;

/// Answers questions about drafts.
#[derive(Debug, Default)]
pub struct Desk {
    checker: Checker,
    glossary: Glossary,
}

/// Rules about what may not leave the house: in a title too.
const LEAKS: [Rule; 5] =
    [Rule::HostName, Rule::PrivateAddress, Rule::Secret, Rule::StackTrace, Rule::NamedCustomer];

impl Desk {
    /// Answers a question in JSON with an answer in JSON. There is always an answer.
    #[inline(never)]
    pub fn answer(&mut self, question: &str) -> String {
        let answer = match serde_json::from_str(question) {
            Ok(request) => self.handle(request),
            Err(error) => CheckAnswer {
                said: format!("The wording was not checked: {error}."),
                ..CheckAnswer::default()
            },
        };
        // Writing fails for names of fields that are no text, and there are none.
        serde_json::to_string(&answer).unwrap_or_default()
    }

    fn handle(&mut self, mut request: CheckRequest) -> CheckAnswer {
        let mut settings = Settings::read(&request.settings, &request.ignored);
        let action = request.action.take();
        let mut asked = Asked::of(request);
        let mut answer = CheckAnswer::default();
        match action {
            Some(Action::Rewrite { sentence, answers }) => {
                match guides::rewritten(&asked, sentence, &answers) {
                    Ok(put) => answer.put = Some(put),
                    Err(refused) => answer.refused = Some(refused),
                }
            }
            Some(change) => {
                answer.said = settings.take(&change);
                answer.kept = Some(settings.kept());
            }
            None => {}
        }
        if self.glossary != settings.glossary {
            self.glossary = settings.glossary.clone();
            self.checker = Checker::new(&self.glossary);
        }
        asked.context.off.clone_from(&settings.off);
        asked.context.ignored.clone_from(&settings.ignored);
        let found = self.check(&asked);
        let offer = guides::offered(&asked, &found);
        (answer.summary, answer.findings) = findings::shown(&found, &asked, offer.as_ref());
        answer.guide = offer.as_ref().map(guides::shown);
        answer.glossary = settings.shown();
        answer
    }

    /// What is found in the draft; nothing while it is empty.
    fn check(&self, asked: &Asked) -> Vec<Finding> {
        if asked.is_blank() {
            return Vec::new();
        }
        let mut found = self.checker.check(asked.parts(), &asked.with_proof(&self.checker));
        let title = self.checker.check(asked.title.as_str(), &asked.context);
        found.extend(title.into_iter().filter(|finding| LEAKS.contains(&finding.rule)));
        found
    }
}
