//! The page's program. What it exports is called by `page/start.js`, when nothing is typed in the middle of a word.
#[cfg(target_arch = "wasm32")]
pub use incident_scratchpad::ui::{begin, mount, prepare};

fn main() {}
