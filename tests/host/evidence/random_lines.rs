//! Random lines: nothing breaks the reader, and nothing is certain that is no time.

use crate::zones::{find, zone};
use incident_scratchpad::domain::{Timestamp, Zone};
use incident_scratchpad::evidence::{LineTime, Surroundings, clean, read_line, stamp_of};
use proptest::prelude::*;

fn read(line: &str) -> LineTime {
    let berlin = zone("Europe/Berlin");
    let now = Timestamp::parse("2026-11-29T09:00:00.000Z").expect("an instant");
    read_line(line, &Surroundings { now, zone: Some(&berlin as &dyn Zone), zones: &find })
}

/// Pieces of lines, of which random lines are made that look like times.
const PIECES: &[&str] = &[
    "2026",
    "11",
    "29",
    "09",
    "30",
    "13",
    "-",
    "/",
    ":",
    ".",
    ",",
    " ",
    "T",
    "Z",
    "+01:00",
    "+0100",
    "CET",
    "IST",
    "Nov",
    "März",
    "So",
    "Sun",
    "AM",
    "pm",
    "[",
    "]",
    "{",
    "}",
    "\"ts\":",
    "\"time\":\"",
    "\"",
    "1795941013",
    "1795941013149",
    "\u{1b}[32m",
    "\u{1b}",
    "[1m",
    "é",
    "🔥",
    "@4000",
    "audit(",
    "Europe/Berlin",
    "E1129",
    "261129",
    "20261129",
    "de ",
    "à",
    "\t",
    "\u{202f}",
    "\u{2212}",
    "um",
    "?",
    "6b0be295",
];

/// What is not a time, written as random numbers would write it.
fn no_time() -> impl Strategy<Value = String> {
    let number = 0_u64..20_000_000_000;
    prop_oneof![
        (1_000_000_000_u64..2_000_000_000).prop_map(|id| format!("order {id} shipped")),
        (1_000_000_000_u64..2_000_000_000).prop_map(|id| format!("{{\"id\":{id},\"size\":{id}}}")),
        (1_000_000_000_000_u64..2_000_000_000_000).prop_map(|id| format!("user_id={id} ok")),
        (1_000_000_000_u64..2_000_000_000).prop_map(|size| format!("{size} bytes read")),
        (1_000_000_000_000_000_000_u64..2_000_000_000_000_000_000).prop_map(|id| format!("{id} created")),
        (1_u32..65_536, number.clone()).prop_map(|(port, n)| format!("127.0.0.1:{port} len {n}")),
        (0_u32..99, 0_u32..99, 0_u32..99).prop_map(|(a, b, c)| format!("version {a}.{b}.{c} of {c}.{b}")),
        (0_u32..24, 0_u32..60, 0_u32..60).prop_map(|(h, m, s)| format!("took {h:02}:{m:02}:{s:02}")),
        (0_u32..100_000, 0_u32..999_999).prop_map(|(s, us)| format!("[{s:5}.{us:06}] eth0: link")),
        (0_u32..24, 0_u32..60, 0_u32..60).prop_map(|(h, m, s)| format!("2026-02-30 {h:02}:{m:02}:{s:02} x")),
        (0_u32..24, 0_u32..60).prop_map(|(h, m)| format!("2026-11-29 {h:02}:{m:02}:00 Europe/Nowhere x")),
        (13_u32..99, 32_u32..99).prop_map(|(m, d)| format!("2026-{m}-{d} 09:30:13 x")),
        (24_u32..99, 60_u32..99).prop_map(|(h, m)| format!("2026-11-29 {h}:{m}:13 x")),
    ]
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn no_text_breaks_the_reader(line in "\\PC{0,120}") {
        let time = read(&line);
        prop_assert!(!time.reading.is_certain || time.reading.instant.is_some());
    }

    #[test]
    fn no_pieces_of_times_break_the_reader(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..24)) {
        let line = pieces.concat();
        let time = read(&line);
        prop_assert!(!time.reading.is_certain || time.reading.candidates.len() == 1);
        let clean = clean(&line);
        if let Some(stamp) = stamp_of(&clean.text, Timestamp::EPOCH) {
            prop_assert!(clean.text.get(stamp.span.clone()).is_some());
            prop_assert!(line.get(clean.origin(&stamp.span)).is_some());
        }
    }

    #[test]
    fn what_is_no_time_is_never_certain(line in no_time()) {
        prop_assert!(!read(&line).reading.is_certain, "{line}");
    }

    #[test]
    fn every_instant_is_read_back(seconds in 946_684_800_i64..4_000_000_000, place in 0_usize..6) {
        let at = Timestamp::from_millis(seconds * 1000).expect("an instant");
        let shown = at.utc();
        let (day, month, year, clock) = (shown.day, MONTHS[shown.month as usize - 1], shown.year, shown.clock_with_seconds());
        let line = match place {
            0 => format!("{}T{clock}Z up", shown.date()),
            1 => format!("[{day:02}/{month}/{year}:{clock} +0000] up"),
            2 => format!("{day:02} {month} {year} {clock} GMT up"),
            3 => format!("{month} {day:2} {clock} {year} UTC up"),
            4 => format!("{}T{}Z up", shown.date().replace('-', ""), clock.replace(':', "")),
            _ => format!("{} {clock}+00 up", shown.date()),
        };
        let time = read(&line);
        prop_assert_eq!((time.reading.instant, time.reading.is_certain), (Some(at), true), "{}", line);
    }
}

/// Whoever goes over such a line twice for each of its places is not done today.
#[test]
fn a_line_of_a_megabyte_is_read() {
    for piece in [
        "x",
        "12:",
        "[1m",
        "\u{1b}[",
        "\u{1b}[32m",
        "\u{1b}]",
        "2026-",
        "{\"a\":",
        "Nov ",
        "1 ",
        "é",
        "\"",
        "[",
        "a=",
        "2026-11-29 ",
        "09:30:99 ",
    ] {
        assert!(!read(&piece.repeat(1_000_000 / piece.len())).reading.is_certain, "{piece:?}");
    }
}
