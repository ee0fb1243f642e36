//! The seams to the browser, each as thin as it can be: clock, zones, randomness, address, clipboard,
//! files, alarms, what packs and seals.

pub mod address;
pub mod alarm;
pub mod capsule;
pub mod clipboard;
pub mod clock;
pub mod dialog;
pub mod drop;
pub mod field;
pub mod file;
pub mod folder;
pub mod js;
pub mod keys;
pub mod named_zone;
pub mod pace;
pub mod packing;
pub mod picture;
pub mod sealing;
pub mod storage;
pub mod twice;
pub mod zone;
