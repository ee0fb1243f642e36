//! A guided rewrite: a few questions, and the plain sentence that the answers make.

use super::{Wording, button, items, parts_of};
use crate::json::{Fields, Value};
use crate::ui::dom::{Spot, View, el};
use crate::ui::lean::{refusal, submit, when};
use crate::ui::remade::remade;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;

/// The rewrite that is offered, while it is open.
pub fn plain(wording: Wording) -> View {
    let form = move || wording.guide.with(|guide| parts_of(guide, |fields| form(wording, fields)));
    let is_offered = move || wording.is_rewriting.get() && !wording.guide.with(String::is_empty);
    when(is_offered, move || remade(form))
}

fn form(wording: Wording, guide: Fields<'_>) -> View {
    let place: Vec<String> = texts(guide, "at").collect();
    let questions = items(guide, "questions").iter().filter_map(|question| question.fields("", "").ok());
    let (spots, fields): (Vec<Spot>, Vec<View>) = questions.map(question).unzip();
    let say = move || {
        // A select has its value under the same name as an input.
        let answer = |spot: &Spot| spot.get().map(|field| field.unchecked_into::<HtmlInputElement>().value());
        let answers: Vec<String> = spots.iter().map(|spot| answer(spot).unwrap_or_default()).collect();
        let words = ["say"].into_iter().chain(place.iter().chain(&answers).map(String::as_str));
        wording.wish(&words.collect::<Vec<&str>>());
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
                .child(button("quiet small", "Close".into(), move || wording.is_rewriting.set(false))),
        )
        .on("submit", submit(say))
        .view()
}

/// A question with its field.
fn question(question: Fields<'_>) -> (Spot, View) {
    let spot = Spot::new();
    let of = |name| question.text_or_empty(name).unwrap_or_default().to_owned();
    let choices: Vec<View> =
        texts(question, "choices").map(|choice| el("option").child(choice).view()).collect();
    let field = if choices.is_empty() {
        el("input").attr("placeholder", of("example"))
    } else {
        el("select").child(el("option").attr("value", "").child("Choose")).child(choices)
    };
    let view = el("label").class("label").child(of("ask")).child(field.class("field").spot(spot));
    (spot, view.view())
}

fn texts<'v>(fields: Fields<'v>, name: &'static str) -> impl Iterator<Item = String> + use<'v> {
    let text = |item: &Value<'_>| item.text("").map(str::to_owned).unwrap_or_default();
    items(fields, name).iter().map(text)
}
