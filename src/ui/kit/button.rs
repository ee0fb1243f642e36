//! Buttons.

use crate::ui::kit::dom::{El, Words, el};
use crate::ui::kit::lean::click;

/// A button of some name.
pub fn button(class: &'static str, name: impl Into<Words>, act: impl FnMut() + 'static) -> El {
    let name: Words = name.into();
    el("button").attr("type", "button").class(class).child(name).on("click", click(act))
}
