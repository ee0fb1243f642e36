//! The fields of the update.

use super::composer::{Composer, NextIn, Part};
use crate::domain::Audience;
use crate::export::times;
use crate::ui::dom::{View, el, many};
use crate::ui::lean::{click, either, text, value, when};
use crate::ui::reactive::*;
use crate::ui::widgets::choice::choice;

/// About how many characters fit a line of a field.
const LINE: usize = 52;

/// Audience, the four parts, and when the next update is due.
pub fn fields(composer: Composer) -> View {
    let due =
        text(move || composer.next_due().map(|due| times::clock(due, &*composer.zone())).unwrap_or_default());
    let next = move || {
        el("div")
            .class("next-row")
            .child(choice("Next update in", "next-in", NextIn::name, composer.next_in, move || {
                composer.choose_time()
            }))
            .child(el("span").class("meta").child(due))
            .view()
    };
    let none = || el("p").class("meta").child("Resolved: none is owed.").view();
    many([
        choice("Audience", "audience", Audience::name, composer.audience, move || composer.choose_audience()),
        when(
            move || composer.is_blank(),
            move || {
                el("button")
                    .attr("type", "button")
                    .class("outline small from-log")
                    .child("Start from the log")
                    .on("click", click(move || composer.start_from_log()))
                    .view()
            },
        ),
        View::from(Vec::from(Part::ALL.map(|part| field(composer, part)))),
        el("p").class("label").child("Next update in").view(),
        either(move || !composer.is_last(), next, none),
    ])
}

fn field(composer: Composer, part: Part) -> View {
    let words = composer.part(part);
    let rows = text(move || {
        let lines = words.with(|t| t.lines().map(|line| 1 + line.len() / LINE).sum::<usize>());
        lines.clamp(2, 8).to_string()
    });
    many([
        el("label").class("label").attr("for", part.id()).child(part.label()).view(),
        el("textarea")
            .attr("id", part.id())
            .class("field")
            .attr("rows", rows)
            .attr("placeholder", part.example())
            .attr("spellcheck", "true")
            .value(words)
            .on("input", value(move |typed| composer.write(part, typed)))
            .view(),
    ])
}
