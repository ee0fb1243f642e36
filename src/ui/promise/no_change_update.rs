//! "No change" with one key, and the all-clear once it is over.

use crate::domain::{Audience, Language, Phase, due_after};
use crate::export::{self, Copied, Draft, message_plain, message_plain_html};
use crate::ui::browser::named_zone::zone_of;
use crate::ui::browser::twice::Once;
use crate::ui::browser::{alarm, clipboard, clock, keys};
use crate::ui::incident_screen::{Pane, ShownPane};
use crate::ui::promise::due_command::clock_times;
use crate::ui::reactive::*;
use crate::ui::session::Session;
use crate::ui::update::{Composer, Part};
use crate::ui::words;

/// Whether there is something to say "no change" to.
pub fn can_send_no_change(session: Session) -> Signal<bool> {
    session.flag(|s| s.phase != Phase::Resolved && export::no_change(s, audience_due(s)).is_some())
}

fn audience_due(state: &crate::domain::State) -> Audience {
    state.deadline().map(|d| d.audience).unwrap_or_default()
}

/// Copies an update that says there is no change, and logs it as sent; it states the impact and the
/// next time all the same. Where that cannot be said yet, the update is there to be written.
pub fn no_change(session: Session, shown: ShownPane, composer: Composer) {
    thread_local! {
        static ASKED: Once = const { Once::new() };
    }
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since the page was opened")]
    if ASKED.with(|asked| asked.is_again_at(alarm::monotonic() as f64)) {
        return;
    }
    let now = clock::now();
    let made = session.peek(|incident| {
        let state = incident.state();
        let audience = audience_due(state);
        let parts = export::no_change(state, audience).filter(|_| state.phase != Phase::Resolved)?;
        let due = due_after(composer.minutes_for(audience, state), now);
        let (phase, next_due) = (state.phase, Some(due));
        let language = Language::typed(parts.named().into_iter().map(|(_, text)| text));
        let draft = Draft { title: &state.title, phase, audience, parts: &parts, next_due, now, language };
        let zone = zone_of(audience, state.update_policy.zone(audience));
        let text = message_plain(&draft, &*zone);
        let html = (!clipboard::paints_html()).then(|| message_plain_html(&draft, &*zone));
        Some((audience, phase, parts, text, html, due, export::phase_claim(state).unwrap_or_default()))
    });
    let Some((audience, phase, parts, text, html, due, phase_claim)) = made.flatten() else {
        shown.show(Pane::Update, Part::Impact.id());
        session.say("Say the impact once in an update; after that, one key says that nothing has changed.");
        return;
    };
    let copying = clipboard::copy_rich(&text, html.as_deref());
    let log = move |is_copied: bool| {
        if !is_copied {
            shown.show(Pane::Update, Part::Happening.id());
            session.say(match composer.lay_out(audience, parts) {
                true => {
                    "The browser does not let this page copy. Nothing was logged: the words stand in the update."
                }
                false => {
                    "The browser does not let this page copy. Nothing was logged. Other words stand in the update: send or clear them first."
                }
            });
            return;
        }
        let (next_due, destination) = (Some(due), "Plain text".to_owned());
        let copied = Copied { at: now, audience, phase, parts, next_due, destination, text };
        // Whoever is asked whether the page may copy may take their time.
        let is_other = session.peek(|i| i.state().phase != phase).unwrap_or(true);
        if is_other || copied.passed(clock::now()).is_some() {
            shown.show(Pane::Update, "mark-as-sent");
            session.say(match composer.take_copied(&copied) {
                true => "“No change” is copied, and not logged: meanwhile its phase or its next time has passed. “Mark as sent” asks about it.",
                false => "“No change” is copied, and not logged: meanwhile its phase or its next time has passed. Do not paste it: other words stand in the update. Send or clear them, and press it again.",
            });
            return;
        }
        // The record keeps that there was a question, and none of a theory's words.
        let overridden =
            if phase_claim.is_empty() { String::new() } else { export::PHASE_UNPROVEN.to_owned() };
        let Ok(sent) = copied.sent(next_due, overridden) else { return };
        let is_sent = session.dispatch(sent);
        if is_sent.is_ok() && composer.audience.get_untracked() == audience {
            composer.follow_cadence();
        }
        session.say(&match is_sent {
            Ok(_) => format!(
                "“No change” to {} is copied and logged as sent: paste it now. Next one by {}. {} takes it back. {phase_claim}",
                audience.in_text(),
                clock_times(session, due),
                keys::shown("Ctrl+Z")
            ),
            Err(rejected) => words::rejected(&rejected),
        });
    };
    spawn_local(async move { log(copying.await) });
}

/// Lays out the all-clear in the update, unless other words stand there.
pub fn all_clear(session: Session, shown: ShownPane, composer: Composer) {
    let made = session.peek(|i| {
        let state = i.state();
        let audience = state.owed_all_clear()?;
        let sent = state.messages.iter().map(|m| m.parts.happening.clone()).collect::<Vec<String>>();
        Some((audience, export::all_clear(state), sent))
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
