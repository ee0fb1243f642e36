//! The follow-ups of the open incident: what is to be done, by whom, until when.

use crate::domain::time_expression::{TimeError, Wanted};
use crate::domain::{DebriefCommand, EntryText, FixTerm, FollowUp, FollowUpKind, Stamp, Timestamp};
use crate::export;
use crate::ui::kit::button::button;
use crate::ui::kit::choice::choice;
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::lean::{
    Choice, aria, keys_of, list_of, refusal, submit, text, value, when, when_any, when_so,
};
use crate::ui::parts::typed_time::in_scene;
use crate::ui::platform::clock;
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::incident::debrief::follow_up_change::{follow_up_change, is_half_typed};
use crate::ui::screens::incident::debrief::parts::{ask, field};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// Noon, on the clock here, of a day as a field for days has it: `2026-11-28`.
pub fn noon_of(day: &str) -> Option<Timestamp> {
    instant_of(&format!("{day}T12:00")).ok()
}

/// The instant of what a field for a day and a time has: `2026-11-22T10:00`.
///
/// # Errors
/// [`TimeError`] for what is no such time, and for one that the clock here shows twice that day, or never.
pub fn instant_of(typed: &str) -> Result<Timestamp, TimeError> {
    let behind = || in_scene(clock::now(), |scene| scene.whole(typed, Wanted::Behind));
    match in_scene(clock::now(), |scene| scene.whole(typed, Wanted::Ahead)) {
        Err(TimeError::Passed(..)) => behind(),
        read => read,
    }
}

/// The list and the form.
pub fn follow_ups(session: Session) -> View {
    let keys = session.keys(|s| keys_of(s.debrief.follow_ups.iter().map(|f| f.id)));
    el("div")
        .class("part")
        .child(el("h3").child("Follow-ups"))
        .child(when_any(keys, move || {
            el("ul")
                .class("follow-ups")
                .attr("role", "list")
                .attr("aria-label", "Follow-ups")
                .child(list_of(keys, move |key| row(session, key.id)))
                .view()
        }))
        .child(form(session))
        .view()
}

fn row(session: Session, id: Stamp) -> View {
    let words = session.text(move |s| of(s, id, |f| f.text.clone()));
    let about =
        session.text(move |s| of(s, id, |f| export::follow_up_about(f, &LocalZone::current(), clock::now())));
    let is_open = session.flag(move |s| of(s, id, |f| f.done.is_none()));
    let finish = move || {
        if let Err(why) = ask(session, DebriefCommand::FinishFollowUp(id)) {
            session.say(&why);
        }
    };
    let changing = RwSignal::new(is_half_typed(session, id));
    let turn = move || changing.update(|open| *open = !*open);
    el("li")
        .class("follow-up")
        .child(el("span").verbatim().class("words").child(words))
        .child(el("span").class("meta").child(about))
        .child(
            el("div")
                .class("follow-up-actions")
                .child(
                    button("quiet small", "Change", turn)
                        .attr("aria-label", text(move || format!("Change: {}", words.get())))
                        .attr("aria-expanded", aria(move || changing.get())),
                )
                .child(when_so(is_open, move || {
                    button("quiet small", "Done", finish)
                        .attr("aria-label", text(move || format!("Mark done: {}", words.get())))
                        .view()
                })),
        )
        .child(when(move || changing.get(), move || follow_up_change(session, id, changing)))
        .view()
}

fn of<T: Default>(state: &crate::domain::State, id: Stamp, look: impl FnOnce(&FollowUp) -> T) -> T {
    state.debrief.follow_ups.get(id).map(look).unwrap_or_default()
}

fn form(session: Session) -> View {
    let (what, text) = field(session, "Follow-up", "What is to be done", "follow-up");
    let (who, owner) = field(session, "Owner", "Who sees to it", "follow-up-owner");
    let due = RwSignal::new(String::new());
    let kind = Choice::new(&FollowUpKind::ALL, FollowUpKind::default());
    let term = Choice::new(&FixTerm::ALL, FixTerm::default());
    let refused = RwSignal::new(None::<String>);
    let add = move || -> Result<(), String> {
        let parsed = EntryText::parse(&text.get_untracked()).map_err(words::text_error)?;
        let day = due.get_untracked();
        let due = if day.is_empty() { None } else { Some(noon_of(&day).ok_or(NO_DAY)?) };
        // Blank is nobody yet.
        let owner = EntryText::parse(&owner.get_untracked()).ok();
        let (kind, term) = (kind.get_untracked(), term.get_untracked());
        ask(session, DebriefCommand::AddFollowUp { text: parsed, owner, due, kind, term })
    };
    let submitted = move || match add() {
        Ok(()) => {
            for (draft, words) in [("follow-up", text), ("follow-up-owner", owner)] {
                session.keep_draft(draft, "");
                words.set(String::new());
            }
            due.set(String::new());
            refused.set(None);
        }
        Err(why) => refused.set(Some(why)),
    };
    el("form")
        .class("follow-up-form")
        .child(what)
        .child(
            el("div").class("row").child(who).child(
                el("input")
                    .class("field")
                    .attr("type", "date")
                    .attr("aria-label", "Due")
                    .value(due)
                    .on("input", value(move |typed| due.set(typed))),
            ),
        )
        .child(
            el("div")
                .class("row")
                .child(choice("Kind", "follow-up-kind", FollowUpKind::name, kind, || ()))
                .child(choice("Short-term or long-term", "follow-up-term", FixTerm::name, term, || ())),
        )
        .child(
            el("div")
                .class("row")
                .child(el("button").attr("type", "submit").class("primary small").child("Add follow-up")),
        )
        .child(refusal(refused))
        .on("submit", submit(submitted))
        .view()
}

pub const NO_DAY: &str = "Choose a day from the calendar, or leave it empty.";
