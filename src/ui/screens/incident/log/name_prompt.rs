//! Asks for a name when it first matters: once, and it can be waved off. Afterwards it is in the settings.

use crate::ui::kit::button::Button;
use crate::ui::kit::field::holds;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::{clicked, submitted, valued};
use crate::ui::kit::show::Shown;
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// The question; nothing while it need not be asked.
#[component]
pub fn NamePrompt(session: Session) -> impl IntoView {
    let asks = session.flag(move |state| {
        session.settings().follow();
        session.author().is_wanted(state)
    });
    let name = RwSignal::new(String::new());
    let keep = move || {
        let typed = name.get_untracked();
        if typed.trim().is_empty() {
            return;
        }
        session.author().set_name(&typed);
        session.say("Your name is kept on this device. It can be changed and removed in Settings.");
        focus("log-entry");
    };
    let leave = move || {
        session.author().wave_off();
        focus("log-entry");
    };
    view! {
        <Shown when=asks>
            <form class="prompt name-prompt" on:submit=submitted(keep)>
                <label>
                    <span>"Your name"</span>
                    <input
                        class="field"
                        type="text"
                        dir="auto"
                        aria-describedby="name-why"
                        autocomplete="name"
                        maxlength="60"
                        use:holds=Signal::from(name)
                        on:input=valued(move |typed| name.set(typed))
                    />
                </label>
                <span class="meta" id="name-why">
                    "so that others see who wrote what"
                </span>
                <button type="submit" class="outline small">
                    "Keep it"
                </button>
                <Button class="quiet small" press=clicked(leave)>
                    "Not now"
                </Button>
            </form>
        </Shown>
    }
}
