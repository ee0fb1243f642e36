//! What Escape closes: the topmost of what is open, wherever the focus is.

use leptos::prelude::*;
use std::cell::{Cell, RefCell};

thread_local! {
    static OPEN: RefCell<Vec<(usize, Callback<()>)>> = const { RefCell::new(Vec::new()) };
    static OPENED: Cell<usize> = const { Cell::new(0) };
}

/// For as long as the owner lives, Escape does this, unless something is open that was opened later.
pub fn on_escape(close: impl Into<Callback<()>>) {
    let place = OPENED.get();
    OPENED.set(place + 1);
    let close = close.into();
    OPEN.with_borrow_mut(|open| open.push((place, close)));
    on_cleanup(move || OPEN.with_borrow_mut(|open| open.retain(|(at, _)| *at != place)));
}

/// Closes the topmost; whether there was one.
pub fn close_topmost() -> bool {
    let topmost = OPEN.with_borrow(|open| open.last().map(|(_, close)| *close));
    topmost.iter().for_each(|close| close.run(()));
    topmost.is_some()
}
