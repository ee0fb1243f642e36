//! What is asked before an update is logged as sent: whether what stands here is what was pasted.

use crate::domain::{Timestamp, interval_name};
use crate::export::{Copied, Doubt};
use crate::ui::kit::dom::{NodeRef, View, el};
use crate::ui::kit::lean::effect;
use crate::ui::platform::twice::was_just_said;
use crate::ui::platform::zone::LocalZone;
use crate::ui::platform::{clock, js, keys};
use crate::ui::state::composer::Composer;
use crate::ui::text::words;
use leptos::prelude::*;

/// The intervals that are offered where the promise in the text has passed, in minutes: few, as somebody is in a hurry.
const NEXT_ONE: [u32; 4] = [15, 30, 60, 120];

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

/// The question, with a button an answer.
pub fn question(composer: Composer, asked: Doubt, answer: Callback<Answer>) -> View {
    let copied = composer.waiting();
    let first = NodeRef::new();
    let answers = answers(asked, copied.as_ref());
    let buttons = answers.into_iter().enumerate().map(|(place, (name, what))| {
        let button = el("button")
            .attr("type", "button")
            .class(if place == 0 { "outline small" } else { "quiet small" })
            .child(name)
            .on(
                "click",
                Box::new(move |event| {
                    // Whoever presses Enter twice has not read what came in its place.
                    if is_of_a_key(&event) && was_just_said(&event) {
                        return;
                    }
                    keys::chosen();
                    answer.run(what);
                }),
            );
        if place == 0 { button.node_ref(first).view() } else { button.view() }
    });
    let buttons = buttons.collect::<Vec<View>>();
    effect(move || request_animation_frame(move || first.focus()));
    el("div")
        .class("held")
        .attr("role", "alertdialog")
        .attr("aria-label", "Before it is logged as sent")
        .child(el("p").child(said(asked, copied.as_ref())))
        .child(el("div").class("row").child(buttons))
        .view()
}

/// Whether a key pressed the button, and no pointer: then no click is counted.
fn is_of_a_key(event: &web_sys::Event) -> bool {
    js::get(event, "detail").as_f64() == Some(0.0)
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
            NEXT_ONE.into_iter().map(next).chain(earlier).chain([again]).collect()
        }
        Doubt::Words => vec![
            ("Those that I copied".to_owned(), Answer::AsCopied),
            ("Those that stand here".to_owned(), Answer::AsItStands),
            again,
        ],
        Doubt::Phase(_) => vec![again, ("Log what stands here".to_owned(), Answer::AsItStands)],
    }
}
