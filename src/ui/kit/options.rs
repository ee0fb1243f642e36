//! The options of a select.

use leptos::prelude::*;

/// An option for each of some names. Its value is what counts, and is said beside its words: a browser that translates the
/// page changes these.
#[component]
pub fn Options(
    /// What they are called.
    names: Vec<&'static str>,
    /// Which one is chosen at first.
    #[prop(optional)]
    selected: &'static str,
) -> impl IntoView {
    names
        .into_iter()
        .map(|name| view! { <option value=name selected=name == selected>{name}</option> })
        .collect_view()
}
