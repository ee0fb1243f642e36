//! Chats, alerts and tables: each message, alert or row as an entry for the preview.

use super::messages::{Form, PARTS_LIMIT, PasteAnswer, PastedPart, ZoneQuestion};
use super::{Paste, PasteService, proposals, words};
use crate::domain::Timestamp;
use crate::evidence::{Kind, Proposed};

/// The answer for a text of such a form; none for any other.
pub(super) fn answer(paste: &Paste, service: &PasteService) -> Option<PasteAnswer> {
    let (kind, found) = proposals(paste)?;
    let (form, source) = match kind {
        Kind::Chat => (Form::Chat, "chat"),
        Kind::Alerts => (Form::Alerts, "alerts"),
        Kind::VendorIncidents => (Form::VendorIncidents, "incidents"),
        Kind::Table => (Form::Table, "table"),
    };
    // What it leaves open is read again where a zone was chosen for it.
    let chosen = (paste.remembered)(source).and_then(|name| Some((service.zone(&name)?, name)));
    let found = match &chosen {
        Some((zone, _)) => proposals(&Paste { viewer: &**zone, ..*paste })?.1,
        None => found,
    };
    let is_open = found.iter().any(|entry| entry.at.is_some() && !entry.is_certain);
    let instants = || found.iter().filter_map(|entry| entry.at);
    let (first, last) = (instants().min(), instants().max());
    let zone = chosen.as_ref().map_or(paste.viewer.name(), |(_, name)| name);
    let questions = is_open.then(|| {
        let own = paste.viewer.name();
        let choices = [own, "UTC"].into_iter().filter(|choice| *choice != zone);
        let mut choices: Vec<String> = choices.map(str::to_owned).collect();
        choices.dedup();
        let said = words::zone(zone, chosen.is_none(), chosen.is_some(), "");
        ZoneQuestion { source: source.to_owned(), said, choices, takes_other: true }
    });
    Some(PasteAnswer {
        said: words::proposed(form, found.len(), first.zip(last), paste.now),
        questions: questions.into_iter().collect(),
        first,
        last,
        form,
        is_too_long: found.len() > PARTS_LIMIT,
        parts: found.into_iter().take(PARTS_LIMIT).map(|entry| part(entry, paste.now)).collect(),
        ..PasteAnswer::default()
    })
}

fn part(entry: Proposed, now: Timestamp) -> PastedPart {
    PastedPart {
        at: entry.at,
        clock: entry.at.map_or_else(String::new, |at| words::clock(at, now)),
        author: entry.author.unwrap_or_default(),
        text: entry.text,
        link: entry.link.unwrap_or_default(),
        folded: entry.folded,
        ..PastedPart::default()
    }
}
