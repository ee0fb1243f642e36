//! The sheet "Your system", in a dialog: looked up in an incident, written when it is calm.

mod agreed;
mod answer_view;
mod looking_up;
mod missing;
mod other_answers;
mod runbook_list;
mod share;
mod writing;

use crate::journal::Condition;
use crate::sheet::{is_old, summary};
use crate::ui::kit::button::Button;
use crate::ui::kit::choice::ChoiceOf;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::{Anew, Shown};
use crate::ui::kit::signals::{flag, text};
use crate::ui::screens::sheet::looking_up::LookingUp;
use crate::ui::screens::sheet::writing::Writing;
use crate::ui::state::session::{Session, today};
use crate::ui::state::shell::Shell;
use leptos::prelude::*;

const FACES: [&str; 2] = ["Look up", "Write"];
const LOOK_UP: usize = 0;
const WRITE: usize = 1;

/// What is in the dialog, below its head.
#[component]
pub fn SheetDialog(shell: Shell) -> impl IntoView {
    let session = shell.session;
    let (is_empty, is_incident) = untrack(|| {
        let answered = session.system().answers().answered();
        (answered == 0, session.open_id().get().is_some())
    });
    // In an incident it is looked up; when it is calm, what is empty is to be written.
    let face = RwSignal::new(if is_empty && !is_incident { WRITE } else { LOOK_UP });
    let shown = move || match face.get() {
        LOOK_UP => view! { <LookingUp shell /> }.into_any(),
        _ => view! { <Writing shell /> }.into_any(),
    };
    view! {
        <div class="row">
            <ChoiceOf
                label="What you do with it"
                name="system-face"
                names=FACES.map(str::to_owned).to_vec()
                place=face
            />
            <Age session />
        </div>
        <Trouble session />
        <Anew>{shown()}</Anew>
    }
}

/// How much is answered and how old it is, with a way to say that all of it is still so.
#[component]
fn Age(session: Session) -> impl IntoView {
    let system = session.system();
    let said = text(move || {
        system.follow();
        let answers = system.answers();
        today().map(|today| summary(answers.answered(), answers.looked_at, today)).unwrap_or_default()
    });
    let is_old = flag(move || {
        system.follow();
        let answers = system.answers();
        // In an incident there is no time for that.
        let is_calm = session.open_id().get().is_none();
        is_calm && answers.answered() > 0 && today().is_some_and(|today| is_old(answers.looked_at, today))
    });
    view! {
        <span class="meta" role="status" use:shows=said></span>
        <Shown when=is_old>
            <span class="meta">"Is all of it still so?"</span>
            <Button class="outline small" press=clicked(move || system.looked_through())>
                "Yes, looked through today"
            </Button>
        </Shown>
    }
}

/// What could not be read, and where nothing is kept.
#[component]
fn Trouble(session: Session) -> impl IntoView {
    let system = session.system();
    let is_brief = flag(move || matches!(session.condition(), Some(Condition::NothingKeeps(_))));
    let left_out = text(move || {
        system.follow();
        let errors: Vec<String> = system.team().1.iter().map(ToString::to_string).collect();
        match errors.is_empty() {
            true => String::new(),
            false => format!(
                "Left out of your team’s file: {}. All else of it is here, and what you wrote is as it was.",
                errors.join("; ")
            ),
        }
    });
    let no_day = text(move || {
        system.follow();
        let kept = system.unreadable_day();
        kept.map(|kept| {
            format!(
                "When you last looked at it cannot be read (“{kept}”). Your answers are as you wrote them."
            )
        })
        .unwrap_or_default()
    });
    view! {
        <Shown when=is_brief>
            <p class="notice warn" role="status">
                "This browser keeps nothing for this page: what you write here holds until you close this tab. Export for the team keeps it in a file."
            </p>
        </Shown>
        <Told words=left_out />
        <Told words=no_day />
    }
}

/// A line that says something is wrong, where there is something to say.
#[component]
fn Told(words: Signal<String>) -> impl IntoView {
    view! {
        <Shown when=flag(move || !words.with(String::is_empty))>
            <p class="notice warn" role="status" dir="auto" use:shows=words></p>
        </Shown>
    }
}

/// What was done, once it was.
#[component]
fn Done(words: RwSignal<String>) -> impl IntoView {
    view! { <span class="meta" role="status" use:shows=Signal::from(words)></span> }
}
