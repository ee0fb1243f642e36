//! Evidence that brings its own time: the reader of lines.

mod blocks;
mod lines;
mod proposals;
mod random_lines;
mod secrets;
mod service;
