//! The promise: the watch over it, the times that are typed for it, its ledger and terms, and the
//! updates that one key sends.

mod panel;
mod push_back;
mod quiet;
mod typed;
mod watch;

pub use panel::panel;
pub use push_back::push_back_form;
pub use quiet::{all_clear, can_be_quiet, no_change};
pub use typed::{clock_times, promise};
pub use watch::{SCREEN, SOUND, Watch};
