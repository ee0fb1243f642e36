//! "No change" with one key, and the all-clear once it is over.

use crate::domain::{Audience, Language, Phase};
use crate::export::{self, PHASE_UNPROVEN, Writing};
use crate::ui::platform::alarm;
use crate::ui::platform::twice::Once;
use crate::ui::state::composer::{Composer, Part};
use crate::ui::state::pane::{Pane, ShownPane};
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// Whether there is something to say "no change" to.
pub fn can_send_no_change(session: Session) -> Signal<bool> {
    session.flag(|s| s.phase != Phase::Resolved && export::no_change(s, audience_due(s)).is_some())
}

fn audience_due(state: &crate::domain::State) -> Audience {
    state.deadline().map(|d| d.audience).unwrap_or_default()
}

/// Copies an update that says there is no change; it states the impact and the next time all the same. It goes out
/// like any other: it is logged once somebody says that it is out. Where it cannot be said yet, the update is there to
/// be written.
pub fn no_change(session: Session, shown: ShownPane, composer: Composer) {
    thread_local! {
        static ASKED: Once = const { Once::new() };
    }
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since the page was opened")]
    if ASKED.with(|asked| asked.is_again_at(alarm::monotonic() as f64)) {
        return;
    }
    session.look_at_the_clock();
    let made = session.peek(|incident| {
        let state = incident.state();
        let audience = audience_due(state);
        let parts = export::no_change(state, audience).filter(|_| state.phase != Phase::Resolved)?;
        let language = composer.frame.get_untracked();
        let typed = || Language::typed(parts.named().into_iter().map(|(_, text)| text));
        let writing = Writing {
            title: state.title.clone(),
            phase: state.phase,
            audience,
            next_in: composer.minutes_for(audience, state),
            language: language.unwrap_or_else(typed),
            destination: composer.destination.get_untracked(),
            parts,
        };
        // The record keeps that there was a question, and none of a theory's words.
        Some((writing, export::phase_claim(state)))
    });
    let Some((writing, gate)) = made.flatten() else {
        shown.show(Pane::Update, Part::Impact.id());
        session.say("Say the impact once in an update; after that, one key says that nothing has changed.");
        return;
    };
    let (mut copied, html) = composer.fixed(&writing);
    if let Some(gate) = &gate {
        PHASE_UNPROVEN.clone_into(&mut copied.overridden);
        session.say(gate);
    }
    composer.put(copied, html, false);
    shown.show(Pane::Update, "mark-as-sent");
}

/// Lays out the all-clear in the update, unless other words stand there.
pub fn all_clear(session: Session, shown: ShownPane, composer: Composer) {
    let made = session.peek(|i| {
        let state = i.state();
        let audience = state.owed_all_clear()?;
        let sent = state.messages.iter().map(|m| m.parts.happening.clone()).collect::<Vec<String>>();
        Some((audience, export::all_clear(state, audience), sent))
    });
    if let Some((audience, parts, sent)) = made.flatten() {
        let before = composer.part(Part::Happening).get_untracked();
        if before.trim().is_empty() || sent.contains(&before) {
            composer.fill(audience, parts);
        } else {
            composer.audience.set(audience);
        }
    }
    shown.show(Pane::Update, Part::Happening.id());
}
