//! Chats, alerts and tables: each message, alert or row as an entry for the preview.

use super::messages::{Form, PARTS_LIMIT, PasteAnswer, PastedPart, ZoneQuestion};
use super::words::WhyZone;
use super::{Paste, PasteService, proposals, words};
use crate::domain::{FixedZone, Timestamp};
use crate::evidence::{Kind, Proposed, is_ahead};

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
    let (found, why) = match &chosen {
        Some((zone, _)) => (proposals(&Paste { viewer: &**zone, ..*paste })?.1, WhyZone::Chosen),
        None => past_one(paste, form, found),
    };
    let is_open = found.iter().any(|entry| entry.at.is_some() && !entry.is_certain);
    let instants = || found.iter().filter_map(|entry| entry.at);
    let (first, last) = (instants().min(), instants().max());
    let zone = match (&chosen, &why) {
        (Some((_, name)), _) => name,
        (None, WhyZone::AheadIn(_)) => "UTC",
        (None, WhyZone::Own | WhyZone::Chosen) => paste.viewer.name(),
    };
    let questions = is_open.then(|| {
        let own = paste.viewer.name();
        let choices = [own, "UTC"].into_iter().filter(|choice| *choice != zone);
        let mut choices: Vec<String> = choices.map(str::to_owned).collect();
        choices.dedup();
        let said = words::zone(zone, &why, "");
        ZoneQuestion { source: source.to_owned(), said, choices, takes_other: true }
    });
    let zones = if is_open { vec![zone.to_owned()] } else { Vec::new() };
    Some(PasteAnswer {
        zones,
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

/// The rows of a table in UTC, where on the clock of whoever pastes one would be still to come and in UTC none is. A chat's
/// window shows that person's own clock.
fn past_one(paste: &Paste, form: Form, own: Vec<Proposed>) -> (Vec<Proposed>, WhyZone) {
    let is_ahead = |all: &[Proposed]| {
        all.iter().any(|entry| !entry.is_certain && entry.at.is_some_and(|at| is_ahead(at, paste.now)))
    };
    if form != Form::Table || !is_ahead(&own) {
        return (own, WhyZone::Own);
    }
    let utc = FixedZone::utc();
    match proposals(&Paste { viewer: &utc, ..*paste }) {
        Some((_, read)) if !is_ahead(&read) => (read, WhyZone::AheadIn(paste.viewer.name().to_owned())),
        Some(_) | None => (own, WhyZone::Own),
    }
}

fn part(entry: Proposed, now: Timestamp) -> PastedPart {
    PastedPart {
        at: entry.at,
        clock: entry.at.map_or_else(String::new, |at| words::clock(at, now)),
        author: entry.author.unwrap_or_default(),
        text: entry.text,
        link: entry.link.unwrap_or_default(),
        folded: entry.folded,
        start: entry.span.start,
        end: entry.span.end,
        ..PastedPart::default()
    }
}
