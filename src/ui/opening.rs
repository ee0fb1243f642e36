//! What the page opens with: the first screen, before there is a session and after.

use crate::ui::kit::focus;
use crate::ui::kit::show::Anew;
use crate::ui::lazy;
use crate::ui::parts::slot::Slot;
use crate::ui::platform::js;
use crate::ui::platform::js::warn_unless;
use crate::ui::screens::home::FirstScreen;
use crate::ui::state::opening::Opening;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};

thread_local! {
    static OPENING: RefCell<Option<Opening>> = const { RefCell::new(None) };
}

/// The one opening of this page.
fn opening() -> Opening {
    OPENING.with_borrow_mut(|known| {
        *known.get_or_insert_with(|| {
            console_error_panic_hook::set_once();
            // An incident that the address names is opened before anything is mounted.
            drop(any_spawner::Executor::init_wasm_bindgen());
            let owner = Owner::new();
            owner.with(|| Opening::new(&owner))
        })
    })
}

/// Puts the screen that the address asks for into the document's body: the first one where no session is there yet.
#[wasm_bindgen(js_name = mount)]
pub fn mount() {
    let opening = opening();
    if !opening.has_rest() {
        // As this tab left it; `page/preboot.js` has read it before anything was typed.
        let left = js::get(&js::global("preboot"), "left").as_string();
        opening.title.set(left.unwrap_or_default());
    }
    window_event_listener_untyped("keydown", move |event| opening.pressed(event.unchecked_ref()));
    focus::keep();
    let page = move || view! { <Page opening /> };
    opening.owned(|| mount_to(document().body().expect("a body"), page).forget());
    let root = document().document_element();
    warn_unless(root.is_some_and(|root| root.set_attribute("data-ready", "").is_ok()));
}

/// The screen that shows, and what is around every screen.
#[component]
fn Page(opening: Opening) -> impl IntoView {
    let screen = move || match opening.is_first() {
        true => Some(view! { <FirstScreen opening /> }.into_any()),
        false => opening.rest().map(|rest| rest.incident()),
    };
    view! {
        <Anew>{screen()}</Anew>
        <Slot opening part=|rest| rest.around() />
    }
}

/// Fetches the part that knows incidents.
///
/// # Errors
/// When it cannot be had: it can be asked for again.
#[wasm_bindgen(js_name = prepare)]
pub async fn prepare() -> Result<(), JsValue> {
    lazy::fetch().await.map_err(|_| JsValue::UNDEFINED)
}

/// Begins the session, at once where its part was fetched before.
///
/// # Errors
/// When the part cannot be had.
#[wasm_bindgen(js_name = begin)]
pub async fn begin() -> Result<(), JsValue> {
    lazy::incident(opening()).await.map_err(|_| JsValue::UNDEFINED)
}
