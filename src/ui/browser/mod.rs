//! The seams to the browser, each as thin as it can be: clock, zone, randomness, address, clipboard,
//! files.

pub mod address;
pub mod clipboard;
pub mod clock;
pub mod field;
pub mod file;
pub mod keys;
pub mod storage;
pub mod zone;
