//! Times as people type them: the table of phrases, and that what the page writes reads back to itself.

use crate::zones::{find, zone};
use incident_scratchpad::domain::time_expression::{Form, Scene, TimeError, Wanted};
use incident_scratchpad::domain::{Timestamp, Zone};

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
