//! Incidents that were deleted for good. A word that stays behind in both stores tells that one is gone, so that neither
//! the other store, nor a tab that still shows it, nor a browser that forgot a removal brings it back. An import does.
//!
//! Key: `isp/gone/<incident>`. Value: `<milliseconds since the epoch> gone`, or `... back` once it was imported again.

use super::record::Record;
use crate::domain::{IncidentId, Stamp, Timestamp};
use std::collections::{HashMap, HashSet};

const PREFIX: &str = "isp/gone/";
const GONE: &str = "gone";
const BACK: &str = "back";

/// The record that says that an incident is gone since that time, or is back.
pub fn record(incident: IncidentId, at: Timestamp, is_gone: bool) -> Record {
    let said = if is_gone { GONE } else { BACK };
    Record { key: key(incident), value: format!("{} {said}", at.as_millis()) }
}

/// Under which key it says so.
pub fn key(incident: IncidentId) -> String {
    format!("{PREFIX}{}", incident.0)
}

/// Of which incident a record says so, when, and whether it is gone; `None` for any other record.
pub fn read(key: &str, value: &str) -> Option<(IncidentId, Timestamp, bool)> {
    let incident = Stamp::parse(key.strip_prefix(PREFIX)?).ok().map(IncidentId)?;
    let (at, said) = value.split_once(' ')?;
    let at = Timestamp::from_millis(at.parse().ok()?)?;
    (said == GONE || said == BACK).then_some((incident, at, said == GONE))
}

/// The incidents that are gone by some records, of which the latest word holds; and those that are `known` to be, of
/// which no record speaks: no store has taken it.
pub fn all<'a>(
    records: impl Iterator<Item = &'a Record>,
    known: &HashSet<IncidentId>,
) -> HashSet<IncidentId> {
    let mut last: HashMap<IncidentId, (Timestamp, bool)> = HashMap::new();
    for (incident, at, is_gone) in records.filter_map(|record| read(&record.key, &record.value)) {
        let known = last.entry(incident).or_insert((at, is_gone));
        // In the same millisecond it is back: nothing is lost by that.
        if known.0 < at || known.0 == at && !is_gone {
            *known = (at, is_gone);
        }
    }
    let silent = known.iter().copied().filter(|incident| !last.contains_key(incident)).collect::<Vec<_>>();
    let gone = last.into_iter().filter(|(_, (_, is_gone))| *is_gone).map(|(incident, _)| incident);
    gone.chain(silent).collect()
}

/// Whether what is kept under a key belongs to that incident: its events and drafts, and whatever is remembered about it;
/// not that it is gone.
pub fn is_of(key: &str, incident: IncidentId) -> bool {
    let id = incident.0.to_string();
    !key.starts_with(PREFIX) && key.split('/').any(|part| part == id)
}

/// Leaves out what belongs to any of those incidents.
pub fn leave_out(records: &mut Vec<Record>, gone: &HashSet<IncidentId>) {
    let is_left_out = filter(gone);
    records.retain(|record| !is_left_out(&record.key));
}

/// Tells by its key whether something belongs to any of those incidents.
fn filter(gone: &HashSet<IncidentId>) -> impl Fn(&str) -> bool + use<> {
    let ids: HashSet<String> = gone.iter().map(|incident| incident.0.to_string()).collect();
    move |key: &str| {
        !ids.is_empty() && !key.starts_with(PREFIX) && key.split('/').any(|part| ids.contains(part))
    }
}

/// The incident whose name stands in a key, as far as one does.
pub fn named_in(key: &str) -> Option<IncidentId> {
    key.split('/').find_map(|part| Stamp::parse(part).ok()).map(IncidentId)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Replica;

    fn id(minute: i64) -> IncidentId {
        IncidentId(Stamp::new(Timestamp::EPOCH.plus_minutes(minute), 0, Replica::from_random(1)))
    }

    fn at(minute: i64) -> Timestamp {
        Timestamp::EPOCH.plus_minutes(minute)
    }

    #[test]
    fn the_latest_word_of_either_store_holds() {
        let records = [
            record(id(1), at(10), true),
            record(id(2), at(10), true),
            record(id(2), at(12), false),
            record(id(3), at(15), true),
            record(id(3), at(14), false),
            record(id(5), at(16), false),
            record(id(5), at(16), true),
        ];
        assert_eq!(all(records.iter(), &HashSet::new()), HashSet::from([id(1), id(3)]));
        let known = HashSet::from([id(2), id(4)]);
        let gone = all(records.iter(), &known);
        assert_eq!(gone, HashSet::from([id(1), id(3), id(4)]), "2 is back; of 4 no store knows");
    }

    #[test]
    fn what_is_of_an_incident_is_told_from_what_is_not() {
        let (one, other) = (id(1), id(2));
        let of = |key: String| is_of(&key, one);
        assert!(of(format!("isp/e/{}/{}", one.0, other.0)), "an event");
        assert!(of(format!("isp/draft/{}/log-entry/tab", one.0)), "a draft");
        assert!(of(format!("isp/note/exported/{}", one.0)), "what is remembered");
        assert!(of(format!("{}/{}", one.0, other.0)), "a picture");
        assert!(!of(format!("isp/e/{}/{}", other.0, other.0)));
        assert!(!of(key(one)), "that it is gone stays");
        assert!(!of("isp/note/theme".to_owned()));
        assert_eq!(named_in(&format!("language/{}", one.0)), Some(one));
        assert_eq!(named_in("title"), None);
    }

    #[test]
    fn what_belongs_to_those_that_are_gone_is_left_out() {
        let of = |id: IncidentId| Record { key: format!("isp/e/{}/x", id.0), value: String::new() };
        let mut records = vec![of(id(1)), of(id(2)), record(id(1), at(5), true)];
        leave_out(&mut records, &HashSet::from([id(1)]));
        assert_eq!(records, [of(id(2)), record(id(1), at(5), true)]);
    }

    #[test]
    fn what_says_nothing_of_the_kind_is_passed_over() {
        let key = key(id(1));
        for value in ["", "gone", "x gone", "5 lost", "5"] {
            assert_eq!(read(&key, value), None, "{value:?}");
        }
        assert_eq!(read("isp/gone/nobody", "5 gone"), None);
        assert_eq!(read("isp/since", "5 gone"), None);
    }
}
