//! What two screens share, or two panes of one.

/// The id of the field for a new theory, to which a question that was just asked leads.
pub const NEW_THEORY: &str = "new-theory";

pub mod capsule;
pub mod dialog_buttons;
pub mod draft_line;
pub mod due_command;
pub mod folder_line;
pub mod handover_page;
pub mod import;
pub mod import_preview;
pub mod importing;
pub mod key_words;
pub mod labelled;
pub mod later;
pub mod notices;
pub mod on_duty;
pub mod pictures;
pub mod redaction;
pub mod settings_file;
pub mod single_key_shortcuts;
pub mod slot;
pub mod time_choices;
pub mod toast;
pub mod typed_time;
