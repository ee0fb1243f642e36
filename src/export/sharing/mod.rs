//! What somebody gets to see with an incident, and a copy of it without some of that: names, addresses, secrets.
//!
//! The copy is for others; the incident itself keeps every word. An event of the copy has the stamp of its original, so
//! that what comes back merges with what is here, whose words stay.

mod masks;
mod people;

pub use masks::{Mask, MaskKind, MaskedCopy, masked_copy};
pub use people::{people, texts};
