//! Real zones with their changes, from the zone database of chrono-tz: the page has the browser's.

use chrono::{DateTime, Offset as _, TimeZone as _};
use chrono_tz::Tz;
use incident_scratchpad::domain::{Offset, Timestamp, Zone};
use std::cell::RefCell;
use std::collections::HashMap;

/// A zone of the database.
#[derive(Clone)]
pub struct RealZone(pub Tz);

impl Zone for RealZone {
    fn name(&self) -> &str {
        self.0.name()
    }

    fn offset_at(&self, at: Timestamp) -> Offset {
        let at = DateTime::from_timestamp_millis(at.as_millis()).expect("an instant").naive_utc();
        Offset(self.0.offset_from_utc_datetime(&at).fix().local_minus_utc() / 60)
    }
}

/// The zone of that name.
pub fn zone(name: &str) -> RealZone {
    RealZone(name.parse().expect("a zone"))
}

/// The zone of that name or that city, as the page finds it.
pub fn find(name: &str) -> Option<Box<dyn Zone>> {
    thread_local! {
        static KNOWN: RefCell<HashMap<String, Option<Tz>>> = RefCell::new(HashMap::new());
    }
    let ask = || {
        let name = name.replace(' ', "_");
        let is_it = |tz: &&Tz| tz.name() == name || tz.name().rsplit('/').next() == Some(&name);
        chrono_tz::TZ_VARIANTS.iter().find(is_it).copied()
    };
    let found = KNOWN.with_borrow_mut(|known| *known.entry(name.to_owned()).or_insert_with(ask));
    found.map(|zone| Box::new(RealZone(zone)) as Box<dyn Zone>)
}
