//! A choice of few, all in sight: radio buttons in a row.

use crate::ui::lean::{Picked, flag, value};
use leptos::prelude::*;

/// A radio group named `label`, one radio button an option; `name` ties them together and is one of
/// its kind on the page. `after` runs when another one was chosen.
pub fn choice<T: Copy + PartialEq>(
    label: &'static str,
    name: &str,
    show: fn(T) -> &'static str,
    picked: Picked<T>,
    after: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    let names: Vec<&'static str> = picked.all().iter().map(|option| show(*option)).collect();
    group(label, name, &names, picked.place(), Callback::new(move |()| after()))
}

fn group(
    label: &'static str,
    name: &str,
    names: &[&'static str],
    place: RwSignal<usize>,
    after: Callback<()>,
) -> AnyView {
    let radio = |(at, word): (usize, &&'static str)| {
        let is_chosen = flag(move || place.get() == at);
        let choose = move |_| {
            place.set(at);
            after.run(());
        };
        view! {
            <label class="seg-option">
                <input type="radio" name=name.to_owned() prop:checked=is_chosen on:change=value(choose)/>
                <span>{*word}</span>
            </label>
        }
        .into_any()
    };
    let radios = names.iter().enumerate().map(radio).collect::<Vec<AnyView>>();
    view! { <div class="seg" role="radiogroup" aria-label=label>{radios}</div> }.into_any()
}
