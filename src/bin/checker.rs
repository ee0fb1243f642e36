//! The checker as a worker of the page: a question comes in as a text, the answer goes out as one. On
//! the host there is no page; there the checker is a command line (`examples/lint.rs`).

#[cfg(target_arch = "wasm32")]
fn main() {
    use incident_scratchpad::language::Desk;
    use wasm_bindgen::closure::Closure;
    use wasm_bindgen::{JsCast as _, JsValue};
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let post = scope.clone();
    let mut desk = Desk::default();
    let asked = Closure::<dyn FnMut(MessageEvent)>::wrap(Box::new(move |event: MessageEvent| {
        let question = event.data().as_string().unwrap_or_default();
        let answer = JsValue::from_str(&desk.answer(&question));
        // Nobody is there to be told when the page is gone.
        drop(post.post_message(&answer));
    }));
    scope.set_onmessage(Some(asked.into_js_value().unchecked_ref()));
    // What is asked before this is lost: the page waits for it.
    drop(scope.post_message(&JsValue::from_str("")));
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
