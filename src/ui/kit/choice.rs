//! A choice of few, all in sight: radio buttons in a row.

use crate::ui::kit::field::marked;
use crate::ui::kit::handlers::happened;
use crate::ui::kit::signals::flag;
use leptos::prelude::*;

/// A radio group, one radio button an option.
#[component]
pub fn ChoiceOf(
    /// What it is called.
    label: &'static str,
    /// What ties the radio buttons together: one of its kind on the page.
    #[prop(into)]
    name: String,
    /// What the options are called.
    names: Vec<String>,
    /// The place of the one that is chosen.
    place: RwSignal<usize>,
    /// What happens when another one was chosen.
    #[prop(optional, into)]
    after: Option<Callback<()>>,
) -> impl IntoView {
    let radio = |(at, words): (usize, String)| {
        let choose = move || {
            place.set(at);
            after.iter().for_each(|after| after.run(()));
        };
        let is_chosen = flag(move || place.get() == at);
        view! {
            <Radio name=name.clone() is_chosen choose=Box::new(choose)>
                {words}
            </Radio>
        }
    };
    view! {
        <div class="seg" role="radiogroup" aria-label=label>
            {names.into_iter().enumerate().map(radio).collect_view()}
        </div>
    }
}

/// One of the radio buttons that a name ties together.
#[component]
pub fn Radio(
    /// The name.
    name: String,
    /// Whether it is this one.
    is_chosen: Signal<bool>,
    /// Chooses it.
    choose: Box<dyn FnMut()>,
    children: Children,
) -> impl IntoView {
    view! {
        <label class="seg-option">
            <input type="radio" dir="auto" name=name use:marked=is_chosen on:change=happened(choose) />
            <span>{children()}</span>
        </label>
    }
}
