//! The fragment of a link: any text is read or refused, and what is read is written as it was. What a link unpacks to goes
//! the way of an imported file: `json_import`.
#![no_main]

use incident_scratchpad::export::{Carries, SHARED, SharedLink, read_link, write_link};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (bool, bool, Vec<u8>, String)| {
    let (is_whole, is_sealed, bytes, text) = input;
    for fragment in [text.clone(), format!("{SHARED}{text}")] {
        if let Some(Ok(link)) = read_link(&fragment) {
            assert_eq!(read_link(&write_link(&link)), Some(Ok(link)));
        }
    }
    let carries = if is_whole { Carries::Incident } else { Carries::Handover };
    let link = SharedLink { carries, is_sealed, bytes };
    let fragment = write_link(&link);
    assert_eq!(read_link(&fragment), Some(Ok(link.clone())));
    // What a program put behind it is no part of it, and what it cut off is missed.
    assert_eq!(read_link(&format!("{fragment}{text}")), Some(Ok(link.clone())));
    let cut = fragment.get(..fragment.len().saturating_sub(2 + text.len() % 7)).unwrap_or_default();
    assert_ne!(read_link(cut), Some(Ok(link)));
});
