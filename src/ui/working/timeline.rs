//! The list **Timeline**: chunks of rows; new ones come into view where one was at the end already.

use super::row::timeline_row;
use crate::ui::browser::zone::LocalZone;
use crate::ui::lean::{effect, list, when};
use crate::ui::session::Session;
use crate::ui::timeline_rows::{Chunk, TimelineRows};
use crate::ui::words;
use leptos::prelude::*;
use std::time::Duration;

/// How near to its end the list counts as being at the end, in CSS pixels.
const NEAR_END: i32 = 80;

/// The timeline.
pub fn timeline(session: Session) -> AnyView {
    let rows = session.rows();
    let count = session.derive(|s| s.entries.len());
    let scroller = NodeRef::<leptos::html::Div>::new();
    let at_end = StoredValue::new(true);
    let scrolled = move |_| {
        if let Some(list) = scroller.get_untracked() {
            at_end.set_value(list.scroll_height() - list.scroll_top() - list.client_height() < NEAR_END);
        }
    };
    effect(move || {
        count();
        if at_end.get_value() {
            request_animation_frame(move || {
                scroller
                    .try_get_untracked()
                    .flatten()
                    .iter()
                    .for_each(|list| list.set_scroll_top(list.scroll_height()));
            });
        }
    });
    let zones = match words::city(&LocalZone::current()) {
        city if city == "UTC" => "Times are UTC".to_owned(),
        city => format!("Times are UTC, {city} below"),
    };
    view! {
        <div class="scroll" node_ref=scroller on:scroll=scrolled tabindex="0" role="group" aria-label="Entries">
            {when(move || count() == 0, empty)}
            <div class="timeline" role="list" aria-label="Timeline">{chunks(session, rows)}</div>
            <p class="meta zones">{zones}</p>
        </div>
    }
    .into_any()
}

/// How long the page is left alone between two chunks of earlier entries.
const PAUSE: Duration = Duration::from_millis(16);

fn show_earlier(rows: TimelineRows) {
    if rows.show_more() {
        set_timeout(move || show_earlier(rows), PAUSE);
    }
}

fn chunks(session: Session, rows: TimelineRows) -> AnyView {
    let earlier = rows.clone();
    set_timeout(move || show_earlier(earlier), PAUSE);
    let keys = rows.clone();
    list(
        move || keys.chunk_keys(),
        move |key| rows.chunk(key).map_or_else(|| ().into_any(), |c| chunk_view(session, c)),
    )
}

fn chunk_view(session: Session, chunk: Chunk) -> AnyView {
    let keys = chunk.clone();
    let row = move |key| chunk.row(key).map_or_else(|| ().into_any(), |row| timeline_row(session, &row));
    view! { <div class="chunk" role="none">{list(move || keys.row_keys(), row)}</div> }.into_any()
}

fn empty() -> AnyView {
    view! {
        <div class="empty">
            <p><b>"Breathe. Then write down what you see."</b></p>
            <p class="meta">"Impact first: who cannot do what? What changed last? Who needs to know?"</p>
            <p class="meta">"Type "<kbd>"? why…"</kbd>" to ask a question, "<kbd>"~ maybe…"</kbd>" for a theory, "
                <kbd>"+"</kbd>" or "<kbd>"−"</kbd>" for what speaks for or against it."</p>
        </div>
    }
    .into_any()
}
