//! The one calm line under the question in focus: a trap that shows, or what to check next. Waved off, it stays off on
//! this device.

use crate::domain::{Hint, HintKey, Incident, Stamp, State};
use crate::export::hint_text;
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::lean::when_said;
use crate::ui::screens::incident::theories::parts::button;
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// Where it is remembered what was waved off in an incident.
const WAVED_OFF: &str = "waved-off/";

/// The line for a question, with a button to wave it off.
pub fn hint_line(session: Session, question: Stamp) -> View {
    let place = session.peek(Incident::id).map(|id| format!("{WAVED_OFF}{}", id.0)).unwrap_or_default();
    let waved_off = RwSignal::new(session.recall(&place).unwrap_or_default());
    let place = StoredValue::new(place);
    let said = session.text(move |s| {
        let hint = waved_off.with(|waved_off| hint(s, question, waved_off));
        hint.map(|hint| hint_text(s, &hint)).unwrap_or_default()
    });
    let wave_off = move || {
        let key = session
            .peek(|i| hint(i.state(), question, &waved_off.get_untracked()))
            .flatten()
            .map(|hint| hint.key());
        let Some(key) = key else { return };
        waved_off.update(|waved_off| *waved_off = format!("{waved_off} {}", key.written()));
        session.remember(&place.get_value(), &waved_off.get_untracked());
    };
    when_said(said, move || {
        el("p")
            .class("hint meta")
            .child(
                el("span")
                    .attr("role", "note")
                    .attr("aria-label", "Hint")
                    .child(el("bdi").verbatim().child(said)),
            )
            .child(button("quiet small", "Not now", wave_off))
            .view()
    })
}

fn hint(state: &State, question: Stamp, waved_off: &str) -> Option<Hint> {
    let is_waved_off = |key: HintKey| waved_off.split(' ').any(|one| one == key.written());
    state.hint(Some(question), &is_waved_off)
}
