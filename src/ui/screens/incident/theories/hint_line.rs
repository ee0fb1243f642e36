//! The one calm line under the question in focus: a trap that shows, or what to check next. Waved off, it stays off on
//! this device.

use crate::domain::{Hint, HintKey, Incident, Stamp, State};
use crate::export::hint_text;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::flag;
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// Where it is remembered what was waved off in an incident.
const WAVED_OFF: &str = "waved-off/";

/// The line for a question, with a button to wave it off.
#[component]
pub fn HintLine(session: Session, question: Stamp) -> impl IntoView {
    let place = session.peek(Incident::id).map(|id| format!("{WAVED_OFF}{}", id.0)).unwrap_or_default();
    let waved_off = RwSignal::new(session.recall(&place).unwrap_or_default());
    let place = StoredValue::new(place);
    let now = session.now();
    // One at a time: what was expected of a change is asked about first.
    let is_asked = session.flag(move |s| s.effect_due(now.get()).is_some());
    let said = session.text(move |s| {
        if is_asked.get() {
            return String::new();
        }
        let hint = waved_off.with(|waved_off| hint(s, question, waved_off));
        hint.map(|hint| hint_text(s, &hint)).unwrap_or_default()
    });
    let wave_off = move || {
        let key = session
            .peek(|i| hint(i.state(), question, &waved_off.get_untracked()))
            .flatten()
            .map(|hint| hint.key());
        let Some(key) = key else { return };
        waved_off.set(session.remember_changed(&place.get_value(), |all| format!("{all} {}", key.written())));
    };
    view! {
        <Shown when=flag(move || !said.with(String::is_empty))>
            <p class="hint meta">
                <span role="note" aria-label="Hint">
                    <bdi dir="auto" translate="no" use:shows=said></bdi>
                </span>
                <Button class="quiet small" press=clicked(wave_off)>
                    "Not now"
                </Button>
            </p>
        </Shown>
    }
}

fn hint(state: &State, question: Stamp, waved_off: &str) -> Option<Hint> {
    let is_waved_off = |key: HintKey| waved_off.split(' ').any(|one| one == key.written());
    state.hint(Some(question), &is_waved_off)
}
