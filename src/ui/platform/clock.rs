//! The wall clock, chance, and ticks.

use crate::domain::{Replica, Timestamp};
use leptos::prelude::*;
use std::time::Duration;

/// What the wall clock reads; a clock set before 1970 reads as 1970.
pub fn now() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds fit an i64 for any date")]
    Timestamp::from_millis(js_sys::Date::now() as i64).unwrap_or(Timestamp::EPOCH)
}

/// A replica id for this tab, of the browser's own random numbers.
pub fn new_replica() -> Replica {
    const RANGE: f64 = (1u64 << 40) as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 2^40")]
    Replica::from_random((js_sys::Math::random() * RANGE) as u64)
}

/// The time as a signal: set every second, and at once when the page comes back from the
/// background, from sleep or from the back-forward cache. Nobody counts ticks.
pub fn ticking_now() -> RwSignal<Timestamp> {
    let time = RwSignal::new(now());
    let refresh = move || {
        time.try_set(now());
    };
    set_interval(refresh, Duration::from_secs(1));
    for event in ["visibilitychange", "focus", "pageshow"] {
        window_event_listener_untyped(event, move |_| refresh());
    }
    time
}
