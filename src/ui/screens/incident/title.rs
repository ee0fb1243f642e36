//! The incident's title: it is edited where it stands, and beside it is the menu of what can be done with it.

use crate::domain::{Command, Incident, REDACTED, Stamp, Title};
use crate::export::words_without_a_row;
use crate::ui::kit::dom::{NodeRef, View, el, many};
use crate::ui::kit::lean::{aria, click, effect, either, keys as pressed, value, when};
use crate::ui::kit::menu::{Opens, menu};
use crate::ui::kit::remade::remade;
use crate::ui::parts::redaction::{erase_button, erase_form};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::JsCast as _;

/// The id of the button that opens the menu.
const MENU: &str = "title-menu";

/// The heading; while `renaming` it is a field. The page's own word for no title is never typed into it.
pub fn heading(session: Session, renaming: RwSignal<bool>) -> View {
    let title =
        session.text(|s| if s.title.is_empty() { "Untitled incident".into() } else { s.title.clone() });
    let shown = move || {
        el("h1")
            .verbatim()
            .attr("title", title)
            .child(title)
            .on("click", click(move || renaming.set(true)))
            .view()
    };
    either(move || renaming.get(), move || field(session, renaming), shown)
}

/// The title as a field: Enter and going elsewhere keep it, Escape leaves it as it was.
fn field(session: Session, renaming: RwSignal<bool>) -> View {
    let typed = RwSignal::new(session.peek(|i| i.state().title.clone()).unwrap_or_default());
    let spot = NodeRef::new();
    let is_over = std::rc::Rc::new(Cell::new(false));
    let end = {
        let is_over = is_over.clone();
        move |keeps: bool, by_key: bool| {
            // What cannot be a title stays where it was typed.
            if is_over.get() || keeps && !keep(session, &typed.get_untracked()) {
                return;
            }
            is_over.set(true);
            renaming.set(false);
            if by_key {
                crate::ui::kit::focus::focus(MENU);
            }
        }
    };
    let left = end.clone();
    effect(move || {
        request_animation_frame(move || {
            spot.focus();
            spot.get().iter().for_each(|field| field.unchecked_ref::<web_sys::HtmlInputElement>().select());
        });
    });
    el("h1")
        .class("renaming")
        .child(
            el("input")
                .attr("type", "text")
                .class("field")
                .attr("id", "rename-title")
                .attr("aria-label", "Incident title")
                .attr("autocomplete", "off")
                .node_ref(spot)
                .value(typed)
                .on("input", value(move |words| typed.set(words)))
                .on("blur", Box::new(move |_| left(true, false)))
                .on(
                    "keydown",
                    pressed(move |event| match event.key().as_str() {
                        "Enter" => {
                            event.prevent_default();
                            end(true, true);
                        }
                        "Escape" => {
                            event.stop_propagation();
                            end(false, true);
                        }
                        _ => {}
                    }),
                ),
        )
        .view()
}

/// Keeps another title; `false` where it is none, and then why is said.
fn keep(session: Session, typed: &str) -> bool {
    match Title::parse(typed) {
        Ok(title) => {
            session.ask(Command::Retitle(title));
            true
        }
        Err(why) => {
            session.say(&words::text_error(why));
            false
        }
    }
}

/// The menu beside the title, and what it opens below: renaming, and erasing whatever else has words and no row in the
/// timeline.
pub fn title_menu(session: Session, renaming: RwSignal<bool>) -> View {
    let (is_open, asking) = (RwSignal::new(false), RwSignal::new(false));
    let opener = NodeRef::new();
    let has_title = session.flag(|s| !s.title.is_empty() && s.title != REDACTED);
    let has_others = session.flag(|s| {
        let is_zone_set =
            crate::domain::Audience::ALL.iter().any(|audience| !s.update_policy.zone(*audience).is_empty());
        is_zone_set || !s.details.severities.own().is_empty() || !s.unplaced.is_empty()
    });
    let titles = move || session.peek(Incident::titles).unwrap_or_default();
    let close = Callback::new(move |()| {
        asking.set(false);
        crate::ui::kit::focus::focus(MENU);
    });
    let form = move || erase_form(session, titles(), close);
    let items = vec![
        ("Rename", Callback::new(move |()| renaming.set(true))),
        ("Erase for good…", Callback::new(move |()| asking.set(true))),
    ];
    let escaped = pressed(move |event| {
        if event.key() == "Escape" {
            event.stop_propagation();
            close.run(());
        }
    });
    let below = move || {
        el("div")
            .class("title-below")
            .child(when(move || has_title.get(), form))
            .child(when(move || has_others.get(), move || others(session)))
            .view()
    };
    many([
        el("span")
            .class("menu-anchor title-menu")
            .child(
                el("button")
                    .attr("type", "button")
                    .class("quiet small")
                    .attr("id", MENU)
                    .attr("aria-label", "Title")
                    .attr("title", "Rename, erase")
                    .attr("aria-haspopup", "menu")
                    .attr("aria-expanded", aria(move || is_open.get()))
                    .node_ref(opener)
                    .child("…")
                    .on("click", click(move || is_open.update(|open| *open = !*open))),
            )
            .child(menu("Title", is_open, items, Opens::Start, opener))
            .view(),
        el("div")
            .class("title-erasing")
            .on("keydown", escaped)
            .child(when(move || asking.get(), below))
            .view(),
    ])
}
/// What has words and no row: names of severities and zones, and what names something that is not here.
fn others(session: Session) -> View {
    let changed = session.text(|s| s.last_change.map(|at| at.to_string()).unwrap_or_default());
    let list = move || {
        // A memo that nobody reads follows nothing.
        drop(changed.get());
        let all = session.peek(words_without_a_row).unwrap_or_default();
        let item = |(id, said): (Stamp, String)| {
            let name = format!("Redact: {}", words::excerpt(&said));
            let button = erase_button(session, name, move || vec![id]);
            el("li").child(el("span").verbatim().child(said)).child(button).view()
        };
        many(all.into_iter().map(item).collect::<Vec<View>>())
    };
    el("div")
        .class("redact")
        .attr("role", "group")
        .attr("aria-label", "Words without a row in the log")
        .child(el("p").child("These words stand in no row of the log:"))
        .child(el("ul").child(remade(list)))
        .view()
}
