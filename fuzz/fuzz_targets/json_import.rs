//! A file that is imported: any bytes are read or refused, what is read comes back from its own file as it was, and merging
//! it twice is merging it once.
#![no_main]

use incident_scratchpad::domain::{Incident, Timestamp};
use incident_scratchpad::export::{Decoded, Intake, Reading, write_whole};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(mut intake) = Intake::new(bytes.len()) else { return };
    // As the page takes it: in pieces.
    if bytes.chunks(61).any(|piece| intake.take(piece).is_err()) {
        return;
    }
    let text = match intake.finish() {
        Decoded::Text(text) | Decoded::NotUtf8 { windows_1252: text, .. } => text,
    };
    let Ok(mut reading) = Reading::open(text) else { return };
    reading.read_on(100);
    let Ok(imported) = reading.finish() else { return };

    let (file, _) = write_whole(&imported.incident, Timestamp::EPOCH, &imported.pictures, &imported.unknown);
    let again = Reading::open(file).and_then(Reading::finish).expect("what was written is read");
    assert_eq!(again.incident, imported.incident);
    assert_eq!(again.unknown, imported.unknown);

    let mut merged = Incident::new(imported.incident.id());
    merged.apply_all(imported.incident.log().iter().cloned());
    assert_eq!(merged, imported.incident);
    assert!(merged.merge_notes(&imported.incident, Timestamp::EPOCH.plus_minutes(1)).is_empty());
});
