//! Stamps: who wrote a fact and in which order, whatever the wall clock does.
//!
//! A stamp is a hybrid logical clock reading (Kulkarni et al., 2014): wall milliseconds, a counter
//! for what the wall clock cannot tell apart, and the replica that wrote it. It is the id of an
//! event and the total order of all events.

use super::Timestamp;
use std::fmt;

/// A random id of one tab on one device: 40 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Replica(u64);

/// The id of an event and its place in the total order. Texts sort as the stamps do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    wall: Timestamp,
    /// The counter, and below it the 40 bits of the replica: each entry keeps several stamps.
    counter_and_replica: u64,
}

/// Why a text is not a stamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StampError;

/// The one source of new stamps in a tab. Its stamps only grow.
#[derive(Debug, Clone)]
pub struct StampClock {
    replica: Replica,
    last_wall: Timestamp,
    last_counter: u32,
}

const DIGITS: &[u8; 32] = b"0123456789abcdefghijklmnopqrstuv";
const WALL_DIGITS: usize = 10;
const COUNTER_DIGITS: usize = 4;
const REPLICA_DIGITS: usize = 8;
const COUNTER_MAX: u32 = (1 << 20) - 1;
const REPLICA_BITS: u32 = 40;
/// The last wall time that is read from a text: a day before the last one that can be named. A stamp
/// at the very end would leave no room for a later one, and every stamp after it would go back.
const LAST_WALL_READ_MILLIS: i64 = Timestamp::MAX.as_millis() - 24 * 3_600_000;

impl Replica {
    /// The replica of the low 40 bits of `random`.
    pub fn from_random(random: u64) -> Replica {
        Replica(random & ((1 << REPLICA_BITS) - 1))
    }
}

impl Stamp {
    /// The first of all stamps; no event has it.
    pub const FIRST: Stamp = Stamp { wall: Timestamp::EPOCH, counter_and_replica: 0 };

    /// A stamp of its parts; the counter is held to 20 bits.
    pub fn new(wall: Timestamp, counter: u32, replica: Replica) -> Stamp {
        let counter = u64::from(counter.min(COUNTER_MAX));
        Stamp { wall, counter_and_replica: counter << REPLICA_BITS | replica.0 }
    }

    /// The wall time in the stamp: when it was written, unless the clock had been ahead before.
    pub fn wall(self) -> Timestamp {
        self.wall
    }

    /// The replica that wrote it.
    pub fn replica(self) -> Replica {
        Replica::from_random(self.counter_and_replica)
    }

    fn counter(self) -> u32 {
        (self.counter_and_replica >> REPLICA_BITS) as u32
    }

    /// Reads the one form that is written, `01jd3k8m2a-0000-7h3k9q2m`.
    ///
    /// # Errors
    /// [`StampError`] for anything else, and for the last day of year 9999.
    pub fn parse(text: &str) -> Result<Stamp, StampError> {
        let mut parts = text.split('-');
        let mut part = |digits| parts.next().and_then(|p| read(p, digits)).ok_or(StampError);
        let wall = part(WALL_DIGITS)?;
        let counter = part(COUNTER_DIGITS)?;
        let replica = part(REPLICA_DIGITS)?;
        let wall = i64::try_from(wall).ok().filter(|w| *w <= LAST_WALL_READ_MILLIS).ok_or(StampError)?;
        let wall = Timestamp::from_millis(wall).ok_or(StampError)?;
        match (u32::try_from(counter), parts.next()) {
            (Ok(counter), None) => Ok(Stamp::new(wall, counter, Replica(replica))),
            _ => Err(StampError),
        }
    }
}

impl StampClock {
    /// A clock for `replica` that has seen nothing yet.
    pub fn new(replica: Replica) -> StampClock {
        StampClock { replica, last_wall: Timestamp::EPOCH, last_counter: 0 }
    }

    /// The replica whose stamps this clock makes.
    pub fn replica(&self) -> Replica {
        self.replica
    }

    /// The next stamp at wall time `now`; later than every stamp made or observed before.
    pub fn tick(&mut self, now: Timestamp) -> Stamp {
        if now > self.last_wall {
            (self.last_wall, self.last_counter) = (now, 0);
        } else if self.last_counter < COUNTER_MAX {
            self.last_counter += 1;
        } else {
            (self.last_wall, self.last_counter) = (self.last_wall.plus_millis(1), 0);
        }
        Stamp::new(self.last_wall, self.last_counter, self.replica)
    }

    /// Takes note of a stamp from elsewhere, so that later ones come after it.
    pub fn observe(&mut self, stamp: Stamp) {
        let seen = (stamp.wall, stamp.counter());
        if seen > (self.last_wall, self.last_counter) {
            (self.last_wall, self.last_counter) = seen;
        }
    }
}

fn read(text: &str, digits: usize) -> Option<u64> {
    if text.len() != digits {
        return None;
    }
    text.bytes().try_fold(0u64, |value, byte| {
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'a'..=b'v' => byte - b'a' + 10,
            _ => return None,
        };
        Some(value << 5 | u64::from(digit))
    })
}

fn write(f: &mut fmt::Formatter<'_>, value: u64, digits: usize) -> fmt::Result {
    use fmt::Write as _;
    (0..digits)
        .rev()
        .try_for_each(|place| f.write_char(char::from(DIGITS[(value >> (5 * place) & 31) as usize])))
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(f, self.wall.as_millis().unsigned_abs(), WALL_DIGITS)?;
        f.write_str("-")?;
        write(f, u64::from(self.counter()), COUNTER_DIGITS)?;
        f.write_str("-")?;
        write(f, self.replica().0, REPLICA_DIGITS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_millis(millis).unwrap()
    }

    #[test]
    fn a_wall_clock_that_jumps_back_never_makes_a_stamp_go_back() {
        let mut clock = StampClock::new(Replica::from_random(7));
        let walls = [1000, 1000, 5000, 20, 20, 5000, 5001];
        let stamps: Vec<Stamp> = walls.iter().map(|w| clock.tick(at(*w))).collect();
        assert!(stamps.windows(2).all(|w| w[0] < w[1]), "{stamps:?}");
    }

    #[test]
    fn a_stamp_comes_after_what_was_observed_even_from_a_clock_far_ahead() {
        let mut clock = StampClock::new(Replica::from_random(7));
        let ahead = Stamp::new(Timestamp::MAX, 3, Replica::from_random(9));
        clock.observe(ahead);
        assert!(clock.tick(at(1000)) > ahead);
    }

    #[test]
    fn a_full_counter_carries_into_the_wall_time() {
        let mut clock = StampClock::new(Replica::from_random(7));
        let full = Stamp::new(at(1000), COUNTER_MAX, Replica::from_random(9));
        clock.observe(full);
        assert!(clock.tick(at(1000)) > full);
    }

    #[test]
    fn no_stamp_that_can_be_read_leaves_a_clock_without_a_later_one() {
        let last = |wall| Stamp::new(at(wall), COUNTER_MAX, Replica::from_random(9)).to_string();
        assert_eq!(Stamp::parse(&last(Timestamp::MAX.as_millis())), Err(StampError));
        let read = Stamp::parse(&last(LAST_WALL_READ_MILLIS)).unwrap();
        let mut clock = StampClock::new(Replica::from_random(7));
        clock.observe(read);
        assert!(clock.tick(at(1000)) > read);
    }

    #[test]
    fn what_is_no_stamp_is_refused() {
        for text in [
            "",
            "-",
            "01jd3k8m2a-0000-7h3k9q2",
            "01jd3k8m2a-0000-7h3k9q2m-",
            "01JD3K8M2A-0000-7h3k9q2m",
            "vvvvvvvvvv-0000-00000000",
            "01jd3k8m2z-0000-7h3k9q2m",
        ] {
            assert_eq!(Stamp::parse(text), Err(StampError), "{text}");
        }
    }

    proptest! {
        #[test]
        fn stamps_survive_their_text_and_sort_like_it(a in (0i64..=LAST_WALL_READ_MILLIS, 0u32..1 << 20, any::<u64>()), b in (0i64..=LAST_WALL_READ_MILLIS, 0u32..1 << 20, any::<u64>())) {
            let make = |(w, c, r)| Stamp::new(at(w), c, Replica::from_random(r));
            let (a, b) = (make(a), make(b));
            prop_assert_eq!(Stamp::parse(&a.to_string()), Ok(a));
            prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
        }
    }
}
