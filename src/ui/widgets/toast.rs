//! The toast: says what was just done, and offers to put it back.

use crate::domain::Command;
use crate::ui::session::Session;
use crate::ui::words;
use leptos::prelude::*;
use std::time::Duration;

/// How long a toast stays.
const STAYS: Duration = Duration::from_secs(10);

/// The place where toasts show; one at a time.
#[component]
pub fn Toasts() -> impl IntoView {
    let session = Session::expect();
    let toast = session.toast();
    Effect::new(move |timer: Option<Option<TimeoutHandle>>| {
        timer.flatten().iter().for_each(TimeoutHandle::clear);
        toast
            .with(Option::is_some)
            .then(|| set_timeout_with_handle(move || drop(toast.try_set(None)), STAYS).ok())
            .flatten()
    });
    let put_back = move |_| {
        let retraction = toast.with_untracked(|t| t.as_ref().and_then(|t| t.put_back));
        toast.set(None);
        if let Some(retraction) = retraction
            && let Err(rejected) = session.dispatch(Command::Retract(retraction))
        {
            session.say(&words::rejected(&rejected));
        }
    };
    let offers = move || toast.with(|t| t.as_ref().is_some_and(|t| t.put_back.is_some()));
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <Show when=move || toast.with(Option::is_some)>
                <div class="toast">
                    <span>{move || toast.with(|t| t.as_ref().map(|t| t.text.clone()))}</span>
                    <Show when=offers>
                        <button type="button" class="outline" on:click=put_back>"Put it back"</button>
                    </Show>
                </div>
            </Show>
        </div>
    }
}
