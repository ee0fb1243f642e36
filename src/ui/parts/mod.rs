//! What two screens share, or two panes of one.

pub mod due_command;
pub mod import;
pub mod notices;
pub mod pictures;
pub mod redaction;
pub mod single_key_shortcuts;
pub mod toast;
pub mod typed_time;
