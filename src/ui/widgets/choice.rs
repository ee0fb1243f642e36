//! A choice of few, all in sight: radio buttons in a row.

use crate::ui::lean::{flag, value};
use leptos::prelude::*;

/// A radio group named `label`, one radio button an option; `name` ties them together and is one of
/// its kind on the page.
pub fn choice<T>(
    label: &'static str,
    name: &str,
    options: &'static [T],
    show: fn(T) -> &'static str,
    chosen: RwSignal<T>,
    after: impl Fn() + Send + Sync + 'static,
) -> AnyView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let names: Vec<&'static str> = options.iter().map(|option| show(*option)).collect();
    let is_chosen: Vec<Signal<bool>> =
        options.iter().map(|option| flag(move || chosen.get() == *option)).collect();
    let choose = Callback::new(move |at: usize| {
        chosen.set(options[at]);
        after();
    });
    group(label, name, &names, &is_chosen, choose)
}

fn group(
    label: &'static str,
    name: &str,
    names: &[&'static str],
    is_chosen: &[Signal<bool>],
    choose: Callback<usize>,
) -> AnyView {
    let radio = |(at, (word, is_chosen)): (usize, (&&'static str, &Signal<bool>))| {
        view! {
            <label class="seg-option">
                <input type="radio" name=name.to_owned() prop:checked=*is_chosen on:change=value(move |_| choose.run(at))/>
                <span>{*word}</span>
            </label>
        }
        .into_any()
    };
    let radios = names.iter().zip(is_chosen).enumerate().map(radio).collect::<Vec<AnyView>>();
    view! { <div class="seg" role="radiogroup" aria-label=label>{radios}</div> }.into_any()
}
