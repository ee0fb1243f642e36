//! A drill made of a past incident: what was seen arrives in the same order, in ten minutes; who was there is left out.

use super::masked::masked;
use super::script::{Content, Said, Script, Step};
use crate::domain::{ContentWords, EntryKind, Incident, Standing};
use crate::export::people;

/// How long the drill is, in seconds, and until when everything has arrived.
const LENGTH: i64 = 600;
const LAST: i64 = 540;
/// The most entries that are taken, and the most characters of each.
const MOST: usize = 60;
const MOST_CHARS: usize = 1_500;

/// The script; `None` where the record tells of nothing that was seen.
pub fn script_of_past(incident: &Incident) -> Option<Script> {
    let state = incident.state();
    let names = names(incident);
    let kept = |text: &str| masked(text.chars().take(MOST_CHARS).collect::<String>().trim(), &names);
    let seen = state.timeline().filter(|entry| entry.undone.is_none() && !entry.text.trim().is_empty());
    let seen: Vec<_> = seen
        .filter_map(|entry| {
            Some(match entry.kind {
                EntryKind::Note | EntryKind::Finding => ("A colleague", kept(&entry.text), entry.happened),
                EntryKind::Change => {
                    ("A colleague", format!("I changed this: {}", kept(&entry.text)), entry.happened)
                }
                EntryKind::Evidence { .. } => ("A colleague", kept(&entry.text), entry.happened),
                _ => return None,
            })
        })
        .filter(|(_, text, _)| text != crate::domain::REDACTED)
        .take(MOST)
        .collect();
    let first = seen.first()?.2;
    let span = seen.last()?.2.since(first).max(1);
    let steps = seen.into_iter().map(|(from, text, happened)| {
        let second = u32::try_from(happened.since(first) * LAST / span).unwrap_or_default();
        let said = Said { from: from.to_owned(), text: text.clone() };
        let content = if text.lines().count() > 2 {
            Content::Log(Said { from: "Pasted lines".into(), ..said })
        } else {
            Content::Message(said)
        };
        Step::at(second, content)
    });
    let steps = steps.collect();
    let proven = state.theories.iter().rev().find(|theory| theory.standing() == Standing::Proven);
    let cause = proven.map_or_else(
        || {
            "Nobody had proven a cause when this was recorded. Put it here before you share the drill."
                .to_owned()
        },
        |theory| kept(&theory.statement),
    );
    let disproved = state.theories.iter().filter(|theory| theory.standing() == Standing::Disproved);
    let disproved: Vec<String> = disproved.map(|theory| kept(&theory.statement)).take(6).collect();
    let title = kept(state.title.strip_prefix(crate::domain::DRILL).unwrap_or(&state.title));
    let title: String = title.replace('\n', " ").chars().take(200).collect();
    let title = if title.trim().is_empty() { "Something is wrong".to_owned() } else { title };
    Some(Script {
        id: "from-a-past-incident".into(),
        name: format!("From a past incident: {title}"),
        about: "Made of the record of an incident. Names, hosts and addresses were taken out; read it through before you share it.".into(),
        severity: state.severity,
        minutes: u32::try_from(LENGTH / 60).unwrap_or(10),
        cause_words: vec![ContentWords::of(&cause).longest()],
        cause,
        suspect_words: disproved.iter().map(|said| ContentWords::of(said).longest()).collect(),
        truths: disproved.iter().map(|said| format!("This was not so: {said}")).collect(),
        steps,
        title,
        ..Script::empty()
    })
}

/// Everybody whom the record names, the longer names first: a part of one must not be left over.
fn names(incident: &Incident) -> Vec<String> {
    let clears = &incident.state().details.all_clears;
    let thanked = clears.iter().flat_map(|clear| clear.said.thanks.split([',', ';']).map(str::to_owned));
    let mut names: Vec<String> = Vec::new();
    for name in people(incident).into_iter().chain(thanked) {
        let name = name.trim().to_owned();
        // A first name alone stands for the whole one.
        let first = name.split(' ').next().unwrap_or_default().to_owned();
        for one in [name, first] {
            if !one.is_empty() && !names.contains(&one) {
                let at = names.partition_point(|other| other.len() >= one.len());
                names.insert(at, one);
            }
        }
    }
    names
}
