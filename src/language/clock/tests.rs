use super::*;
use crate::domain::FixedZone;
use crate::language::phrases::PhraseIndex;

fn times(text: &Text<'_>) -> Vec<Mention> {
    mentions(text, &PhraseIndex::new(Vec::new()).find(text), None, |_| None)
}

fn clock(raw: &str) -> Vec<String> {
    let text = Text::new(raw);
    let shown = |mention: &Mention| {
        let Said::Clock { time, is_zoned, .. } = &mention.said else { return format!("{:?}", mention.said) };
        let zone = if *is_zoned { "zoned" } else { "bare" };
        format!("{:02}:{:02} {zone}", time.clock.hour, time.clock.minute)
    };
    times(&text).iter().map(shown).collect()
}

#[test]
fn times_of_day_are_read_as_people_write_them() {
    let table = [
        ("by 03:30 UTC", "03:30 zoned"),
        ("at 3:30 p.m. ET", "15:30 zoned"),
        ("at 9:30 ET", "09:30 zoned"),
        ("at 4pm", "16:00 bare"),
        ("at 16:00 US/Pacific", "16:00 zoned"),
        ("at 16:00 Pacific", "16:00 zoned"),
        ("at 16:00 (UTC)", "16:00 zoned"),
        ("at 0330 UTC", "03:30 zoned"),
        ("by 10.30 UTC", "10:30 zoned"),
        ("by half past ten UTC", "10:30 zoned"),
        ("tomorrow at 9:30 UTC", "09:30 zoned"),
        ("since 2031-03-01T03:30:00Z", "03:30 zoned"),
        ("at 05:30 UTC+2", "05:30 zoned"),
        ("by 03:30 pst", "03:30 zoned"),
        ("by 02:41 UTC (21:41 the day before America/New_York)", "02:41 zoned"),
    ];
    for (raw, expected) in table {
        assert_eq!(clock(raw), [expected], "{raw}");
    }
    assert_eq!(clock("from 15:02 to 15:12 UTC"), ["15:02 bare", "15:12 zoned"]);
}

#[test]
fn scores_lengths_and_addresses_are_not_times() {
    for raw in [
        "a score of 3:2",
        "2:15 hours",
        "10.0.0.1:53",
        "the ratio 16:9",
        "in 2031",
        "version 3.30 fails",
        "five to ten customers",
        "region 3a is down",
        "1500 requests fail",
        "three orders fail",
        "03:30John",
        "03:30’s",
    ] {
        assert_eq!(clock(raw), [""; 0], "{raw}");
    }
}

#[test]
fn times_from_now_are_read_in_minutes() {
    let said = |raw: &str| {
        let text = Text::new(raw);
        times(&text).into_iter().map(|mention| mention.said).collect::<Vec<Said>>()
    };
    assert_eq!(said("in 30 minutes"), [Said::Within(Some(30))]);
    assert_eq!(said("in 1h30"), [Said::Within(Some(90))]);
    assert_eq!(said("in an hour and a half"), [Said::Within(Some(90))]);
    assert_eq!(said("within the next hour"), [Said::Within(Some(60))]);
    assert_eq!(said("in half an hour"), [Said::Within(Some(30))]);
    assert_eq!(said("within the next few hours"), [Said::Within(None)]);
    assert_eq!(said("in 30 to 45 minutes"), [Said::Within(None)]);
    assert_eq!(said("every two hours"), [Said::Every(120)]);
}

#[test]
fn a_time_without_a_day_is_the_last_or_the_next_of_that_name() {
    let now = Timestamp::parse("2026-11-21T23:50:00.000Z").unwrap();
    let text = Text::new("by 00:10 UTC");
    let reader = Reader { now, zone: None, find: |_| None };
    let moments = times(&text)[0].moments(&reader);
    let minutes: Vec<i64> = moments.iter().map(|at| (at - now.as_millis()) / MINUTE).collect();
    assert_eq!(minutes, [-23 * 60 - 40, 20]);
}

#[test]
fn a_moment_is_written_in_utc_first() {
    let moment = Timestamp::parse("2026-07-01T22:30:00.000Z").unwrap();
    let zone = ReadersZone::new(FixedZone { name: "CEST".into(), offset: Offset(120) });
    assert_eq!(written(moment, None, Some(&zone)), "22:30 UTC (00:30 the next day CEST)");
    assert_eq!(written(moment, None, None), "22:30 UTC");
    let before = moment.plus_minutes(-25 * 60);
    assert_eq!(written(moment, Some(before), None), "2026-07-01 22:30 UTC");
}

#[test]
fn the_moment_of_an_iso_text_has_day_time_and_offset() {
    let at = Timestamp::parse("2031-03-01T03:30:00.000Z");
    assert_eq!(moment_of_iso("2031-03-01T03:30:20Z"), at);
    assert_eq!(moment_of_iso("2031-03-01T05:30+02:00"), at);
    assert_eq!(moment_of_iso("2031-03-01 03:30"), None);
    assert_eq!(moment_of_iso("03:30 UTC"), None);
}
