//! Pushing a promise back, which asks why.

use crate::domain::{Audience, Command, EntryText, TextError};
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::interval::interval_select;
use crate::ui::kit::lean::{click, options, refusal, submit, value};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// The form; the promise that is due first is chosen.
pub fn push_back_form(session: Session, pushing: RwSignal<bool>) -> View {
    let reason = RwSignal::new(String::new());
    let minutes = RwSignal::new(15_u32);
    let refused = RwSignal::new(None::<String>);
    let running = session.peek(|incident| {
        let promises = incident.state().promises.iter().filter(|p| p.is_running());
        let first = incident.state().next_promise().map(|p| p.audience).unwrap_or_default();
        (promises.map(|p| p.audience.name()).collect::<Vec<&'static str>>(), first)
    });
    let (names, first) = running.unwrap_or_default();
    let to = RwSignal::new(first as usize);
    let choose_to = move |name: String| {
        Audience::from_name(&name).into_iter().for_each(|audience| to.set(audience as usize));
    };
    let close = move || {
        pushing.set(false);
        crate::ui::kit::focus::focus("push-back");
    };
    let move_it = move || {
        let audience = Audience::ALL[to.get_untracked()];
        match push_back(session, audience, minutes.get_untracked(), &reason.get_untracked()) {
            Ok(()) => close(),
            Err(why) => refused.set(Some(why)),
        }
    };
    let whose = (names.len() > 1).then(|| {
        el("select")
            .class("field")
            .attr("aria-label", "Promise to")
            .child(options(&names, first.name()))
            .on("change", value(choose_to))
            .view()
    });
    crate::ui::kit::focus::focus("push-back-reason");
    el("form")
        .class("push-back")
        .child(el("label").attr("for", "push-back-reason").child("Why later? It goes on the record."))
        .child(
            el("input")
                .attr("id", "push-back-reason")
                .class("field")
                .attr("type", "text")
                .attr("aria-label", "Reason")
                .attr("autocomplete", "off")
                .value(reason)
                .on("input", value(move |words| reason.set(words))),
        )
        .child(whose)
        .child(interval_select("Later by", &[], minutes.into(), move |chosen| minutes.set(chosen)))
        .child(el("button").attr("type", "submit").class("primary").child("Move the promise"))
        .child(el("button").attr("type", "button").class("quiet").child("Cancel").on("click", click(close)))
        .child(refusal(refused))
        .on("submit", submit(move_it))
        .view()
}

fn push_back(session: Session, audience: Audience, minutes: u32, reason: &str) -> Result<(), String> {
    let reason = EntryText::parse(reason).map_err(|error| match error {
        TextError::Blank => "Say in a word or two why, so that the record shows it.".to_owned(),
        TextError::TooLong { .. } => words::text_error(error),
    })?;
    let before = session.peek(|i| i.state().running_promise(audience).map(|p| p.due)).flatten();
    let now = session.now().get_untracked();
    let due = before.unwrap_or(now).max(now).plus_minutes(i64::from(minutes));
    session.dispatch(Command::PushBack { audience, due, reason }).map(drop).map_err(|r| words::rejected(&r))
}
