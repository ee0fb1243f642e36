//! The list **Timeline**: chunks of rows; new ones come into view where one was at the end already.

use super::row::TimelineRow;
use crate::ui::browser::zone::LocalZone;
use crate::ui::session::Session;
use crate::ui::timeline_rows::Chunk;
use crate::ui::words;
use leptos::prelude::*;

/// How near to its end the list counts as being at the end, in CSS pixels.
const NEAR_END: i32 = 80;

/// The timeline.
#[component]
pub fn Timeline() -> impl IntoView {
    let session = Session::expect();
    let rows = session.rows();
    let count = session.derive(|s| s.entries.len());
    let scroller = NodeRef::<leptos::html::Div>::new();
    let at_end = StoredValue::new(true);
    let scrolled = move |_| {
        if let Some(list) = scroller.get_untracked() {
            at_end.set_value(list.scroll_height() - list.scroll_top() - list.client_height() < NEAR_END);
        }
    };
    Effect::new(move |_| {
        count.track();
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
    let zone = LocalZone::current();
    let zones = match words::city(&zone) {
        city if city == "UTC" => "Times are UTC".to_owned(),
        city => format!("Times are UTC, {city} below"),
    };
    let is_empty = Memo::new(move |_| count.get() == 0);
    view! {
        <div class="scroll" node_ref=scroller on:scroll=scrolled tabindex="0" role="group" aria-label="Entries">
            <Show when=move || is_empty.get()><Empty/></Show>
            <div class="timeline" role="list" aria-label="Timeline">
                <For each=move || rows.chunks() key=|chunk| chunk.place children=chunk_view/>
            </div>
            <p class="meta zones">{zones}</p>
        </div>
    }
}

fn chunk_view(chunk: Chunk) -> impl IntoView {
    let rows = chunk.rows;
    view! {
        <div class="chunk" role="none">
            <For each=move || rows.get() key=|row| row.key() let:row><TimelineRow row/></For>
        </div>
    }
}

#[component]
fn Empty() -> impl IntoView {
    view! {
        <div class="empty">
            <p><b>"Breathe. Then write down what you see."</b></p>
            <p class="meta">"Impact first: who cannot do what? What changed last? Who needs to know?"</p>
            <p class="meta">"Type "<kbd>"? why…"</kbd>" to ask a question, "<kbd>"~ maybe…"</kbd>" for a theory, "
                <kbd>"+"</kbd>" or "<kbd>"−"</kbd>" for what speaks for or against it."</p>
        </div>
    }
}
