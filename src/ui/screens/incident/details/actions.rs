//! Who does what by when; those that are overdue say so.

use crate::domain::time_expression::Wanted;
use crate::domain::{Action, Command, Detail, EntryText, Stamp, State};
use crate::ui::kit::dom::{View, el, nothing};
use crate::ui::kit::lean::{Key, aria, click, list, refusal, submit, text, when};
use crate::ui::kit::remade::remade;
use crate::ui::platform::clock;
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::incident::details::action_change::{action_change, is_half_typed};
use crate::ui::screens::incident::details::form::{Typed, ahead, asked, button, part, row, tell};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

/// How many open ones are listed.
const SHOWN: usize = 40;

/// The part **Actions**.
pub fn actions(session: Session) -> View {
    let all = RwSignal::new(false);
    let keys = session.keys(move |s| {
        let shown = if all.get() { usize::MAX } else { SHOWN };
        let open = s.actions.iter().filter(|action| action.done.is_none());
        // What is due first comes first; what has no time comes last.
        let mut open: Vec<(bool, Option<crate::domain::Timestamp>, Stamp)> =
            open.map(|action| (action.due.is_none(), action.due, action.id)).collect();
        open.sort_unstable();
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
    let fold = move || {
        let name = text(move || match all.get() {
            true => format!("Show the first {SHOWN}"),
            false => format!("Show all {} open actions", open.get()),
        });
        el("button")
            .attr("type", "button")
            .class("quiet small")
            .attr("aria-expanded", aria(move || all.get()))
            .child(name)
            .on("click", click(move || all.update(|all| *all = !*all)))
            .view()
    };
    let item = move |key: Key| action_row(session, key.id);
    part("Actions")
        .child(
            el("ol")
                .class("details-list")
                .attr("aria-label", "Open actions")
                .child(list(move || keys.get(), item)),
        )
        .child(el("p").class("meta").child(counted))
        .child(when(move || !open.with(String::is_empty), fold))
        .child(action_form(session))
        .view()
}

fn action_row(session: Session, id: Stamp) -> View {
    let now = session.now();
    let said = session.text(move |s| s.actions.get(id).map(|action| about(s, action)).unwrap_or_default());
    let overdue = session.flag(move |s| s.actions.get(id).is_some_and(|action| action.is_overdue(now.get())));
    let later = move || {
        let owner = session.peek(|i| i.state().actions.get(id).map(|a| a.owner.clone())).flatten();
        let due = Some(clock::now().plus_minutes(15));
        let moved = tell(session, Detail::ActionMoved { action: id, owner: owner.unwrap_or_default(), due });
        moved.err().iter().for_each(|why| session.say(why));
    };
    let late = move || {
        crate::ui::kit::dom::many([
            el("span").class("chip overdue-chip").child("overdue").view(),
            button("quiet small", "15 min more", later),
        ])
    };
    let changing = RwSignal::new(is_half_typed(session, id));
    el("li")
        .child(el("span").verbatim().child(said))
        .child(when(move || overdue.get(), late))
        .child(button("outline small", "Done", move || session.ask(Command::CompleteAction(id))))
        .child(
            el("button")
                .attr("type", "button")
                .class("quiet small")
                .attr("aria-label", text(move || format!("Change: {}", said.get())))
                .attr("aria-expanded", aria(move || changing.get()))
                .child("Change")
                .on("click", click(move || changing.update(|open| *open = !*open))),
        )
        .child(when(move || changing.get(), move || action_change(session, id, changing)))
        .view()
}

fn about(state: &State, action: &Action) -> String {
    let due = action.due.map(|due| format!(", by {}", words::clock_time(due, &LocalZone::current())));
    let theory = action.theory.and_then(|id| state.theories.get(id));
    let theory = theory.map(|theory| format!(" (looks into “{}”)", words::excerpt(&theory.statement)));
    let (due, theory) = (due.unwrap_or_default(), theory.unwrap_or_default());
    format!("@{}{due}: {}{theory}", action.owner, words::excerpt(&action.text))
}

fn action_form(session: Session) -> View {
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
    let alive = session.text(|s| {
        let alive = s.theories.iter().filter(|theory| theory.standing().is_alive());
        alive.map(|theory| format!("{}\t{}\n", theory.id, words::excerpt(&theory.statement))).collect()
    });
    let theories = remade(move || {
        let all = alive.get();
        theory.set(None);
        let lines: Vec<(String, String)> = all
            .lines()
            .filter_map(|l| l.split_once('\t'))
            .map(|(id, said)| (id.to_owned(), said.to_owned()))
            .collect();
        if lines.is_empty() {
            return nothing();
        }
        let chosen = move |event: web_sys::Event| {
            let select = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlSelectElement>().ok());
            theory.set(select.and_then(|select| Stamp::parse(&select.value()).ok()));
        };
        let options =
            lines.into_iter().map(|(id, said)| el("option").verbatim().attr("value", id).child(said).view());
        el("label")
            .class("details-field")
            .child(el("span").class("label").child("Looks into the theory"))
            .child(
                el("select")
                    .class("field")
                    .attr("aria-label", "Looks into the theory")
                    .child(el("option").attr("value", "").child("None"))
                    .child(options.collect::<Vec<View>>())
                    .on("change", Box::new(chosen)),
            )
            .view()
    });
    el("form")
        .class("details-form")
        .child(row(vec![
            owner.line("Owner", "").view(),
            due.time("Due", "20m or 03:40", Wanted::Ahead).view(),
        ]))
        .child(task.line("What is to be done", "Look deep into the connection pool"))
        .child(theories)
        .child(refusal(refused))
        .child(el("button").attr("type", "submit").class("outline small").child("Add the action"))
        .on("submit", submit(add))
        .view()
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
