//! Pushing a promise back, which asks why.

use crate::domain::{Audience, Command, EntryText, TextError};
use crate::export::times;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{holds, shows};
use crate::ui::kit::handlers::{clicked, submitted, valued};
use crate::ui::kit::interval::IntervalSelect;
use crate::ui::kit::options::Options;
use crate::ui::kit::refusal::Refusal;
use crate::ui::parts::draft_line::Draft;
use crate::ui::parts::labelled::Labelled;
use crate::ui::platform::zone::LocalZone;
use crate::ui::state::session::Session;
use crate::ui::state::sheet::ShownSheet;
use crate::ui::text::words;
use leptos::prelude::*;

/// Under which name the reason is kept while it is typed.
const REASON: &str = "push-back-reason";

/// The form; the promise that is due first is chosen.
#[component]
pub fn PushBackForm(session: Session, sheet: ShownSheet) -> impl IntoView {
    let reason = Draft::new(session, REASON);
    let minutes = RwSignal::new(15_u32);
    let refused = RwSignal::new(None::<String>);
    let running = session.peek(|incident| {
        let promises = incident.state().promises.iter().filter(|p| p.is_running());
        let first = incident.state().next_promise().map(|p| p.audience).unwrap_or_default();
        (promises.map(|p| p.audience.name()).collect::<Vec<&'static str>>(), first)
    });
    let (names, first) = running.unwrap_or_default();
    let to = RwSignal::new(first as usize);
    let choose_to = move |name: String| {
        Audience::from_name(&name).into_iter().for_each(|audience| to.set(audience as usize));
    };
    let promise = session.text(move |s| {
        let running = s.running_promise(Audience::ALL[to.get()]);
        let said = running.map(|p| {
            let due = times::clock(p.due, &LocalZone::current());
            format!("The next update to {} is promised by {due}.", p.audience.in_text())
        });
        said.unwrap_or_default()
    });
    let move_it = move || {
        let audience = Audience::ALL[to.get_untracked()];
        match push_back(session, audience, minutes.get_untracked(), &reason.get()) {
            Ok(()) => {
                reason.clear();
                sheet.close();
            }
            Err(why) => refused.set(Some(why)),
        }
    };
    let whose = (names.len() > 1).then(|| {
        view! {
            <Labelled label="Promise to">
                <select class="field" aria-label="Promise to" on:change=valued(choose_to)>
                    <Options names selected=first.name() />
                </select>
            </Labelled>
        }
    });
    view! {
        <form class="details-form" on:submit=submitted(move_it)>
            {whose}
            <p use:shows=promise></p>
            <div class="details-field">
                <label class="label" for=REASON>
                    "Why later? It goes on the record."
                </label>
                <input
                    id=REASON
                    class="field"
                    type="text"
                    dir="auto"
                    aria-label="Reason"
                    autocomplete="off"
                    use:holds=reason.words()
                    on:input=valued(move |words| reason.put(words))
                />
            </div>
            <Labelled label="Later by">
                <IntervalSelect label="Later by" minutes chosen=move |chosen| minutes.set(chosen) />
            </Labelled>
            <Refusal why=refused />
            <div class="details-row">
                <button type="submit" class="primary">
                    "Move the promise"
                </button>
                <Button class="quiet" press=clicked(move || sheet.close())>
                    "Cancel"
                </Button>
            </div>
        </form>
    }
}

fn push_back(session: Session, audience: Audience, minutes: u32, reason: &str) -> Result<(), String> {
    let reason = EntryText::parse(reason).map_err(|error| match error {
        TextError::Blank => "Say in a word or two why, so that the record shows it.".to_owned(),
        TextError::TooLong { .. } => words::text_error(error),
    })?;
    let before = session.peek(|i| i.state().running_promise(audience).map(|p| p.due)).flatten();
    let now = session.now().get_untracked();
    let due = before.unwrap_or(now).max(now).plus_minutes(i64::from(minutes));
    session.dispatch(Command::PushBack { audience, due, reason }).map(drop).map_err(|r| words::rejected(&r))
}
