//! The checker as a program that is spoken to in JSON: a question with the draft and all that is known,
//! an answer with what to show and what to remember.
//!
//! The page that asks is thin: it shows what stands in the answer, keeps `settings` and `ignored` as the
//! texts that they are when they come, and sends them back with the next question. So every decision is here, and is
//! tested without a browser. A desk keeps nothing between questions but the index over the glossary.

mod asked;
mod findings;
mod guides;
mod settings;
#[cfg(test)]
mod tests;

use super::checker::Checker;
use super::clock::FindZone;
use super::finding::Finding;
use super::glossary::Glossary;
use super::rule::Rule;
use crate::json::Writer;
use asked::Asked;
use settings::{Settings, Wish};

/// Answers questions about drafts.
#[derive(Debug)]
pub struct Desk {
    checker: Checker,
    glossary: Glossary,
    find_zone: FindZone,
}

/// Rules about what may not leave the house: in a title too.
const LEAKS: [Rule; 5] =
    [Rule::HostName, Rule::PrivateAddress, Rule::Secret, Rule::StackTrace, Rule::NamedCustomer];

impl Default for Desk {
    fn default() -> Desk {
        Desk::with_zones(|_| None)
    }
}

impl Desk {
    /// One that knows the zones which that function finds by their names.
    pub fn with_zones(find_zone: FindZone) -> Desk {
        Desk { checker: Checker::default(), glossary: Glossary::default(), find_zone }
    }

    /// Answers a question. What cannot be read in it counts as not said; there is always an answer.
    #[inline(never)]
    pub fn answer(&mut self, question: &str) -> String {
        let mut asked = Asked::read(question, self.find_zone);
        let mut settings = Settings::read(&asked.settings, &asked.ignored);
        let mut out = Writer::new();
        out.map();
        match Wish::read(&asked.wish) {
            Wish::Settings(change) => {
                out.name("said").text(&settings.take(change));
                settings.write(&mut out);
            }
            Wish::Say(answers) => guides::say(&asked, answers, &mut out),
            Wish::None => {}
        }
        if self.glossary != settings.glossary {
            self.glossary = settings.glossary.clone();
            self.checker = Checker::new(&self.glossary);
        }
        asked.context.off.clone_from(&settings.off);
        asked.context.ignored.clone_from(&settings.ignored);
        let found = self.check(&asked);
        let guide = guides::offered(&asked, &found);
        findings::write(&found, &asked, guide.as_ref(), &mut out);
        guides::write(guide.as_ref(), &mut out);
        settings.show(&mut out);
        out.end_map();
        out.finish()
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
