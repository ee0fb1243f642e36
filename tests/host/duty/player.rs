//! Somebody on duty with a device.

use incident_scratchpad::domain::{Replica, Stamp, StampClock, Timestamp};
use incident_scratchpad::duty::{Event, Fact, Kept, Kind, Record};

/// A time of the week of the tests: Monday is the last of November.
pub fn at(text: &str) -> Timestamp {
    Timestamp::parse(&format!("{text}:00.000Z")).expect("a time")
}

/// Whoever sits at a device, and what that device knows.
pub struct Device {
    pub record: Record,
    pub now: Timestamp,
    who: String,
    clock: StampClock,
}

impl Device {
    pub fn new(number: u64, who: &str, now: &str) -> Device {
        let clock = StampClock::new(Replica::from_random(number));
        Device { record: Record::default(), now: at(now), who: who.to_owned(), clock }
    }

    pub fn says(&mut self, fact: Fact) -> Stamp {
        self.record.events().for_each(|kept| self.clock.observe(kept.stamp));
        self.now = self.now.plus_minutes(1);
        let stamp = self.clock.tick(self.now);
        self.record.add(Kept::of(Event { stamp, at: self.now, by: self.who.clone(), fact }));
        stamp
    }

    pub fn begins(&mut self) -> Stamp {
        self.says(Fact::DayBegun {})
    }

    pub fn adds(&mut self, kind: Kind, text: &str) -> Stamp {
        let day = self.record.current().expect("a day goes on").id;
        self.says(Fact::LineAdded { day, kind, text: text.to_owned() })
    }

    pub fn notes(&mut self, line: Stamp, text: &str) {
        self.says(Fact::LineNoted { line, text: text.to_owned() });
    }

    pub fn hands_over(&mut self, to: &str, note: &str) {
        let day = self.record.current().expect("a day goes on").id;
        self.says(Fact::DayHandedOver { day, to: to.to_owned(), note: note.to_owned() });
    }

    /// The other one's file is taken.
    pub fn takes(&mut self, other: &Device) {
        self.record.merge(other.record.clone());
    }

    pub fn texts(&self) -> Vec<String> {
        self.record.open_lines().into_iter().map(|line| line.text).collect()
    }
}
