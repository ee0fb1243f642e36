//! Who does what by when; those that are overdue say so.

use crate::domain::time_expression::Wanted;
use crate::domain::{Action, Command, Detail, EntryText, Stamp, State};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::{clicked, submitted, valued};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::{Each, Key, Shown, keys_of};
use crate::ui::kit::signals::{aria, effect, flag, text};
use crate::ui::parts::labelled::Labelled;
use crate::ui::platform::clock;
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::incident::details::action_change::{ActionChange, first_field, is_half_typed};
use crate::ui::screens::incident::details::form::{Row, Typed, TypedLine, TypedTime, ahead, asked, tell};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// How many open ones are listed.
const SHOWN: usize = 40;

/// The section **Actions**.
#[component]
pub fn Actions(session: Session) -> impl IntoView {
    let all = RwSignal::new(false);
    let keys = session.keys(move |s| {
        let shown = if all.get() { usize::MAX } else { SHOWN };
        // What is due first comes first; what has no time comes last.
        let mut open: Vec<(bool, Option<crate::domain::Timestamp>, Stamp)> = Vec::new();
        for action in s.actions.iter().filter(|action| action.done.is_none()) {
            let one = (action.due.is_none(), action.due, action.id);
            open.insert(open.partition_point(|other| *other < one), one);
        }
        open.into_iter().take(shown).map(|(_, _, id)| Key::of(id)).collect()
    });
    let counted = session.text(move |s| {
        let done = s.actions.iter().filter(|action| action.done.is_some()).count();
        let more = (s.actions.len() - done).saturating_sub(SHOWN);
        match (s.actions.is_empty(), more) {
            (true, _) => "None yet. In the log, @name and what is to be done makes one, too.".to_owned(),
            (_, 0) if done == 0 => String::new(),
            (_, 0) => format!("{done} done."),
            _ if all.get() => format!("{done} done, {} open.", s.actions.len() - done),
            _ => format!("{done} done; {more} more are open."),
        }
    });
    let open = session.text(|s| match s.actions.iter().filter(|action| action.done.is_none()).count() {
        count if count > SHOWN => count.to_string(),
        _ => String::new(),
    });
    let fold = text(move || match all.get() {
        true => format!("Show the first {SHOWN}"),
        false => format!("Show all {} open actions", open.get()),
    });
    let item = move |key: Key| view! { <ActionRow session id=key.id /> }.into_any();
    view! {
        <ol class="details-list" aria-label="Open actions">
            <Each keys item />
        </ol>
        <p class="meta" use:shows=counted></p>
        <Shown when=flag(move || !open.with(String::is_empty))>
            <button
                type="button"
                class="quiet small"
                aria-expanded=aria(move || all.get())
                on:click=clicked(move || all.update(|all| *all = !*all))
                use:shows=fold
            ></button>
        </Shown>
        <ActionForm session />
    }
}

#[component]
fn ActionRow(session: Session, id: Stamp) -> impl IntoView {
    let now = session.now();
    let said = session.text(move |s| s.actions.get(id).map(|action| about(s, action)).unwrap_or_default());
    let overdue = session.flag(move |s| s.actions.get(id).is_some_and(|action| action.is_overdue(now.get())));
    let later = move || {
        let owner = session.peek(|i| i.state().actions.get(id).map(|a| a.owner.clone())).flatten();
        let due = Some(clock::now().plus_minutes(15));
        let moved = tell(session, Detail::ActionMoved { action: id, owner: owner.unwrap_or_default(), due });
        moved.err().iter().for_each(|why| session.say(why));
    };
    let changing = RwSignal::new(is_half_typed(session, id));
    let turn = move || {
        changing.update(|open| *open = !*open);
        if changing.get_untracked() {
            focus(first_field(id));
        }
    };
    view! {
        <li>
            <span dir="auto" translate="no" use:shows=said></span>
            <Shown when=overdue>
                <span class="chip overdue-chip">"overdue"</span>
                <Button class="quiet small" press=clicked(later)>
                    "15 min more"
                </Button>
            </Shown>
            <Button class="outline small" press=clicked(move || session.ask(Command::CompleteAction(id)))>
                "Done"
            </Button>
            <Button
                class="quiet small"
                press=clicked(turn)
                attr:aria-label=text(move || format!("Change: {}", said.get()))
                attr:aria-expanded=aria(move || changing.get())
            >
                "Change"
            </Button>
            <Shown when=changing>
                <ActionChange session id open=changing />
            </Shown>
        </li>
    }
}

fn about(state: &State, action: &Action) -> String {
    let due = action.due.map(|due| format!(", by {}", words::clock_time(due, &LocalZone::current())));
    let theory = action.theory.and_then(|id| state.theories.get(id));
    let theory = theory.map(|theory| format!(" (looks into “{}”)", words::excerpt(&theory.statement)));
    let (due, theory) = (due.unwrap_or_default(), theory.unwrap_or_default());
    format!("@{}{due}: {}{theory}", action.owner, words::excerpt(&action.text))
}

#[component]
fn ActionForm(session: Session) -> impl IntoView {
    let [owner, task, due] = ["action-owner", "action-task", "action-due"].map(|id| Typed::new(session, id));
    let theory = RwSignal::new(None::<Stamp>);
    let refused = RwSignal::new(None::<String>);
    let add = move || {
        let added = assign(session, &owner.get(), &task.get(), &due.get(), theory.get_untracked());
        if added.is_ok() {
            [owner, task, due].into_iter().for_each(Typed::clear);
            theory.set(None);
        }
        refused.set(added.err());
    };
    view! {
        <form class="details-form" on:submit=submitted(add)>
            <Row>
                <TypedLine field=owner label="Owner" />
                <TypedTime field=due label="Due" example="20m or 03:40" wanted=Wanted::Ahead />
            </Row>
            <TypedLine field=task label="What is to be done" example="Look deep into the connection pool" />
            <TheoryChoice session theory />
            <Refusal why=refused />
            <button type="submit" class="outline small">
                "Add the action"
            </button>
        </form>
    }
}

/// What stands for no theory, which no id of one is.
const NO_THEORY: &str = "";

/// Which of the theories that are alive an action looks into; nothing while there are none.
#[component]
fn TheoryChoice(session: Session, theory: RwSignal<Option<Stamp>>) -> impl IntoView {
    let keys = session.keys(|s| {
        let alive = s.theories.iter().filter(|theory| theory.standing().is_alive());
        keys_of(alive.map(|theory| theory.id))
    });
    // The browser shows None, too, once the one that was chosen is no more among the options.
    effect(move || {
        let is_gone = |id| keys.with(|keys| !keys.contains(&Key::of(id)));
        if theory.get().is_some_and(is_gone) {
            theory.set(None);
        }
    });
    let chosen = text(move || theory.get().map_or_else(|| NO_THEORY.to_owned(), |id| id.to_string()));
    let option = move |key: Key| {
        let said = session.text(move |s| {
            let theory = s.theories.get(key.id);
            theory.map(|theory| words::excerpt(&theory.statement)).unwrap_or_default()
        });
        view! { <option dir="auto" translate="no" value=key.id.to_string() use:shows=said></option> }
            .into_any()
    };
    view! {
        <Shown when=flag(move || !keys.with(Vec::is_empty))>
            <Labelled label="Looks into the theory">
                <select
                    class="field"
                    aria-label="Looks into the theory"
                    prop:value=chosen
                    on:change=valued(move |id| theory.set(Stamp::parse(&id).ok()))
                >
                    <option value={NO_THEORY}>"None"</option>
                    <Each keys item=option />
                </select>
            </Labelled>
        </Shown>
    }
}

fn assign(session: Session, owner: &str, task: &str, due: &str, theory: Option<Stamp>) -> Result<(), String> {
    let owner = EntryText::parse(owner.trim().trim_start_matches('@'));
    let owner = owner.map_err(|_| "Say who does it: an action needs an owner.".to_owned())?;
    let text = EntryText::parse(task).map_err(words::text_error)?;
    let due = ahead(due)?;
    let action = asked(session.dispatch(Command::AssignAction { owner, text, due }))?;
    match (action, theory) {
        (Some(action), Some(theory)) => tell(session, Detail::ActionTied { action, theory }),
        _ => Ok(()),
    }
}
