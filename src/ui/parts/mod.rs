//! What two screens share.

pub mod draft_line;
pub mod import;
pub mod labelled;
pub mod notices;
pub mod pictures;
pub mod redaction;
pub mod single_key_shortcuts;
pub mod toast;
pub mod typed_time;
