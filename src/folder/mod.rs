//! An incident in a folder that something else keeps in step: a drive, Syncthing, git.
//!
//! Each device writes one file of its own and reads all others, so that no two ever write the same one and whatever carries
//! the folder cannot make a conflict that loses something. A file only grows, but for redaction, which writes it anew
//! without the words. What is in the folder is the union of all that stands in any file of it, copies that a synchroniser
//! made among them.
//!
//! ```text
//! incidents/                                         the folder that was chosen
//!   incident-2026-11-21-01jd3k8m2a-0000-7h3k9q2m/    one incident; no word of it stands in the name
//!     7h3k9q2m.jsonl                                 what one device has written
//!     b0s5ffl1.jsonl                                 another one
//!     01jd3k8m2a-0001-7h3k9q2m.89abcdef.webp         a picture of it
//! ```
//!
//! This module knows the form of the files and what is to be read and written next ([`Carrier`]). It reaches for no
//! browser, clock or disk: the page does, and so does the simulation (`examples/folder_sim.rs`).

mod carrier;
mod git;
mod lines;
mod names;
mod pictures;

pub use carrier::{Carrier, FileReport, Meta, Write, erased};
pub use git::{GIT_LOCK, GitLock};
pub use lines::{Damage, FileError, FileRead, MAX_FILE_BYTES, Newer, read_file};
pub use names::{Device, FileKind, file_kind, folder_name, incident_of};
pub use pictures::{PictureWork, picture_file, picture_in, picture_of, picture_work};
