//! What a redaction takes along and what it leaves, in words, before it is done.

use super::record::named;
use crate::domain::{Companion, Fact, Incident, Reach, Stamp, holds};
use crate::export::Templates;

/// What goes along with the words that are to be erased; empty where nothing does.
pub fn goes_along(reach: &Reach) -> String {
    let parts: Vec<String> = [
        Companion::Wording,
        Companion::Expectation,
        Companion::Normal,
        Companion::Reason,
        Companion::Evidence,
        Companion::Link,
        Companion::Picture,
        Companion::Paste,
        Companion::How,
        Companion::Owner,
    ]
    .into_iter()
    .filter_map(|companion| {
        let count = reach.along.iter().filter(|(other, _)| *other == companion).count();
        (count > 0).then(|| counted(companion, count))
    })
    .collect();
    match parts.split_last() {
        None => String::new(),
        Some((last, [])) => format!("With them goes {last}."),
        Some((last, first)) => format!("With them go {} and {last}.", first.join(", ")),
    }
}

fn counted(companion: Companion, count: usize) -> String {
    let many = |one: &str, many: &str| if count == 1 { one.to_owned() } else { format!("{count} {many}") };
    let wordings =
        |what: &str| if count == 1 { what.to_owned() } else { format!("{what} ({count} wordings)") };
    match companion {
        Companion::Wording => many("a correction", "corrections"),
        Companion::Expectation => wordings("what one would see if it were true"),
        Companion::Normal => wordings("what normal looks like"),
        Companion::Reason => many("the reason of its standing", "reasons of its standing"),
        Companion::Evidence => many(
            "a piece of evidence that speaks of nothing else",
            "pieces of evidence that speak of nothing else",
        ),
        Companion::Link => many("a link", "links"),
        Companion::Picture => many("a picture", "pictures"),
        Companion::Paste => many("the pasted text that it was made of", "pasted texts"),
        Companion::How => many("how the change was made", "descriptions of how the change was made"),
        Companion::Owner => many("to whom it went", "changes of its owner"),
    }
}

/// What stays although it hangs on what is erased, as far as one might think otherwise.
pub fn stays(incident: &Incident, reach: &Reach) -> String {
    let is_kept = |theory: &crate::domain::Theory| {
        theory.question.is_some_and(|question| reach.targets.contains(&question))
            && !reach.targets.contains(&theory.id)
    };
    match incident.state().theories.iter().filter(|theory| is_kept(theory)).count() {
        0 => String::new(),
        1 => "The theory under it stays and can be redacted by itself.".to_owned(),
        count => format!("The {count} theories under it stay and can be redacted by themselves."),
    }
}

/// What holds the same words and stays: a line each, with the time.
pub fn stands_elsewhere(incident: &Incident, reach: &Reach) -> Vec<String> {
    let line = |id: &Stamp| {
        let event = incident.event(*id)?;
        let is_declaration = matches!(event.fact, Fact::Declared { .. });
        let name = if is_declaration { "Title" } else { named(&event.fact).0 };
        Some(format!("{name}, {} UTC", event.happened.utc().clock()))
    };
    reach.elsewhere.iter().filter_map(line).collect()
}

/// The events whose words stand in no row of the timeline, each with what it is and its words.
pub fn words_without_a_row(incident: &Incident) -> Vec<(Stamp, String)> {
    let line = |id: Stamp| {
        let mut fact = incident.event(id)?.fact.clone();
        let name = named(&fact).0;
        let mut words = Vec::new();
        fact.each_words(&mut |said| words.push(std::mem::take(said)));
        words.retain(|said| !said.trim().is_empty());
        Some((id, format!("{name}: {}", words.join(", "))))
    };
    incident.without_a_row().into_iter().filter_map(line).collect()
}

impl Templates {
    /// Erases the parts that are any of `words` or hold a line of them; how many templates had some. A template is for
    /// every incident: that it has a short word, such as a role or a region, says nothing.
    pub fn erase(&mut self, words: &[String]) -> usize {
        const TELLING: usize = 8;
        let is_held = |text: &str| {
            let lines =
                words.iter().flat_map(|words| words.lines()).filter(|line| line.trim().len() >= TELLING);
            !text.is_empty() && words.iter().any(|words| words.trim() == text.trim())
                || lines.into_iter().any(|line| holds(text, line))
        };
        let held: Vec<_> = self
            .all()
            .filter(|(_, _, parts)| parts.clone().texts_mut().iter().any(|text| is_held(text)))
            .map(|(phase, audience, parts)| (*phase, *audience, parts.clone()))
            .collect();
        let count = held.len();
        for (phase, audience, mut parts) in held {
            parts.texts_mut().into_iter().filter(|text| is_held(text)).for_each(String::clear);
            self.keep(phase, audience, parts);
        }
        count
    }
}
