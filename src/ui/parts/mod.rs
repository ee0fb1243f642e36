//! What two screens share, or two panes of one.

pub mod dialog_buttons;
pub mod draft_line;
pub mod due_command;
pub mod import;
pub mod import_preview;
pub mod importing;
pub mod key_words;
pub mod labelled;
pub mod notices;
pub mod pictures;
pub mod redaction;
pub mod single_key_shortcuts;
pub mod slot;
pub mod toast;
pub mod typed_time;
