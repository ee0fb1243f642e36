//! The fields of the update.

use crate::domain::Audience;
use crate::export::Ready;
use crate::export::times;
use crate::ui::kit::choice::choice;
use crate::ui::kit::dom::{NodeRef, View, el, many};
use crate::ui::kit::interval::interval_choice;
use crate::ui::kit::lean::{aria, click, either, text, value, when};
use crate::ui::kit::menu::{Opens, menu};
use crate::ui::kit::remade::remade;
use crate::ui::screens::incident::update::frame::frame;
use crate::ui::screens::incident::update::wording::Wording;
use crate::ui::state::composer::{Composer, Part};
use leptos::prelude::*;

/// About how many characters fit a line of a field.
const LINE: usize = 52;

/// Audience, the four parts, and when the next update is due.
pub fn fields(composer: Composer, wording: Wording) -> View {
    let due =
        text(move || composer.due_now().map(|due| times::clock(due, &*composer.zone())).unwrap_or_default());
    let next = move || {
        el("div")
            .class("next-row")
            .child(interval_choice("Next update in", "next-in", composer.next_in, move || {
                composer.choose_time()
            }))
            .child(el("span").class("meta").child(due))
            .view()
    };
    let none = || el("p").class("meta").child("Resolved: none is owed.").view();
    many([
        choice("Audience", "audience", Audience::name, composer.audience, move || composer.choose_audience()),
        start(composer),
        field(composer, wording, Part::Headline),
        many(Vec::from(Part::ALL.map(|part| field(composer, wording, part)))),
        el("p").class("label").child("Next update in").view(),
        either(move || !composer.is_last(), next, none),
        frame(composer),
    ])
}

/// What the words may start from.
fn start(composer: Composer) -> View {
    let opener = NodeRef::new();
    let is_open = RwSignal::new(false);
    let first = || crate::ui::kit::focus::focus(Part::Happening.id());
    let ready = |ready: Ready| {
        let fill = move |()| {
            composer.start_ready(ready);
            first();
        };
        (ready.name(), Callback::new(fill))
    };
    let mut items = Ready::ALL.map(ready).to_vec();
    items.push(("Keep as my template", Callback::new(move |()| composer.keep_template())));
    let log = move || {
        el("button")
            .attr("type", "button")
            .class("outline small")
            .child("Start from the log")
            .on(
                "click",
                click(move || {
                    composer.start_from_log();
                    first();
                }),
            )
            .view()
    };
    let button = el("button")
        .attr("type", "button")
        .class("quiet small")
        .attr("aria-haspopup", "menu")
        .attr("aria-expanded", aria(move || is_open.get()))
        .node_ref(opener)
        .child("Templates")
        .on("click", click(move || is_open.update(|open| *open = !*open)));
    el("div")
        .class("row from-log")
        .child(when(move || composer.is_blank() || composer.is_of_another_phase(), log))
        .child(el("span").class("menu-anchor").child(button).child(menu(
            "Templates",
            is_open,
            items,
            Opens::Start,
            opener,
        )))
        .view()
}

/// A part; the headline is one line, with what would stand there as its example.
fn field(composer: Composer, wording: Wording, part: Part) -> View {
    let words = composer.part(part);
    let (field, under) = (NodeRef::new(), NodeRef::new());
    let rows = text(move || {
        let lines = words.with(|t| t.lines().map(|line| 1 + line.len() / LINE).sum::<usize>());
        lines.clamp(2, 8).to_string()
    });
    let example = text(move || match part {
        Part::Headline => composer.proposed_headline(),
        _ => part.example().to_owned(),
    });
    let typed = match part {
        Part::Headline => el("input").attr("type", "text").attr("autocomplete", "off"),
        _ => el("textarea").attr("rows", rows),
    };
    many([
        el("label").class("label").attr("for", part.id()).child(part.label()).view(),
        el("div")
            .class("written")
            .child(
                el("div")
                    .verbatim()
                    .class("field underlines")
                    .attr("aria-hidden", "true")
                    .node_ref(under)
                    .child(remade(move || underlines(wording.marked(part)))),
            )
            .child(
                typed
                    .attr("id", part.id())
                    .class("field")
                    .attr("placeholder", example)
                    .attr("spellcheck", "true")
                    .node_ref(field)
                    .value(words)
                    .on("input", value(move |typed| composer.write(part, typed)))
                    .on("scroll", Box::new(move |_| follow_scroll(field, under))),
            )
            .view(),
    ])
}

/// The words again, unseen, under the field: only the lines under some of them show.
fn underlines(pieces: Vec<(String, Option<String>)>) -> View {
    let piece = |(words, level): (String, Option<String>)| match level {
        Some(level) => el("span").class(["under under-", &level].concat()).child(words).view(),
        None => words.into_any(),
    };
    many(pieces.into_iter().map(piece))
}

fn follow_scroll(field: NodeRef, under: NodeRef) {
    if let (Some(field), Some(under)) = (field.get(), under.get()) {
        under.set_scroll_top(field.scroll_top());
    }
}
