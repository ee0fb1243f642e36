//! The language of the frame around the words: as typed, or chosen by hand.

use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::valued;
use crate::ui::kit::signals::text;
use crate::ui::state::composer::Composer;
use leptos::prelude::*;

/// The menu of languages; the first follows what is typed, and says which that is.
#[component]
pub fn FrameLanguage(composer: Composer) -> impl IntoView {
    let place = composer.frame.place();
    let as_typed = text(move || format!("As typed: {}", composer.language_typed().name()));
    let options = composer.frame.all().iter().enumerate().map(|(at, language)| match language {
        Some(language) => view! { <option value=at.to_string()>{language.name()}</option> }.into_any(),
        None => view! { <option value=at.to_string() use:shows=as_typed></option> }.into_any(),
    });
    let choose = move |chosen: String| {
        place.set(chosen.parse().unwrap_or_default());
        composer.keep_frame();
    };
    view! {
        <label class="label frame-language">
            "Phase and promise in"
            <select class="field" prop:value=text(move || place.get().to_string()) on:change=valued(choose)>
                {options.collect_view()}
            </select>
        </label>
    }
}
