//! What two screens share.

pub mod import;
pub mod notices;
pub mod pictures;
pub mod redaction;
pub mod single_key_shortcuts;
pub mod toast;
pub mod typed_time;
