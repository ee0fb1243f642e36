//! An event at rest: any key and value is read or refused, and what is read is written as it was.
#![no_main]

use incident_scratchpad::journal::record::{decode, encode};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Some((key, value)) = text.split_once('\t') else { return };
    if let Ok((incident, event)) = decode(key, value) {
        let record = encode(incident, &event);
        assert_eq!(decode(&record.key, &record.value), Ok((incident, event)));
    }
});
