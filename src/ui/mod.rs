//! The page: thin components over the session. Rules do not live here.

mod app;
mod kit;
mod later;
mod lazy;
mod opening;
mod parts;
mod platform;
mod screens;
mod state;
mod text;

pub use crate::ui::opening::{begin, mount, prepare};
