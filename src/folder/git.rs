//! Git at work in the folder. While it pulls it takes files away and makes them again, and breaks off where one of them is
//! there by then; so nothing is written as long as its lock stands. A lock that a broken-off git left stands for ever, and
//! then git itself does nothing: after a minute of it there is nothing to wait for.

use crate::domain::Timestamp;

/// What git holds while it changes the files of a clone: this folder in it, and in that this file.
pub const GIT_LOCK: (&str, &str) = (".git", "index.lock");

/// How long its lock is waited for, in milliseconds.
const LONGEST: i64 = 60_000;
/// After how long it is said, in milliseconds.
const SAID_AFTER: i64 = 5_000;

/// The lock of git as it is seen from look to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GitLock {
    held: Option<Held>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Held {
    /// When git made it, by which one lock is told from the next.
    made: i64,
    since: Timestamp,
    now: Timestamp,
}

impl GitLock {
    /// Takes in when the lock was made that stands now, in milliseconds since 1970, `None` where none does; whether writing is
    /// to wait for it.
    pub fn observe(&mut self, made: Option<i64>, now: Timestamp) -> bool {
        let known = self.held;
        self.held = made.map(|made| {
            let since = known.filter(|held| held.made == made).map_or(now, |held| held.since);
            Held { made, since, now }
        });
        self.held.is_some_and(|held| held.millis() < LONGEST)
    }

    /// Whether it stood when it was looked for last.
    pub fn is_held(&self) -> bool {
        self.held.is_some()
    }

    /// Since when it stands, where that is long enough to be said.
    pub fn said(&self) -> Option<Timestamp> {
        self.held.filter(|held| held.millis() >= SAID_AFTER).map(|held| held.since)
    }
}

impl Held {
    /// For how long it was seen. A clock that was put back must not make anything wait for ever.
    fn millis(self) -> i64 {
        if self.now < self.since { LONGEST } else { self.now.since(self.since) }
    }
}
