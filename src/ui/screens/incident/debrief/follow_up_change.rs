//! A follow-up in other hands, with other words, or until another day: a form under its row.

use crate::domain::{Command, DebriefCommand, EntryText, FixTerm, FollowUp, FollowUpKind, Rejected, Stamp};
use crate::ui::kit::button::Button;
use crate::ui::kit::choice::ChoiceOf;
use crate::ui::kit::handlers::{clicked, submitted};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::signals::Choice;
use crate::ui::parts::draft_line::{Draft, DraftLine};
use crate::ui::parts::labelled::Labelled;
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::incident::debrief::day_field::{DayField, NO_DAY, noon_of};
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
    ["text", "owner"].iter().any(|field| session.drafts().has(&draft(field, id)))
}

/// The id of the field that one writes in first.
pub fn first_field(id: Stamp) -> String {
    draft("text", id)
}

/// The form; `open` is whether it is there.
#[component]
pub fn FollowUpChange(session: Session, id: Stamp, open: RwSignal<bool>) -> impl IntoView {
    let now = follow_up(session, id)?;
    let text = Draft::changing(session, &draft("text", id), &now.text);
    let owner = Draft::changing(session, &draft("owner", id), &now.owner);
    let day = RwSignal::new(now.day(&LocalZone::current()).unwrap_or_default());
    let kind = Choice::new(&FollowUpKind::ALL, now.kind);
    let term = Choice::new(&FixTerm::ALL, now.term);
    let refused = RwSignal::new(None::<String>);
    let close = move || {
        [text, owner].into_iter().for_each(Draft::clear);
        open.set(false);
    };
    let keep = move || {
        let typed = [text.get(), owner.get(), day.get_untracked()];
        match change(session, id, typed, kind.get_untracked(), term.get_untracked()) {
            Ok(()) => close(),
            Err(why) => refused.set(Some(why)),
        }
    };
    Some(view! {
        <form class="follow-up-form" on:submit=submitted(keep)>
            <Labelled label="Changed follow-up">
                <DraftLine draft=text name="Changed follow-up" hint="What is to be done" attr:id=first_field(id) />
            </Labelled>
            <div class="row">
                <Labelled label="New owner">
                    <DraftLine draft=owner name="New owner" hint="Who sees to it" />
                </Labelled>
                <DayField name="Due now" words=day is_labelled=true />
            </div>
            <div class="row">
                <ChoiceOf
                    label="Kind now"
                    name=draft("kind", id)
                    names=kind.names(FollowUpKind::name)
                    place=kind.place()
                />
                <ChoiceOf
                    label="Short-term or long-term now"
                    name=draft("term", id)
                    names=term.names(FixTerm::name)
                    place=term.place()
                />
            </div>
            <div class="row">
                <button type="submit" class="outline small">
                    "Keep the change"
                </button>
                <Button class="quiet small" press=clicked(close)>
                    "Leave it as it was"
                </Button>
            </div>
            <Refusal why=refused />
        </form>
    })
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
        (false, false) => Some(noon_of(&day).ok_or(NO_DAY)?),
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
