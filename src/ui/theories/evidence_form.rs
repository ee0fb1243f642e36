//! Adding evidence where the theory stands.

use crate::domain::{Command, EntryText, Leaning, Source, Stamp};
use crate::ui::browser::keys::focus;
use crate::ui::dom::{View, el};
use crate::ui::lean::{Picked, click, either, keys, options, refusal, submit, value};
use crate::ui::session::Session;
use crate::ui::widgets::choice::choice;
use crate::ui::words;
use leptos::prelude::*;

const LEANINGS: [Leaning; 2] = [Leaning::For, Leaning::Against];
const SOURCES: [Option<Source>; 5] =
    [None, Some(Source::Log), Some(Source::Metric), Some(Source::Test), Some(Source::Word)];

/// The button **Add evidence**, and the form that it opens.
pub fn evidence_form(session: Session, id: Stamp) -> View {
    let open = RwSignal::new(false);
    let button = move || {
        el("button")
            .attr("type", "button")
            .class("outline small")
            .child("Add evidence")
            .on("click", click(move || open.set(true)))
            .view()
    };
    either(move || open.get(), move || form(session, id, open), button)
}

fn form(session: Session, id: Stamp, open: RwSignal<bool>) -> View {
    let leaning = Picked::new(&LEANINGS, Leaning::For);
    let words = RwSignal::new(String::new());
    let source = Picked::new(&SOURCES, None);
    let refused = RwSignal::new(None::<String>);
    let field = format!("evidence-{id}");
    focus(field.clone());
    let add = move || {
        let typed = words.get_untracked();
        let (named, rest) = Source::take_prefix(&typed);
        let source = source.get_untracked().or(named);
        let added = EntryText::parse(rest).map_err(words::text_error).and_then(|text| {
            let command =
                Command::AddEvidence { theory: Some(id), leaning: leaning.get_untracked(), text, source };
            session.dispatch(command).map_err(|rejected| words::rejected(&rejected))
        });
        match added {
            Ok(_) => open.set(false),
            Err(why) => refused.set(Some(why)),
        }
    };
    let escape = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            open.set(false);
        }
    };
    el("form")
        .class("evidence-form")
        .child(
            el("input")
                .class("field")
                .attr("type", "text")
                .attr("aria-label", "Evidence")
                .attr("autocomplete", "off")
                .attr("placeholder", "What did you see?")
                .attr("id", field)
                .value(words)
                .on("input", value(move |typed| words.set(typed))),
        )
        .child(
            el("div")
                .class("evidence-row")
                .child(choice("Leaning", &format!("leaning-{id}"), Leaning::name, leaning, || ()))
                .child(
                    el("select")
                        .class("field")
                        .attr("aria-label", "Source")
                        .child(el("option").attr("value", "").child("source?"))
                        .child(options(&Source::ALL.map(Source::name), ""))
                        .on("change", value(move |name| source.set(Source::from_name(&name)))),
                )
                .child(el("button").attr("type", "submit").class("primary small").child("Add evidence"))
                .child(
                    el("button")
                        .attr("type", "button")
                        .class("quiet small")
                        .child("Cancel")
                        .on("click", click(move || open.set(false))),
                ),
        )
        .child(refusal(refused))
        .on("submit", submit(add))
        .on("keydown", keys(escape))
        .view()
}
