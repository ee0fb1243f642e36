//! A choice of few, all in sight: radio buttons in a row.

use leptos::prelude::*;

/// A radio group named `label`, one radio button an option.
#[component]
pub fn Choice<T>(
    /// The group's accessible name.
    label: &'static str,
    /// What ties the radio buttons together; one of its kind on the page.
    #[prop(into)]
    name: String,
    /// What there is to choose from.
    options: &'static [T],
    /// The word for an option.
    show: fn(T) -> &'static str,
    /// What is chosen.
    #[prop(into)]
    chosen: Signal<T>,
    /// Told what was chosen.
    choose: Callback<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let radio = move |option: T| {
        let name = name.clone();
        view! {
            <label class="seg-option">
                <input type="radio" name=name.clone() prop:checked=move || chosen.get() == option
                    on:change=move |_| choose.run(option)/>
                <span>{show(option)}</span>
            </label>
        }
    };
    view! {
        <div class="seg" role="radiogroup" aria-label=label>
            {options.iter().map(|option| radio(*option)).collect_view()}
        </div>
    }
}
