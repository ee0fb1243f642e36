//! Mounts the page. On the host there is nothing to mount.
#[cfg(target_arch = "wasm32")]
fn main() {
    incident_scratchpad::ui::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
