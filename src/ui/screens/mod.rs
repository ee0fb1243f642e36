//! The screens, a folder each. None names another one.

pub mod drill;
pub mod duty;
pub mod folder;
pub mod home;
pub mod incident;
pub mod keys;
pub mod palette;
pub mod send;
pub mod settings;
pub mod shared;
pub mod sheet;
