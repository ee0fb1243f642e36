//! Asking before words are erased for good: what goes, what goes along, and where else they stand.

use crate::domain::{Command, Incident, Reach, Rejected, Stamp};
use crate::export::{goes_along, stands_elsewhere, stays};
use crate::ui::kit::dom::{View, el, nothing};
use crate::ui::kit::lean::{click, when};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// Asks whether the words of some events are to be erased, and erases them.
pub fn erase_form(session: Session, targets: Vec<Stamp>, close: Callback<()>) -> View {
    let said = session.peek(|incident| consequences(session, incident, &incident.reach(&targets)));
    let (along, elsewhere) = said.unwrap_or_default();
    let there_too = RwSignal::new(false);
    let erase = move || {
        let said = match erase_all(session, &targets, there_too.get_untracked()) {
            Ok(()) => "The words are gone from this browser and from every later export.".to_owned(),
            Err(rejected) => words::rejected(&rejected),
        };
        session.say(&said);
        close.run(());
    };
    let warning = " They go from every tab and both copies in this browser, from drafts, from every later export, \
        and from older copies that are merged in. This cannot be undone. Files exported before still hold them.";
    el("div")
        .class("redact")
        .attr("role", "group")
        .attr("aria-label", "Redact")
        .child(el("p").child(el("b").child("Erase these words for good?")).child(warning))
        .child(if along.is_empty() { nothing() } else { el("p").child(along).view() })
        .child(same_words(elsewhere, there_too))
        .child(
            el("button")
                .attr("type", "button")
                .class("danger")
                .child("Erase for good")
                .on("click", click(erase)),
        )
        .child(
            el("button")
                .attr("type", "button")
                .class("quiet")
                .child("Keep them")
                .on("click", click(move || close.run(()))),
        )
        .view()
}

/// A small button that asks to erase some events, with the question below it once it was pressed. `targets` names
/// them when it is.
pub fn erase_button(
    session: Session,
    name: String,
    targets: impl Fn() -> Vec<Stamp> + Copy + Send + Sync + 'static,
) -> View {
    let asking = RwSignal::new(false);
    let form = move || {
        erase_form(
            session,
            targets(),
            Callback::new(move |()| {
                // The row around it may be gone with its words.
                asking.try_set(false);
            }),
        )
    };
    el("span")
        .class("erase")
        .child(
            el("button")
                .attr("type", "button")
                .class("quiet small")
                .attr("aria-label", name)
                .attr("aria-expanded", crate::ui::kit::lean::aria(move || asking.get()))
                .child("Redact…")
                .on("click", click(move || asking.update(|asked| *asked = !*asked))),
        )
        .child(when(move || asking.get(), form))
        .view()
}

/// What goes along and what stays, and the places with the same words.
fn consequences(session: Session, incident: &Incident, reach: &Reach) -> (String, Vec<String>) {
    let templates = match session.templates_with(&reach.words) {
        0 => String::new(),
        1 => "One template that you kept for updates holds them and loses these parts.".to_owned(),
        count => format!("{count} templates that you kept for updates hold them and lose these parts."),
    };
    let said = [goes_along(reach), stays(incident, reach), templates];
    let said = said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<String>>().join(" ");
    (said, stands_elsewhere(incident, reach))
}

fn same_words(elsewhere: Vec<String>, there_too: RwSignal<bool>) -> View {
    if elsewhere.is_empty() {
        return nothing();
    }
    let items = elsewhere.into_iter().map(|line| el("li").child(line).view()).collect::<Vec<View>>();
    el("div")
        .class("same-words")
        .child(el("p").child("The same words also stand here, and stay:"))
        .child(el("ul").child(items))
        .child(
            el("label")
                .class("switch")
                .child(
                    el("input")
                        .attr("type", "checkbox")
                        .checked(there_too.into())
                        .on("change", click(move || there_too.update(|is_so| *is_so = !*is_so))),
                )
                .child("Erase them there, too"),
        )
        .view()
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
