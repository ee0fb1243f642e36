// Starts the checker in its worker, and says so when it cannot be fetched: an error in a promise is not told to the page.
const policy = self.trustedTypes?.createPolicy("page", { createScriptURL: () => "checker.js" });
importScripts(policy?.createScriptURL("") ?? "checker.js");
wasm_bindgen({ module_or_path: "checker_bg.wasm" }).catch(() => postMessage("unavailable"));
