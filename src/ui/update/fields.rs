//! The fields of the update.

use super::composer::{Composer, NextIn, Part};
use crate::domain::Audience;
use crate::ui::browser::zone::LocalZone;
use crate::ui::lean::{either, text, value};
use crate::ui::widgets::choice::choice;
use crate::ui::words;
use leptos::prelude::*;

/// About how many characters fit a line of a field.
const LINE: usize = 52;

/// Audience, the four parts, and when the next update is due.
pub fn fields(composer: Composer) -> AnyView {
    let due = text(move || {
        composer.next_due().map(|due| words::clock_time(due, &LocalZone::current())).unwrap_or_default()
    });
    let touch = move || composer.touch();
    let next = move || {
        view! {
            <div class="next-row">
                {choice("Next update in", "next-in", NextIn::name, composer.next_in, touch)}
                <span class="meta">{due}</span>
            </div>
        }
        .into_any()
    };
    let none = || view! { <p class="meta">"Resolved: none is owed."</p> }.into_any();
    view! {
        {choice("Audience", "audience", Audience::name, composer.audience, touch)}
        {Vec::from(Part::ALL.map(|part| field(composer, part)))}
        <p class="label">"Next update in"</p>
        {either(move || !composer.is_last(), next, none)}
    }
    .into_any()
}

fn field(composer: Composer, part: Part) -> AnyView {
    let words = composer.part(part);
    let rows = text(move || {
        let lines = words.with(|t| t.lines().map(|line| 1 + line.len() / LINE).sum::<usize>());
        lines.clamp(2, 8).to_string()
    });
    view! {
        <label class="label" for=part.id()>{part.label()}</label>
        <textarea id=part.id() class="field" rows=rows placeholder=part.example() spellcheck="true"
            prop:value=words on:input=value(move |typed| composer.write(part, typed))></textarea>
    }
    .into_any()
}
