//! A guided rewrite: a few questions, and the plain sentence that the answers make.

use super::{Wording, button, findings};
use crate::language::messages::{Action, GuideQuestion, Guided};
use crate::ui::dom::{NodeRef, View, el};
use crate::ui::lean::{option, refusal, submit, when};
use crate::ui::reactive::*;
use crate::ui::remade::remade;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;

/// The rewrite that is offered, while it is open.
pub fn plain(wording: Wording) -> View {
    let form =
        move || wording.guide.with(|guide| guide.as_ref().map_or_else(View::none, |g| form(wording, g)));
    let is_offered = move || wording.is_rewriting.get() && wording.guide.with(Option::is_some);
    when(is_offered, move || remade(form))
}

fn form(wording: Wording, guide: &Guided) -> View {
    let sentence = guide.sentence;
    let spots: Vec<NodeRef> = guide.questions.iter().map(|_| NodeRef::new()).collect();
    let fields: Vec<View> =
        guide.questions.iter().zip(&spots).map(|(asked, spot)| question(asked, *spot)).collect();
    // It is made anew whenever a check says something else, also while somebody writes in the field that is checked.
    if let Some(first) = spots.first().copied() {
        request_animation_frame(move || {
            if !is_writing_elsewhere() {
                first.focus();
            }
        });
    }
    let close = move || {
        wording.is_rewriting.set(false);
        findings::focus_rewrite();
    };
    let say = move || {
        let mut answers = Vec::new();
        for spot in &spots {
            // A select has its value under the same name as an input.
            let field = spot.get().map(|field| field.unchecked_into::<HtmlInputElement>());
            answers.push(field.map(|field| field.value()).unwrap_or_default());
        }
        wording.request_action(Action::Rewrite { sentence, answers });
    };
    el("form")
        .class("panel")
        .attr("aria-label", "Say it plainly")
        .child(fields)
        .child(refusal(wording.refused))
        .child(
            el("div")
                .class("row")
                .child(el("button").class("primary small").child("Put it in"))
                .child(button("quiet small", "Close".into(), close)),
        )
        .on("submit", submit(say))
        .view()
}

/// Whether somebody writes in a field that is none of a rewrite's: what is typed next is for that field.
fn is_writing_elsewhere() -> bool {
    document().active_element().is_some_and(|active| {
        matches!(active.matches("input, textarea"), Ok(true))
            && matches!(active.closest("form[aria-label='Say it plainly']"), Ok(None))
    })
}

/// A question with its field.
fn question(question: &GuideQuestion, spot: NodeRef) -> View {
    let mut field = if question.choices.is_empty() {
        el("input").attr("placeholder", question.example.clone())
    } else {
        el("select").child(el("option").attr("value", "").child("Choose"))
    };
    for choice in &question.choices {
        field = field.child(option(choice, false));
    }
    el("label").class("label").child(question.ask.clone()).child(field.class("field").node_ref(spot)).view()
}
