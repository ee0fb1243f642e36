//! The fields of the update.

use super::composer::{Composer, NextIn, Part};
use crate::domain::Audience;
use crate::ui::browser::zone::LocalZone;
use crate::ui::widgets::choice::Choice;
use crate::ui::words;
use leptos::prelude::*;

/// Audience, the four parts, and when the next update is due.
#[component]
pub fn Fields(composer: Composer) -> impl IntoView {
    let due = move || composer.next_due().map(|due| words::clock_time(due, &LocalZone::current()));
    let choose_audience = move |audience| {
        composer.audience.set(audience);
        composer.touch();
    };
    let choose_next = move |next| {
        composer.next_in.set(next);
        composer.touch();
    };
    view! {
        <Choice label="Audience" name="audience" options=&Audience::ALL show=Audience::name chosen=composer.audience
            choose=Callback::new(choose_audience)/>
        {Part::ALL.map(|part| field(composer, part)).collect_view()}
        <p class="label" id="next-in-label">"Next update in"</p>
        <Show when=move || !composer.is_last() fallback=|| view! { <p class="meta">"Resolved: none is owed."</p> }>
            <div class="next-row">
                <Choice label="Next update in" name="next-in" options=&NextIn::ALL show=NextIn::name
                    chosen=composer.next_in choose=Callback::new(choose_next)/>
                <span class="meta">{due}</span>
            </div>
        </Show>
    }
}

fn field(composer: Composer, part: Part) -> impl IntoView {
    let text = composer.part(part);
    let rows =
        Memo::new(move |_| text.with(|t| t.lines().map(|l| 1 + l.len() / 52).sum::<usize>()).clamp(2, 8));
    view! {
        <label class="label" for=part.id()>{part.label()}</label>
        <textarea id=part.id() class="field" rows=move || rows.get().to_string() placeholder=part.example() spellcheck="true"
            prop:value=text on:input:target=move |ev| composer.write(part, ev.target().value())></textarea>
    }
}
