//! Long work in slices: between two of them the browser draws, and hears what is typed.

use crate::domain::Timestamp;
use crate::ui::platform::clock;
use crate::ui::platform::folder::is_visible;

/// How long a slice is, in milliseconds: a frame and a half, so that a key waits no longer than one can feel.
const SLICE: i64 = 25;
/// The same while nobody looks: a browser lets such a page do something once a second only.
const SLICE_HIDDEN: i64 = 1_000;

/// The pace of a long work.
#[derive(Debug)]
pub struct Pace {
    began: Timestamp,
}

impl Pace {
    /// The work begins now.
    pub fn begin() -> Pace {
        Pace { began: clock::now() }
    }

    /// Whether the slice is used up. A clock that was set back begins a new one.
    pub fn is_over(&self) -> bool {
        let took = clock::now().since(self.began);
        let slice = if is_visible() { SLICE } else { SLICE_HIDDEN };
        !(0..slice).contains(&took)
    }

    /// Lets the browser do what waits, and begins the next slice.
    pub async fn rest(&mut self) {
        super::file::pause().await;
        self.began = clock::now();
    }
}
