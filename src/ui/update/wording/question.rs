//! What the checker is told: the draft, and what the log knows.

use crate::domain::{Audience, EntryKind, Incident, Standing, State, Timestamp, Zone as _};
use crate::export::times;
use crate::language::Surface;
use crate::language::messages::{Action, CheckRequest, Known};
use crate::ui::browser::zone::LocalZone;
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
pub fn known(state: &State) -> Known {
    let mut known = Known { title: state.title.clone(), phase: Some(state.phase), ..Known::default() };
    for theory in state.theories.iter() {
        match theory.standing() {
            Standing::Proven => known.proven.push(theory.statement.clone()),
            Standing::Assumption | Standing::Testing => known.open.push(theory.statement.clone()),
            Standing::Disproved | Standing::Abandoned => {}
        }
    }
    let verified = state.entries.iter().filter(|e| e.kind == EntryKind::Finding && e.undone.is_none());
    known.verified = verified.map(|entry| entry.text.clone()).collect();
    known.last = Audience::ALL.map(|audience| {
        let last = state.messages.iter().rev().find(|message| message.audience == audience);
        last.map(|last| last.parts.named().map(|part| part.1).join("\n")).unwrap_or_default()
    });
    known
}

/// The whole question, with what is to be done besides.
pub fn question(session: Session, composer: Composer, known: Memo<Known>, action: Option<Action>) -> String {
    session.follow_settings();
    let now = session.now().get();
    let zone = LocalZone::current();
    let request = CheckRequest {
        surface: Surface::StatusUpdate,
        audience: composer.audience.get(),
        draft: Part::ALL.map(|part| composer.part(part).get()),
        known: known.get(),
        now: Timestamp::from_millis(now.as_millis() / 60_000 * 60_000),
        due: composer.next_due(),
        east: zone.offset_at(now).0,
        zone: if times::is_elsewhere(&zone) { zone.name().to_owned() } else { String::new() },
        settings: session.setting(SETTINGS),
        ignored: session.recall(&ignored_key(session)).unwrap_or_default(),
        action,
    };
    // Writing fails for names of fields that are no text, and there are none.
    serde_json::to_string(&request).unwrap_or_default()
}
