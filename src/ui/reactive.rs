//! What the page takes from Leptos: signals, effects, owners and the helpers around the window.

pub use leptos_dom::helpers::{
    TimeoutHandle, document, event_target_value, request_animation_frame, set_interval, set_timeout,
    set_timeout_with_handle, window, window_event_listener_untyped,
};
pub use reactive_graph::callback::{Callable, Callback};
pub use reactive_graph::computed::Memo;
pub use reactive_graph::effect::{Effect, RenderEffect};
pub use reactive_graph::graph::untrack;
pub use reactive_graph::owner::{LocalStorage, Owner, StoredValue, on_cleanup};
pub use reactive_graph::prelude::*;
pub use reactive_graph::signal::{ArcRwSignal, ReadSignal, RwSignal, Trigger};
pub use reactive_graph::wrappers::read::Signal;

/// Runs `task` beside everything else, on this thread.
pub fn spawn_local(task: impl Future<Output = ()> + 'static) {
    any_spawner::Executor::spawn_local(task);
}
