//! Lines in the shapes that programs are documented to write, and those that hold no time.

use crate::zones::{find, zone};
use incident_scratchpad::domain::time_expression::instant_of_iso;
use incident_scratchpad::domain::{Timestamp, Zone};
use incident_scratchpad::evidence::{LineTime, Surroundings, read_line};

/// Each line with its instant in Berlin and the zone that it states, `-` for none. `~` in front: the line has no date, and
/// is of the last day on which its time of day fits.
const SHAPES: &str = include_str!("../../evidence/shapes.tsv");

fn at(text: &str) -> Timestamp {
    instant_of_iso(text).expect("an instant")
}

fn read_at(line: &str, now: &str, given: Option<&str>) -> LineTime {
    let zone = given.map(zone);
    let zone = zone.as_ref().map(|zone| zone as &dyn Zone);
    read_line(line, &Surroundings { now: at(now), zone, zones: &find })
}

fn read(line: &str, given: Option<&str>) -> LineTime {
    read_at(line, "2026-11-29T09:00:00Z", given)
}

fn seconds(time: &LineTime) -> Option<i64> {
    time.reading.instant.map(|at| at.as_millis().div_euclid(1000))
}

/// What is wrong with the lines when they are read at that time.
fn wrong_at(now: &str, days: i64) -> Vec<String> {
    let mut wrong = Vec::new();
    for row in SHAPES.lines() {
        let mut parts = row.splitn(3, '\t');
        let mut part = || parts.next().expect("three columns");
        let (wanted, stated, line) = (part(), part(), part());
        let is_of_today = wanted.starts_with('~');
        let instant =
            at(wanted.trim_start_matches('~')).plus_minutes(if is_of_today { days * 24 * 60 } else { 0 });
        let time = read_at(line, now, Some("Europe/Berlin"));
        let is_right = seconds(&time) == Some(instant.as_millis() / 1000);
        if !is_right || time.stated.as_deref().unwrap_or("-") != stated {
            let read = time.reading.instant.map(|at| at.to_string());
            wrong.push(format!("{line}\n    {instant} {stated} was read {:?} {read:?}", time.stated));
        }
    }
    wrong
}

#[test]
fn the_shapes_of_many_programs_are_read() {
    for (now, days) in [("2026-11-29T09:00:00Z", 0), ("2026-12-04T09:00:00Z", 5)] {
        let wrong = wrong_at(now, days);
        assert!(wrong.is_empty(), "{} wrong at {now}:\n{}", wrong.len(), wrong.join("\n"));
    }
}

/// Lines without an instant, whatever zone is given.
const NO_INSTANT: &[&str] = &[
    "",
    " ",
    "\t at com.example.Foo.bar(Foo.java:42)",
    "Caused by: java.net.ConnectException: Connection refused",
    "[ 3614.323159] lo: left promiscuous mode",
    "[0.071s][info][gc] Using G1",
    "0: : Listener address to use: 127.0.0.1",
    "     0.000134 exit_group(0)             = ?",
    "  app two +112ms",
    "00:00:05 queue depth 9120",
    "elapsed 01:02:03",
    "took 00:12:44 in total",
    "real\t0m0.000s",
    "uptime_in_seconds:1",
    "hrtime 12531806602504",
    "GET / 200 9.119 ms - 2",
    "INFO:     127.0.0.1:49348 - \"GET / HTTP/1.1\" 200 OK",
    "order 1795941013 shipped",
    "call +49 1795941013",
    "{\"id\":1795941013,\"size\":1795941013,\"port\":8080}",
    "{\"user_id\":1795941013149,\"order\":\"1795941013149\"}",
    "snowflake 1795941498609186317",
    "version 2026.11.29 is out",
    "v1.2.3 of 10.12.20.26",
    "mac 00:1a:2b:3c:4d:5e",
    "link 10:20:30:40:50:60 up",
    "fe80::12:34:56 dev eth0",
    "2026-02-30 09:30:13 never",
    "2026-02-30T09:30:13Z never",
    "[30/Feb/2026:09:30:13 +0100] \"GET /\"",
    "Feb 30 09:30:13 host app: x",
    "2026-13-01 09:30:13 x",
    "2026-11-31 09:30:13 x",
    "2026-11-29 25:30:13 x",
    "2026-11-29 09:61:13 x",
    "31.02.2026 09:30:13 x",
    "2026-11-29",
    "Nov 29  2026 only a day",
    "released on 29 November 2026",
    "ratio 16:9 at 1:1",
    "Nmap done: 1 IP address (1 host up) scanned in 0.06 seconds",
    "\u{0}\u{1}\u{2}\u{fffd}",
];

#[test]
fn what_is_no_instant_is_read_as_none() {
    for line in NO_INSTANT {
        for given in [None, Some("Europe/Berlin")] {
            let time = read(line, given);
            assert_eq!((time.reading.instant, time.reading.is_certain), (None, false), "{line}: {time:?}");
        }
    }
}

/// Lines that hold an instant which nothing makes certain, though a zone is given.
const DOUBTFUL: &[&str] = &[
    "2026-11-29 09:30:13 Europe/Atlantis x",
    "2026-11-29 09:30:13 Mars/Olympus x",
    "2026-11-29T09:30:13+25:00",
    "2026-11-29T09:30:13+0117",
    "Sun Nov 29 09:30:13 XQT 2026",
    "Mon Nov 29 09:30:13 2026",
    "2026-11-29 09:30:13 XST x",
    "Sun Nov 29 09:30:13 IST 2026",
    "2026-11-29 09:30:13 CST x",
    "2026-11-29 09:30:13 PST x",
    "12/03/2026 09:30:13 x",
    "12/3/2026, 9:30:13 AM x",
    "26-Nov-29 09:30:13 x",
    "Nov 29 09:30:13 host app: x",
    "E1129 09:30:13.149939       1 reflector.go:138] x",
    "09:30:13 x",
    "2026-11-29 09:30 x",
    "1795941013 x",
    "1795941013149 x",
    "1795941498609186317 1",
    "2026/11/29 08:37:56.857\tINFO\tusing provided configuration",
    "2026-10-25 02:30:00 x",
    "2026-03-29 02:30:00 x",
    "{\"0\":1795945194909}",
];

#[test]
fn what_is_doubtful_is_never_certain() {
    for line in DOUBTFUL {
        let time = read(line, Some("Europe/Berlin"));
        assert!(!time.reading.is_certain, "{line}: {time:?}");
        assert!(!time.reading.candidates.is_empty(), "{line}: {time:?}");
    }
}

#[test]
fn without_a_zone_only_what_states_one_is_certain() {
    for (line, is_certain) in [
        ("2026-11-29T08:30:13Z x", true),
        ("2026-11-29 09:30:13 CET x", true),
        ("[29-Nov-2026 09:30:13 Europe/Berlin] x", true),
        ("2026-11-29T09:30:13 x", false),
        ("29/Nov/2026:09:30:13", false),
        ("2026-11-29 09:30:13,149 x", false),
    ] {
        assert_eq!(read(line, None).reading.is_certain, is_certain, "{line}");
    }
    let open = read("2026-11-29T09:30:13 x", None);
    assert_eq!(open.reading.instant, None);
    assert_eq!(open.reading.candidates.first(), Some(&at("2026-11-29T09:30:13Z")));
    assert!(open.reading.candidates.contains(&at("2026-11-29T08:30:13Z")));
}

#[test]
fn a_short_name_of_several_zones_is_the_one_of_the_given_zone() {
    let in_kolkata = read("Sun Nov 29 14:00:13 IST 2026", Some("Asia/Kolkata"));
    assert!(in_kolkata.reading.is_certain);
    assert_eq!(in_kolkata.reading.instant, Some(at("2026-11-29T08:30:13Z")));
    let in_new_york = read("2026-11-29 03:30:13 EST x", Some("America/New_York"));
    assert_eq!((in_new_york.reading.is_certain, seconds(&in_new_york)), (true, Some(1_795_941_013)));
    assert!(read("2026-11-29 03:30:13 EST x", None).reading.candidates.len() > 1);
}

#[test]
fn an_hour_that_comes_twice_has_two_instants_and_one_that_never_comes_has_none() {
    let twice = read("2026-10-25 02:30:00 x", Some("Europe/Berlin"));
    assert_eq!(twice.reading.candidates, [at("2026-10-25T00:30:00Z"), at("2026-10-25T01:30:00Z")]);
    let never = read("2026-03-29 02:30:00 x", Some("Europe/Berlin"));
    assert_eq!((never.reading.instant, never.reading.candidates.len()), (None, 2));
    for line in ["2026-10-25T02:30:00+02:00", "2026-10-25 02:30:00 CEST"] {
        assert!(read(line, Some("Europe/Berlin")).reading.is_certain, "{line}");
    }
}

#[test]
fn a_missing_year_is_the_last_that_fits() {
    for (line, now, wanted) in [
        ("Dec 31 23:59:58 h a: x", "2027-01-01T00:10:00Z", "2026-12-31T22:59:58Z"),
        ("Jan  1 00:59:58 h a: x", "2026-12-31T23:59:00Z", "2026-12-31T23:59:58Z"),
        ("Nov 30 01:00:00 h a: x", "2026-11-29T23:55:00Z", "2026-11-30T00:00:00Z"),
        ("Dec  5 01:00:00 h a: x", "2026-11-29T23:55:00Z", "2025-12-05T00:00:00Z"),
        ("Feb 29 01:00:00 h a: x", "2026-11-29T23:55:00Z", "2024-02-29T00:00:00Z"),
        ("Sat Nov 29 09:39 gone", "2026-11-29T23:55:00Z", "2025-11-29T08:39:00Z"),
    ] {
        let time = read_at(line, now, Some("Europe/Berlin"));
        assert_eq!((time.reading.instant, time.reading.is_certain), (Some(at(wanted)), false), "{line}");
    }
}

#[test]
fn times_far_away_are_read() {
    for (line, wanted) in [
        ("1970-01-01T00:00:00Z boot", "1970-01-01T00:00:00Z"),
        ("2106-02-07T06:28:15Z end", "2106-02-07T06:28:15Z"),
        ("9999-12-31T23:59:59Z never", "9999-12-31T23:59:59Z"),
        ("2024-02-29T00:00:00Z leap", "2024-02-29T00:00:00Z"),
    ] {
        assert_eq!(read(line, None).reading.instant, Some(at(wanted)), "{line}");
    }
    // Counts of 1970 and of 2106 are what a program writes that knows no time.
    for line in ["{\"ts\":0}", "{\"ts\":4294967295}", "[4294967295] x"] {
        assert!(!read(line, None).reading.is_certain, "{line}");
    }
}

#[test]
fn the_last_places_of_the_calendar_do_not_break_a_zone() {
    for line in [
        "1970-01-01 00:00:00 x",
        "1970-01-01T00:00:00+14:00 x",
        "9999-12-31 23:59:59 x",
        "9999-12-31T23:59:59-1200",
    ] {
        for given in ["Pacific/Kiritimati", "Pacific/Niue", "Europe/Berlin"] {
            let _ = read(line, Some(given));
        }
    }
}
