//! What the checker is told: the draft, and what the log knows.

use crate::domain::{Audience, EntryKind, Incident, Standing, State};
use crate::json::Writer;
use crate::ui::browser::named_zone::zone_named;
use crate::ui::reactive::*;
use crate::ui::session::{self, Session};
use crate::ui::update::composer::{Composer, Part};

/// Where the glossary and the rules that are off are remembered.
pub const SETTINGS: &str = crate::settings::LANGUAGE;

/// Where it is remembered what is ignored in the open incident.
pub fn ignored_key(session: Session) -> String {
    session.peek(Incident::id).map_or_else(String::new, session::ignored_key)
}

/// What the log knows.
pub fn known(state: &State) -> String {
    let mut out = Writer::new();
    out.map().name("title").text(&state.title).name("phase").text(state.phase.name());
    for (name, wanted) in [("proven", true), ("open", false)] {
        out.name(name).list();
        for theory in state.theories.iter() {
            let is_proven = match theory.standing() {
                Standing::Proven => true,
                Standing::Assumption | Standing::Testing => false,
                Standing::Disproved | Standing::Abandoned => continue,
            };
            if is_proven == wanted {
                out.text(&theory.statement);
            }
        }
        out.end_list();
    }
    out.name("verified").list();
    for entry in state.entries.iter().filter(|e| e.kind == EntryKind::Finding && e.undone.is_none()) {
        out.text(&entry.text);
    }
    out.end_list().name("last").list();
    for audience in Audience::ALL {
        let last = state.messages.iter().rev().find(|message| message.audience == audience);
        out.text(&last.map(|last| last.parts.named().map(|part| part.1).join("\n")).unwrap_or_default());
    }
    out.end_list().end_map();
    out.finish()
}

/// The whole question, with what is wished besides.
pub fn question(session: Session, composer: Composer, known: Signal<String>, wish: &[String]) -> String {
    session.follow_settings();
    let due = composer.next_due();
    let now = session.now().get();
    let minute = now.as_millis() / 60_000 * 60_000;
    let audience = composer.audience.get();
    // The zone in which the update will be written for its readers.
    let zone = session.peek(|incident| zone_named(incident.state().terms.zone(audience)).name().to_owned());
    let zone = zone.unwrap_or_default();
    let mut out = Writer::new();
    out.map().name("draft").list();
    for part in Part::ALL {
        composer.part(part).with(|text| {
            out.text(text);
        });
    }
    out.end_list();
    known.with(|known| {
        out.name("known").text(known);
    });
    for (name, text) in [
        ("audience", audience.name()),
        ("now", &minute.to_string()),
        ("due", &due.map(|due| due.as_millis().to_string()).unwrap_or_default()),
        ("zone", &zone),
        ("settings", &session.setting(SETTINGS)),
        ("ignored", &session.recall(&ignored_key(session)).unwrap_or_default()),
    ] {
        out.name(name).text(text);
    }
    out.name("do").list();
    wish.iter().for_each(|word| {
        out.text(word);
    });
    out.end_list().end_map();
    out.finish()
}
