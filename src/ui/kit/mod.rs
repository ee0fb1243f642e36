//! Small parts that know nothing of incidents.

pub mod button;
pub mod choice;
pub mod closures;
pub mod dialog;
pub mod escape;
pub mod field;
pub mod file_picker;
pub mod focus;
pub mod handlers;
pub mod interval;
pub mod menu;
pub mod options;
pub mod refusal;
pub mod show;
pub mod side_sheet;
pub mod signals;
pub mod sized;
