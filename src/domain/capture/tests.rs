use super::*;
use crate::domain::values::FixedZone;

fn at(text: &str) -> Timestamp {
    Timestamp::parse(&format!("2026-11-21T{text}:00.000Z")).unwrap()
}

/// At three in the morning, in UTC.
pub(super) fn parse(text: &str, chosen: Kind) -> Result<Capture<'_>, CaptureError> {
    let scene = Scene { now: at("03:00"), local: &FixedZone::utc(), zones: &|_| None };
    super::parse(text, chosen, &scene)
}

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
        ("?why only Europe", Kind::Question, "why only Europe"),
        ("~maybe the cache", Kind::Theory, "maybe the cache"),
        ("~überlastet", Kind::Theory, "überlastet"),
        (
            "- works from here\nand from home",
            Kind::Evidence(Leaning::Against),
            "works from here\nand from home",
        ),
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
        "?id=5 in every address",
        "~ana/bin is gone",
        "+3 nodes",
        "/var/log/x: no",
        "/ is full",
        "//",
        "@channel all hands",
        "a@b.c wrote",
        "12:40 all red",
        "-10% orders",
        "-10%",
        "+1",
        "- one\n- two",
        "+ one\n\n+ two\n+ three",
    ] {
        assert_eq!(parse(typed, Kind::Note), entry(Kind::Note, typed), "{typed}");
    }
}

#[test]
fn a_backslash_takes_the_rest_literally() {
    assert_eq!(parse("\\? not a question", Kind::Note), entry(Kind::Note, "? not a question"));
    assert_eq!(parse("\\/undo", Kind::Note), entry(Kind::Note, "/undo"));
    assert_eq!(parse("\\/var/log is full", Kind::Note), entry(Kind::Note, "/var/log is full"));
    assert_eq!(parse("\\\\? as typed", Kind::Note), entry(Kind::Note, "\\? as typed"));
}

#[test]
fn a_backslash_that_shields_nothing_is_one_of_the_words() {
    for typed in
        ["\\\\fs01\\share is not reachable", "\\d+ matched too much", "\\\\", "\\", "\\\\?\\C:\\long"]
    {
        assert_eq!(parse(typed, Kind::Note), entry(Kind::Note, typed), "{typed}");
    }
}

#[test]
fn a_chosen_kind_holds_until_a_sign_says_otherwise() {
    assert_eq!(parse("why", Kind::Question), entry(Kind::Question, "why"));
    assert_eq!(parse("= undo it", Kind::Question), entry(Kind::Decision, "undo it"));
}

#[test]
fn an_action_has_an_owner_and_perhaps_a_time() {
    let action = |owner, text, due| Ok(Capture::Action { owner, text, due });
    assert_eq!(
        parse("@ana check charges by 03:25", Kind::Note),
        action("ana", "check charges", Some(at("03:25")))
    );
    assert_eq!(parse("@bo call them in 20m", Kind::Note), action("bo", "call them", Some(at("03:20"))));
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
    assert_eq!(parse("/question since when", Kind::Note), command(Slash::Question("since when")));
    assert_eq!(parse("/question", Kind::Note), command(Slash::Question("")), "it says which ones there are");
    let expect = Slash::Expect("errors below 1 %", at("03:20"));
    assert_eq!(parse("/expect errors below 1 % by 03:20", Kind::Note), command(expect));
    assert_eq!(parse("/expect errors below 1 % in 20m", Kind::Note), command(expect));
    assert_eq!(parse("/Move lost", Kind::Theory), command(Slash::Move("lost")));
}

#[test]
fn a_command_that_is_unknown_or_incomplete_says_so() {
    assert_eq!(parse("/resolve", Kind::Note), Err(CaptureError::UnknownCommand("resolve".into())));
    for typed in [
        "/severity",
        "/phase x",
        "/in",
        "/at",
        "/expect",
        "/expect calm",
        "/late",
        "/late 02:40",
        "/late 10m /undo",
    ] {
        assert!(matches!(parse(typed, Kind::Note), Err(CaptureError::Expected { .. })), "{typed}");
    }
}

#[test]
fn a_late_entry_keeps_its_kind() {
    let late = |at, rest| Ok(Capture::Late { at, rest: Box::new(rest) });
    let change = Capture::Entry { kind: Kind::Change, text: "restarted api" };
    assert_eq!(parse("/late 10 min ago $ restarted api", Kind::Note), late(at("02:50"), change));
    let note = Capture::Entry { kind: Kind::Note, text: "first alarm" };
    assert_eq!(parse("/late 02:40 first alarm", Kind::Note), late(at("02:40"), note));
}

#[test]
fn what_is_asked_about_a_time_has_the_whole_line_in_each_answer() {
    let lines = |typed| match parse(typed, Kind::Note) {
        Err(CaptureError::Time { lines, .. }) => lines,
        other => panic!("{typed}: {other:?}"),
    };
    assert_eq!(
        lines("/late 9:30 $ restarted api"),
        ["/late 2026-11-20 09:30 UTC $ restarted api", "/late 2026-11-20 21:30 UTC $ restarted api"]
    );
    assert_eq!(
        lines("@ana check charges by 2:30"),
        ["@ana check charges by 2026-11-21 14:30 UTC", "@ana check charges by 2026-11-22 02:30 UTC"]
    );
    assert_eq!(
        lines("/late 10m @ana check by 2:30"),
        [
            "/late 2026-11-21 02:50 UTC @ana check by 2026-11-21 14:30 UTC",
            "/late 2026-11-21 02:50 UTC @ana check by 2026-11-22 02:30 UTC"
        ]
    );
    assert!(lines("/late 02:50-02:55 x").is_empty());
}
