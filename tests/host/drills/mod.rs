//! Drills: told apart for ever, played to their end, and their files.

mod apart;
mod bounds;
mod format;
mod past;
mod played;
mod player;
mod rules;
