//! The checker and the composer agree on what a promise says: in the zone of whoever reads it, on nights of a change too.

use crate::zones::{RealZone, find, zone};
use incident_scratchpad::domain::*;
use incident_scratchpad::export::{self, Draft, times};
use incident_scratchpad::language::messages::CheckRequest;
use incident_scratchpad::language::{
    CheckerService, Context, Field, Finding, Fix, Parts, ReadersZone, Rule, check,
};
use proptest::prelude::*;

const ZONES: [&str; 11] = [
    "UTC",
    "America/New_York",
    "America/Sao_Paulo",
    "Europe/Berlin",
    "Europe/London",
    "Europe/Kyiv",
    "Africa/Casablanca",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
];

fn instant(text: &str) -> Timestamp {
    Timestamp::parse(&format!("{text}:00.000Z")).expect("an instant")
}

/// What the checker says of a sentence, where that update is owed.
fn found(text: &str, now: Timestamp, due: Timestamp, readers: &RealZone) -> Vec<Finding> {
    let context = Context {
        now: Some(now),
        promise: Some(due),
        zone: Some(ReadersZone::new(readers.clone())),
        find_zone: find,
        ..Context::default()
    };
    let all = check(Parts { next_update: text, ..Parts::default() }, &context);
    all.into_iter().filter(|finding| finding.field == Field::NextUpdate).collect()
}

/// How people write a time in some zone, besides how the page does.
fn written(due: Timestamp, now: Timestamp, zone: &RealZone, form: usize) -> String {
    let local = due.calendar(zone.offset_at(due));
    let (hour, minute) = (local.hour, local.minute);
    let half = if hour < 12 { "am" } else { "pm" };
    let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    let name = zone.name();
    let left = due.since(now) / 60_000;
    let ahead = local.date() != now.calendar(zone.offset_at(now)).date();
    match form {
        0 => times::ahead(due, now, zone),
        1 => format!("{} {name}", local.clock()),
        2 => format!("{twelve}:{minute:02} {half} {name}"),
        3 => format!("{hour:02}.{minute:02} {name}"),
        4 => format!("{} {} {name}", local.date(), local.clock()),
        5 if ahead => format!("{} {} {name}", local.date(), local.clock()),
        5 => format!("today at {} {name}", local.clock()),
        6 => format!("{} UTC", due.utc().clock()),
        7 => times::dated(due, zone),
        _ if left % 60 == 0 => format!("in {} hours", left / 60),
        _ => format!("in {}h{:02}", left / 60, left % 60),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..Default::default() })]

    #[test]
    fn the_checker_finds_nothing_in_a_promise_that_is_kept_to_and_the_right_fix_in_another(
        minutes in 0..2 * 365 * 24 * 60_i64,
        left in 2..600_i64,
        place in 0..ZONES.len(),
        form in 0..9_usize,
        off in prop_oneof![-300..-6_i64, 7..300_i64],
    ) {
        let zone = zone(ZONES[place]);
        let now = instant("2026-01-01T00:00").plus_minutes(minutes);
        let due = now.plus_minutes(left);
        let lead = |text: &str| if text.starts_with("in ") { "Next update" } else { "Next update by" };
        let text = written(due, now, &zone, form);
        let sentence = format!("{} {text}.", lead(&text));
        prop_assert_eq!(found(&sentence, now, due, &zone), [], "{} at {}", sentence, now);

        // The same form for another time has one finding, and its fix is what the composer writes.
        let other = due.plus_minutes(off);
        prop_assume!(other.since(now) >= 2 * 60_000);
        let text = written(other, now, &zone, form);
        // On the night on which the clocks go back, one time may be the other.
        let is_same = text == written(due, now, &zone, form);
        let sentence = format!("{} {text}.", lead(&text));
        let mismatches = found(&sentence, now, due, &zone);
        if !is_same {
            prop_assert_eq!(mismatches.len(), 1, "{} at {}, due {}: {:?}", sentence, now, due, mismatches);
            prop_assert_eq!(mismatches[0].rule, Rule::PromiseMismatch);
            let parts = UpdateParts::default();
            let audience = Audience::Customers;
            let phase = Phase::Investigating;
            let draft = Draft { title: "x", phase, audience, parts: &parts, next_due: Some(due), now, language: Language::English };
            let composed = export::message_plain(&draft, &zone);
            let composed = composed.lines().last().unwrap_or_default().to_owned();
            let fixed = mismatches[0].apply(&sentence).unwrap_or_default();
            // Where the zone shows the same as UTC, either form is right.
            if zone.offset_at(due) != Offset(0) {
                prop_assert_eq!(fixed.replacen("update in", "update by", 1).replace("by by", "by"), composed, "{}", sentence);
            }
        }
    }
}

#[test]
fn what_people_write_for_another_time_than_is_promised_is_found() {
    let berlin = zone("Europe/Berlin");
    let (now, due) = (instant("2026-11-21T02:10"), instant("2026-11-21T03:30"));
    let other = [
        "05:00 Europe/Berlin",
        "tomorrow at 9:30 UTC",
        "10.30 UTC",
        "half past ten UTC",
        "9:30 ET",
        "9:30 am ET",
        "03:30 UTC (05:00 Europe/Berlin)",
        "04:45 CET",
        "Monday 03:30 UTC",
    ];
    for text in other {
        let all = found(&format!("Next update by {text}."), now, due, &berlin);
        let rules: Vec<Rule> = all.iter().map(|finding| finding.rule).collect();
        assert_eq!(rules, [Rule::PromiseMismatch], "{text}");
        assert_eq!(all[0].fixes, [Fix::Replace("03:30 UTC (04:30 Europe/Berlin)".to_owned())], "{text}");
        assert_eq!(all[0].why, "The promise that is running says another time.", "{text}");
    }
    let late = found("Next update in 1h30.", now, due, &berlin);
    assert_eq!(late[0].fixes, [Fix::Replace("by 03:30 UTC (04:30 Europe/Berlin)".to_owned())]);
    let same = [
        "by 04:30 Europe/Berlin",
        "by 04:30 CET",
        "by 4.30 am Berlin time",
        "by half past four in the morning CET",
        "by 22:30 ET",
        "by 10:30 pm America/New_York",
        "by 03:30 UTC (04:30 Europe/Berlin, 22:30 the day before America/New_York)",
        "in 1h20",
        "in an hour and 20 minutes",
    ];
    for text in same {
        assert_eq!(found(&format!("Next update {text}."), now, due, &berlin), [], "{text}");
    }
}

#[test]
fn a_time_more_than_twelve_hours_ahead_has_not_passed() {
    let utc = zone("UTC");
    let now = instant("2026-11-21T02:10");
    let rules = |text: &str, due| {
        found(text, now, due, &utc)
            .iter()
            .map(|finding| finding.why.clone().into_owned())
            .collect::<Vec<String>>()
    };
    let due = instant("2026-11-21T16:00");
    assert_eq!(rules("Next update by 16:00 UTC.", due), [""; 0]);
    assert_eq!(rules("Next update by 15:00 UTC.", due), ["The promise that is running says another time."]);
    assert_eq!(rules("Next update by 02:00 UTC.", due), ["This time has passed already."]);
}

#[test]
fn on_the_night_of_a_change_the_fix_has_the_hour_of_then() {
    let berlin = zone("Europe/Berlin");
    // It is 02:10 for the first time; at 03:00 the clocks go back.
    let (now, due) = (instant("2026-10-25T00:10"), instant("2026-10-25T01:30"));
    let all = found("Next update by 05:00 UTC.", now, due, &berlin);
    assert_eq!(all[0].fixes, [Fix::Replace("01:30 UTC (02:30 Europe/Berlin)".to_owned())]);
    assert_eq!(found("Next update by 02:30 CET.", now, due, &berlin), []);
    assert_eq!(found("Next update by 02:30 CEST.", now, due, &berlin).len(), 1);
}

/// The page tells the worker the zone's name; what it knows about the zone, it knows by itself.
#[test]
fn the_checker_reads_the_zone_by_its_name() {
    let mut service = CheckerService::with_zones(find);
    let request = CheckRequest {
        draft: ["Bookings fail. Next update by 05:00 Europe/Berlin.", "", "", ""].map(str::to_owned),
        now: Some(instant("2026-11-21T02:10")),
        due: Some(instant("2026-11-21T03:30")),
        zone: "Europe/Berlin".to_owned(),
        ..CheckRequest::default()
    };
    let answer = service.handle(&serde_json::to_string(&request).expect("a question"));
    assert!(answer.contains("03:30 UTC (04:30 Europe/Berlin)"), "{answer}");
}

/// What the buttons for a time without a zone make of a sentence.
fn zoned(text: &str, now: Timestamp, readers: &RealZone) -> Vec<String> {
    let context = Context {
        now: Some(now),
        zone: Some(ReadersZone::new(readers.clone())),
        find_zone: find,
        off: vec![Rule::MissingImpact, Rule::MissingAction, Rule::MissingNextUpdate, Rule::PromiseMismatch],
        ..Context::default()
    };
    let all = check(text, &context);
    let found = all.iter().filter(|finding| finding.rule == Rule::TimeWithoutZone);
    found.flat_map(|finding| finding.edits()).filter_map(|edit| edit.apply(text)).collect()
}

#[test]
fn a_time_without_a_zone_is_worked_out_with_the_offset_of_then() {
    let berlin = zone("Europe/Berlin");
    // The clocks go back at 01:00 UTC of the 25th: from two hours ahead to one.
    let now = instant("2026-10-24T22:00");
    let cases: [(&str, &[&str]); 9] = [
        (
            "It failed at 20:00.",
            &[
                "It failed at 20:00 UTC (22:00 Europe/Berlin).",
                "It failed at 18:00 UTC (20:00 Europe/Berlin).",
            ],
        ),
        (
            "Next update by 08:00.",
            &[
                "Next update by 08:00 UTC (09:00 Europe/Berlin).",
                "Next update by 07:00 UTC (08:00 Europe/Berlin).",
            ],
        ),
        // The hour that comes twice has a button each.
        (
            "Next update by 02:30.",
            &[
                "Next update by 02:30 UTC (03:30 Europe/Berlin).",
                "Next update by 00:30 UTC (02:30 Europe/Berlin).",
                "Next update by 01:30 UTC (02:30 Europe/Berlin).",
            ],
        ),
        (
            "Mail was late from 21:10 to 21:40.",
            &[
                "Mail was late from 21:10 to 21:40 UTC (23:10 to 23:40 Europe/Berlin).",
                "Mail was late from 19:10 to 19:40 UTC (21:10 to 21:40 Europe/Berlin).",
            ],
        ),
        // A range over the change has two offsets.
        (
            "Next update from 02:50 to 04:00.",
            &[
                "Next update from 02:50 to 04:00 UTC (03:50 to 05:00 Europe/Berlin).",
                "Next update from 00:50 to 03:00 UTC (02:50 to 04:00 Europe/Berlin).",
                "Next update from 01:50 to 03:00 UTC (02:50 to 04:00 Europe/Berlin).",
            ],
        ),
        (
            "It failed at 22:30.",
            &[
                "It failed at 22:30 UTC (00:30 the next day Europe/Berlin).",
                "It failed at 20:30 UTC (22:30 Europe/Berlin).",
            ],
        ),
        // A day stays in words where it is the same one; today is the 25th there, and the 24th in UTC.
        (
            "Next update at 03:45 today.",
            &[
                "Next update at 03:45 UTC (05:45 Europe/Berlin) today.",
                "Next update at 02:45 UTC (03:45 Europe/Berlin) today.",
            ],
        ),
        (
            "Next update tomorrow at 00:30.",
            &[
                "Next update tomorrow at 00:30 UTC (02:30 Europe/Berlin).",
                "Next update 2026-10-25 23:30 UTC (00:30 the next day Europe/Berlin).",
            ],
        ),
        // Nobody knows which Friday: the offset is left to the zone.
        (
            "It failed on Friday in the early hours, at 04:00.",
            &[
                "It failed on Friday in the early hours, at 04:00 UTC.",
                "It failed on Friday in the early hours, at 04:00 Europe/Berlin.",
            ],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(zoned(text, now, &berlin), expected, "{text}");
    }
    // The hour that is left out is no reading; where the clocks show UTC, there is one.
    let spring = instant("2026-03-28T22:00");
    assert_eq!(
        zoned("Next update by 02:30.", spring, &berlin),
        ["Next update by 02:30 UTC (04:30 Europe/Berlin)."]
    );
    assert_eq!(zoned("It failed at 20:00.", spring, &zone("Europe/London")), ["It failed at 20:00 UTC."]);
}
