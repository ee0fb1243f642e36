//! What is known and shown: the session, the rows, the clocks, what is being written.

pub mod actions;
pub mod checker;
pub mod composer;
pub mod file_reader;
pub mod later;
pub mod open_others;
pub mod opening;
pub mod pane;
pub mod session;
pub mod shared_folder;
pub mod sheet;
pub mod shell;
pub mod timeline_rows;
mod update_impact;
pub mod watch;
