//! The pane **Status update**: the parts, the next one's time, the preview as it will be pasted,
//! copying, and marking as sent.

mod copied;
mod copying;
mod doubt;
mod fields;
mod frame;
mod other_tab;
mod send;
mod start;
mod wording;

use crate::export::Stage;
use crate::ui::kit::dom::{View, el, nothing};
use crate::ui::kit::lean::{keys, text, when};
use crate::ui::kit::remade::remade;
use crate::ui::screens::incident::update::copying::{Copying, stage_sign};
use crate::ui::screens::incident::update::fields::fields;
use crate::ui::screens::incident::update::other_tab::other_tab;
use crate::ui::screens::incident::update::send::send;
use crate::ui::screens::incident::update::wording::{Wording, wording};
pub use crate::ui::state::composer::{Composer, Part};
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// What is new since the last update, folded: it may be worth saying.
fn news(lines: &[String]) -> View {
    if lines.is_empty() {
        return nothing();
    }
    let item = |line: &String| el("li").verbatim().child(line.clone()).view();
    el("details")
        .class("news")
        .child(el("summary").child(format!("Since the last update to them: {}", lines.len())))
        .child(el("ul").child(lines.iter().map(item).collect::<Vec<View>>()))
        .view()
}

/// The region **Status update**.
pub fn update_pane(session: Session, composer: Composer) -> View {
    let checked = Wording::open(session, composer);
    // Several places show it, and it is worked out once: the stage in a sign, then the text.
    let seen = text(move || {
        let (stage, text) = composer.seen();
        [stage_sign(stage), text.as_str()].concat()
    });
    let seen = Memo::new(move |_| seen.get());
    let preview = text(move || seen.with(|seen| seen.get(1..).unwrap_or_default().to_owned()));
    let copying = Copying::new(session, composer, checked, seen);
    let pressed = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            copying.again();
        }
    };
    let shown_as = text(move || match copying.stage() {
        Stage::Copied | Stage::Passed(_) => "As it was copied".to_owned(),
        Stage::Writing | Stage::Changed => "As it will be pasted".to_owned(),
    });
    let repeated = text(move || composer.repeated());
    let paste_hint = text(move || composer.paste_hint());
    el("section")
        .class("pane pane-update")
        .attr("aria-label", "Status update")
        .child(el("div").class("pane-head").child(el("h2").child("Status update")))
        .child(
            el("div")
                .class("scroll")
                .child(other_tab(composer))
                .child(fields(composer, checked))
                .child(wording(checked))
                .child(when(
                    move || !repeated.get().is_empty(),
                    move || el("p").class("meta").child(repeated).view(),
                ))
                .child(remade(move || news(&composer.news())))
                .child(when(
                    move || !paste_hint.get().is_empty(),
                    move || el("p").class("meta").child(paste_hint).view(),
                ))
                .child(el("p").class("label").child(shown_as))
                .child(
                    el("div")
                        .verbatim()
                        .class("preview")
                        .attr("aria-label", "Preview")
                        .attr("role", "group")
                        .attr("tabindex", "0")
                        .child(preview),
                ),
        )
        .child(send(copying))
        .on("keydown", keys(pressed))
        .view()
}
