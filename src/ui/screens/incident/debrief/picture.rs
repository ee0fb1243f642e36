//! The picture of the timeline, and the same in words below it.

use crate::export::{self, Picture};
use crate::ui::kit::dom::{View, el, nothing, svg};
use crate::ui::kit::lean::text;
use crate::ui::kit::remade::remade;
use crate::ui::platform::clock;
use crate::ui::platform::zone::LocalZone;
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// The picture; nothing while there is nothing to draw.
pub fn picture(session: Session) -> View {
    // What is said of it changes with whatever it shows, but not with every second.
    let drawn = session.text(|s| format!("{} {:?} {:?}", s.entries.len(), s.last_change, s.phase));
    remade(move || {
        drawn.track();
        let made = session.peek(|i| export::picture(i, &LocalZone::current(), clock::now())).flatten();
        made.map_or_else(nothing, |picture| figure(&picture))
    })
}

fn figure(picture: &Picture) -> View {
    let shapes = picture.shapes.iter().map(|shape| {
        let element = svg(shape.tag);
        let element =
            shape.attributes.iter().fold(element, |element, (name, value)| element.attr(name, value.clone()));
        if shape.text.is_empty() { element.view() } else { element.child(shape.text.clone()).view() }
    });
    let words = picture.words.iter().map(|words| el("li").verbatim().child(words.clone()).view());
    let summary = picture.summary.clone();
    let name = text(move || summary.clone());
    el("figure")
        .class("part timeline-picture")
        .child(el("h3").child("Timeline"))
        .child(
            el("div")
                .class("picture-frame")
                .attr("tabindex", "0")
                .attr("role", "group")
                .attr("aria-label", "Timeline picture")
                .child(
                    svg("svg")
                        .attr("class", "picture")
                        .attr("translate", "no")
                        .attr("viewBox", Picture::view_box())
                        .attr("role", "img")
                        .attr("aria-label", name)
                        .child(shapes.collect::<Vec<View>>()),
                ),
        )
        .child(el("figcaption").class("meta").child(name))
        .child(
            el("details")
                .child(el("summary").child("The picture in words"))
                .child(el("ol").child(words.collect::<Vec<View>>())),
        )
        .view()
}
