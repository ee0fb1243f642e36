//! The fragment of a shared link: any text is read or refused in words, and what is read is written as it was. What was
//! meant to be in one comes back from it, whatever bytes it is.
#![no_main]

use incident_scratchpad::export::{Carries, SharedLink, read_link, write_link};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    for fragment in [text.to_string(), format!("#/shared/{text}")] {
        match read_link(&fragment) {
            Some(Ok(link)) => assert_eq!(read_link(&write_link(&link)), Some(Ok(link))),
            Some(Err(error)) => assert!(!error.to_string().is_empty()),
            None => {}
        }
    }
    let link = SharedLink { carries: Carries::Handover, is_sealed: true, bytes: bytes.to_vec() };
    let fragment = write_link(&link);
    assert_eq!(read_link(&fragment[..fragment.len() / 2]).map(|read| read.is_ok()), Some(false));
    assert_eq!(read_link(&fragment), Some(Ok(link)));
});
