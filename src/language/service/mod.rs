//! The checker as a program that is spoken to in JSON: a question with the draft and all that is known,
//! an answer with what to show and what to remember.
//!
//! The page that asks is thin: it shows what stands in the answer, keeps `settings` and `ignored` as the
//! texts that they are when they come, and sends them back with the next question. So every decision is here, and is
//! tested without a browser. The service keeps nothing between questions but the index over the glossary.

mod findings;
mod guides;
mod input;
pub mod messages;
mod settings;
#[cfg(test)]
mod tests;

use super::checker::{Checked, Checker};
use super::clock::FindZone;
use super::glossary::Glossary;
use super::rule::Rule;
use input::CheckInput;
use messages::{Action, CheckAnswer, CheckRequest};
use settings::Settings;

/// Answers questions about drafts.
#[derive(Debug)]
pub struct CheckerService {
    checker: Checker,
    glossary: Glossary,
    find_zone: FindZone,
}

/// Rules about what may not leave the team: in a title too, where it stands above the update. A headline of
/// its own is checked like the parts.
const LEAKS: [Rule; 5] =
    [Rule::HostName, Rule::PrivateAddress, Rule::Secret, Rule::StackTrace, Rule::NamedCustomer];

impl Default for CheckerService {
    fn default() -> CheckerService {
        CheckerService::with_zones(|_| None)
    }
}

impl CheckerService {
    /// One that knows the zones which that function finds by their names.
    pub fn with_zones(find_zone: FindZone) -> CheckerService {
        CheckerService { checker: Checker::default(), glossary: Glossary::default(), find_zone }
    }

    /// Answers a question in JSON with an answer in JSON. There is always an answer.
    #[inline(never)]
    pub fn handle(&mut self, question: &str) -> String {
        let answer = match serde_json::from_str(question) {
            Ok(request) => self.handle_request(request),
            Err(error) => CheckAnswer {
                said: format!("The wording was not checked: {error}."),
                ..CheckAnswer::default()
            },
        };
        // Writing fails for names of fields that are no text, and there are none.
        serde_json::to_string(&answer).unwrap_or_default()
    }

    fn handle_request(&mut self, mut request: CheckRequest) -> CheckAnswer {
        let mut settings = Settings::read(&request.settings, &request.ignored);
        let action = request.action.take();
        let mut input = CheckInput::of(request, self.find_zone);
        let mut answer = CheckAnswer::default();
        match action {
            Some(Action::Rewrite { sentence, answers }) => {
                match guides::rewritten(&input, sentence, &answers) {
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
        input.context.off.clone_from(&settings.off);
        input.context.ignored.clone_from(&settings.ignored);
        let checked = self.check(&input);
        let offer = guides::offered(&input, &checked.findings);
        (answer.summary, answer.findings) = findings::shown(&checked, &input, offer.as_ref());
        answer.guide = offer.as_ref().map(guides::shown);
        answer.glossary = settings.shown();
        answer
    }

    /// What is found in the draft; nothing while it is empty.
    fn check(&self, input: &CheckInput) -> Checked {
        if input.is_blank() {
            return Checked::default();
        }
        let mut checked = self.checker.examine(input.parts(), &input.with_proof(&self.checker));
        if input.headline.is_empty() {
            let title = self.checker.check(input.title.as_str(), &input.context);
            checked.findings.extend(title.into_iter().filter(|finding| LEAKS.contains(&finding.rule)));
        }
        checked
    }
}
