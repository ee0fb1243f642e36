//! The promise: the watch over it, the times that are typed for it, its ledger and update policy, and the
//! updates that one key sends.

mod due_command;
mod no_change_update;
mod panel;
mod push_back;

pub use crate::ui::screens::incident::promise::due_command::{clock_times, promise};
pub use crate::ui::screens::incident::promise::no_change_update::{all_clear, can_send_no_change, no_change};
pub use crate::ui::screens::incident::promise::panel::panel;
pub use crate::ui::screens::incident::promise::push_back::push_back_form;
