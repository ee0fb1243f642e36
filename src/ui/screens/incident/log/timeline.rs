//! The list **Timeline**: chunks of rows; new ones come into view where one was at the end already.
//!
//! A chunk that is not near what is in view, nor was a moment ago, has its rows as plain words: a list of 10,000 entries is
//! whole for a screen reader and for the browser's own search, with a tenth of the nodes. Each node is
//! paid for with every frame.

use crate::export::times;
use crate::ui::kit::dom::{Handler, NodeRef, View, el, many, nothing};
use crate::ui::kit::lean::{click, effect, either, list};
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::incident::log::first_minutes::first_minutes;
use crate::ui::screens::incident::log::row::{far_row, timeline_row};
use crate::ui::state::session::Session;
use crate::ui::state::timeline_rows::{Chunk, TimelineRows};
use crate::ui::text::words;
use leptos::prelude::*;
use std::time::Duration;

/// How near to its end the list counts as being at the end, in CSS pixels.
const NEAR_END: i32 = 80;

/// The timeline.
pub fn timeline(session: Session) -> View {
    let rows = session.rows();
    let count = session.derive(|s| s.entries.len());
    let scroller = NodeRef::new();
    let at_end = StoredValue::new(true);
    let last_top = StoredValue::new(0);
    let scrolled = move || {
        if let Some(list) = scroller.get() {
            let top = list.scroll_top();
            // Rows that are drawn for the first time move the end away; only who scrolls back leaves it.
            if list.scroll_height() - top - list.client_height() < NEAR_END {
                at_end.set_value(true);
            } else if top < last_top.get_value() {
                at_end.set_value(false);
            }
            last_top.set_value(top);
        }
    };
    let go_to_end = move || {
        scroller.get().iter().for_each(|list| list.set_scroll_top(list.scroll_height()));
    };
    let earlier = rows.clone();
    effect(move || {
        count();
        earlier.has_more();
        if at_end.get_value() {
            request_animation_frame(move || {
                go_to_end();
                // Once more when what came into view has its true height.
                request_animation_frame(go_to_end);
            });
        }
    });
    let zones = zones_said(session);
    el("div")
        .class("scroll")
        .node_ref(scroller)
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", "Entries")
        .child(first_minutes(session))
        .child(
            el("div")
                .class("timeline")
                .attr("role", "list")
                .attr("aria-label", "Timeline")
                // The record: what a translator makes of it is nobody's words.
                .attr("translate", "no")
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
    let all_near = RwSignal::new(!tells_what_is_near());
    let printed = window_event_listener_untyped("beforeprint", move |_| all_near.set(true));
    on_cleanup(move || printed.remove());
    list(
        move || keys.chunk_keys(),
        move |key| {
            let chunk = rows.chunk(key);
            chunk.map_or_else(nothing, |chunk| {
                let is_near = RwSignal::new(rows.is_late(&chunk));
                let (rows, late) = (rows.clone(), chunk.clone());
                let follow = follow_nearness(is_near, move || rows.is_late(&late));
                chunk_view(session, chunk, is_near, all_near, follow)
            })
        },
    )
}

fn chunk_view(
    session: Session,
    chunk: Chunk,
    is_near: RwSignal<bool>,
    all_near: RwSignal<bool>,
    follow: Handler,
) -> View {
    let far = chunk.clone();
    let near = move || {
        let (keys, chunk) = (chunk.clone(), chunk.clone());
        let row = move |key| chunk.row(key).map_or_else(nothing, |row| timeline_row(session, &row));
        list(move || keys.row_keys(), row)
    };
    let far = move || many(far.rows().iter().map(|row| far_row(row)));
    el("div")
        .class("chunk")
        .attr("role", "none")
        .child(either(move || is_near.get() || all_near.get(), near, far))
        .on(COMES_NEAR, follow)
        .view()
}

/// The event by which a browser tells that it begins to draw what `content-visibility` had let it skip, or skips it.
const COMES_NEAR: &str = "contentvisibilityautostatechange";

/// Where a browser does not tell, all rows are made as if they were near.
fn tells_what_is_near() -> bool {
    let body = document().body();
    body.is_some_and(|body| js_sys::Reflect::has(&body, &format!("on{COMES_NEAR}").into()).unwrap_or(false))
}

/// How long rows stay as they are after they have left what is in view. Their open corrections are kept as drafts, and a
/// row with the focus in it is never skipped.
const FORGET: Duration = Duration::from_secs(10);

/// How long rows are in view before they are made in full: who scrolls past reads plain words, and waits for nothing.
const REST: Duration = Duration::from_millis(100);

/// Rows that come into view are made in full; those that have left it for a while are plain words again, so that a log
/// that was scrolled through costs no more than before. The last ones stay: what is added comes after them.
fn follow_nearness(is_near: RwSignal<bool>, is_late: impl Fn() -> bool + Clone + 'static) -> Handler {
    let is_skipped = StoredValue::new(false);
    Box::new(move |event| {
        let skipped =
            js_sys::Reflect::get(&event, &"skipped".into()).ok().and_then(|skipped| skipped.as_bool());
        is_skipped.set_value(skipped == Some(true));
        match skipped {
            Some(false) if !is_near.get_untracked() => {
                let make = move || {
                    if is_skipped.try_get_value() == Some(false) {
                        is_near.try_set(true);
                    }
                };
                set_timeout(make, REST);
            }
            Some(true) if is_near.get_untracked() => {
                let is_late = is_late.clone();
                let forget = move || {
                    if is_skipped.try_get_value() == Some(true) && !is_late() {
                        is_near.try_set(false);
                    }
                };
                set_timeout(forget, FORGET);
            }
            _ => {}
        }
    })
}

/// Which clocks the times are of: the local one too, where it differs at the start or now.
fn zones_said(session: Session) -> String {
    let zone = LocalZone::current();
    let now = session.now().get_untracked();
    let start = session.peek(|i| i.state().started()).flatten().unwrap_or(now);
    match [start, now].iter().any(|at| times::is_elsewhere(*at, &zone)) {
        true => format!("Times are UTC, {} below", words::city(&zone)),
        false => "Times are UTC".to_owned(),
    }
}
