//! A file of a shared folder: any bytes are read or said to be damaged, with and without a checksum that fits, and what is
//! read of them can be folded.
#![no_main]

use crc::{CRC_32_ISO_HDLC, Crc};
use incident_scratchpad::domain::{Incident, IncidentId, Replica, Stamp, Timestamp};
use incident_scratchpad::folder::{Carrier, Device, Meta, read_file};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let id = IncidentId(Stamp::new(Timestamp::EPOCH, 0, Replica::from_random(7)));
    let _ = read_file(id, bytes);

    // The same as the text of events, each line sealed.
    let text = String::from_utf8_lossy(bytes);
    let mut file = format!(
        "{{\"format\":\"incident-scratchpad-folder\",\"version\":1,\"incident\":\"{}\",\"device\":\"00000001\"}}\n",
        id.0
    );
    for event in text.lines() {
        let sum = Crc::<u32>::new(&CRC_32_ISO_HDLC).checksum(format!("{}\n{event}", id.0).as_bytes());
        file += &format!("{{\"crc\":\"{sum:08x}\",\"event\":{event}}}\n");
    }
    let mut carrier = Carrier::new(id, Device::of(Replica::from_random(2)));
    let meta = |size: usize| Meta { size: size as u64, modified: 1 };
    carrier.listed(&[("00000001.jsonl".to_owned(), meta(file.len()))]);
    let events = carrier.read("00000001.jsonl", meta(file.len()), file.as_bytes());
    let incident = Incident::replay(id, events);
    let _ = (carrier.report(&incident), carrier.next_write(&incident, Timestamp::EPOCH, &|_, text| text));
});
