// The checker's worker: appended by scripts/page.mjs to what wasm-bindgen wrote, with CHECKER_WASM put in. It says so
// when its program cannot be had: an error in a promise is not told to the page.
wasm_bindgen({ module_or_path: CHECKER_WASM }).catch(() => postMessage("unavailable"));
