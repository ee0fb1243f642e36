//! A choice of few, all in sight: radio buttons in a row.

use crate::ui::lean::flag;
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
    let is_chosen = Signal::derive(move || options.iter().position(|o| *o == chosen.get()).unwrap_or(0));
    let choose = Callback::new(move |at: usize| {
        chosen.set(options[at]);
        after();
    });
    group(label, name, &names, is_chosen, choose)
}

fn group(
    label: &'static str,
    name: &str,
    names: &[&'static str],
    chosen: Signal<usize>,
    choose: Callback<usize>,
) -> AnyView {
    let radio = |(at, word): (usize, &&'static str)| {
        let is_chosen = flag(move || chosen.get() == at);
        view! {
            <label class="seg-option">
                <input type="radio" name=name.to_owned() prop:checked=is_chosen on:change=move |_| choose.run(at)/>
                <span>{*word}</span>
            </label>
        }
        .into_any()
    };
    let radios = names.iter().enumerate().map(radio).collect::<Vec<AnyView>>();
    view! { <div class="seg" role="radiogroup" aria-label=label>{radios}</div> }.into_any()
}
