//! A guided rewrite: a few questions, and the plain sentence that the answers make.

use super::{Wording, button, findings, items, parts_of};
use crate::json::Fields;
use crate::ui::dom::{Spot, View, el};
use crate::ui::lean::{option, refusal, submit, when};
use crate::ui::reactive::*;
use crate::ui::remade::remade;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;

/// The rewrite that is offered, while it is open.
pub fn plain(wording: Wording) -> View {
    let form = move || wording.guide.with(|guide| parts_of(guide, |fields| form(wording, fields)));
    let is_offered = move || wording.is_rewriting.get() && !wording.guide.with(String::is_empty);
    when(is_offered, move || remade(form))
}

fn form(wording: Wording, guide: Fields<'_>) -> View {
    let place = texts(guide, "at");
    let (mut spots, mut fields): (Vec<Spot>, Vec<View>) = (Vec::new(), Vec::new());
    for item in items(guide, "questions") {
        let Ok(item) = item.fields("", "") else { continue };
        let spot = Spot::new();
        fields.push(question(item, spot));
        spots.push(spot);
    }
    if let Some(first) = spots.first().copied() {
        request_animation_frame(move || first.focus());
    }
    let close = move || {
        wording.is_rewriting.set(false);
        findings::focus_rewrite();
    };
    let say = move || {
        let mut words = vec!["say".to_owned()];
        words.extend_from_slice(&place);
        for spot in &spots {
            // A select has its value under the same name as an input.
            let field = spot.get().map(|field| field.unchecked_into::<HtmlInputElement>());
            words.push(field.map(|field| field.value()).unwrap_or_default());
        }
        wording.wish(&words);
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

/// A question with its field.
fn question(question: Fields<'_>, spot: Spot) -> View {
    let of = |name| question.text_or_empty(name).unwrap_or_default().to_owned();
    let choices = texts(question, "choices");
    let mut field = if choices.is_empty() {
        el("input").attr("placeholder", of("example"))
    } else {
        el("select").child(el("option").attr("value", "").child("Choose"))
    };
    for choice in choices {
        field = field.child(option(&choice, false));
    }
    el("label").class("label").child(of("ask")).child(field.class("field").spot(spot)).view()
}

fn texts(fields: Fields<'_>, name: &'static str) -> Vec<String> {
    let mut texts = Vec::new();
    for item in items(fields, name) {
        texts.push(item.text("").unwrap_or_default().to_owned());
    }
    texts
}
