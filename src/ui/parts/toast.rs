//! The toast: says what was just done, and offers to put it back.

use crate::domain::Command;
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::lean::{click, text, when};
use crate::ui::state::session::{Session, Toast};
use crate::ui::text::words;
use leptos::prelude::*;
use std::time::Duration;

/// How long a toast stays.
const STAYS: Duration = Duration::from_secs(10);

/// The place where toasts show; one at a time.
pub fn toasts(session: Session) -> View {
    let toast = session.toast();
    Effect::new(move |timer: Option<Option<TimeoutHandle>>| {
        timer.flatten().iter().for_each(TimeoutHandle::clear);
        let fade = move || {
            toast.try_set(None);
        };
        toast.with(Option::is_some).then(|| set_timeout_with_handle(fade, STAYS).ok()).flatten()
    });
    let shown = move || toast.with(Option::is_some);
    let words = text(move || toast.with(|t| t.as_ref().map(|t| t.text.clone()).unwrap_or_default()));
    let offers = move || toast.with(|t| t.as_ref().is_some_and(|t| t.put_back.is_some()));
    let put_back = move || {
        el("button")
            .attr("type", "button")
            .class("outline")
            .child("Put it back")
            .on("click", click(move || put_back(session, toast)))
            .view()
    };
    el("div")
        .class("toasts")
        .attr("role", "status")
        .attr("aria-live", "polite")
        .child(when(shown, move || {
            el("div").class("toast").child(el("span").child(words)).child(when(offers, put_back)).view()
        }))
        .view()
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
