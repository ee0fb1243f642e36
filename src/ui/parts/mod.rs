//! What two screens share.

pub mod dialog_buttons;
pub mod import;
pub mod import_preview;
pub mod key_words;
pub mod notices;
pub mod pictures;
pub mod redaction;
pub mod single_key_shortcuts;
pub mod slot;
pub mod toast;
pub mod typed_time;
