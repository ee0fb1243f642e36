//! Pasted blocks: sources, zones, what one line shows for another.

use crate::zones::{find, zone};
use incident_scratchpad::domain::Timestamp;
use incident_scratchpad::domain::time_expression::instant_of_iso;
use incident_scratchpad::evidence::{
    LineTimeInBlock, Paste, SourceZone, Summary, Understood, Why, understand,
};

fn at(text: &str) -> Timestamp {
    instant_of_iso(text).expect("an instant")
}

fn read_in(text: &str, viewer: &str, now: &str) -> Understood {
    let viewer = zone(viewer);
    understand(&Paste { text, now: at(now), viewer: &viewer, remembered: &|_| None, zones: &find })
}

fn read(text: &str) -> Understood {
    read_in(text, "Europe/Berlin", "2026-11-29T09:00:00Z")
}

/// The instants of the lines; a line that goes with another has that one's.
fn instants(understood: &Understood) -> Vec<Option<String>> {
    let instant = |line| understood.instant_of(line).map(|at| at.to_string().replace(".000Z", "Z"));
    (0..understood.lines.len()).map(instant).collect()
}

fn all(times: &[&str]) -> Vec<Option<String>> {
    times.iter().map(|time| Some((*time).to_owned())).collect()
}

#[test]
fn lines_without_a_zone_are_read_in_the_viewers_and_it_is_said() {
    let text = "2026-11-29 03:57:58,806 WARNING pool\n2026-11-29 03:58:12,001 ERROR pool\n";
    for (viewer, first) in [
        ("Europe/Berlin", "2026-11-29T02:57:58.806Z"),
        ("UTC", "2026-11-29T03:57:58.806Z"),
        ("Asia/Kolkata", "2026-11-28T22:27:58.806Z"),
        ("America/New_York", "2026-11-29T08:57:58.806Z"),
    ] {
        let understood = read_in(text, viewer, "2026-11-29T09:00:00Z");
        assert_eq!(understood.first.map(|at| at.to_string()).as_deref(), Some(first));
        let summary = Summary::of(text, &understood).expect("times");
        assert_eq!((summary.lines, summary.timed, summary.is_plain()), (2, 2, false));
        assert_eq!(summary.zones[0].zone, SourceZone::Assumed(viewer.to_owned()));
        let choices: &[&str] = if viewer == "UTC" { &[] } else { &["UTC"] };
        assert_eq!(summary.zones[0].choices, choices);
    }
}

#[test]
fn a_paste_that_states_its_zone_asks_nothing() {
    let text = "2026-11-29T08:38:07.265Z up\n2026-11-29T08:38:09.265Z down\n";
    let understood = read(text);
    assert!(Summary::of(text, &understood).expect("times").is_plain());
    assert!(
        understood
            .lines
            .iter()
            .all(|line| matches!(&line.time, LineTimeInBlock::Own { is_certain: true, .. }))
    );
}

#[test]
fn a_zone_that_was_chosen_for_a_source_is_taken_again() {
    let text = "2026-11-29 03:57:58,806 WARNING pool";
    let viewer = zone("Europe/Berlin");
    let name = read(text).sources[0].name.clone();
    let remembered = |source: &str| (source == name).then(|| "America/New_York".to_owned());
    let paste = Paste {
        text,
        now: at("2026-11-29T09:00:00Z"),
        viewer: &viewer,
        remembered: &remembered,
        zones: &find,
    };
    let understood = understand(&paste);
    assert_eq!(understood.sources[0].zone, SourceZone::Remembered("America/New_York".to_owned()));
    assert_eq!(understood.first, Some(at("2026-11-29T08:57:58Z").plus_millis(806)));
    assert!(matches!(&understood.lines[0].time, LineTimeInBlock::Own { is_certain: true, .. }));
    // A zone that does not exist is as if none had been chosen.
    let paste = Paste { remembered: &|_| Some("Mars/Olympus".to_owned()), ..paste };
    assert_eq!(understand(&paste).sources[0].zone, SourceZone::Assumed("Europe/Berlin".to_owned()));
}

#[test]
fn what_has_no_time_goes_with_the_line_above() {
    let text = "java started\n2026-11-29 09:30:13,806 ERROR x\njava.lang.IllegalStateException: y\n\tat a.b.C(C.java:12)\n   Valid until 2027-01-01T00:00:00Z\n2026-11-29 09:30:14,806 INFO x\n           INFO again\n";
    let understood = read(text);
    let time = |line: usize| understood.lines[line].time.clone();
    assert_eq!(time(0), LineTimeInBlock::Unknown);
    assert_eq!([time(2), time(3), time(4)], [const { LineTimeInBlock::OfLine(1) }; 3]);
    assert_eq!(time(6), LineTimeInBlock::OfLine(5));
    assert_eq!(understood.instant_of(6), understood.instant_of(5));
    assert_eq!(understood.last, understood.instant_of(5));
}

#[test]
fn a_day_over_twelve_tells_day_and_month_apart_for_the_whole_source() {
    let day_first = read("03/11/2026 09:30:13 a\n29/11/2026 08:30:13 b\n");
    assert_eq!(instants(&day_first), all(&["2026-11-03T08:30:13Z", "2026-11-29T07:30:13Z"]));
    let month_first = read("11/03/2026 09:30:13 a\n11/28/2026 08:30:13 b\n");
    assert_eq!(instants(&month_first), all(&["2026-11-03T08:30:13Z", "2026-11-28T07:30:13Z"]));
    let open = read("03/04/2026 09:30:13 a\n");
    assert!(open.sources[0].is_order_open && !day_first.sources[0].is_order_open);
}

#[test]
fn the_night_in_which_the_clocks_go_back_is_read_in_order() {
    let now = "2026-10-25T09:00:00Z";
    let text = "2026-10-25 02:59:57,755 tick 0\n2026-10-25 02:59:59,761 tick 2\n2026-10-25 02:00:00,765 tick 3\n2026-10-25 02:59:59,000 tick 9\n2026-10-25 03:00:01,000 tick 10\n";
    let understood = read_in(text, "Europe/Berlin", now);
    let wanted = [
        "2026-10-25T00:59:57.755Z",
        "2026-10-25T00:59:59.761Z",
        "2026-10-25T01:00:00.765Z",
        "2026-10-25T01:59:59Z",
        "2026-10-25T02:00:01Z",
    ];
    assert_eq!(instants(&understood), all(&wanted));
    // It begins within the hour and goes on beyond it.
    let understood =
        read_in("2026-10-25 02:59:59,000 tick 9\n2026-10-25 03:00:01,000 tick 10\n", "Europe/Berlin", now);
    assert_eq!(instants(&understood), all(&["2026-10-25T01:59:59Z", "2026-10-25T02:00:01Z"]));
    // Alone it stays open.
    let alone = read_in("2026-10-25 02:30:00,000 tick\n", "Europe/Berlin", now);
    assert!(matches!(alone.lines[0].time, LineTimeInBlock::Own { why: Why::Twice, is_certain: false, .. }));
    // Another zone has no such night.
    let elsewhere = read_in(text, "Asia/Kolkata", now);
    assert!(
        elsewhere.lines.iter().all(|line| !matches!(line.time, LineTimeInBlock::Own { why: Why::Twice, .. }))
    );
}

#[test]
fn a_line_with_an_offset_is_witness_for_the_others() {
    let text = "127.0.0.1 - - [29/Nov/2026:09:30:13 +0100] \"GET /a\" 502\n2026/11/29 14:00:13 [error] 12#12: upstream timed out\n127.0.0.1 - - [29/Nov/2026:09:30:20 +0100] \"GET /b\" 502\n2026/11/29 14:00:20 [error] 12#12: upstream timed out\n";
    let understood = read(text);
    assert_eq!(understood.sources[1].zone, SourceZone::Witnessed(330, None));
    assert_eq!(understood.instant_of(1), Some(at("2026-11-29T08:30:13Z")));
    let own = read(&text.replace("14:00", "09:30"));
    assert_eq!(own.sources[1].zone, SourceZone::Witnessed(60, Some("Europe/Berlin".to_owned())));
    // Two that are nowhere near each other witness nothing.
    let far = read(&text.replace("14:00:13", "14:07:41").replace("14:00:20", "14:09:59"));
    assert_eq!(far.sources[1].zone, SourceZone::Assumed("Europe/Berlin".to_owned()));
}

#[test]
fn times_without_a_date_count_back_from_now_and_over_midnight() {
    let understood = read_in(
        "23:59:58.100 [info] a\n00:10:02.300 [info] b\n00:20:00.000 [info] c\n",
        "UTC",
        "2026-11-29T00:30:00Z",
    );
    assert_eq!(
        instants(&understood),
        all(&["2026-11-28T23:59:58.100Z", "2026-11-29T00:10:02.300Z", "2026-11-29T00:20:00Z"])
    );
    assert!(understood.lines.iter().all(|line| line.has_supplied_date()));
    let headed = read_in(
        "--- Log opened Fri Nov 27 22:00:00 2026\n23:10 <ana> it is slow\n--- Day changed Sat Nov 28 2026\n00:20 <bo> restarted\n",
        "UTC",
        "2026-11-29T00:30:00Z",
    );
    assert_eq!(headed.instant_of(1), Some(at("2026-11-27T23:10:00Z")));
    assert_eq!(headed.instant_of(3), Some(at("2026-11-28T00:20:00Z")));
}

#[test]
fn lines_without_a_year_go_on_over_new_year() {
    let text = "Dec 31 23:59:58 db1 app[1]: a\nJan  1 00:00:03 db1 app[1]: b\n";
    let understood = read_in(text, "UTC", "2027-01-01T03:00:00Z");
    assert_eq!(instants(&understood), all(&["2026-12-31T23:59:58Z", "2027-01-01T00:00:03Z"]));
    assert_eq!(understood.sources.len(), 1);
    assert!(understood.sources[0].name.ends_with(" db1"), "{}", understood.sources[0].name);
}

#[test]
fn a_stamp_leads_back_to_its_bytes_through_colours_and_line_ends() {
    let text = "é\r\n\u{1b}[2m2026-11-29T09:00:22.619386Z\u{1b}[0m \u{1b}[32m INFO\u{1b}[0m up\r[2026-11-29 10:00:23] x";
    let understood = read(text);
    let stamps: Vec<&str> = understood
        .lines
        .iter()
        .filter_map(|line| match &line.time {
            LineTimeInBlock::Own { stamp, .. } => Some(&text[stamp.clone()]),
            LineTimeInBlock::OfLine(_) | LineTimeInBlock::Unknown => None,
        })
        .collect();
    assert_eq!(stamps, ["2026-11-29T09:00:22.619386Z", "2026-11-29 10:00:23"]);
}

#[test]
fn bad_input_is_understood_as_far_as_it_goes() {
    for text in
        ["", "\n\n", "\u{0}\u{1}\u{fffd}", "no time here", "2026-02-30 09:00:00 x", &"x".repeat(1_000_000)]
    {
        let understood = read(text);
        assert_eq!((understood.first, Summary::of(text, &understood)), (None, None));
    }
    let long = "2026-11-29 09:30:13 x\n".repeat(10_001);
    let understood = read(&long);
    assert_eq!((understood.lines.len(), understood.is_too_long), (10_000, true));
    assert!(Summary::of(&long, &understood).expect("times").is_too_long);
}

/// A line that is like the one before it is not read anew: it must come to the same.
#[test]
fn lines_of_one_shape_are_read_as_each_alone() {
    let kinds: &[&[&str]] = &[
        &[
            "2026-11-29 09:30:13,806 WARN a",
            "2026-11-29 09:30:14,807 INFO b",
            "2026-11-29 09:30:14,807 +0530 c",
            "2026-11-29 09:30:14 d",
        ],
        &[
            "2026-11-29 09:30:13 WARN a",
            "2026-11-29 10:30:14 UTC b",
            "2026-11-29 09:30:14Z b",
            "2026-11-29 09:30:14,123 d",
            "2026-11-29 09:30:14 PM d",
            "2026-11-29 25:30:14 d",
        ],
        &[
            "a - [29/Nov/2026:09:30:13 +0100] x",
            "bcd - [29/Nov/2026:09:30:14 +0100] x",
            "bcd - [29/Nov/2026:09:30:14 +0000] x",
            "a:9 [29/Nov/2026:09:30:15 +0100]",
        ],
        &[
            "Nov 29 09:30:13 db1 app[1]: a",
            "Nov 29 09:30:14 db1 app[1]: a",
            "Nov 29 09:30:15 db2 app[1]: a",
            "Nov 28 09:30:15 db2 app[1]: a",
        ],
        &[
            "{\"time\":\"2026-11-29T09:30:13.123Z\",\"a\":1}",
            "{\"time\":\"2026-11-29T09:30:14.923Z\",\"a\":2}",
            "{\"tame\":\"2026-11-29T09:30:14.923Z\"}",
        ],
        &["2026-03-29 01:59:59 a", "2026-03-29 03:00:01 a", "2026-03-29 02:30:00 a"],
        &["2026-10-25 01:59:59 a", "2026-10-25 02:30:00 a", "2026-10-25 03:30:00 a"],
        &["11/29/2026, 9:30:13 AM a", "11/29/2026, 9:30:14 AM a", "11/29/2026, 9:30:14 PM a"],
        &[
            "\u{1b}[2m2026-11-29 09:30:13\u{1b}[0m a",
            "\u{1b}[2m2026-11-29 09:30:19\u{1b}[0m a",
            "2026-11-29 09:30:21 a",
        ],
        &[
            "Sun Nov 29 09:30:13 2026 a",
            "Sun Nov 29 09:30:14 2026 a",
            "Sun Nov 29 09:30:14 CET 2026 a",
            "Sun Nov 29 09:30:14 2027 a",
        ],
    ];
    for kind in kinds {
        let viewer = zone("Europe/Berlin");
        // With the zone chosen no line is witness for another.
        let read_in_berlin = |text: &str| {
            let now = at("2026-11-29T23:00:00Z");
            let remembered = |_: &str| Some("Europe/Berlin".to_owned());
            understand(&Paste { text, now, viewer: &viewer, remembered: &remembered, zones: &find })
        };
        let together = read_in_berlin(&kind.join("\n"));
        let of = |understood: &Understood, line: usize| match &understood.lines[line].time {
            LineTimeInBlock::Own { at, is_certain, why, stamp, .. } => {
                Some((*at, *is_certain, *why, stamp.len()))
            }
            LineTimeInBlock::OfLine(_) | LineTimeInBlock::Unknown => None,
        };
        for (number, line) in kind.iter().enumerate() {
            let alone = read_in_berlin(line);
            assert_eq!(of(&together, number), of(&alone, 0), "{line}");
        }
    }
}
