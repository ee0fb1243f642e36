//! Makes the mirror's object store when the database is new.
//!
//! By hand, because `indexed_db_futures` words the errors of its upgrade handler, floats among them,
//! and that wording alone would weigh 20 KB in brotli. All else goes through the crate.

use js_sys::{Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbOpenDbRequest};

/// Opens database `name` at version 1, makes `store` in it where it is new, and closes it again.
///
/// # Errors
/// When the browser refuses; it does not matter why.
pub async fn make_store(name: &'static str, store: &'static str) -> Result<(), ()> {
    let factory = web_sys::window().and_then(|w| w.indexed_db().ok().flatten()).ok_or(())?;
    let request = factory.open_with_u32(name, 1).map_err(|_| ())?;
    let opened = request.clone();
    let upgrade = Closure::once(move || {
        // Where the browser refuses, the first write to the store that is missing says so.
        database_of(&opened).map(|database| database.create_object_store(store).is_ok());
    });
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let done = Promise::new(&mut |resolve: Function, reject: Function| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        request.set_onblocked(Some(&reject));
    });
    JsFuture::from(done).await.map_err(|_: JsValue| ())?;
    database_of(&request).ok_or(())?.close();
    Ok(())
}

fn database_of(request: &IdbOpenDbRequest) -> Option<IdbDatabase> {
    request.result().ok()?.dyn_into().ok()
}
