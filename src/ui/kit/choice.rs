//! A choice of few, all in sight: radio buttons in a row.

use crate::ui::kit::dom::{Child, View, el};
use crate::ui::kit::lean::{Choice, flag, value};
use leptos::prelude::*;

/// A radio group named `label`, one radio button an option; `name` ties them together and is one of
/// its kind on the page. `after` runs when another one was chosen.
pub fn choice<T: Copy + PartialEq>(
    label: &'static str,
    name: &str,
    show: fn(T) -> &'static str,
    choice: Choice<T>,
    after: impl Fn() + Send + Sync + 'static,
) -> View {
    let names = choice.all().iter().map(|option| show(*option).to_owned()).collect();
    group(label, name, names, choice.place(), Callback::new(move |()| after()))
}

/// The same for names that are only known now.
pub fn choice_of(label: &'static str, name: &str, names: Vec<String>, place: RwSignal<usize>) -> View {
    group(label, name, names, place, Callback::new(|()| ()))
}

fn group(
    label: &'static str,
    name: &str,
    names: Vec<String>,
    place: RwSignal<usize>,
    after: Callback<()>,
) -> View {
    let one = |(at, word): (usize, String)| {
        let choose = move || {
            place.set(at);
            after.run(());
        };
        radio(name, word, flag(move || place.get() == at), choose)
    };
    let radios = names.into_iter().enumerate().map(one).collect::<Vec<View>>();
    el("div").class("seg").attr("role", "radiogroup").attr("aria-label", label).child(radios).view()
}

/// One of the radio buttons that `name` ties together.
pub fn radio(name: &str, words: impl Child, is_chosen: Signal<bool>, choose: impl Fn() + 'static) -> View {
    el("label")
        .class("seg-option")
        .child(
            el("input")
                .attr("type", "radio")
                .attr("name", name.to_owned())
                .checked(is_chosen)
                .on("change", value(move |_| choose())),
        )
        .child(el("span").child(words))
        .view()
}
