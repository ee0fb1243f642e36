//! The entries that can be made of a text, with ticks.

use crate::evidence::service::messages::PastedPart;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{marked, shows};
use crate::ui::kit::handlers::{clicked, happened};
use crate::ui::kit::show::Anew;
use crate::ui::kit::signals::{flag, text};
use leptos::prelude::*;

/// The preview.
#[component]
pub(super) fn Entries(
    /// All of them.
    parts: Signal<Vec<PastedPart>>,
    /// Those that are not ticked, by their places.
    left_out: RwSignal<Vec<usize>>,
) -> impl IntoView {
    let many = move || parts.with(Vec::len);
    let ticked = text(move || {
        format!("{} of {} ticked, times in UTC", many() - left_out.with(Vec::len).min(many()), many())
    });
    let all = move || left_out.set(Vec::new());
    let none = move || left_out.set((0..untrack(many)).collect());
    let rows = move || {
        let rows = parts.get().into_iter().enumerate();
        rows.map(|(place, part)| view! { <EntryRow left_out place part /> }).collect_view()
    };
    view! {
        <div class="paste-entries" role="group" aria-label="Entries of the pasted text">
            <p class="meta">
                <span role="status" use:shows=ticked></span>
                <Button class="quiet small" press=clicked(all)>
                    "All"
                </Button>
                <Button class="quiet small" press=clicked(none)>
                    "None"
                </Button>
            </p>
            <ul tabindex="0" aria-label="Entries to log">
                <Anew>{rows()}</Anew>
            </ul>
        </div>
    }
}

#[component]
fn EntryRow(left_out: RwSignal<Vec<usize>>, place: usize, part: PastedPart) -> impl IntoView {
    let is_in = flag(move || left_out.with(|out| !out.contains(&place)));
    let turn = move || {
        left_out.update(|out| match out.iter().position(|other| *other == place) {
            Some(found) => drop(out.swap_remove(found)),
            None => out.push(place),
        });
    };
    let clock = if part.clock.is_empty() { "no time: as of now".to_owned() } else { part.clock };
    let author = Some(part.author).filter(|author| !author.is_empty());
    let author = author.map(|author| view! { <b dir="auto" translate="no">{format!("{author}: ")}</b> });
    let folded = match part.folded {
        0 => None,
        1 => Some("1 reply or reaction left out".to_owned()),
        many => Some(format!("{many} replies and reactions left out")),
    };
    let folded = folded.map(|words| view! { <small class="meta">{words}</small> });
    view! {
        <li>
            <label>
                <input dir="auto" type="checkbox" use:marked=is_in on:change=happened(turn) />
                <time>{clock}</time>
                <span class="paste-words">
                    {author} <span dir="auto" translate="no">
                        {part.text}
                    </span> {folded}
                </span>
            </label>
        </li>
    }
}
