//! A follow-up in other hands, with other words, or until another day: a form under its row.

use crate::domain::{Command, DebriefCommand, EntryText, FixTerm, FollowUp, FollowUpKind, Rejected, Stamp};
use crate::ui::kit::button::button;
use crate::ui::kit::choice::choice;
use crate::ui::kit::dom::{View, el, nothing};
use crate::ui::kit::lean::{Choice, refusal, submit, value};
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::incident::debrief::follow_ups::noon_of;
use crate::ui::screens::incident::debrief::parts::{changing, labelled};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

fn draft(field: &str, id: Stamp) -> String {
    format!("follow-up-{field}-{id}")
}

fn follow_up(session: Session, id: Stamp) -> Option<FollowUp> {
    session.peek(|i| i.state().debrief.follow_ups.get(id).cloned()).flatten()
}

/// Whether the form was left with words in it.
pub fn is_half_typed(session: Session, id: Stamp) -> bool {
    ["text", "owner"].iter().any(|field| session.has_draft(&draft(field, id)))
}

/// The form; `open` is whether it is there.
pub fn follow_up_change(session: Session, id: Stamp, open: RwSignal<bool>) -> View {
    let Some(now) = follow_up(session, id) else { return nothing() };
    let (what, text) =
        changing(session, "Changed follow-up", "What is to be done", &draft("text", id), &now.text);
    let (who, owner) = changing(session, "New owner", "Who sees to it", &draft("owner", id), &now.owner);
    let day = RwSignal::new(now.day(&LocalZone::current()).unwrap_or_default());
    let kind = Choice::new(&FollowUpKind::ALL, now.kind);
    let term = Choice::new(&FixTerm::ALL, now.term);
    let refused = RwSignal::new(None::<String>);
    let close = move || {
        ["text", "owner"].iter().for_each(|field| session.keep_draft(&draft(field, id), ""));
        open.set(false);
    };
    let keep = move || {
        let typed = [text, owner, day].map(|words| words.get_untracked());
        match change(session, id, typed, kind.get_untracked(), term.get_untracked()) {
            Ok(()) => close(),
            Err(why) => refused.set(Some(why)),
        }
    };
    let line = |parts: Vec<View>| el("div").class("row").child(parts).view();
    let due = el("input")
        .class("field")
        .attr("type", "date")
        .attr("aria-label", "Due now")
        .value(day)
        .on("input", value(move |typed| day.set(typed)));
    el("form")
        .class("follow-up-form")
        .child(labelled("Changed follow-up", what))
        .child(line(vec![labelled("New owner", who), labelled("Due now", due)]))
        .child(line(vec![
            choice("Kind now", &draft("kind", id), FollowUpKind::name, kind, || ()),
            choice("Short-term or long-term now", &draft("term", id), FixTerm::name, term, || ()),
        ]))
        .child(line(vec![
            el("button").attr("type", "submit").class("outline small").child("Keep the change").view(),
            button("quiet small", "Leave it as it was", close).view(),
        ]))
        .child(refusal(refused))
        .on("submit", submit(keep))
        .view()
}

fn change(
    session: Session,
    id: Stamp,
    [text, owner, day]: [String; 3],
    kind: FollowUpKind,
    term: FixTerm,
) -> Result<(), String> {
    let Some(now) = follow_up(session, id) else { return Err("That is no longer here.".to_owned()) };
    let text = EntryText::parse(&text).map_err(words::text_error)?;
    // A day that was left as it is stays the very instant, in whatever zone it was chosen.
    let is_same = now.day(&LocalZone::current()).unwrap_or_default() == day;
    let due = match (is_same, day.is_empty()) {
        (true, _) => now.due,
        (false, true) => None,
        (false, false) => {
            Some(noon_of(&day).ok_or(crate::ui::screens::incident::debrief::follow_ups::NO_DAY)?)
        }
    };
    // Blank is nobody yet.
    let owner = EntryText::parse(&owner).ok();
    let moved = DebriefCommand::MoveFollowUp { follow_up: id, owner, due, kind, term };
    match session.dispatch(Command::Debrief(moved)) {
        Ok(_) | Err(Rejected::Unchanged) => {}
        Err(rejected) => return Err(words::rejected(&rejected)),
    }
    if text.as_str() != now.text {
        let corrected = session.dispatch(Command::Correct { target: id, text });
        corrected.map_err(|rejected| words::rejected(&rejected))?;
    }
    Ok(())
}
