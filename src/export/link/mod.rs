//! An incident in the fragment of a link: what stands in it, how long it may be, and what is left out of a handover.
//!
//! The fragment of an address never leaves the browser: no server sees it. What is here is pure; the page packs and seals
//! the bytes with what the browser has for it (`ui/platform/packing`, `ui/platform/sealing`).

mod advice;
mod fragment;
mod handover_part;
mod payload;

pub use advice::{CARRIED, Carriers, carriers};
pub use fragment::{
    Carries, LinkError, SEALED_EXTRA, SHARED, SharedLink, is_of_duty, length_for, read_link, write_link,
};
pub use handover_part::handover_part;
pub use payload::{UNPACKED_LIMIT, payload};
