//! What the checker is told: the draft, and what the log knows.

use crate::domain::{Audience, EntryKind, Incident, Message, Standing, State, Timestamp, YesNo};
use crate::export::last_other;
use crate::language::Surface;
use crate::language::messages::{Action, CheckRequest, Known};
use crate::ui::state::composer::{Composer, Part};
use crate::ui::state::session;
use crate::ui::state::session::Session;
use leptos::prelude::*;

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
    // Whoever says how it is known that nothing was lost has verified it.
    let sourced = |data: YesNo, source: &str| data == YesNo::No && !source.trim().is_empty();
    let stated = state.impact().is_some_and(|i| sourced(i.said.data, &i.said.data_source));
    let given = state.all_clear_given().is_some_and(|c| sourced(c.said.data, &c.said.data_source));
    if stated || given {
        known.verified.push("No data was lost.".to_owned());
    }
    let last = |audience| state.messages.iter().rev().find(|message| message.audience == audience);
    let words = |message: Option<&Message>| {
        message.map(|message| message.parts.named().map(|part| part.1).join("\n")).unwrap_or_default()
    };
    known.last = Audience::ALL.map(|audience| words(last(audience)));
    // An update that was just sent is not compared with itself.
    known.before = Audience::ALL
        .map(|audience| words(last(audience).and_then(|last| last_other(state, audience, &last.parts))));
    known
}

/// The whole question, with what is to be done besides.
pub fn question(session: Session, composer: Composer, known: Memo<Known>, action: Option<Action>) -> String {
    session.settings().follow();
    let now = session.now().get();
    let audience = composer.audience.get();
    let request = CheckRequest {
        surface: Surface::StatusUpdate,
        audience,
        draft: Part::ALL.map(|part| composer.part(part).get()),
        headline: composer.part(Part::Headline).get(),
        known: match audience {
            // The title is for people inside: what stands above this is made of the words that are checked anyway.
            Audience::Customers => Known { title: String::new(), ..known.get() },
            Audience::Stakeholders | Audience::Team => known.get(),
        },
        now: Timestamp::from_millis(now.as_millis() / 60_000 * 60_000),
        due: composer.due_now(),
        // The zone in which the update will be written for its readers.
        zone: composer.zone().name().to_owned(),
        settings: session.settings().get(SETTINGS),
        ignored: session.recall(&ignored_key(session)).unwrap_or_default(),
        action,
    };
    // Writing fails for names of fields that are no text, and there are none.
    serde_json::to_string(&request).unwrap_or_default()
}
