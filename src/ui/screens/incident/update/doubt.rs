//! What is asked before an update is logged as sent: whether what stands here is what was pasted.

use crate::domain::{INTERVALS, Timestamp, interval_name};
use crate::export::{Copied, Doubt};
use crate::ui::kit::button::Button;
use crate::ui::kit::focus::once_made;
use crate::ui::kit::handlers::Click;
use crate::ui::kit::signals::effect;
use crate::ui::platform::js::warn_unless;
use crate::ui::platform::twice::was_just_said;
use crate::ui::platform::zone::LocalZone;
use crate::ui::platform::{clock, keys};
use crate::ui::state::composer::Composer;
use crate::ui::text::words;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, MouseEvent};

/// Of the intervals that are offered everywhere, those that are offered where the promise in the text has passed: whole
/// quarters of an hour, as somebody is in a hurry.
fn next_ones() -> impl Iterator<Item = u32> {
    INTERVALS.into_iter().filter(|minutes| minutes % 15 == 0)
}

/// What answers it: logs the update as sent, or copies it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It went out just now as it was copied, and the next one is due in so many minutes.
    NextIn(u32),
    /// It went out as it was copied, when it was copied.
    WhenCopied,
    /// It went out as it was copied.
    AsCopied,
    /// It went out as it stands here.
    AsItStands,
    /// It did not go out yet.
    CopyAgain,
}

/// The question, with a button an answer; the first one has the focus.
#[component]
pub fn Question(composer: Composer, asked: Doubt, answer: Callback<Answer>) -> impl IntoView {
    let copied = untrack(|| composer.waiting());
    let row = NodeRef::<Div>::new();
    effect(move || {
        let Some(row) = row.get() else { return };
        once_made(move || {
            let first = row.query_selector("button").ok().flatten();
            first
                .into_iter()
                .for_each(|first| warn_unless(first.unchecked_into::<HtmlElement>().focus().is_ok()));
        });
    });
    let buttons = answers(asked, copied.as_ref()).into_iter().enumerate().map(|(place, (name, what))| {
        let class = if place == 0 { "outline small" } else { "quiet small" };
        view! {
            <Button class press=pressed(answer, what)>
                {name}
            </Button>
        }
    });
    view! {
        <div class="held" role="alertdialog" aria-label="Before it is logged as sent">
            <p>{said(asked, copied.as_ref())}</p>
            <div class="row" node_ref=row>
                {buttons.collect_view()}
            </div>
        </div>
    }
}

/// What a press of a button says.
fn pressed(answer: Callback<Answer>, what: Answer) -> Click {
    Box::new(move |event: MouseEvent| {
        // Whoever presses Enter twice has not read what came in its place.
        if is_of_a_key(&event) && was_just_said(&event) {
            return;
        }
        keys::chosen();
        answer.run(what);
    })
}

/// Whether a key pressed the button, and no pointer: then no click is counted.
fn is_of_a_key(event: &MouseEvent) -> bool {
    event.detail() == 0
}

fn time(at: Timestamp) -> String {
    words::clock_time(at, &LocalZone::current())
}

fn said(asked: Doubt, copied: Option<&Copied>) -> String {
    let at = copied.map_or_else(String::new, |copied| format!(" at {}", time(copied.at)));
    match asked {
        Doubt::Passed(due) => format!(
            "The text that you copied{at} says that the next update comes by {}. It is {} now. What is the next one?",
            time(due),
            time(clock::now())
        ),
        Doubt::Words => format!("The words have changed since you copied them{at}. Which ones went out?"),
        Doubt::Phase(phase) => format!(
            "What you copied{at} says {}, and the phase has changed since. Copy it again, so that what goes out is what is logged.",
            phase.name()
        ),
    }
}

fn answers(asked: Doubt, copied: Option<&Copied>) -> Vec<(String, Answer)> {
    let again = ("Copy again".to_owned(), Answer::CopyAgain);
    match asked {
        Doubt::Passed(due) => {
            let next = |minutes| (format!("Next one in {}", interval_name(minutes)), Answer::NextIn(minutes));
            let earlier = copied
                .filter(|copied| copied.at < due)
                .map(|copied| (format!("It went out at {}", time(copied.at)), Answer::WhenCopied));
            next_ones().map(next).chain(earlier).chain([again]).collect()
        }
        Doubt::Words => vec![
            ("Those that I copied".to_owned(), Answer::AsCopied),
            ("Those that stand here".to_owned(), Answer::AsItStands),
            again,
        ],
        Doubt::Phase(_) => vec![again, ("Log what stands here".to_owned(), Answer::AsItStands)],
    }
}
