//! A first draft made of what the log knows, and what an update repeats of the one before.
//!
//! Nothing is invented: where the log says nothing, the part stays empty.

use crate::domain::{
    Audience, EntryKind, IMPACT_UNKNOWN, Message, Phase, Standing, State, UpdateParts, drill_title,
    is_drill_title,
};
use crate::export::announce::stated_impact;

/// How much of an update stood in the last one to the same people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    /// There was none before, or it says something new.
    Nothing,
    /// Some parts are the same, and some say something new.
    Parts([bool; 4]),
    /// It says the same in every part and in the same phase.
    Everything,
}

/// What `parts` repeats of the last update to `audience`.
pub fn repeats(state: &State, audience: Audience, phase: Phase, parts: &UpdateParts) -> Repeat {
    let Some(last) = last_to(state, audience) else { return Repeat::Nothing };
    if last.phase == phase && is_same(&last.parts, parts) && !parts.is_blank() {
        return Repeat::Everything;
    }
    let other = if last.phase == phase { last_other(state, audience, parts) } else { Some(last) };
    let Some(other) = other else { return Repeat::Nothing };
    let (now, before) = (parts.named(), other.parts.named());
    let same = [0, 1, 2, 3].map(|at| !now[at].1.trim().is_empty() && now[at].1.trim() == before[at].1.trim());
    match same {
        [false, false, false, false] => Repeat::Nothing,
        same => Repeat::Parts(same),
    }
}

/// A draft for `audience` in `phase`. Customers read of effects and not of technology; people
/// inside read what is being checked and what was changed.
pub fn drafted(state: &State, audience: Audience, phase: Phase) -> UpdateParts {
    let last = last_to(state, audience).or_else(|| state.messages.iter().last());
    let kept = |part: fn(&UpdateParts) -> &String| last.map(|m| part(&m.parts).clone()).unwrap_or_default();
    let happening = match (phase, last) {
        (Phase::Resolved, _) => over(state, audience),
        (_, Some(last)) if !last.parts.happening.trim().is_empty() => last.parts.happening.clone(),
        _ => sentence(&state.title),
    };
    let doing = match phase {
        Phase::Resolved => String::new(),
        Phase::Monitoring => "We have made a change that should help and are watching the result.".to_owned(),
        Phase::Investigating | Phase::Identified if audience == Audience::Customers => {
            "We are looking for the cause.".to_owned()
        }
        Phase::Investigating | Phase::Identified => at_work(state),
    };
    let reader = if phase == Phase::Resolved { String::new() } else { kept(|parts| &parts.reader) };
    let impact = stated_impact(state, audience);
    let headline = match phase {
        Phase::Resolved => headline_when_over(state, audience),
        Phase::Investigating | Phase::Identified | Phase::Monitoring => own_headline(state, audience),
    };
    UpdateParts { headline, happening, impact, doing, reader }
}

/// An update as it stands, with the words of `fresh` where it says nothing and where it has words of another phase
/// that nobody has changed: those that were sent in that phase, or that the log proposes for it. What somebody wrote
/// stays.
pub fn renewed(state: &State, audience: Audience, stands: &UpdateParts, fresh: &UpdateParts) -> UpdateParts {
    let others = Phase::ALL.into_iter().filter(|phase| *phase != state.phase);
    let mut others: Vec<UpdateParts> = others.map(|phase| drafted(state, audience, phase)).collect();
    let sent = state.messages.iter().filter(|m| m.audience == audience);
    let (here, elsewhere): (Vec<&Message>, Vec<&Message>) = sent.partition(|m| m.phase == state.phase);
    others.extend(elsewhere.into_iter().map(|m| m.parts.clone()));
    let mut here: Vec<UpdateParts> = here.into_iter().map(|m| m.parts.clone()).collect();
    let (mut renewed, mut fresh) = (stands.clone(), fresh.clone());
    for (at, (text, new)) in renewed.texts_mut().into_iter().zip(fresh.texts_mut()).enumerate() {
        let is_in =
            |all: &mut [UpdateParts]| all.iter_mut().any(|parts| parts.texts_mut()[at].trim() == text.trim());
        if text.trim().is_empty() || is_in(&mut others) && !is_in(&mut here) {
            *text = std::mem::take(new);
        }
    }
    renewed
}

/// The last update to `audience` whose words are not these: what an update is compared with that may just
/// have been sent itself.
pub fn last_other<'s>(state: &'s State, audience: Audience, parts: &UpdateParts) -> Option<&'s Message> {
    let mut sent = state.messages.iter().rev().filter(|m| m.audience == audience);
    sent.find(|m| !is_same(&m.parts, parts))
}

fn is_same(parts: &UpdateParts, others: &UpdateParts) -> bool {
    let are_same = parts.headline.trim() == others.headline.trim();
    let (parts, others) = (parts.named(), others.named());
    are_same && parts.iter().zip(others).all(|(part, other)| part.1.trim() == other.1.trim())
}

/// The last update, to `audience` or to anybody, that told of an impact while it went on; one that said that it was
/// over where no other did.
pub fn impact_told(state: &State, audience: Option<Audience>) -> Option<&Message> {
    let to_them = |m: &&Message| {
        audience.is_none_or(|audience| m.audience == audience) && !m.parts.impact.trim().is_empty()
    };
    let mut told = state.messages.iter().rev().filter(to_them);
    let last = told.clone().next();
    told.find(|m| m.phase != Phase::Resolved).or(last)
}

/// The last update to `audience`.
pub fn last_to(state: &State, audience: Audience) -> Option<&Message> {
    state.messages.iter().rev().find(|m| m.audience == audience)
}

/// That it is over; people inside know it by its title, and customers by the headline above it.
pub fn over(state: &State, audience: Audience) -> String {
    let title = state.title.trim().trim_end_matches('.');
    match audience {
        Audience::Stakeholders | Audience::Team if !title.is_empty() => format!("{OVER}: {title}."),
        Audience::Customers | Audience::Stakeholders | Audience::Team => format!("{OVER}."),
    }
}

/// What stands above an update, behind its phase: its own headline; where it has none, customers read the one that is
/// proposed, and people inside the incident's title.
pub fn headline(title: &str, audience: Audience, parts: &UpdateParts) -> String {
    let headline = match (parts.headline.trim(), audience) {
        ("", Audience::Customers) => proposed_headline(parts),
        ("", Audience::Stakeholders | Audience::Team) => title.to_owned(),
        (own, _) => own.to_owned(),
    };
    if is_drill_title(title) { drill_title(&headline) } else { headline }
}

/// The headline of an update that says that it is over: for customers the one under which they know it.
pub fn headline_when_over(state: &State, audience: Audience) -> String {
    match audience {
        Audience::Customers => public_headline(state),
        Audience::Stakeholders | Audience::Team => own_headline(state, audience),
    }
}

/// The headline that the last update to `audience` had of its own.
fn own_headline(state: &State, audience: Audience) -> String {
    last_to(state, audience).map(|last| last.parts.headline.clone()).unwrap_or_default()
}

/// The headline under which customers know the incident; empty where they were told of none and no impact was stated.
pub fn public_headline(state: &State) -> String {
    let told = state.messages.iter().rev().filter(|m| m.audience == Audience::Customers);
    let mut told = told.filter(|m| m.phase != Phase::Resolved || !m.parts.headline.trim().is_empty());
    let known = told.find_map(|m| {
        Some(headline(&state.title, m.audience, &m.parts)).filter(|headline| !headline.is_empty())
    });
    known.unwrap_or_else(|| {
        let impact = stated_impact(state, Audience::Customers);
        headline(&state.title, Audience::Customers, &UpdateParts { impact, ..UpdateParts::default() })
    })
}

/// What is being checked, and the latest change to the system.
fn at_work(state: &State) -> String {
    let testing = state.theories.iter().rev().find(|t| t.standing() == Standing::Testing);
    let proven = state.theories.iter().rev().find(|t| t.standing() == Standing::Proven);
    let change = state.timeline().rev().find(|e| e.kind == EntryKind::Change && state.is_change(e.id));
    let mut said = Vec::new();
    match (proven, testing) {
        (Some(proven), _) => said.push(format!("Verified: {}", sentence(&proven.statement))),
        (None, Some(testing)) => {
            said.push(format!("We are checking whether this is so: {}", sentence(&testing.statement)))
        }
        (None, None) => said.push("We are looking for the cause.".to_owned()),
    }
    said.extend(
        change.map(|change| {
            format!("Last change: {}", sentence(change.text.lines().next().unwrap_or_default()))
        }),
    );
    said.join(" ")
}

/// How an update begins that says so.
const OVER: &str = "This is over";

/// The most characters of a headline that is proposed.
const HEADLINE: usize = 80;

/// A public headline made of what readers notice: the first sentence of the impact or, where none is said, of
/// what is happening; empty where both are. The internal title is never taken: it is not written for readers.
pub fn proposed_headline(parts: &UpdateParts) -> String {
    let says = |text: &&&String| {
        !text.trim().is_empty() && text.trim() != IMPACT_UNKNOWN && !text.trim().starts_with(OVER)
    };
    let said = [&parts.impact, &parts.happening].iter().find(says).copied();
    let text = said.map(|text| text.trim()).unwrap_or_default();
    let line = text.lines().next().unwrap_or_default();
    let ends = |(at, letter): (usize, char)| {
        let rest = &line[at + letter.len_utf8()..];
        let stops = matches!(letter, '.' | '!' | '?') && (rest.is_empty() || rest.starts_with(' '));
        (stops || matches!(letter, '。' | '！' | '？')).then_some(at)
    };
    let first = &line[..line.char_indices().find_map(ends).unwrap_or(line.len())];
    if first.chars().count() <= HEADLINE {
        return first.trim_end().to_owned();
    }
    let kept: String = first.chars().take(HEADLINE - 1).collect();
    let whole = kept.rsplit_once(' ').map_or(kept.as_str(), |(before, _)| before);
    format!("{}…", whole.trim_end_matches([',', ';', ':', ' ']))
}

/// The words, ending like a sentence.
pub fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '!', '?', '…', '。', '！', '？']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_is_proposed_from_what_readers_notice() {
        let propose = |impact: &str, happening: &str| {
            let (impact, happening) = (impact.to_owned(), happening.to_owned());
            proposed_headline(&UpdateParts { impact, happening, ..UpdateParts::default() })
        };
        assert_eq!(propose("You cannot pay by card. Invoices work.", "x"), "You cannot pay by card");
        assert_eq!(propose(" \n", "Version 2.4 is slow!\nMore"), "Version 2.4 is slow");
        assert_eq!(propose("カード決済ができません。他は使えます。", ""), "カード決済ができません");
        assert_eq!(propose("", ""), "");
        let long = propose(&"many words ".repeat(20), "");
        assert!(long.chars().count() <= HEADLINE && long.ends_with("words…"), "{long}");
    }
}
