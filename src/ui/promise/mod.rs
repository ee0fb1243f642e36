//! The promise: the watch over it, the times that are typed for it, its ledger and update policy, and the
//! updates that one key sends.

mod no_change_update;
mod panel;
mod push_back;
mod typed;
mod watch;

pub use no_change_update::{all_clear, can_send_no_change, no_change};
pub use panel::panel;
pub use push_back::push_back_form;
pub use typed::{clock_times, promise};
pub use watch::{SCREEN, SOUND, Watch};
