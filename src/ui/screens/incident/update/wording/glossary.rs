//! The team's own words, and the rules that are off.

use crate::language::messages::{Action, GlossaryView};
use crate::ui::kit::dom::{NodeRef, View, el, nothing};
use crate::ui::kit::lean::{aria, click, effect, submit, when};
use crate::ui::kit::remade::remade;
use crate::ui::platform::file;
use crate::ui::screens::incident::update::wording::{Wording, button};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlTextAreaElement;

/// The largest glossary that is read, in bytes.
const LARGEST: usize = 1 << 20;
/// The lists, each with an example.
const LISTS: [(&str, &str); 3] = [
    ("Say it in other words", "kraken = the billing system"),
    ("Names that are public", "Atlas Maps"),
    ("Customers never to be named", "Example Foods"),
];

/// The button **Glossary and rules**, and what it opens.
pub fn glossary(wording: Wording) -> View {
    let is_open = wording.is_glossary_open;
    let made = move || {
        wording.glossary.with(|shown| shown.as_ref().map_or_else(nothing, |shown| panel(wording, shown)))
    };
    let panel = move || remade(made);
    let known = move || wording.glossary.with(Option::is_some);
    let opener = move || {
        el("button")
            .attr("type", "button")
            .class("quiet small")
            .attr("id", "glossary")
            .attr("aria-expanded", aria(move || is_open.get()))
            .child("Glossary and rules")
            .on("click", click(move || is_open.update(|open| *open = !*open)))
            .view()
    };
    el("div").child(when(known, opener)).child(when(move || is_open.get() && known(), panel)).view()
}

fn panel(wording: Wording, shown: &GlossaryView) -> View {
    let spots = LISTS.map(|_| NodeRef::new());
    let areas = [0, 1, 2].map(|at| area(at, &shown.lines[at], spots[at]));
    let keep = move || {
        let text =
            |spot: NodeRef| spot.get().map(|area| area.unchecked_into::<HtmlTextAreaElement>().value());
        let [words, public_names, customers] = spots.map(|spot| text(spot).unwrap_or_default());
        wording.request_action(Action::Glossary { words, public_names, customers });
    };
    effect(move || hand_over(wording, spots[0]));
    el("form")
        .class("panel")
        .attr("aria-label", "Glossary and rules")
        .child(Vec::from(areas))
        .child(
            el("div")
                .class("row")
                .child(el("button").class("primary small").child("Keep glossary"))
                .child(button("outline small", "Export glossary".into(), move || export(wording)))
                .child(import(wording))
                .child(button("quiet small", "Close".into(), move || wording.is_glossary_open.set(false))),
        )
        .child(off(wording, shown))
        .on("submit", submit(keep))
        .view()
}

fn area(at: usize, lines: &str, spot: NodeRef) -> View {
    let (label, example) = LISTS[at];
    el("label")
        .class("label")
        .child(label)
        .child(
            el("textarea")
                .class("field")
                .attr("rows", "3")
                .attr("placeholder", example)
                .node_ref(spot)
                .value(lines.to_owned()),
        )
        .view()
}

/// Puts a word that was handed over on a line of its own, for its public words to be typed.
fn hand_over(wording: Wording, spot: NodeRef) {
    let word = wording.handed.get();
    let Some(area) = spot.get().filter(|_| !word.is_empty()) else { return };
    let area: HtmlTextAreaElement = area.unchecked_into();
    let before = area.value();
    let gap = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
    area.set_value(&[&before, gap, &word, " = "].concat());
    wording.handed.set(String::new());
    request_animation_frame(move || spot.focus());
}

/// The rules that are off, each with a button that brings it back.
fn off(wording: Wording, shown: &GlossaryView) -> View {
    let rows = shown.off.iter().map(|off| {
        let on = Action::On { rule: off.rule.clone() };
        let on = button("quiet small", "Turn on".into(), move || wording.request_action(on.clone()));
        el("li").class("row").child(off.title.clone()).child(on).view()
    });
    let rows: Vec<View> = rows.collect();
    if rows.is_empty() {
        return nothing();
    }
    el("ul").attr("aria-label", "Rules that are off").child(rows).view()
}

fn export(wording: Wording) {
    let text = wording.glossary.with_untracked(|shown| shown.as_ref().map(|shown| shown.file.clone()));
    if text.is_some_and(|text| file::download("glossary.json", "application/json", &text).is_err()) {
        wording.session.say("The browser refused to save the file.");
    }
}

/// The button **Import glossary**.
fn import(wording: Wording) -> Vec<View> {
    let input = NodeRef::new();
    let chosen = move || {
        let Some(input) = input.get() else { return };
        spawn_local(async move {
            match file::read_chosen(input.unchecked_into(), LARGEST).await {
                Ok(file) => wording.request_action(Action::Import { file }),
                Err(file::ReadError::None) => {}
                Err(file::ReadError::NotUtf8 { line, .. }) => wording.session.say(&format!(
                    "This file is not UTF-8 from line {line} on. Save it as UTF-8 in your editor, and take it again. Nothing was changed."
                )),
                Err(file::ReadError::TooLarge(_) | file::ReadError::Unreadable) => wording.session.say("This file is too large for a glossary, or cannot be read."),
            }
        });
    };
    vec![
        button("outline small", "Import glossary".into(), move || input.get().iter().for_each(|i| i.click())),
        el("input")
            .class("unseen")
            .attr("type", "file")
            .attr("accept", ".json,application/json")
            .attr("tabindex", "-1")
            .attr("aria-hidden", "true")
            .node_ref(input)
            .on("change", click(chosen))
            .view(),
    ]
}
