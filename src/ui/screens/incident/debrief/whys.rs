//! Five whys, with branches: each answer can have several reasons, and each reason is asked again.

use crate::domain::{Aspect, Command, DebriefCommand, Detail, Rejected, Stamp, State};
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{View, el, many};
use crate::ui::kit::lean::{Key, aria, list_of, refusal, submit, text, when, when_any};
use crate::ui::screens::incident::debrief::parts::{adder, field};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use crate::ui::text::words::excerpt;
use leptos::prelude::*;

/// From which depth on the branches are no longer moved in.
const DEEPEST: usize = 6;
const DEPTHS: [&str; DEEPEST + 1] =
    ["why", "why depth-1", "why depth-2", "why depth-3", "why depth-4", "why depth-5", "why depth-6"];

/// The tree, from the impact downwards.
pub fn whys(session: Session) -> View {
    let impact = session.text(impact);
    let keys = session.keys(|s| {
        let tree = s.debrief.tree();
        tree.iter().map(|branch| Key { id: branch.why.id, part: branch.depth as u64 }).collect()
    });
    el("div")
        .class("part")
        .child(el("h3").child("Five whys"))
        .child(el("p").child(el("b").child("Impact: ")).child(el("span").verbatim().child(impact)))
        .child(trigger(session))
        .child(when_any(keys, move || {
            el("ul")
                .class("whys")
                .attr("role", "list")
                .attr("aria-label", "Five whys")
                .child(list_of(keys, move |key| branch(session, key)))
                .view()
        }))
        .child(adder(session, "Why did this happen?".to_owned(), "Because…", "why".to_owned(), |text| {
            DebriefCommand::AnswerWhy { under: None, text }
        }))
        .view()
}

/// What set it off, in a sentence: a cause lies deeper, and the whys look for it.
fn trigger(session: Session) -> View {
    let said = session.text(|s| s.details.aspect(Aspect::Trigger).unwrap_or("not said yet").to_owned());
    let refused = RwSignal::new(None::<String>);
    let (field, typed) =
        field(session, "What set it off", "A release, a peak, an expired certificate…", "trigger");
    let state = move || {
        let text = typed.get_untracked();
        match session.dispatch(Command::Tell(Detail::AspectStated { aspect: Aspect::Trigger, text })) {
            Ok(_) | Err(Rejected::Unchanged) => {
                session.keep_draft("trigger", "");
                typed.set(String::new());
                refused.set(None);
            }
            Err(rejected) => refused.set(Some(words::rejected(&rejected))),
        }
    };
    many([
        el("p").child(el("b").child("What set it off: ")).child(el("span").verbatim().child(said)).view(),
        el("form")
            .class("adder")
            .child(field)
            .child(el("button").attr("type", "submit").class("outline small").child("State what set it off"))
            .child(refusal(refused))
            .on("submit", submit(state))
            .view(),
    ])
}

fn branch(session: Session, key: Key) -> View {
    let Key { id, part } = key;
    let depth = usize::try_from(part).unwrap_or(DEEPEST);
    let draft = format!("why-{id}");
    let asking = RwSignal::new(false);
    let words = session.text(move |s| of(s, id));
    let turn = move || asking.update(|asking| *asking = !*asking);
    let form = move || {
        let name = format!("Why: {}", excerpt(&words.get_untracked()));
        adder(session, name, "Because…", draft.clone(), move |text| DebriefCommand::AnswerWhy {
            under: Some(id),
            text,
        })
    };
    el("li")
        .class(DEPTHS[depth.min(DEEPEST)])
        .child(
            el("div")
                .class("row")
                .child(el("span").class("meta").child(format!("Why {depth}")))
                .child(el("span").verbatim().class("words").child(words))
                .child(
                    button("quiet small", "Why?", turn)
                        .attr("aria-label", text(move || format!("Ask why: {}", words.get())))
                        .attr("aria-expanded", aria(move || asking.get())),
                ),
        )
        .child(when(move || asking.get(), form))
        .view()
}

fn of(state: &State, id: Stamp) -> String {
    state.debrief.whys.get(id).map(|why| why.text.clone()).unwrap_or_default()
}

/// The impact as it was stated; else what the updates said of it last; the title where none did.
fn impact(state: &State) -> String {
    if let Some(stated) = state.details.impact() {
        return stated.said.sentence(true);
    }
    let said = state.messages.iter().rev().map(|m| m.parts.impact.trim()).find(|said| !said.is_empty());
    said.unwrap_or(&state.title).to_owned()
}
