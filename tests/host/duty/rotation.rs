//! Who is on duty when, in several zones and over the change of clocks.

use super::player::at;
use crate::zones::{find, zone};
use incident_scratchpad::duty::{Rotation, on_duty_text};

fn said(list: &str, now: &str, viewer: &str) -> String {
    let rotation = Rotation::read(list.lines());
    let now = at(now);
    on_duty_text(&rotation.at(now, &find), now, &zone(viewer), &find)
}

const WEEK: &str = "zone Europe/Berlin
Mon-Fri 09:00 Ana
Mon-Fri 18:00 Ben
Sat,Sun 09:00 nobody
2026-12-24 09:00 Cem";

#[test]
fn it_is_said_on_the_clock_of_whoever_looks() {
    let table = [
        ("2026-11-30T09:00", "Europe/Berlin", "Ana, from 18:00: Ben"),
        ("2026-11-30T09:00", "Europe/London", "Ana, from 17:00: Ben (18:00 in Berlin)"),
        ("2026-11-30T09:00", "America/New_York", "Ana, from 12:00: Ben (18:00 in Berlin)"),
        ("2026-11-30T09:00", "Asia/Kolkata", "Ana, from 22:30: Ben (18:00 in Berlin)"),
        ("2026-11-30T07:59", "Europe/Berlin", "nobody, from 09:00: Ana"),
        ("2026-11-30T08:00", "Europe/Berlin", "Ana, from 18:00: Ben"),
        ("2026-11-30T17:00", "Europe/Berlin", "Ben, from Tue 1 Dec 09:00: Ana"),
        ("2026-12-04T17:00", "Europe/Berlin", "Ben, from Sat 5 Dec 09:00: nobody"),
        ("2026-12-06T12:00", "Europe/Berlin", "nobody, from Mon 7 Dec 09:00: Ana"),
        ("2026-12-24T12:00", "Europe/Berlin", "Cem, from Fri 25 Dec 09:00: Ana"),
    ];
    for (now, viewer, expected) in table {
        assert_eq!(said(WEEK, now, viewer), expected, "{now} {viewer}");
    }
}

#[test]
fn one_hands_over_to_whoever_has_it_already_else_to_the_next_and_never_to_oneself() {
    let rotation = Rotation::read(WEEK.lines());
    let after = |who: &str, now: &str| {
        let duty = rotation.at(at(now), &find);
        duty.after(who).map(|shift| shift.name.clone())
    };
    let is = |name: &str| Some(name.to_owned());
    assert_eq!(after("Ana", "2026-11-30T16:55"), is("Ben"), "before the turn");
    assert_eq!(after("Ana", "2026-11-30T17:10"), is("Ben"), "after it");
    assert_eq!(after("Ben", "2026-11-30T17:10"), is("Ana"));
    assert_eq!(after("Cem", "2026-11-30T12:00"), is("Ana"), "who stood in for somebody");
    assert_eq!(after("Ben", "2026-12-05T09:00"), is("Ana"), "nobody has it");
    assert_eq!(after("Ana", "2026-12-06T12:00"), None, "nobody has it, and then one has it oneself");
}

#[test]
fn the_clock_of_the_list_holds_through_its_change() {
    let daily = "zone Europe/Berlin\ndaily 09:00 Ana\ndaily 18:00 Ben";
    // On 29 March 2026 Berlin goes forward, on 25 October back.
    assert_eq!(said(daily, "2026-03-28T18:00", "UTC"), "Ben, from Sun 29 Mar 07:00: Ana (09:00 in Berlin)");
    assert_eq!(said(daily, "2026-10-24T18:00", "UTC"), "Ben, from Sun 25 Oct 08:00: Ana (09:00 in Berlin)");
    assert_eq!(said(daily, "2026-03-29T06:59", "Europe/Berlin"), "Ben, from 09:00: Ana");
    assert_eq!(said(daily, "2026-03-29T07:00", "Europe/Berlin"), "Ana, from 18:00: Ben");
    // New York goes back a week later than Berlin: there are five hours between them in that week.
    assert_eq!(said(daily, "2026-10-26T09:00", "America/New_York"), "Ana, from 13:00: Ben (18:00 in Berlin)");
    assert_eq!(said(daily, "2026-11-02T09:00", "America/New_York"), "Ana, from 12:00: Ben (18:00 in Berlin)");
}

#[test]
fn a_time_that_the_clock_skips_or_shows_twice_is_one_time() {
    let night = "zone Europe/Berlin\ndaily 02:30 Ana\ndaily 12:00 Ben";
    assert_eq!(said(night, "2026-03-29T01:29", "Europe/Berlin"), "Ben, from 03:30: Ana");
    assert_eq!(said(night, "2026-03-29T01:30", "Europe/Berlin"), "Ana, from 12:00: Ben");
    assert_eq!(said(night, "2026-10-25T00:29", "Europe/Berlin"), "Ben, from 02:30: Ana");
    assert_eq!(said(night, "2026-10-25T00:30", "Europe/Berlin"), "Ana, from 12:00: Ben");
}

#[test]
fn lines_of_several_zones_are_one_rotation() {
    let sun = "zone Europe/Berlin\nMon-Fri 09:00 Ana\nzone America/New_York\nMon-Fri 09:00 Ben\nzone Asia/Tokyo\nMon-Fri 09:00 Cem";
    assert_eq!(said(sun, "2026-12-01T10:00", "Europe/Berlin"), "Ana, from 15:00: Ben (09:00 in New York)");
    assert_eq!(said(sun, "2026-12-01T15:00", "America/New_York"), "Ben, from 19:00: Cem (09:00 in Tokyo)");
    assert_eq!(said(sun, "2026-12-01T01:00", "Asia/Tokyo"), "Cem, from 17:00: Ana (09:00 in Berlin)");
}

#[test]
fn a_line_without_a_time_is_of_the_morning_and_one_without_a_zone_of_utc() {
    assert_eq!(
        said("2026-11-30 Ana\n2026-12-01 Ben B.", "2026-11-30T10:00", "Europe/Berlin"),
        "Ana, from Tue 1 Dec 10:00: Ben B. (09:00 UTC)"
    );
}

#[test]
fn somebody_who_goes_on_is_not_said_twice() {
    assert_eq!(
        said("daily 09:00 Ana\nWed 09:00 Ben", "2026-11-30T10:00", "UTC"),
        "Ana, from Wed 2 Dec 09:00: Ben"
    );
    assert_eq!(said("daily 09:00 Ana", "2026-11-30T10:00", "UTC"), "Ana");
}

#[test]
fn a_list_that_has_run_out_says_nothing_and_so_does_an_empty_one() {
    assert_eq!(said("2026-11-02 Ana", "2026-11-30T10:00", "UTC"), "");
    assert_eq!(said("", "2026-11-30T10:00", "UTC"), "");
    assert_eq!(said("# no one yet", "2026-11-30T10:00", "UTC"), "");
    assert_eq!(said("2026-12-02 Ana", "2026-11-30T10:00", "UTC"), "from Wed 2 Dec 09:00: Ana");
}

#[test]
fn a_line_that_cannot_be_read_is_told_and_the_rest_is_used() {
    let list = "zone Europe/Berlin\nMno 09:00 Ana\nMon 25:00 Ana\n2026-13-01 Ana\nMon-Fri 09:00\n\nMonday 09:00 Ana\nzone Europe/Berln\nMon 18:00 Ben";
    let rotation = Rotation::read(list.lines());
    let problems: Vec<String> = rotation.problems(&find).iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "Line 2, “Mno 09:00 Ana”: no day of the week is called “Mno”.",
            "Line 3, “Mon 25:00 Ana”: “25:00” is no time like 09:00.",
            "Line 4, “2026-13-01 Ana”: “2026-13-01” is no date like 2026-12-24.",
            "Line 5, “Mon-Fri 09:00”: a name is missing (“nobody” for none).",
            "Line 8, “zone Europe/Berln”: this browser knows no zone of that name, so the lines below it are not used.",
        ]
    );
    assert_eq!(said(list, "2026-11-30T12:00", "Europe/Berlin"), "Ana");
}
