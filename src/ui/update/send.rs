//! Copying the update, and marking it as sent.

use super::composer::Composer;
use super::destination::Destination;
use super::wording::Wording;
use crate::ui::browser::clipboard;
use crate::ui::browser::zone::LocalZone;
use crate::ui::dom::{Spot, View, el, many};
use crate::ui::lean::{click, effect, refusal, text, when};
use crate::ui::reactive::spawn_local;
use crate::ui::reactive::*;
use crate::ui::session::Session;
use crate::ui::widgets::menu::{Opens, menu};
use crate::ui::words;
use wasm_bindgen::JsCast as _;

/// Copying, and what became of it. Copies are the same.
#[derive(Clone, Copy)]
pub struct Copying {
    composer: Composer,
    wording: Wording,
    done: RwSignal<String>,
    by_hand: RwSignal<String>,
}

impl Copying {
    /// Nothing was copied yet.
    pub fn new(composer: Composer, wording: Wording) -> Copying {
        Copying {
            composer,
            wording,
            done: RwSignal::new(String::new()),
            by_hand: RwSignal::new(String::new()),
        }
    }

    /// Copies the update for the destination that was chosen last.
    pub fn again(self) {
        self.copy(self.composer.destination.get_untracked());
    }

    fn copy(self, destination: Destination) {
        let Copying { composer, wording, done, by_hand } = self;
        composer.destination.set(destination);
        composer.hold();
        let (copied, html) = untrack(|| (composer.text(), composer.html()));
        spawn_local(async move {
            if clipboard::copy_rich(&copied, html.as_deref()).await {
                done.set(format!("Copied as {}.{}", destination.in_text(), wording.blocking()));
                by_hand.set(String::new());
            } else {
                by_hand.set(copied);
            }
        });
    }
}

/// The row of buttons under the update.
pub fn send(session: Session, copying: Copying) -> View {
    let Copying { composer, done, by_hand, .. } = copying;
    let refused = RwSignal::new(None::<String>);
    let formats = RwSignal::new(false);
    let opener = Spot::new();
    let copy = move |destination| copying.copy(destination);
    let copy_first = move || {
        copying.again();
        formats.set(true);
    };
    let mark = move || match composer.mark_sent() {
        Ok(()) => {
            refused.set(None);
            done.set(String::new());
            let promised = if untrack(|| composer.is_last()) { "" } else { " The next one is promised." };
            session.say(&format!("Update logged as sent.{promised}"));
        }
        Err(why) => refused.set(Some(why)),
    };
    let items = Destination::ALL.map(|to| (to.name(), Callback::new(move |()| copy(to)))).to_vec();
    let status = text(move || {
        let done = done.get();
        match composer.last_sent() {
            Some(at) if done.is_empty() => {
                format!("Last sent at {}.", words::clock_time(at, &LocalZone::current()))
            }
            _ => done,
        }
    });
    el("div")
        .class("send")
        .child(refusal(refused))
        .child(when(move || !by_hand.with(String::is_empty), move || copy_by_hand(by_hand)))
        .child(
            el("div")
                .class("send-row")
                .child(
                    el("span")
                        .class("menu-anchor")
                        .child(
                            el("button")
                                .attr("type", "button")
                                .class("primary")
                                .attr("id", "copy-update")
                                .spot(opener)
                                .attr("title", "Ctrl+Enter")
                                .child("Copy update")
                                .on("click", click(copy_first)),
                        )
                        .child(menu("Copy as", formats, items, Opens::Up, opener)),
                )
                .child(
                    el("button")
                        .attr("type", "button")
                        .class("outline")
                        .attr("id", "mark-as-sent")
                        .child("Mark as sent")
                        .on("click", click(mark)),
                )
                .child(el("span").class("meta").attr("role", "status").child(status)),
        )
        .view()
}

/// Where the clipboard is refused: the text, selected, to be copied by hand.
fn copy_by_hand(text: RwSignal<String>) -> View {
    let field = Spot::new();
    effect(move || {
        text.track();
        field.focus();
        field.get().iter().for_each(|f| f.unchecked_ref::<web_sys::HtmlTextAreaElement>().select());
    });
    many([
        el("p")
            .class("refused")
            .attr("role", "alert")
            .child("The browser does not let this page copy. Press Ctrl+C: the text is selected.")
            .view(),
        el("textarea")
            .class("field")
            .attr("rows", "6")
            .attr("readonly", "")
            .attr("aria-label", "Text to copy")
            .spot(field)
            .value(text)
            .view(),
    ])
}
