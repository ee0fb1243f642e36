//! Small parts that know nothing of incidents.

pub mod choice;
pub mod dialog;
pub mod interval;
pub mod menu;
pub mod sized;
pub mod toast;
