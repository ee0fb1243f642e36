//! The toast: says what was just done, and offers to put it back.

use crate::domain::Command;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{flag, text};
use crate::ui::state::session::{Session, Toast};
use crate::ui::text::words;
use leptos::prelude::*;
use std::time::Duration;

/// How long a toast stays.
const STAYS: Duration = Duration::from_secs(10);

/// The place where toasts show; one at a time.
#[component]
pub fn Toasts(session: Session) -> impl IntoView {
    let toast = session.toast();
    Effect::new(move |timer: Option<Option<TimeoutHandle>>| {
        timer.flatten().iter().for_each(TimeoutHandle::clear);
        let fade = move || {
            toast.try_set(None);
        };
        toast.with(Option::is_some).then(|| set_timeout_with_handle(fade, STAYS).ok()).flatten()
    });
    let words = text(move || toast.with(|t| t.as_ref().map(|t| t.text.clone()).unwrap_or_default()));
    let offers = flag(move || toast.with(|t| t.as_ref().is_some_and(|t| t.put_back.is_some())));
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <Shown when=flag(move || toast.with(Option::is_some))>
                <div class="toast">
                    <span use:shows=words></span>
                    <Shown when=offers>
                        <Button class="outline" press=clicked(move || put_back(session, toast))>
                            "Put it back"
                        </Button>
                    </Shown>
                    <Button class="quiet small" press=clicked(move || toast.set(None)) attr:aria-label="Dismiss">
                        "✕"
                    </Button>
                </div>
            </Shown>
        </div>
    }
}

fn put_back(session: Session, toast: RwSignal<Option<Toast>>) {
    let retraction = toast.with_untracked(|t| t.as_ref().and_then(|t| t.put_back));
    toast.set(None);
    if let Some((id, retraction)) = retraction
        && let Err(rejected) = session.dispatch_to(id, Command::Retract(retraction))
    {
        session.say(&words::rejected(&rejected));
    }
}
