//! An action in other hands, with other words or at another time: a form under its row.

use crate::domain::time_expression::Wanted;
use crate::domain::{Action, Command, Detail, EntryText, Stamp};
use crate::ui::kit::dom::{View, el, nothing};
use crate::ui::kit::lean::{refusal, submit};
use crate::ui::parts::typed_time::field_hint;
use crate::ui::screens::incident::debrief::{changing, labelled};
use crate::ui::screens::incident::details::form::{ahead, asked, button, row, tell, typeable};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

const FIELDS: [&str; 3] = ["owner", "due", "task"];

fn draft(field: &str, id: Stamp) -> String {
    format!("action-{field}-{id}")
}

fn action(session: Session, id: Stamp) -> Option<Action> {
    session.peek(|i| i.state().actions.get(id).cloned()).flatten()
}

/// Whether the form was left with words in it.
pub fn is_half_typed(session: Session, id: Stamp) -> bool {
    FIELDS.iter().any(|field| session.has_draft(&draft(field, id)))
}

/// The form; `open` is whether it is there.
pub fn action_change(session: Session, id: Stamp, open: RwSignal<bool>) -> View {
    let Some(now) = action(session, id) else { return nothing() };
    let begin = [now.owner, now.due.map(typeable).unwrap_or_default(), now.text];
    let [owner, due, task] = [0, 1, 2].map(|place: usize| {
        let label = ["New owner", "Due at", "What is to be done now"][place];
        let hint = ["", "20m or 03:40", ""][place];
        let (field, words) = changing(session, label, hint, &draft(FIELDS[place], id), &begin[place]);
        (labelled(label, field), words)
    });
    let put = Callback::new(move |time: String| {
        session.keep_draft(&draft(FIELDS[1], id), &time);
        due.1.set(time);
    });
    let hint = field_hint(move || due.1.get(), Wanted::Ahead, put);
    let refused = RwSignal::new(None::<String>);
    let close = move || {
        FIELDS.iter().for_each(|field| session.keep_draft(&draft(field, id), ""));
        open.set(false);
    };
    let typed = [owner.1, due.1, task.1];
    let keep = move || match change(session, id, typed.map(|words| words.get_untracked())) {
        Ok(()) => close(),
        Err(why) => refused.set(Some(why)),
    };
    el("form")
        .class("details-form")
        .child(row(vec![owner.0, due.0]))
        .child(hint)
        .child(task.0)
        .child(refusal(refused))
        .child(row(vec![
            el("button").attr("type", "submit").class("outline small").child("Keep the change").view(),
            button("quiet small", "Leave it as it was", close),
        ]))
        .on("submit", submit(keep))
        .view()
}

fn change(session: Session, id: Stamp, [owner, due, task]: [String; 3]) -> Result<(), String> {
    let Some(now) = action(session, id) else { return Err("That is no longer here.".to_owned()) };
    let owner = owner.trim().trim_start_matches('@').trim().to_owned();
    if owner.is_empty() {
        return Err("Say who does it: an action needs an owner.".to_owned());
    }
    let text = EntryText::parse(&task).map_err(words::text_error)?;
    // What is shown to the minute stands for the very instant that it was made from.
    let due = match now.due.filter(|known| typeable(*known) == due.trim()) {
        Some(known) => Some(known),
        None => ahead(&due)?,
    };
    tell(session, Detail::ActionMoved { action: id, owner, due })?;
    if text.as_str() != now.text {
        asked(session.dispatch(Command::Correct { target: id, text }))?;
    }
    Ok(())
}
