//! The days before, to read.

use crate::domain::{Stamp, Zone as _};
use crate::duty::{Day, day_of};
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::{Each, Key, Shown};
use crate::ui::kit::signals::{aria, boxed_keys, text};
use crate::ui::platform::clock;
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::duty::book::Book;
use leptos::prelude::*;

/// How many are listed at first.
const FEW: usize = 7;

/// The region **Earlier days**.
#[component]
pub fn Earlier(book: Book) -> impl IntoView {
    let shown = RwSignal::new(FEW);
    // The last one stands above, going on or over.
    let all = Memo::new(move |_| {
        let mut days = book.record.with(|record| record.days());
        days.pop();
        days.reverse();
        days.iter().map(|day| day.id).collect::<Vec<Stamp>>()
    });
    let keys = boxed_keys(Box::new(move || {
        all.with(|all| all.iter().take(shown.get()).map(|id| Key::of(*id)).collect())
    }));
    let more = move || shown.update(|shown| *shown += FEW);
    view! {
        <section class="duty-earlier" aria-labelledby="duty-earlier-head">
            <h2 id="duty-earlier-head">"Earlier days"</h2>
            <ul role="list">
                <Each keys item=move |key: Key| view! { <EarlierDay book id=key.id /> }.into_any() />
            </ul>
            <Shown when=crate::ui::kit::signals::flag(move || all.with(Vec::len) > shown.get())>
                <button type="button" class="quiet small" on:click=clicked(more)>
                    {"Show earlier ones".to_owned()}
                </button>
            </Shown>
        </section>
    }
}

#[component]
fn EarlierDay(book: Book, id: Stamp) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let day =
        Memo::new(move |_| book.record.with(|record| record.days().into_iter().find(|day| day.id == id)));
    let name = text(move || day.with(|day| day.as_ref().map(named).unwrap_or_default()));
    let words = text(move || {
        day.with(|day| {
            // A day that nobody handed over reads as it was when it ended.
            day.as_ref().map(|day| book.text(day, "", "", clock::now())).unwrap_or_default()
        })
    });
    view! {
        <li>
            <button
                type="button"
                class="quiet small"
                dir="auto"
                aria-expanded=aria(move || is_open.get())
                on:click=clicked(move || is_open.update(|open| *open = !*open))
                use:shows=name
            ></button>
            <Shown when=is_open>
                <pre class="duty-text" role="group" aria-label="Handover of that day" dir="auto" translate="no" tabindex="0" use:shows=words></pre>
            </Shown>
        </li>
    }
}

/// `Mon 30 Nov, Ana to Ben`.
fn named(day: &Day) -> String {
    let zone = LocalZone::current();
    let to = day
        .handed_over
        .as_ref()
        .map_or_else(|| ", not handed over".to_owned(), |over| format!(" to {}", over.to));
    format!("{}, {}{to}", day_of(day.began, zone.offset_at(day.began)), day.who)
}
