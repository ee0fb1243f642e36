//! The list **Timeline**: chunks of rows; new ones come into view where one was at the end already.

use super::first_minutes::first_minutes;
use super::row::timeline_row;
use crate::ui::browser::zone::LocalZone;
use crate::ui::dom::{Spot, View, el};
use crate::ui::lean::{click, effect, list};
use crate::ui::reactive::*;
use crate::ui::session::Session;
use crate::ui::timeline_rows::{Chunk, TimelineRows};
use crate::ui::words;
use std::time::Duration;

/// How near to its end the list counts as being at the end, in CSS pixels.
const NEAR_END: i32 = 80;

/// The timeline.
pub fn timeline(session: Session) -> View {
    let rows = session.rows();
    let count = session.derive(|s| s.entries.len());
    let scroller = Spot::new();
    let at_end = StoredValue::new(true);
    let scrolled = move || {
        if let Some(list) = scroller.get() {
            at_end.set_value(list.scroll_height() - list.scroll_top() - list.client_height() < NEAR_END);
        }
    };
    effect(move || {
        count();
        if at_end.get_value() {
            request_animation_frame(move || {
                scroller.get().iter().for_each(|list| list.set_scroll_top(list.scroll_height()));
            });
        }
    });
    let zones = match words::city(&LocalZone::current()) {
        city if city == "UTC" => "Times are UTC".to_owned(),
        city => format!("Times are UTC, {city} below"),
    };
    el("div")
        .class("scroll")
        .spot(scroller)
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", "Entries")
        .child(first_minutes(session))
        .child(
            el("div")
                .class("timeline")
                .attr("role", "list")
                .attr("aria-label", "Timeline")
                .child(chunks(session, rows)),
        )
        .child(el("p").class("meta zones").child(zones))
        .on("scroll", click(scrolled))
        .view()
}

/// How long the page is left alone between two chunks of earlier entries.
const PAUSE: Duration = Duration::from_millis(16);

fn show_earlier(rows: TimelineRows) {
    effect(move || {
        if rows.has_more() {
            let rows = rows.clone();
            set_timeout(move || rows.show_more(), PAUSE);
        }
    });
}

fn chunks(session: Session, rows: TimelineRows) -> View {
    show_earlier(rows.clone());
    let keys = rows.clone();
    list(
        move || keys.chunk_keys(),
        move |key| rows.chunk(key).map_or_else(View::none, |c| chunk_view(session, c)),
    )
}

fn chunk_view(session: Session, chunk: Chunk) -> View {
    let keys = chunk.clone();
    let row = move |key| chunk.row(key).map_or_else(View::none, |row| timeline_row(session, &row));
    el("div").class("chunk").attr("role", "none").child(list(move || keys.row_keys(), row)).view()
}
