//! Rows far from what is in view: an element each with its words in it, and nothing else.
//!
//! There are thousands of them, and none does anything. They are copies of one element, made without a handle or a state
//! that is kept for each: what the program remembers of an element is several times what the element says.

use crate::ui::kit::field::follow;
use crate::ui::screens::incident::log::row::far_row;
use crate::ui::state::session::Session;
use crate::ui::state::timeline_rows::{Chunk, Row};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::Element;

/// For `use:far_rows=(session, chunk)`: the element holds the rows of the chunk as plain words.
pub fn far_rows(list: Element, (session, chunk): (Session, Chunk)) {
    follow(move || {
        let keys = chunk.row_keys();
        list.set_text_content(None);
        session.peek(|incident| {
            let Ok(mut pattern) = document().create_element("div") else { return };
            drop(pattern.set_attribute("role", "listitem"));
            for key in keys {
                let Some(row) = Row::found(incident.state(), key.id) else { continue };
                let (class, words) = far_row(session, &row);
                if pattern.class_name() != class {
                    pattern = copy_of(&pattern);
                    pattern.set_class_name(&class);
                }
                let item = copy_of(&pattern);
                item.set_text_content(Some(&words));
                drop(list.append_child(&item));
            }
        });
    });
}

fn copy_of(element: &Element) -> Element {
    element.clone_node().map_or_else(|_| element.clone(), |copy| copy.unchecked_into())
}
