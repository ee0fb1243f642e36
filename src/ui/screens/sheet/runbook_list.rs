//! The lines of the runbook, each to be logged as an action with one press.

use crate::domain::{Command, EntryText};
use crate::sheet::{RunbookLine, runbook, runbook_lines_with};
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::clicked_once;
use crate::ui::kit::refusal::Refusal;
use crate::ui::parts::draft_line::Draft;
use crate::ui::screens::sheet::Done;
use crate::ui::screens::sheet::answer_view::{linked, what_helps};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// The field of who does it, and its draft.
pub const OWNER: &str = "system-owner";

/// The most lines that are shown; more letters find the others.
const MOST: usize = 100;

/// The lines that have what was typed in them.
#[component]
pub fn RunbookList(
    session: Session,
    /// The runbook.
    text: String,
    /// What was typed.
    typed: String,
    /// Who does it; nothing where no incident is open.
    owner: Option<Draft>,
) -> impl IntoView {
    let all = runbook(&text);
    let found = runbook_lines_with(&typed, &all);
    let more = found.len().saturating_sub(MOST);
    let rows: Vec<AnyView> = found
        .into_iter()
        .take(MOST)
        .filter_map(|at| all.get(at))
        .map(|line| row(session, line, owner))
        .collect();
    let more = (more > 0).then(|| {
        view! { <p class="meta">{format!("{more} more: a few letters above find them.")}</p> }
    });
    view! {
        <ul class="system-runbook" role="list">
            {rows}
        </ul>
        {more}
    }
}

fn row(session: Session, line: &RunbookLine<'_>, owner: Option<Draft>) -> AnyView {
    let steps = (!line.what_to_do.is_empty()).then(|| what_helps(&line.what_to_do));
    let log = owner.map(|owner| {
        let (action, symptom) = (line.action(), line.symptom.to_owned());
        view! { <LogAction session owner action symptom /> }
    });
    view! {
        <li>
            <b dir="auto" translate="no">
                {linked(line.symptom)}
            </b>
            {steps}
            {log}
        </li>
    }
    .into_any()
}

#[component]
fn LogAction(
    session: Session,
    owner: Draft,
    /// The words of the action.
    action: String,
    /// What tells the line from others.
    symptom: String,
) -> impl IntoView {
    let (said, refused) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let press = move || match log(session, &owner.get(), &action) {
        Ok(who) => {
            refused.set(None);
            said.set(format!("Logged as an action of {who}."));
        }
        Err(why) => {
            said.set(String::new());
            refused.set(Some(why));
            focus(OWNER);
        }
    };
    let name = format!("Log as an action: {symptom}");
    view! {
        <div class="row">
            <button type="button" class="outline small" aria-label=name on:click=clicked_once(press)>
                "Log as an action"
            </button>
            <Done words=said />
        </div>
        <Refusal why=refused />
    }
}

/// Logs it; who does it, or why it was refused.
fn log(session: Session, owner: &str, action: &str) -> Result<String, String> {
    let owner = EntryText::parse(owner.trim().trim_start_matches('@'));
    let owner = owner.map_err(|_| "Say who does it, above: an action needs an owner.".to_owned())?;
    let who = owner.as_str().to_owned();
    let text = EntryText::parse(action).map_err(words::text_error)?;
    let asked = session.dispatch(Command::AssignAction { owner, text, due: None });
    asked.map(|_| who).map_err(|rejected| words::rejected(&rejected))
}
