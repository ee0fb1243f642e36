//! Asking before words are erased for good: what goes, what goes along, and where else they stand.

use crate::domain::{Command, Incident, Reach, Rejected, Stamp};
use crate::export::{goes_along, stands_elsewhere, stays};
use crate::ui::kit::button::Button;
use crate::ui::kit::escape::on_escape;
use crate::ui::kit::field::marked;
use crate::ui::kit::handlers::{clicked, happened};
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::aria;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

const WARNING: &str = " They go from every tab and both copies in this browser, from drafts, from every later export, \
    and from older copies that are merged in. This cannot be undone. Files exported before still hold them.";

/// Asks whether the words of some events are to be erased, and erases them.
#[component]
pub fn EraseForm(
    session: Session,
    /// The events.
    targets: Vec<Stamp>,
    /// What happens when it is answered.
    close: Callback<()>,
) -> impl IntoView {
    let said = session.peek(|incident| consequences(session, incident, &incident.reach(&targets)));
    let (along, elsewhere) = said.unwrap_or_default();
    let there_too = RwSignal::new(false);
    on_escape(close);
    let erase = move || {
        let said = match erase_all(session, &targets, there_too.get_untracked()) {
            Ok(()) => "The words are gone from this browser and from every later export.".to_owned(),
            Err(rejected) => words::rejected(&rejected),
        };
        session.say(&said);
        close.run(());
    };
    view! {
        <div class="redact" role="group" aria-label="Redact">
            <p>
                <b>"Erase these words for good?"</b>
                {WARNING}
            </p>
            {(!along.is_empty()).then(|| view! { <p>{along}</p> })}
            {(!elsewhere.is_empty()).then(|| view! { <SameWords elsewhere there_too /> })}
            <Button class="danger" press=clicked(erase)>
                "Erase for good"
            </Button>
            <Button class="quiet" press=clicked(move || close.run(()))>
                "Keep them"
            </Button>
        </div>
    }
}

/// A small button that asks to erase some events, with the question below it once it was pressed.
#[component]
pub fn EraseButton(
    session: Session,
    /// What the button is called.
    name: String,
    /// Names the events when it is pressed.
    #[prop(into)]
    targets: Callback<(), Vec<Stamp>>,
) -> impl IntoView {
    let asking = RwSignal::new(false);
    let close = Callback::new(move |()| {
        // The row around it may be gone with its words.
        asking.try_set(false);
    });
    let turn = move || asking.update(|asked| *asked = !*asked);
    view! {
        <span class="erase">
            <Button
                class="quiet small"
                press=clicked(turn)
                attr:aria-label=name
                attr:aria-expanded=aria(move || asking.get())
            >
                "Redact…"
            </Button>
            <Shown when=asking>
                <EraseForm session targets=untrack(|| targets.run(())) close />
            </Shown>
        </span>
    }
}

/// What goes along and what stays, and the places with the same words.
fn consequences(session: Session, incident: &Incident, reach: &Reach) -> (String, Vec<String>) {
    let templates = match session.drafts().templates_with(&reach.words) {
        0 => String::new(),
        1 => "One template that you kept for updates holds them and loses these parts.".to_owned(),
        count => format!("{count} templates that you kept for updates hold them and lose these parts."),
    };
    let said = [goes_along(reach), stays(incident, reach), templates];
    let said = said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<String>>().join(" ");
    (said, stands_elsewhere(incident, reach))
}

/// The places with the same words, and whether they go there too.
#[component]
fn SameWords(elsewhere: Vec<String>, there_too: RwSignal<bool>) -> impl IntoView {
    let turn = move || there_too.update(|is_so| *is_so = !*is_so);
    view! {
        <div class="same-words">
            <p>"The same words also stand here, and stay:"</p>
            <ul>{elsewhere.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            <label class="switch">
                <input
                    dir="auto"
                    type="checkbox"
                    use:marked=Signal::from(there_too)
                    on:change=happened(turn)
                />
                "Erase them there, too"
            </label>
        </div>
    }
}

/// What is reached now may be more than when it was asked.
fn erase_all(session: Session, targets: &[Stamp], there_too: bool) -> Result<(), Rejected> {
    let reached = session.peek(|incident| {
        let reach = incident.reach(targets);
        let also = if there_too { incident.reach(&reach.elsewhere).targets } else { Vec::new() };
        reach.targets.into_iter().chain(also).collect::<Vec<Stamp>>()
    });
    for target in reached.unwrap_or_default() {
        match session.dispatch(Command::Redact(target)) {
            // It went with another one.
            Ok(_) | Err(Rejected::Unchanged) => {}
            Err(rejected) => return Err(rejected),
        }
    }
    Ok(())
}
