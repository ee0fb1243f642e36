//! An action in other hands, with other words or at another time: a form under its row.

use crate::domain::time_expression::Wanted;
use crate::domain::{Action, Command, Detail, EntryText, Stamp};
use crate::ui::kit::button::Button;
use crate::ui::kit::handlers::{clicked, submitted};
use crate::ui::kit::refusal::Refusal;
use crate::ui::parts::draft_line::{Draft, DraftLine};
use crate::ui::parts::labelled::Labelled;
use crate::ui::parts::time_choices::TimeChoices;
use crate::ui::parts::typed_time::FieldTimeHint;
use crate::ui::parts::typed_time::typeable;
use crate::ui::screens::incident::details::form::{Row, ahead, asked, tell};

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
    FIELDS.iter().any(|field| session.drafts().has(&draft(field, id)))
}

/// The id of the field that one writes in first.
pub fn first_field(id: Stamp) -> String {
    draft(FIELDS[0], id)
}

/// The form; `open` is whether it is there.
#[component]
pub fn ActionChange(session: Session, id: Stamp, open: RwSignal<bool>) -> impl IntoView {
    let now = action(session, id)?;
    let begin = [now.owner, now.due.map(typeable).unwrap_or_default(), now.text];
    let fields = [0, 1, 2].map(|at: usize| Draft::changing(session, &draft(FIELDS[at], id), &begin[at]));
    let [owner, due, task] = fields;
    let put = Callback::new(move |time: String| due.put(time));
    let refused = RwSignal::new(None::<String>);
    let close = move || {
        fields.into_iter().for_each(Draft::clear);
        open.set(false);
    };
    let keep = move || match change(session, id, fields.map(Draft::get)) {
        Ok(()) => close(),
        Err(why) => refused.set(Some(why)),
    };
    Some(view! {
        <form class="details-form" on:submit=submitted(keep)>
            <Row>
                <Labelled label="New owner">
                    <DraftLine draft=owner name="New owner" attr:id=first_field(id) />
                </Labelled>
                <div class="time-row details-field">
                    <Labelled label="Due at">
                        <DraftLine draft=due name="Due at" hint="20m or 03:40" />
                    </Labelled>
                    <TimeChoices label="Due at" wanted=Wanted::Ahead put />
                </div>
            </Row>
            <FieldTimeHint words=due.words() wanted=Wanted::Ahead put />
            <Labelled label="What is to be done now">
                <DraftLine draft=task name="What is to be done now" />
            </Labelled>
            <Refusal why=refused />
            <Row>
                <button type="submit" class="outline small">
                    "Keep the change"
                </button>
                <Button class="quiet small" press=clicked(close)>
                    "Leave it as it was"
                </Button>
            </Row>
        </form>
    })
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
