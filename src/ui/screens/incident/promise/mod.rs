//! The promise: the region that counts down to it, its ledger and update policy, and the updates that one key sends.

mod next_update;
mod no_change_update;
mod panel;
mod push_back;

pub use crate::ui::screens::incident::promise::next_update::NextUpdate;
pub use crate::ui::screens::incident::promise::no_change_update::{all_clear, can_send_no_change, no_change};
