//! Times as people type them: the table of phrases, and that what the page writes reads back to itself.

use crate::zones::{find, zone};
use incident_scratchpad::domain::time_expression::{Form, Scene, TimeError, Wanted, unmistakable};
use incident_scratchpad::domain::{Timestamp, Zone};
use incident_scratchpad::export::times;

const TABLE: &str = include_str!("fixtures/times.txt");

fn instant(text: &str) -> Timestamp {
    Timestamp::parse(&format!("{text}:00.000Z")).expect("an instant")
}

/// An instant as the table has it: `03:30`, `+1 03:30`.
fn shown(at: Timestamp, now: Timestamp) -> String {
    const DAY_MILLIS: i64 = 24 * 3_600_000;
    let days = at.as_millis().div_euclid(DAY_MILLIS) - now.as_millis().div_euclid(DAY_MILLIS);
    let clock = if at.utc().second == 0 { at.utc().clock() } else { at.utc().clock_with_seconds() };
    if days == 0 { clock } else { format!("{days:+} {clock}") }
}

fn refused(error: &TimeError, now: Timestamp) -> String {
    match error {
        TimeError::NoTime => "! none".to_owned(),
        TimeError::Unread(words) => format!("! unread {words}"),
        TimeError::NoClock(_) => "! clock".to_owned(),
        TimeError::NoSuchTime(time) => format!("! shows {time}"),
        TimeError::Range(words) => format!("! range {words}"),
        TimeError::Vague(words) => format!("! vague {words}"),
        TimeError::Zero => "! now".to_owned(),
        TimeError::WrongWay => "! way".to_owned(),
        TimeError::Passed(..) => "! passed".to_owned(),
        TimeError::NotYet(..) => "! ahead".to_owned(),
        TimeError::UnknownZone(zone) => format!("! zone {zone}"),
        TimeError::Differ => "! differ".to_owned(),
        TimeError::Ask(question) => {
            let choices: Vec<String> = question.choices.iter().map(|choice| shown(choice.at, now)).collect();
            format!("? {}", choices.join(" "))
        }
    }
}

fn with_words(at: String, words: &str) -> String {
    if words.is_empty() { at } else { format!("{at} | {words}") }
}

/// What a phrase is taken for.
fn answer(kind: &str, phrase: &str, scene: &Scene) -> String {
    let taken = |form, wanted| {
        scene.leading(phrase, form, wanted).map(|taken| with_words(shown(taken.at, scene.now), taken.rest))
    };
    let answer = match kind {
        "at" => taken(Form::Clock, Wanted::Ahead),
        "in" => taken(Form::Length, Wanted::Ahead),
        "late" => taken(Form::Any, Wanted::Behind),
        "by" => scene.whole(phrase, Wanted::Ahead).map(|at| shown(at, scene.now)),
        "seen" => scene.whole(phrase, Wanted::Behind).map(|at| shown(at, scene.now)),
        "do" => scene
            .trailing(phrase)
            .map(|(words, due)| with_words(due.map_or("-".to_owned(), |due| shown(due, scene.now)), words)),
        other => panic!("{other} is no kind of phrase"),
    };
    answer.unwrap_or_else(|error| refused(&error, scene.now))
}

#[test]
fn every_phrase_of_the_table_is_taken_for_what_it_means() {
    let (mut local, mut now) = (zone("UTC"), instant("2026-11-21T02:10"));
    let (mut wrong, mut many) = (Vec::new(), 0);
    for line in TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (kind, rest) = line.split_once(' ').expect("a kind");
        if kind == "scene" {
            let (name, at) = rest.split_once(' ').expect("a zone and now");
            (local, now) = (zone(name), instant(at));
            continue;
        }
        let (phrase, expected) = rest.split_once(" -> ").expect("an answer");
        let answer = answer(kind, phrase, &Scene { now, local: &local, zones: &find });
        many += 1;
        if answer != expected {
            wrong.push(format!("{kind} {phrase} -> {expected}, and not {answer} ({now} {})", local.name()));
        }
    }
    assert!(wrong.is_empty(), "{} of {many}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(many >= 200, "{many}");
}

/// Zones with whole hours and without, with summer time and without, and with a month without it.
const ZONES: [&str; 7] = [
    "America/New_York",
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "America/Sao_Paulo",
    "Africa/Casablanca",
];

/// Instants of two years: one in three days and a bit, so that every hour and minute comes, and each minute of the days
/// around a change of some clock in steps of a quarter of an hour.
fn instants(zone: &dyn Zone) -> Vec<Timestamp> {
    let from = instant("2026-01-01T00:00");
    let many = 2 * 365 * 24 * 60;
    let mut all: Vec<Timestamp> = (0..many).step_by(4801).map(|minutes| from.plus_minutes(minutes)).collect();
    for day in 0..2 * 365 {
        let day = from.plus_minutes(day * 24 * 60);
        if zone.offset_at(day) != zone.offset_at(day.plus_minutes(24 * 60)) {
            all.extend((-2..26).map(|hours| day.plus_minutes(hours * 60 + 15 * (hours % 4))));
        }
    }
    all
}

/// Every form in which the page writes an instant by itself.
fn forms(at: Timestamp, now: Timestamp, zone: &dyn Zone) -> Vec<String> {
    let elsewhere = find("America/New_York").expect("a zone");
    vec![
        times::clock(at, zone),
        times::clock_in(at, &[zone, &*elsewhere]),
        times::dated(at, zone),
        times::ahead(at, now, zone),
        unmistakable(at),
        format!("{} UTC", at.utc().clock()),
        format!("{} {}", at.utc().date(), at.utc().clock_with_seconds()) + " UTC",
        at.to_string(),
    ]
}

#[test]
fn every_instant_reads_back_from_every_form_in_which_the_page_writes_it() {
    let mut many = 0;
    for name in ZONES {
        let local = zone(name);
        for at in instants(&local) {
            for (minutes, wanted) in [(-25, Wanted::Ahead), (-11 * 60, Wanted::Ahead), (25, Wanted::Behind)] {
                let now = at.plus_minutes(minutes);
                let scene = Scene { now, local: &local, zones: &find };
                for text in forms(at, now, &local) {
                    let read = scene.whole(&text, wanted);
                    assert_eq!(read, Ok(at), "{text:?} in {name}, at {now}");
                    many += 1;
                }
            }
        }
    }
    assert!(many > 30_000, "{many}");
}

#[test]
fn a_short_form_reads_back_beside_its_local_clock() {
    for name in ZONES {
        let local = zone(name);
        for at in instants(&local) {
            let now = at.plus_minutes(25);
            let scene = Scene { now, local: &local, zones: &find };
            let short = times::short(at, &local);
            let is_alone = !short.contains('(');
            let read = scene.whole(&short, Wanted::Behind);
            assert!(is_alone || read == Ok(at), "{short:?} in {name}, at {now}: {read:?}");
        }
    }
}

/// A local time reads back, or is asked about on the nights of a change, where both answers show it.
#[test]
fn a_local_time_is_read_once_or_asked_about() {
    for name in ZONES {
        let local = zone(name);
        for at in instants(&local) {
            let now = at.plus_minutes(-25);
            let scene = Scene { now, local: &local, zones: &find };
            let shown = at.calendar(local.offset_at(at)).clock();
            match scene.whole(&shown, Wanted::Ahead) {
                Ok(read) => assert_eq!(read, at, "{shown} in {name}, at {now}"),
                Err(TimeError::Ask(question)) => {
                    assert!(
                        question.choices.iter().any(|choice| choice.at == at),
                        "{shown} in {name}: {question:?}"
                    );
                }
                // The day is another one at the change.
                Err(other) => panic!("{shown} in {name}, at {now}: {other:?}"),
            }
        }
    }
}

#[test]
fn an_instant_of_a_file_may_have_any_form_of_iso_8601_with_its_offset() {
    let read = |text: &str| {
        let quoted = format!("{text:?}");
        serde_json::from_str::<Timestamp>(&quoted).ok().map(|at| at.to_string())
    };
    for text in [
        "2026-11-21T03:30:00.000Z",
        "2026-11-21T03:30:00Z",
        "2026-11-21T03:30Z",
        "2026-11-21T04:30:00+01:00",
        "2026-11-20T22:30:00-05:00",
    ] {
        assert_eq!(read(text).as_deref(), Some("2026-11-21T03:30:00.000Z"), "{text}");
    }
    for text in [
        "",
        "03:30 UTC",
        "2026-11-21",
        "2026-11-21T03:30:00",
        "2026-11-31T03:30:00Z",
        "2026-11-21T25:30:00Z",
        "2026-11-21T03:30:00Z x",
        "2026-11-21T03:30 Berlin",
        "1969-01-01T00:00:00Z",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

/// Pieces that phrases are made of, good and bad.
const PIECES: [&str; 48] = [
    "3",
    "03:30",
    "3:30",
    "3.30",
    "1530",
    "15h30",
    "25:00",
    "noon",
    "midnight",
    "half",
    "past",
    "three",
    "quarter",
    "to",
    "am",
    "p.m.",
    "pm",
    "UTC",
    "EST",
    "IST",
    "CEST",
    "Europe/Berlin",
    "London",
    "+02:00",
    "-5",
    "UTC-3",
    "Z",
    "tomorrow",
    "yesterday",
    "Monday",
    "2026-11-22",
    "in",
    "ago",
    "1",
    "an",
    "hour",
    "and",
    "a",
    "min",
    "30m",
    "1h30",
    ",",
    "-",
    "(03:41)",
    "pods",
    "left",
    "ish",
    "team",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 1500, ..Default::default() })]

    /// Whatever is typed behind a command, what is left over is a piece of it, and what is taken reads back to the same
    /// instant when it is written out with the same words behind it: what the toast says is what is recorded.
    #[test]
    fn what_is_taken_is_what_is_said_and_nothing_is_given_away(
        places in proptest::collection::vec(0..PIECES.len(), 1..7),
        minutes in 0..2 * 365 * 24 * 60_i64,
        zone_place in 0..ZONES.len(),
        is_glued in proptest::collection::vec(proptest::bool::ANY, 7),
    ) {
        let mut text = String::new();
        for (place, piece) in places.iter().enumerate() {
            if !text.is_empty() && !is_glued[place] {
                text.push(' ');
            }
            text.push_str(PIECES[*piece]);
        }
        let local = zone(ZONES[zone_place]);
        let now = instant("2026-01-01T00:00").plus_minutes(minutes);
        let scene = Scene { now, local: &local, zones: &find };
        for (form, wanted) in [
            (Form::Clock, Wanted::Ahead),
            (Form::Length, Wanted::Ahead),
            (Form::Any, Wanted::Behind),
        ] {
            match scene.leading(&text, form, wanted) {
                Ok(taken) => {
                    proptest::prop_assert!(text.ends_with(taken.rest), "{:?}: {:?}", text, taken);
                    proptest::prop_assert_eq!(taken.at > now, wanted == Wanted::Ahead, "{:?}: {:?}", text, taken);
                    let again = format!("{} {}", unmistakable(taken.at), taken.rest);
                    let form = if form == Form::Length { Form::Clock } else { form };
                    // The same time with the same words. A word behind it may be asked about once more.
                    if let Ok(read) = scene.leading(&again, form, wanted) {
                        proptest::prop_assert_eq!(read, taken, "{:?} and {:?}", text, again);
                    }
                }
                Err(error) => {
                    for choice in error.choices() {
                        let is_ahead = choice.at > now;
                        proptest::prop_assert_eq!(is_ahead, wanted == Wanted::Ahead, "{:?}: {:?}", text, error);
                    }
                }
            }
        }
    }
}
