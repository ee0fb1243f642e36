//! An event at rest: any value is read or refused, with and without a checksum that fits, and what is read is written as it
//! was.
#![no_main]

use crc::{CRC_32_ISO_HDLC, Crc};
use incident_scratchpad::journal::record::{decode, encode};
use libfuzzer_sys::fuzz_target;

const KEY: &str = "isp/e/0000000000-0000-00000007/01k8095si0-0001-00000000";

fuzz_target!(|text: &str| {
    let sum = Crc::<u32>::new(&CRC_32_ISO_HDLC).checksum(format!("{KEY}\n1\n{text}").as_bytes());
    let (key, value) = text.split_once('\t').unwrap_or((KEY, text));
    for (key, value) in [(key, value), (KEY, &format!("1 {sum:08x} {text}"))] {
        if let Ok((incident, event)) = decode(key, value) {
            let record = encode(incident, &event);
            assert_eq!(decode(&record.key, &record.value), Ok((incident, event)));
        }
    }
});
