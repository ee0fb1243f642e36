//! The follow-ups of the open incident: what is to be done, by whom, until when.

use crate::domain::{DebriefCommand, EntryText, FixTerm, FollowUp, FollowUpKind, Stamp, State};
use crate::export;
use crate::ui::kit::button::Button;
use crate::ui::kit::choice::ChoiceOf;
use crate::ui::kit::field::shows;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::{clicked, submitted};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::{Each, Key, Shown, keys_of};
use crate::ui::kit::signals::{Choice, aria, text};
use crate::ui::parts::draft_line::{Draft, DraftLine};
use crate::ui::platform::clock;
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::incident::debrief::day_field::{DayField, NO_DAY, noon_of};
use crate::ui::screens::incident::debrief::follow_up_change::{FollowUpChange, first_field, is_half_typed};
use crate::ui::screens::incident::debrief::parts::{any, ask};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// The list and the form.
#[component]
pub fn FollowUps(session: Session) -> impl IntoView {
    let keys = session.keys(|s| keys_of(s.debrief.follow_ups.iter().map(|f| f.id)));
    let item = move |key: Key| view! { <FollowUpRow session id=key.id /> }.into_any();
    view! {
        <div class="part">
            <h3>"Follow-ups"</h3>
            <Shown when=any(keys)>
                <ul class="follow-ups" role="list" aria-label="Follow-ups">
                    <Each keys item />
                </ul>
            </Shown>
            <FollowUpForm session />
        </div>
    }
}

#[component]
fn FollowUpRow(session: Session, id: Stamp) -> impl IntoView {
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
    let turn = move || {
        changing.update(|open| *open = !*open);
        if changing.get_untracked() {
            focus(first_field(id));
        }
    };
    view! {
        <li class="follow-up">
            <span dir="auto" translate="no" class="words" use:shows=words></span>
            <span class="meta" use:shows=about></span>
            <div class="follow-up-actions">
                <Button
                    class="quiet small"
                    press=clicked(turn)
                    attr:aria-label=text(move || format!("Change: {}", words.get()))
                    attr:aria-expanded=aria(move || changing.get())
                >
                    "Change"
                </Button>
                <Shown when=is_open>
                    <Button
                        class="quiet small"
                        press=clicked(finish)
                        attr:aria-label=text(move || format!("Mark done: {}", words.get()))
                    >
                        "Done"
                    </Button>
                </Shown>
            </div>
            <Shown when=changing>
                <FollowUpChange session id open=changing />
            </Shown>
        </li>
    }
}

fn of<T: Default>(state: &State, id: Stamp, look: impl FnOnce(&FollowUp) -> T) -> T {
    state.debrief.follow_ups.get(id).map(look).unwrap_or_default()
}

#[component]
fn FollowUpForm(session: Session) -> impl IntoView {
    let (what, who) = (Draft::new(session, "follow-up"), Draft::new(session, "follow-up-owner"));
    let due = RwSignal::new(String::new());
    let kind = Choice::new(&FollowUpKind::ALL, FollowUpKind::default());
    let term = Choice::new(&FixTerm::ALL, FixTerm::default());
    let refused = RwSignal::new(None::<String>);
    let add = move || -> Result<(), String> {
        let text = EntryText::parse(&what.get()).map_err(words::text_error)?;
        let day = due.get_untracked();
        let due = if day.is_empty() { None } else { Some(noon_of(&day).ok_or(NO_DAY)?) };
        // Blank is nobody yet.
        let owner = EntryText::parse(&who.get()).ok();
        let (kind, term) = (kind.get_untracked(), term.get_untracked());
        ask(session, DebriefCommand::AddFollowUp { text, owner, due, kind, term })
    };
    let submit = move || match add() {
        Ok(()) => {
            [what, who].into_iter().for_each(Draft::clear);
            due.set(String::new());
            refused.set(None);
        }
        Err(why) => refused.set(Some(why)),
    };
    view! {
        <form class="follow-up-form" on:submit=submitted(submit)>
            <DraftLine draft=what name="Follow-up" hint="What is to be done" />
            <div class="row">
                <DraftLine draft=who name="Owner" hint="Who sees to it" />
                <DayField name="Due" words=due />
            </div>
            <div class="row">
                <ChoiceOf
                    label="Kind"
                    name="follow-up-kind"
                    names=kind.names(FollowUpKind::name)
                    place=kind.place()
                />
                <ChoiceOf
                    label="Short-term or long-term"
                    name="follow-up-term"
                    names=term.names(FixTerm::name)
                    place=term.place()
                />
            </div>
            <div class="row">
                <button type="submit" class="primary small">
                    "Add follow-up"
                </button>
            </div>
            <Refusal why=refused />
        </form>
    }
}
