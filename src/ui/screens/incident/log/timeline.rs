//! The list **Timeline**: chunks of rows; new ones come into view where one was at the end already.
//!
//! A chunk that is not near what is in view, nor was a moment ago, has its rows as plain words: a list of 10,000 entries is
//! whole for a screen reader and for the browser's own search, with a tenth of the nodes. Each node is
//! paid for with every frame.

use crate::export::times;
use crate::ui::kit::handlers::happened;
use crate::ui::kit::show::{Each, Key, Shown};
use crate::ui::kit::signals::{boxed_keys, effect, flag};
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::incident::log::far_rows::far_rows;
use crate::ui::screens::incident::log::first_minutes::{FirstMinutes, is_fresh};
use crate::ui::screens::incident::log::row::timeline_row;
use crate::ui::state::session::Session;
use crate::ui::state::timeline_rows::{Chunk, Row, TimelineRows};
use crate::ui::text::words;
use leptos::html::Div;
use leptos::prelude::*;
use std::time::Duration;
use web_sys::{Event, HtmlDivElement};

/// How near to its end the list counts as being at the end, in CSS pixels.
const NEAR_END: i32 = 80;

/// The timeline.
#[component]
pub fn Timeline(session: Session) -> impl IntoView {
    let rows = session.rows();
    let count = session.derive(|s| s.entries.len());
    let scroller = NodeRef::<Div>::new();
    // A frame may come when the screen has gone.
    let scrolling = move || scroller.try_get_untracked().flatten();
    let at_end = StoredValue::new(true);
    let last_top = StoredValue::new(0);
    let scrolled = move || {
        if let Some(list) = scrolling() {
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
    let is_fresh = is_fresh(session);
    let go_to_end = move || {
        // The advice for the first minutes is read from its beginning.
        let is_advice = |list: &HtmlDivElement| {
            let card = list.query_selector(".first-minutes[open]");
            is_fresh.try_get_untracked() == Some(true) && matches!(card, Ok(Some(_)))
        };
        let list = scrolling().filter(|list| !is_advice(list));
        list.iter().for_each(|list| list.set_scroll_top(list.scroll_height()));
    };
    // Where the list gets less room, as when a phone's keyboard comes up, its end stays in view.
    let resized = window_event_listener_untyped("resize", move |_| {
        if at_end.try_get_value() == Some(true) {
            request_animation_frame(go_to_end);
        }
    });
    on_cleanup(move || resized.remove());
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
    // The record: what a translator makes of it is nobody's words.
    view! {
        <div
            class="scroll"
            tabindex="0"
            role="group"
            aria-label="Entries"
            node_ref=scroller
            on:scroll=happened(scrolled)
        >
            <FirstMinutes session />
            <div class="timeline" role="list" aria-label="Timeline" translate="no">
                <Chunks session rows />
            </div>
            <p class="meta zones">{zones}</p>
        </div>
    }
}

/// How long the page is left alone between two chunks of earlier entries.
const PAUSE: Duration = Duration::from_millis(16);

fn show_earlier(session: Session, rows: TimelineRows) {
    effect(move || {
        if rows.has_more() {
            let rows = rows.clone();
            let more = move || {
                session.peek(|incident| rows.show_more(incident.state()));
            };
            set_timeout(more, PAUSE);
        }
    });
}

#[component]
fn Chunks(session: Session, rows: TimelineRows) -> impl IntoView {
    show_earlier(session, rows.clone());
    let keys = rows.clone();
    let keys = boxed_keys(Box::new(move || keys.chunk_keys()));
    let all_near = RwSignal::new(!tells_what_is_near());
    let printed = window_event_listener_untyped("beforeprint", move |_| all_near.set(true));
    on_cleanup(move || printed.remove());
    let item = move |key| {
        let rows = rows.clone();
        rows.chunk(key).map(move |chunk| view! { <ChunkRows session rows chunk all_near /> }).into_any()
    };
    view! { <Each keys item /> }
}

/// The rows of a chunk: in full while they are near.
#[component]
fn ChunkRows(
    session: Session,
    rows: TimelineRows,
    chunk: Chunk,
    /// All are as good as near.
    all_near: RwSignal<bool>,
) -> impl IntoView {
    let is_near = RwSignal::new(rows.is_late(&chunk));
    let (far, keys, late) = (chunk.clone(), chunk.clone(), chunk);
    let far = move || {
        let chunk = far.clone();
        view! { <div class="far-rows" role="none" use:far_rows=(session, chunk)></div> }
    };
    let keys = boxed_keys(Box::new(move || keys.row_keys()));
    let item = Callback::new(move |key: Key| {
        let row = session.peek(|incident| Row::found(incident.state(), key.id)).flatten();
        row.map(|row| timeline_row(session, row)).into_any()
    });
    let follow = follow_nearness(is_near, move || rows.is_late(&late));
    view! {
        <div class="chunk" role="none" on:contentvisibilityautostatechange=follow>
            <Shown when=flag(move || is_near.get() || all_near.get()) fallback=far>
                <Each keys item />
            </Shown>
        </div>
    }
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
fn follow_nearness(
    is_near: RwSignal<bool>,
    is_late: impl Fn() -> bool + Clone + 'static,
) -> Box<dyn FnMut(Event)> {
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
