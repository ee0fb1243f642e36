//! The zone of a source that names none, and of which nobody said one: that of whoever pastes, unless lines would then be
//! still to come. Nobody has seen those, so that zone cannot be the one.

use super::SourceZone;
use crate::domain::{FixedZone, Offset, Timestamp, Zone};
use crate::evidence::reading::{OFFSETS, offset_name};

/// Clocks differ: what is ahead by no more may have been seen.
const AHEAD_MILLIS: i64 = 10 * 60_000;
/// What is pasted was mostly written so lately.
const JUST_NOW_MILLIS: i64 = 30 * 60_000;
const DAY_MILLIS: i64 = 24 * 3600 * 1000;
/// So many zones are offered where neither one's own nor UTC can be.
const OFFERED: usize = 2;

/// Whether an instant is still to come, whatever little clocks differ by.
pub(in crate::evidence) fn is_ahead(at: Timestamp, now: Timestamp) -> bool {
    at.since(now) > AHEAD_MILLIS
}

/// The last of the times of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LastTime {
    /// What it shows, as a clock in UTC would show it, in milliseconds since 1970.
    pub(super) shown: i64,
    /// Whether it has no date, so that it comes again each day.
    pub(super) is_daily: bool,
}

impl LastTime {
    /// How many milliseconds ago it was by the clocks of a zone; less than nothing where it is still to come.
    fn ago(&self, zone: &dyn Zone, now: Timestamp) -> i64 {
        let near = Timestamp::from_millis(self.shown).unwrap_or(now);
        let first = near.plus_minutes(-i64::from(zone.offset_at(now).0));
        let ahead = i64::from(zone.offset_at(if self.is_daily { now } else { first }).0) * 60_000;
        let ago = now.as_millis() - (self.shown - ahead);
        match self.is_daily {
            true => (ago + AHEAD_MILLIS).rem_euclid(DAY_MILLIS) - AHEAD_MILLIS,
            false => ago,
        }
    }
}

/// In which zone a source is read, and what speaks for another one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Supposed {
    pub(super) zone: SourceZone,
    /// Another zone, with how many milliseconds ago its last line was by the clocks there: just now, other than in `zone`.
    pub(super) recent: Option<(String, i64)>,
    /// What else it may be, beside the zone of whoever pastes and UTC.
    pub(super) others: Vec<String>,
}

/// Supposes a zone for a source with that last time; `None` where its dates can be read in several ways.
pub(super) fn suppose(last: Option<LastTime>, viewer: &dyn Zone, now: Timestamp) -> Supposed {
    let utc = FixedZone::utc();
    let own = || SourceZone::Assumed(viewer.name().to_owned());
    let Some(last) = last else { return Supposed { zone: own(), recent: None, others: Vec::new() } };
    let is_recent = |ago: i64| (-AHEAD_MILLIS..=JUST_NOW_MILLIS).contains(&ago);
    let (here, there) = (last.ago(viewer, now), last.ago(&utc, now));
    if here >= -AHEAD_MILLIS {
        let is_better = is_recent(there) && !is_recent(here);
        let recent = is_better.then(|| (utc.name.clone(), there));
        return Supposed { zone: own(), recent, others: Vec::new() };
    }
    if there >= -AHEAD_MILLIS {
        let ahead_in = viewer.name().to_owned();
        return Supposed { zone: SourceZone::PastInUtc { ahead_in }, recent: None, others: Vec::new() };
    }
    let fits = |minutes: &&i32| {
        let zone = FixedZone { name: String::new(), offset: Offset(**minutes) };
        is_recent(last.ago(&zone, now))
    };
    let others = OFFSETS.iter().filter(fits).take(OFFERED).map(|minutes| offset_name(*minutes)).collect();
    Supposed { zone: own(), recent: None, others }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3600 * 1000;

    fn zone(name: &str, hours: i32) -> FixedZone {
        FixedZone { name: name.to_owned(), offset: Offset(hours * 60) }
    }

    fn now() -> Timestamp {
        Timestamp::parse("2026-11-29T03:10:00.000Z").expect("a time")
    }

    fn last(ago: i64) -> Option<LastTime> {
        Some(LastTime { shown: now().as_millis() - ago, is_daily: false })
    }

    #[test]
    fn what_would_be_still_to_come_on_ones_own_clock_is_read_in_utc() {
        let west = zone("America/New_York", -5);
        let supposed = suppose(last(12 * 60_000), &west, now());
        assert_eq!(supposed.zone, SourceZone::PastInUtc { ahead_in: "America/New_York".to_owned() });
        // A clock that runs ahead by a little has been seen nevertheless.
        let own = SourceZone::Assumed("America/New_York".to_owned());
        assert_eq!(suppose(last(5 * HOUR - 9 * 60_000), &west, now()).zone, own);
    }

    #[test]
    fn where_both_may_be_ones_own_zone_stays_and_what_is_just_now_in_utc_is_said() {
        let supposed = suppose(last(12 * 60_000), &zone("Europe/Berlin", 1), now());
        assert_eq!(supposed.zone, SourceZone::Assumed("Europe/Berlin".to_owned()));
        assert_eq!(supposed.recent, Some(("UTC".to_owned(), 12 * 60_000)));
        let own = suppose(last(-48 * 60_000), &zone("Europe/Berlin", 1), now());
        assert_eq!((own.recent, own.others), (None, Vec::new()));
    }

    #[test]
    fn where_neither_can_be_the_zones_are_offered_in_which_it_was_just_now() {
        let supposed = suppose(last(-5 * HOUR - 15 * 60_000), &zone("America/New_York", -5), now());
        assert_eq!(supposed.zone, SourceZone::Assumed("America/New_York".to_owned()));
        assert_eq!(supposed.others, ["UTC+5:30", "UTC+5:45"].map(str::to_owned));
    }

    #[test]
    fn a_time_without_a_date_comes_again_each_day_and_is_never_still_to_come() {
        let daily = LastTime { shown: 3 * HOUR, is_daily: true };
        let supposed = suppose(Some(daily), &zone("America/New_York", -5), now());
        assert_eq!(supposed.zone, SourceZone::Assumed("America/New_York".to_owned()));
        assert_eq!(supposed.recent, Some(("UTC".to_owned(), 10 * 60_000)));
    }
}
