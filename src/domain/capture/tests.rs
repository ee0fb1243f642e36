use super::*;
use crate::domain::values::{FixedZone, Offset, Timestamp};

fn entry(kind: Kind, text: &str) -> Result<Capture<'_>, CaptureError> {
    Ok(Capture::Entry { kind, text })
}

#[test]
fn a_sign_and_a_space_name_the_kind() {
    let table = [
        ("disk is full", Kind::Note, "disk is full"),
        ("? why only Europe", Kind::Question, "why only Europe"),
        ("~ the provider rejects us", Kind::Theory, "the provider rejects us"),
        ("+ 422 in every line", Kind::Evidence(Leaning::For), "422 in every line"),
        ("- works from here", Kind::Evidence(Leaning::Against), "works from here"),
        ("! began at 02:40", Kind::Finding, "began at 02:40"),
        ("= we roll back", Kind::Decision, "we roll back"),
        ("$ systemctl restart api", Kind::Change, "systemctl restart api"),
        ("  ? indented", Kind::Question, "indented"),
        ("?", Kind::Question, ""),
    ];
    for (typed, kind, text) in table {
        assert_eq!(parse(typed, Kind::Note), entry(kind, text), "{typed}");
    }
}

#[test]
fn a_sign_that_a_phone_or_an_input_method_made_another_one_counts_as_what_was_meant() {
    let table = [
        ("– works from here", Kind::Evidence(Leaning::Against), "works from here"),
        ("− works from here", Kind::Evidence(Leaning::Against), "works from here"),
        ("？　なぜ欧州だけか", Kind::Question, "なぜ欧州だけか"),
        ("＋ 422", Kind::Evidence(Leaning::For), "422"),
        ("～ 決済会社", Kind::Theory, "決済会社"),
        ("–5 °C in the rack", Kind::Note, "–5 °C in the rack"),
        ("！重要", Kind::Note, "！重要"),
    ];
    for (typed, kind, text) in table {
        assert_eq!(parse(typed, Kind::Note), entry(kind, text), "{typed}");
    }
}

#[test]
fn what_only_looks_like_a_sign_is_a_note() {
    for typed in [
        "-5 % errors",
        "$HOME is full",
        "~5 minutes",
        "=== FAIL",
        "?why",
        "+3 nodes",
        "/var/log/x: no",
        "/ is full",
        "//",
        "@channel all hands",
        "a@b.c wrote",
        "12:40 all red",
    ] {
        assert_eq!(parse(typed, Kind::Note), entry(Kind::Note, typed), "{typed}");
    }
}

#[test]
fn a_backslash_takes_the_rest_literally() {
    assert_eq!(parse("\\? not a question", Kind::Note), entry(Kind::Note, "? not a question"));
    assert_eq!(parse("\\/undo", Kind::Note), entry(Kind::Note, "/undo"));
}

#[test]
fn a_chosen_kind_holds_until_a_sign_says_otherwise() {
    assert_eq!(parse("why", Kind::Question), entry(Kind::Question, "why"));
    assert_eq!(parse("= undo it", Kind::Question), entry(Kind::Decision, "undo it"));
}

#[test]
fn an_action_has_an_owner_and_perhaps_a_time() {
    let action = |owner, text, due| Ok(Capture::Action { owner, text, due });
    let at = |hour, minute| Some(When::Clock { hour, minute, utc: false });
    assert_eq!(parse("@ana check charges by 03:25", Kind::Note), action("ana", "check charges", at(3, 25)));
    assert_eq!(parse("@bo call them in 20m", Kind::Note), action("bo", "call them", Some(When::Minutes(20))));
    assert_eq!(parse("@bo look in the logs", Kind::Note), action("bo", "look in the logs", None));
    assert_eq!(parse("Bo look by hand", Kind::Action), action("Bo", "look by hand", None));
}

#[test]
fn commands_are_read_whatever_their_case() {
    let command = |slash| Ok(Capture::Command(slash));
    assert_eq!(parse("/severity Critical", Kind::Note), command(Slash::Severity("Critical")));
    assert_eq!(parse("/PHASE identified", Kind::Note), command(Slash::Phase(Phase::Identified)));
    let due = |is_clock, text| command(Slash::NextUpdate(Due { is_clock, text }));
    assert_eq!(parse("/in 1h30m", Kind::Note), due(false, "1h30m"));
    assert_eq!(parse("/at 03:30 UTC", Kind::Note), due(true, "03:30 UTC"));
    assert_eq!(parse("/undo", Kind::Note), command(Slash::Undo));
}

#[test]
fn a_command_that_is_unknown_or_incomplete_says_so() {
    assert_eq!(parse("/resolve", Kind::Note), Err(CaptureError::UnknownCommand("resolve".into())));
    for typed in ["/severity", "/phase x", "/in", "/at", "/late", "/late 02:40", "/late 10m /undo"] {
        assert!(matches!(parse(typed, Kind::Note), Err(CaptureError::Expected { .. })), "{typed}");
    }
}

#[test]
fn a_late_entry_keeps_its_kind() {
    let late = |when, rest| Ok(Capture::Late { when, rest: Box::new(rest) });
    let change = Capture::Entry { kind: Kind::Change, text: "restarted api" };
    assert_eq!(parse("/late 10 min ago $ restarted api", Kind::Note), late(When::Minutes(10), change));
    let note = Capture::Entry { kind: Kind::Note, text: "first alarm" };
    assert_eq!(
        parse("/late 02:40 first alarm", Kind::Note),
        late(When::Clock { hour: 2, minute: 40, utc: false }, note)
    );
}

#[test]
fn a_time_with_its_day_is_read_in_the_zone_or_in_utc() {
    let berlin = FixedZone { name: "Europe/Berlin".into(), offset: Offset(60) };
    let at = |text| Timestamp::parse(text);
    assert_eq!(dated(" 2026-11-18 14:00 ", &berlin), at("2026-11-18T13:00:00.000Z"));
    assert_eq!(dated("2026-11-18 14:00 UTC", &berlin), at("2026-11-18T14:00:00.000Z"));
    for text in [
        "",
        "14:00",
        "2026-11-31 14:00",
        "2026-11-18 25:00",
        "2026-11-18 10m",
        "2026-11-18",
        "yesterday 14:00",
    ] {
        assert_eq!(dated(text, &berlin), None, "{text}");
    }
}

#[test]
fn a_clock_time_is_the_last_or_the_next_of_that_name() {
    let now = Timestamp::parse("2026-11-21T00:10:30.000Z").unwrap();
    let at = |text| Timestamp::parse(text).unwrap();
    let local = When::Clock { hour: 1, minute: 5, utc: false };
    assert_eq!(local.before(now, Offset(60)), at("2026-11-21T00:05:00.000Z"));
    assert_eq!(local.after(now, Offset(60)), at("2026-11-22T00:05:00.000Z"));
    let utc = When::Clock { hour: 23, minute: 50, utc: true };
    assert_eq!(utc.before(now, Offset(60)), at("2026-11-20T23:50:00.000Z"));
    assert_eq!(utc.after(now, Offset(60)), at("2026-11-21T23:50:00.000Z"));
}
