//! The day of the person on duty: the record and its order, the handover, its file, and who is on duty when.

mod erasing;
mod file;
mod handover;
mod player;
mod record;
mod rotation;
mod rules;
