//! The language of the frame around the words: as typed, or chosen by hand.

use crate::ui::kit::dom::{View, el};
use crate::ui::kit::lean::{flag, text, value};
use crate::ui::state::composer::Composer;
use leptos::prelude::*;

/// The menu of languages; the first follows what is typed, and says which that is.
pub fn frame(composer: Composer) -> View {
    let place = composer.frame.place();
    let options = composer.frame.all().iter().enumerate().map(|(at, language)| {
        let option =
            el("option").attr("value", at.to_string()).flag("selected", flag(move || place.get() == at));
        match language {
            Some(language) => option.child(language.name()).view(),
            None => {
                option.child(text(move || format!("As typed: {}", composer.language_typed().name()))).view()
            }
        }
    });
    let choose = move |chosen: String| {
        place.set(chosen.parse().unwrap_or_default());
        composer.keep_frame();
    };
    el("label")
        .class("label frame-language")
        .child("Phase and promise in")
        .child(el("select").class("field").child(options.collect::<Vec<View>>()).on("change", value(choose)))
        .view()
}
