//! The checker as a worker of the page: a question comes in as a text, the answer goes out as one. On
//! the host there is no page; there the checker is a command line (`examples/lint.rs`).

#[cfg(target_arch = "wasm32")]
fn main() {
    use incident_scratchpad::language::CheckerService;
    use js_sys::{Function, Reflect};
    use wasm_bindgen::closure::Closure;
    use wasm_bindgen::{JsCast as _, JsValue};

    let scope = JsValue::from(js_sys::global());
    let Ok(post) = Reflect::get(&scope, &JsValue::from_str("postMessage")) else { return };
    let post: Function = post.unchecked_into();
    // Nobody is there to be told when the page is gone.
    let tell = move |answer: &str| drop(post.call1(&JsValue::UNDEFINED, &JsValue::from_str(answer)));
    let tell_first = tell.clone();
    let mut service = CheckerService::default();
    let asked = Closure::<dyn FnMut(JsValue)>::wrap(Box::new(move |event: JsValue| {
        let question =
            Reflect::get(&event, &JsValue::from_str("data")).ok().and_then(|data| data.as_string());
        tell(&service.handle(&question.unwrap_or_default()));
    }));
    let listens = Reflect::set(&scope, &JsValue::from_str("onmessage"), &asked.into_js_value());
    if listens.is_ok() {
        // What is asked before this is lost: the page waits for it.
        tell_first("");
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
