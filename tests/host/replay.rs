//! What holds for any set of events, however they arrive.

use crate::facts::*;
use incident_scratchpad::domain::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn one_by_one(events: impl IntoIterator<Item = Event>) -> Incident {
    let mut incident = Incident::new(id());
    for event in events {
        incident.apply(event);
    }
    incident
}

fn replayed(events: &[Event]) -> Incident {
    Incident::replay(id(), events.iter().cloned())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_order_of_arrival_gives_the_same_incident((log, other) in log_in_two_orders()) {
        let expected = replayed(&log);
        prop_assert_eq!(&replayed(&other), &expected);
        prop_assert_eq!(&one_by_one(log), &expected);
        prop_assert_eq!(&one_by_one(other), &expected);
    }

    #[test]
    fn any_part_of_a_log_replays((log, part) in log_and_part()) {
        let incident = replayed(&part);
        let rest: Vec<Event> = log.iter().filter(|e| !part.contains(e)).cloned().collect();
        let mut completed = incident;
        rest.into_iter().for_each(|e| { completed.apply(e); });
        prop_assert_eq!(completed, replayed(&log));
    }

    #[test]
    fn an_event_that_comes_again_changes_nothing(log in log()) {
        let mut incident = one_by_one(log.clone());
        let before = incident.clone();
        for event in log.iter().cloned() {
            prop_assert_eq!(incident.apply(event), Applied::Known);
        }
        prop_assert_eq!(&incident, &before);
        prop_assert_eq!(replayed(&[log.clone(), log].concat()), before);
    }

    #[test]
    fn two_logs_merge_by_union_in_either_order(one in log(), two in log()) {
        let merged = replayed(&[one.clone(), two.clone()].concat());
        let (mut first, mut second) = (replayed(&one), replayed(&two));
        two.into_iter().for_each(|e| { first.apply(e); });
        one.into_iter().for_each(|e| { second.apply(e); });
        prop_assert_eq!(&first, &merged);
        prop_assert_eq!(&second, &merged);
    }

    #[test]
    fn nothing_is_dropped_and_no_id_is_placed_twice(mut log in log()) {
        log.retain(|e| !matches!(e.fact, Fact::Redacted { .. }));
        let incident = replayed(&log);
        let distinct: BTreeSet<Event> = log.into_iter().collect();
        prop_assert_eq!(incident.log(), distinct.iter().cloned().collect::<Vec<_>>());
        let ids: BTreeSet<Stamp> = distinct.iter().map(|e| e.stamp).collect();
        prop_assert!(incident.state().unplaced.len() >= distinct.len() - ids.len());
        let entries: BTreeSet<Stamp> = incident.state().entries.iter().map(|e| e.id).collect();
        prop_assert_eq!(entries.len(), incident.state().entries.len());
        prop_assert_eq!(incident.state().timeline().count(), entries.len());
    }

    #[test]
    fn redacted_words_are_gone_whatever_came_first((log, other) in log_in_two_orders(), target in stamp()) {
        let mut redacted = one_by_one(other);
        let secret = |e: &Event| e.stamp == target && e.fact.words().is_some();
        let stamp = Stamp::new(Timestamp::MAX, 0, Replica::from_random(9));
        let fact = Fact::Redacted { target };
        redacted.apply(Event { stamp, written: stamp.wall(), happened: stamp.wall(), fact });
        log.into_iter().for_each(|e| { redacted.apply(e); });
        for event in redacted.log().iter().filter(|e| secret(e)) {
            prop_assert!(event.fact.words().is_some_and(|w| w.is_empty() || w == REDACTED));
        }
        prop_assert_eq!(&Incident::replay(id(), redacted.log().to_vec()), &redacted);
    }

    #[test]
    fn an_append_leaves_every_entry_before_it_as_it_was(log in log()) {
        let mut incident = Incident::new(id());
        for event in log {
            let before: Vec<Entry> = incident.state().timeline().cloned().collect();
            let applied = incident.apply(event);
            let after: Vec<Entry> = incident.state().timeline().cloned().collect();
            match applied {
                Applied::Known => prop_assert_eq!(after, before),
                Applied::Appended => {
                    prop_assert!(after.starts_with(&before));
                    prop_assert!(after.len() <= before.len() + 1);
                }
                Applied::Reshaped => {}
            }
        }
    }

    #[test]
    fn the_timeline_is_in_the_order_of_what_happened(incident in incident()) {
        let keys: Vec<_> = incident.state().timeline().map(|e| (e.happened, e.id)).collect();
        prop_assert!(keys.is_sorted());
    }

    #[test]
    fn undoing_an_undo_restores_the_state(log in log(), which in any::<prop::sample::Index>()) {
        let incident = replayed(&log);
        let mut clock = StampClock::new(Replica::from_random(9));
        log.iter().for_each(|e| clock.observe(e.stamp));
        let written = log.iter().map(|e| e.written).max().unwrap_or(Timestamp::EPOCH);
        let mut retract = |incident: &Incident, target| {
            let moment = Moment { stamp: clock.tick(written), written, happened: None };
            incident.decide(Command::Retract(target), moment)
        };
        let Some(target) = (!log.is_empty()).then(|| which.get(&log).stamp) else { return Ok(()) };
        let Ok(undo) = retract(&incident, target) else { return Ok(()) };
        let mut undone = incident.clone();
        undone.apply(undo.clone());
        prop_assert!(undone.is_undone(target));
        let redo = retract(&undone, undo.stamp).unwrap();
        undone.apply(redo);
        prop_assert_eq!(undone.state(), incident.state());
    }

    #[test]
    fn stamps_made_after_a_log_sort_behind_all_of_it(log in log(), now in 0i64..=253_402_300_799_999) {
        let mut clock = StampClock::new(Replica::from_random(9));
        log.iter().for_each(|e| clock.observe(e.stamp));
        let stamp = clock.tick(Timestamp::from_millis(now).unwrap());
        prop_assert!(log.iter().all(|e| e.stamp < stamp));
    }
}

#[test]
fn of_two_events_with_one_id_one_is_placed_and_the_other_is_shown() {
    let stamp = Stamp::new(Timestamp::EPOCH, 0, Replica::from_random(1));
    let note = |text: &str| {
        let fact = Fact::NoteLogged { text: text.into() };
        Event { stamp, written: stamp.wall(), happened: stamp.wall(), fact }
    };
    let incident = one_by_one([note("b"), note("a"), note("c")]);
    assert_eq!(incident, replayed(&[note("c"), note("a"), note("b")]));
    assert_eq!(incident.state().timeline().map(|e| e.text.as_str()).collect::<Vec<_>>(), ["a"]);
    let aside: Vec<&Event> = incident.state().unplaced.iter().map(|u| &u.event).collect();
    assert_eq!(aside, [&note("b"), &note("c")]);
}

/// Folds a log in pieces of those sizes, over and over.
fn replayed_in_pieces(events: &[Event], pieces: &[usize]) -> Incident {
    let mut replay = Replay::of(id(), events.to_vec());
    let mut sizes = pieces.iter().cycle();
    while !replay.fold(*sizes.next().unwrap_or(&1)) {
        let (done, all) = replay.progress();
        assert!(done <= all);
    }
    assert_eq!(replay.progress(), (replay.progress().1, replay.progress().1));
    replay.finish()
}

fn pieces() -> impl Strategy<Value = Vec<usize>> {
    proptest::collection::vec(1_usize..9, 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_fold_in_any_pieces_is_the_fold_in_one_go((log, other) in log_in_two_orders(), pieces in pieces()) {
        prop_assert_eq!(replayed_in_pieces(&log, &pieces), replayed(&log));
        prop_assert_eq!(replayed_in_pieces(&other, &pieces), replayed(&log));
    }

    #[test]
    fn a_fold_that_is_not_finished_is_finished_at_the_end(log in log(), folded in 0_usize..20) {
        let mut replay = Replay::of(id(), log.clone());
        replay.fold(folded);
        prop_assert_eq!(replay.finish(), replayed(&log));
    }

    /// A copy is merged in pieces, while the incident is written in, retracted and redacted in between.
    #[test]
    fn a_merge_in_any_pieces_misses_nothing_that_comes_in_meanwhile(
        (log, part) in log_and_part(),
        meanwhile in log(),
        pieces in pieces(),
    ) {
        let (mut here, copy) = (replayed(&part), replayed(&log));
        let fresh = here.arrival(&copy, &|_| false).fresh;
        let mut merging = Merging::of(id(), fresh.clone(), Some(&here));
        let (mut sizes, mut coming) = (pieces.iter().cycle(), meanwhile.clone().into_iter());
        while !merging.go_on(Some(&here), *sizes.next().unwrap_or(&1)) {
            let (done, all) = merging.progress();
            prop_assert!(done <= all);
            coming.next().into_iter().for_each(|event| { here.apply(event); });
        }
        let left: Vec<Event> = coming.collect();
        let mut merged = merging.finish(Some(&here));
        let mut expected = replayed(here.log());
        expected.apply_all(fresh);
        prop_assert_eq!(&merged, &expected);
        merged.apply_all(left.clone());
        expected.apply_all(left);
        prop_assert_eq!(merged, expected);
    }

    #[test]
    fn what_comes_to_a_device_without_the_incident_is_the_copy(log in log(), pieces in pieces()) {
        let copy = replayed(&log);
        let fresh = Incident::new(id()).arrival(&copy, &|_| false).fresh;
        let mut merging = Merging::of(id(), fresh.clone(), None);
        let mut sizes = pieces.iter().cycle();
        while !merging.go_on(None, *sizes.next().unwrap_or(&1)) {}
        prop_assert_eq!(merging.finish(None), replayed(&fresh));
    }

    #[test]
    fn a_comparison_in_any_pieces_is_the_one_in_one_go((log, part) in log_and_part(), size in 1_usize..9) {
        let (here, copy) = (replayed(&part), replayed(&log));
        let mut arrival = Arrival::default();
        for start in (0..copy.log().len()).step_by(size) {
            let end = copy.log().len().min(start + size);
            arrival.compare(&here, &copy, start..end, &|_| false);
        }
        prop_assert_eq!(arrival, here.arrival(&copy, &|_| false));
    }
}
